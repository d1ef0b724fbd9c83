"""Files that are no text and no Word file of today, made into one where that can be done, and refused with the way out where not.

.doc, .wps, .odt and .rtf go through LibreOffice where it is installed; a saved web page is read by its text. What stands in a PDF cannot be
proven: its letters have places and no order, so that a table or a note can come out in the middle of a sentence.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree, html

from workreport.manuscript.encodings import decode
from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD_WORD = b"\xd0\xcf\x11\xe0"
"""What .doc, .wps and the other files of before 2007 begin with."""
RICH_TEXT = b"{\\rtf"
ARCHIVE = b"PK\x03\x04"
PDF = b"%PDF"
PAGE = re.compile(rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
ARCHIVED_PAGE = re.compile(rb"^(?:From: <Saved by|MIME-Version:)", re.IGNORECASE)
PATIENCE = 180
"""Seconds that LibreOffice may take for a file."""
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
PARTING = frozenset(
    (
        *(
            "p",
            "div",
            "br",
            "tr",
            "li",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "table",
            "ul",
            "ol",
            "section",
            "article",
            "header",
        ),
        *("footer", "nav", "aside", "main", "figure", "figcaption", "blockquote", "pre", "hr", "form", "center", "address"),
    )
)
"""Elements of a web page that begin and end a line."""
UNREAD = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "textarea", "button")
BLANKS = re.compile(r"[ \t\r\n\f]+")


def to_source(data: bytes, path: str) -> tuple[bytes, str]:
    """The bytes of a text or of a Word file, and ``txt`` or ``docx``: the file itself, or what it is made into.

    Raises ProblemsError where the file is of a kind that cannot be made into one, or nothing installed here can do it.
    """
    kind = foreign(data)
    if kind == "page":
        return page_text(data, path).encode(), "txt"
    if kind:
        return _by_libreoffice(data, path, kind), "docx"
    return data, "docx" if data.startswith(ARCHIVE) else "txt"


def foreign(data: bytes) -> str:
    """What a file is that is no text and no Word file of today: ``doc``, ``rtf``, ``odt``, ``pdf``, ``page``, ``mht``; else nothing."""
    for start, kind in ((OLD_WORD, "doc"), (RICH_TEXT, "rtf"), (PDF, "pdf")):
        if data.startswith(start):
            return kind
    if data.startswith(ARCHIVE):
        return "odt" if _is_open_document(data) else ""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    return "page" if PAGE.match(head) else "mht" if ARCHIVED_PAGE.match(head) else ""


def _is_open_document(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read("mimetype").startswith(OPEN_DOCUMENT)
    except (KeyError, OSError, ValueError, RuntimeError, zipfile.BadZipFile):
        return False


def refusal(kind: str, path: str) -> Problem:
    """What is said of a file of a kind that is not read as it is."""
    named = {
        "doc": _("a Word file of the old kind (.doc or .wps)"),
        "rtf": _("a rich text file (.rtf)"),
        "odt": _("an OpenDocument text (.odt)"),
        "pdf": _("a PDF, and what stands in a PDF cannot be proven"),
        "mht": _("a web page saved as one file (.mht)"),
        "page": _("a saved web page (.html)"),
    }[kind]
    ways = {
        "pdf": _("ask for the Word file; or copy the text out of it into a .txt and compare it with the PDF"),
        "mht": _("open it in a browser and save it as .html, or copy its text into a .txt"),
        "page": _("take it up with “workreport new”, which reads its text"),
    }
    return Problem(
        Place(path), _("this is {kind}").format(kind=named), ways.get(kind, _("open it in a word processor and save it as .docx"))
    )


def _by_libreoffice(data: bytes, path: str, kind: str) -> bytes:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if kind in ("pdf", "mht") or program is None:
        raise ProblemsError([refusal(kind, path)])
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"report.{kind}"
        source.write_bytes(data)
        command = [program, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless", "--convert-to", "docx"]
        try:
            subprocess.run(  # noqa: S603  # the program that the machine names, and a file of ours
                [*command, "--outdir", folder, str(source)], check=True, capture_output=True, timeout=PATIENCE
            )
            return source.with_suffix(".docx").read_bytes()
        except (OSError, subprocess.SubprocessError):
            raise ProblemsError([refusal(kind, path)]) from None


def page_text(data: bytes, path: str) -> str:
    """The text of a web page, a line for each block that a browser would set on lines of its own; scripts and menus to choose from go.

    Raises ProblemsError where the page is in no encoding that we know.
    """
    declared = re.search(rb"<meta[^>]{0,200}?charset=[\"']?([\w-]+)", data[:4096], re.IGNORECASE)
    content, _encoding = decode(data, path, declared[1].decode("ascii") if declared else "")
    try:
        tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", content))
    except (etree.LxmlError, ValueError):
        raise ProblemsError([Problem(Place(path), _("the page holds no text"), _("copy its text into a .txt"))]) from None
    lines = "".join(_pieces(tree)).split("\n")
    return "\n".join(line for line in (BLANKS.sub(" ", line).strip(" ") for line in lines) if line) + "\n"


def _pieces(tree: html.HtmlElement) -> Iterator[str]:
    """The text of a page with a line end before and after each block."""
    waiting: list[tuple[html.HtmlElement, bool]] = [(tree, False)]
    while waiting:
        element, past = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if not past:
            waiting.append((element, True))
            if tag and tag not in UNREAD and not _is_hidden(element):
                yield "\n" if tag in PARTING else "\t" if tag in ("td", "th") else ""
                yield BLANKS.sub(" ", element.text or "") if tag != "pre" else element.text or ""
                waiting.extend((child, False) for child in reversed(element))
        else:
            yield ("\n" if tag in PARTING else "") + (BLANKS.sub(" ", element.tail or "") if element is not tree else "")


def _is_hidden(element: html.HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
