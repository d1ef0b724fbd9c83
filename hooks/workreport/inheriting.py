"""What a new report takes from the one before it in the same folder: proposals for its ``report.yml``, each to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.catalogue import scalar
from workreport.memory import Memory, Pair
from workreport.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.model import Facts, LeftOut, Words
    from workreport.outline import Outline

BEGINNING = 3
"""Characters by which a fact is found again in that of another year."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The newest earlier report of a folder."""

    id: str
    facts: Facts

    def words(self, key: str) -> Words:
        """What it says of a fact, by language."""
        found: Words = getattr(self.facts, key)
        return found

    def whole(self, key: str, zh: str) -> str:
        """A fact with the words that an editor put before it in this report: 清河县…, which stood for 河北省清河县…."""
        if len(zh) < BEGINNING:
            return zh
        missing, found, _rest = self.words(key).get("zh", "").partition(zh[:BEGINNING])
        return missing + zh if found and self.english(key, missing + zh)[0] else zh

    def english(self, key: str, zh: str) -> tuple[str, str]:
        """The English of a fact of the new report and where it comes from; empty where nothing can be proposed.

        The same Chinese has the same English; where it differs in figures (第三次会议, 第四次会议), so does the English.
        """
        before = self.words(key)
        if not (zh and before.get("zh") and before.get("en")):
            return "", ""
        if before["zh"] == zh:
            return before["en"], _("as in {id}").format(id=self.id)
        year = int(self.facts.date[:4])
        draft = Memory((Pair(before["zh"], before["en"], self.id, year=year),), (), "en").best(zh, "", year + 1)
        if draft is None or not draft.proven:
            return "", _("in {id}: {words}").format(id=self.id, words=f"{before['en']} ({before['zh']})")
        return draft.text, _("made from that of {id}").format(id=self.id)


def comments(earlier: Earlier, outline: Outline) -> Iterator[str]:
    """Corrections and lines left out of the report before whose words stand in this source too, as comments to be uncommented."""
    text = "\n".join(segment.text for _, segment in outline.report.segments())
    corrections = [one for one in earlier.facts.corrections if one.quote in text]
    if corrections:
        yield "# " + _("Corrections of {id} whose words stand in this source too; take the “#” away where right:").format(id=earlier.id)
        yield "# corrections:"
        yield from (f"# - {one.kind}: {scalar(one.quote)}" for one in corrections)
    known = {one.quote for one in outline.left_out}
    left = [one for one in earlier.facts.left_out or () if one.quote not in known and one.quote in text]
    if left:
        what = _("Lines that {id} leaves out and that stand in this source too; move them below where they are no text here either:")
        yield f"# {what.format(id=earlier.id)}"
        yield from (line for one in left for line in _left_out(one))


def _left_out(one: LeftOut) -> Iterator[str]:
    yield f"# - quote: {scalar(one.quote)}"
    if one.to:
        yield f"#   to: {scalar(one.to)}"
    yield f"#   reason: {scalar(one.reason)}"
