"""Characters that say that something went wrong before the file reached us, and those that have become others since it was written.

GBK had no Unicode character for 80 of its own and put them into the private use area (GB 18030-2000, table of FE50 to FEA0); Unicode has
them all today. A3A0 is the blank of old web pages.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from workreport.messages import _
from workreport.model import DoubtfulCharacter
from workreport.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LOST = "\ufffd"
"""Stands where a character was lost by a change of encoding."""
OBJECT = "\ufffc"
"""Stands where something was that is no text: a picture, a table."""
_COMPONENTS = (
    "⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱"
    "䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻"
)
_PUNCTUATION = "︐︒︑︓︔︕︖"
OF_GBK = {
    0xE5E5: "\u3000",
    0xE7C7: "ḿ",
    0xE7C8: "ǹ",
    0xE794: "︗",
    0xE795: "︘",
    0xE796: "︙",
    **{0xE78D + place: character for place, character in enumerate(_PUNCTUATION)},
    **{0xE815 + place: character for place, character in enumerate(_COMPONENTS)},
}
"""Private-use characters of GBK and GB 18030, and the characters that Unicode has for them."""
PRIVATE = re.compile("[\ue000-\uf8ff]")
FOR_LATER = 0x30000
"""From here on are planes that Unicode keeps for Chinese characters and fills year by year."""


def modern(text: str) -> str:
    """The text with the Unicode characters for the private ones of GBK."""
    return text.translate(OF_GBK) if PRIVATE.search(text) else text


def doubtful(rows: Iterable[tuple[int, str]]) -> Iterator[DoubtfulCharacter]:
    """Where in numbered lines characters stand that mean nothing: lost ones, private ones, unassigned ones."""
    rows = list(rows)
    odd = {character for character in set().union(*(set(text) for _, text in rows)) if _is_odd(character)}
    if not odd:
        return
    pattern = re.compile(f"[{re.escape(''.join(sorted(odd)))}]")
    for number, text in rows:
        for character in dict.fromkeys(pattern.findall(text)):
            yield DoubtfulCharacter(number, text.index(character) + 1, character, text.count(character))


def _is_odd(character: str) -> bool:
    if character in (LOST, OBJECT):
        return True
    category = unicodedata.category(character)
    return category == "Co" or (category == "Cn" and not FOR_LATER <= ord(character) < 0x40000)


def problem(it: DoubtfulCharacter, path: str) -> Problem:
    """What is said of it: an error for a character that was lost, a doubt for another."""
    place = Place(path, it.line)
    again = "" if it.times == 1 else _(", and {number} more in the line").format(number=it.times - 1)
    if it.character == LOST:
        what = _("column {column}: a character was lost here (U+FFFD)").format(column=it.column)
        return Problem(place, what + again, _("look it up in the original and quote the place as “lost:” in the corrections of report.yml"))
    if it.character == OBJECT:
        what = _("column {column}: something that is no text stood here (U+FFFC)").format(column=it.column)
        return Problem(place, what, _("compare with the original"), Severity.WARNING)
    code = f"U+{ord(it.character):04X}"
    if unicodedata.category(it.character) == "Co":
        what = _("column {column}: {code} means nothing outside the face it was written in").format(column=it.column, code=code)
    else:
        what = _("column {column}: {code} is no character of Unicode {version}").format(
            column=it.column, code=code, version=unicodedata.unidata_version
        )
    return Problem(place, what + again, _("see in the original what it shows; readers see a box"), Severity.WARNING)
