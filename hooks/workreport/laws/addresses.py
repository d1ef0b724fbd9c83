"""Laws 6 and 8: every address of the site resolves, and a browser asks no other host for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from workreport.laws.built import LOADED, MISSING
from workreport.messages import _
from workreport.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import html

    from workreport.laws.built import Built

FOLLOWED = frozenset({"http", "https", "mailto", "tel"})
"""Schemes that a link may lead to."""
FETCHED = frozenset({"stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"})
"""What a ``<link rel>`` makes a browser fetch or connect to."""
FEW = 3
"""So many links to one missing target are named; a link in a footer stands on every page."""
DATA = frozenset({"application/json", "application/ld+json", "speculationrules"})
"""Types of ``<script>`` that are no scripts."""


def resolves(site: Built) -> Iterator[Problem]:
    """Law 6: every link, image, data file and anchor that a page or a style sheet names is there, whatever path the site stands under."""
    counts: dict[str, int] = {}
    for name, page in site.pages.items():
        for element, address in page.addresses():
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                if parts.scheme not in FOLLOWED | {"data", "blob"}:
                    what = _("the address {address} is of a kind that no page of ours has").format(address=address)
                    yield Problem(Place(name), what, _("write a link to a page or a file"))
                continue
            for problem in _target(site, name, address, anchors=element.tag in {"a", "area"}):
                target = site.target(name, address) or address
                counts[target] = counts.get(target, 0) + 1
                if counts[target] <= FEW:
                    yield problem
    for target, count in counts.items():
        if count > FEW:
            what = _("{count} more links are broken in the same way").format(count=count - FEW)
            yield Problem(Place(target), what, _("correct the first ones, and look again"))
    for sheet, address in site.style_addresses():
        if not urlsplit(address).scheme and not address.startswith("#"):
            yield from _target(site, sheet, address, anchors=False)
    yield from _pictures(site)


def _pictures(site: Built) -> Iterator[Problem]:
    """The pictures that links to pages show."""
    for name, page in site.pages.items():
        for picture in page.elements('//meta[@property="og:image"]'):
            address = str(picture.get("content"))
            if not urlsplit(address).scheme:
                yield from _target(site, name, address, anchors=False)
            elif site.target(name, urlsplit(address).path) not in site.files:
                yield Problem(Place(name), _("{address} does not exist").format(address=address), _("correct the address"))


def _target(site: Built, name: str, address: str, *, anchors: bool) -> Iterator[Problem]:
    if address.startswith("/") and name != MISSING:
        what = _("{address} begins at the host’s root").format(address=address)
        yield Problem(Place(name), what, _("write the address relative to the page, so that the site may stand under a path"))
        return
    target = site.target(name, address)
    if target is None:
        yield Problem(Place(name), _("{address} leaves the site").format(address=address), _("correct the address"))
    elif target not in site.files:
        yield Problem(Place(name), _("{address} does not exist").format(address=address), _("correct the address"))
    elif anchors and target in site.pages:
        fragment = unquote(urlsplit(address).fragment)
        if fragment and fragment not in site.pages[target].ids:
            yield Problem(Place(name), _("{address} has no such anchor").format(address=address), _("correct the anchor"))


def no_other_host(site: Built) -> Iterator[Problem]:
    """Law 8: nothing is loaded from elsewhere, and nothing on a page is an inline script, style or event handler."""
    for name, page in site.pages.items():
        for element, address in page.addresses():
            if _loaded(element, address) and _foreign(address):
                what = _("{address} is loaded from another host").format(address=address)
                yield Problem(Place(name), what, _("put the file into docs/assets and name it there"))
        if page.elements('//meta[translate(@http-equiv, "REFSH", "refsh")="refresh"][contains(@content, "//")]'):
            yield Problem(Place(name), _("the page sends its reader to another host"), _("write a link instead"))
        scripts = [one for one in page.elements("//script[not(@src)]") if one.get("type") not in DATA]
        handlers = page.elements('//*[@*[starts-with(name(), "on")]]')
        styles = page.elements("//style | //*[@style]")
        for found, kind in ((scripts, _("inline script")), (handlers, _("event handler")), (styles, _("inline style"))):
            if found:
                what = _("the page has an {kind} in <{tag}>").format(kind=kind, tag=found[0].tag)
                yield Problem(Place(name), what, _("move it to a file in docs/assets"))
    for sheet, address in site.style_addresses():
        if _foreign(address):
            what = _("{address} is loaded from another host").format(address=address)
            yield Problem(Place(sheet), what, _("put the file into docs/assets and name it there"))


def _loaded(element: html.HtmlElement, address: str) -> bool:
    """Whether a browser fetches the address by itself, or sends a form to it."""
    if element.tag == "link":
        return bool(FETCHED & set((element.get("rel") or "").lower().split()))
    if element.tag in {"form", "button", "input", "base", "use", "image"}:
        return True
    return any(element.get(name) == address for name in LOADED) or element.get("srcset") is not None


def _foreign(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in {"", "data", "blob"}
