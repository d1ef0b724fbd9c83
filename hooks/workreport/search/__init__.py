"""Search: what the browser fetches to find every passage, in either language (README.md beside this says why it is made so)."""

from workreport.search.corpus import CorpusPage, CorpusReport, CorpusSegment, corpus_report
from workreport.search.files import files, languages_of, lists, volume_files, volumes, word_files

__all__ = [
    "CorpusPage",
    "CorpusReport",
    "CorpusSegment",
    "corpus_report",
    "files",
    "languages_of",
    "lists",
    "volume_files",
    "volumes",
    "word_files",
]
