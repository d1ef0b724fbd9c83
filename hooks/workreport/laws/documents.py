"""That every page says what it is: language, title, heading, description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workreport.languages import tag
from workreport.laws.built import MISSING
from workreport.messages import _
from workreport.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.laws.built import Built


def says_what_it_is(site: Built) -> Iterator[Problem]:
    """Every page names its language and has one title, one first heading and a description; pages that only lead on are excepted."""
    languages = {tag(language) for language in site.archive.interfaces}
    for name, page in site.pages.items():
        if name == MISSING or page.elements('//meta[translate(@http-equiv, "REFSH", "refsh")="refresh"]'):
            continue
        faults = []
        if page.tree.get("lang") not in languages:
            faults.append(_("no language of the site is on its <html>"))
        if len(page.elements("/html/head/title[normalize-space()]")) != 1:
            faults.append(_("it has not one title"))
        if len(page.elements("//h1")) != 1:
            faults.append(_("it has not one first heading"))
        if len(page.elements('//meta[@name="description"][normalize-space(@content)]')) != 1:
            faults.append(_("it has not one description"))
        for fault in faults:
            yield Problem(Place(name), fault, _("correct its template, or the page written by hand"))
