"""What the project knows of a language, in one object each.

Chinese and English are complete. Any other language takes from CLDR, through Babel, what a standard says of it (its own name, dates,
usual region), and what only an editor can write (the words of the interface, labels, translations) from English.
"""

from workreport.languages.fallback import fallbacks, in_language, in_languages
from workreport.languages.language import SOURCE, Language, is_known, language, tag

__all__ = ["SOURCE", "Language", "fallbacks", "in_language", "in_languages", "is_known", "language", "tag"]
