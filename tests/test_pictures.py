"""Pictures of a Word file: published where they stand, and without what they say of their makers."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image, PngImagePlugin

from test_manuscript import OFFICE, RELATIONS, W, zipped
from workreport.manuscript import copy, read
from workreport.manuscript.pictures import cleaned, kind
from workreport.outline import find
from workreport.pages.markdown import markdown

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SECRET = "jia yi bing, of the office"
SVG = f"""<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" onload="x()"><metadata>{SECRET}</metadata><script>x()</script>
<style>@import url(http://else.where/x.css);</style><rect width="100" height="50" fill="red" style="background:url(http://else.where/x)"/>
<image href="http://else.where/x.png"/><text x="5" y="20">图</text><foreignObject><p>x</p></foreignObject></svg>"""


def picture(form: str) -> bytes:
    """A picture of 12 by 8 pixels that says who made it."""
    if form == "svg":
        return SVG.encode()
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x13B] = SECRET
    exif[0x112] = 6
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", SECRET)
    said: dict[str, object] = {
        "png": {"pnginfo": told},
        "jpeg": {"exif": exif, "comment": SECRET.encode()},
        "gif": {"comment": SECRET.encode()},
        "webp": {"exif": exif},
    }[form]  # type: ignore[assignment]
    Image.new("RGB", (12, 8), "teal").save(out, form, **said)
    return out.getvalue() + (SECRET.encode() if form in {"png", "gif", "jpeg"} else b"")


@pytest.mark.parametrize("form", ["png", "jpeg", "gif", "webp", "svg"])
def test_a_picture_is_itself_and_says_nothing_of_its_maker(form: str) -> None:
    """The picture remains to the pixel; authors, comments, cameras, scripts, references and what stands behind its end go."""
    made = cleaned(picture(form))
    assert made is not None
    assert kind(made) == form
    assert SECRET.encode() not in made
    if form == "svg":
        assert (
            made
            == (
                '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">\n<rect width="100" height="50" fill="red"/>\n'
                '<image/><text x="5" y="20">图</text></svg>'
            ).encode()
        )
        return
    with Image.open(io.BytesIO(made)) as found, Image.open(io.BytesIO(picture(form))) as before:
        assert found.convert("RGB").tobytes() == before.convert("RGB").tobytes()
        assert dict(found.getexif()) == ({0x112: 6} if form == "jpeg" else {})


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF....WEBP", b"<svg", b"\xd7\xcd\xc6\x9a", b"x" * 60]
)
def test_a_broken_picture_is_none(data: bytes) -> None:
    """What is cut off, or of a kind that browsers do not show, is no picture and no traceback."""
    assert cleaned(data) is None


def word(**media: bytes) -> bytes:
    """A Word file with a deletion, a comment's mark, an author, and a picture after each paragraph."""
    related = "".join(f'<Relationship Id="{name}" Type="{OFFICE}/image" Target="media/{name}"/>' for name in media)
    drawn = "".join(
        f'<w:p><w:r><w:t>第{number}段。</w:t></w:r></w:p><w:p><w:r><w:drawing><docPr xmlns="urn:x" descr="x"/>'
        f'<a:blip xmlns:a="{DRAWING}" xmlns:r="{OFFICE}" r:embed="{name}"/></w:drawing></w:r></w:p>'
        for number, name in enumerate(media, 1)
    )
    deleted = f'<w:p><w:r><w:t>留。</w:t></w:r><w:del w:author="{SECRET}"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>'
    hidden = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r><w:r><w:t>见。</w:t></w:r></w:p>"
    main = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    comments = f'<Relationship Id="c" Type="{OFFICE}/comments" Target="comments.xml"/>'
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>'.encode(),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}{comments}</Relationships>'.encode(),
            "word/document.xml": f"<w:document {W}><w:body>{drawn}{deleted}{hidden}</w:body></w:document>".encode(),
            "word/comments.xml": f"<w:comments {W}><w:comment><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:comment></w:comments>".encode(),
            "word/vbaProject.bin": SECRET.encode(),
            "docProps/core.xml": f'<p><creator xmlns="x">{SECRET}</creator></p>'.encode(),
            **{f"word/media/{name}": content for name, content in media.items()},
        }
    )


def test_pictures_stand_where_the_word_file_has_them() -> None:
    """Each picture belongs to the paragraph before it; one shown twice is one file; one that cannot be shown is named."""
    emf = b"\1\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 40
    found = read(word(a=picture("png"), b=emf, c=picture("png"), d=picture("gif")), "x.docx")
    assert [picture.name for picture in found.pictures] == ["picture-1.png", "picture-2.gif"]
    assert [line.pictures for line in found.lines][:4] == [("picture-1.png",), (), ("picture-1.png",), ("picture-2.gif",)]
    assert [(it.line, it.kind) for it in found.artefacts if it.kind == "picture"] == [(4, "picture")]
    shown = [it.pictures for page in find(found).report.pages for it in page.paragraphs if it.pictures]
    assert shown == [("picture-1.png",), ("picture-1.png",), ("picture-2.gif",)]


def test_the_copy_of_a_word_file_has_what_word_shows_and_no_more() -> None:
    """Law 10: nothing of a deletion, a comment, a hidden word, an author or a macro is in the copy, which reads as the original does."""
    data = word(a=picture("jpeg"))
    made = copy(data, "x.docx")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml"]
        assert all(SECRET.encode() not in archive.read(name) for name in archive.namelist())
    assert [line.text for line in read(made, "x").lines] == [line.text for line in read(data, "x").lines] == ["第1段。", "留。", "见。"]
    assert copy(data, "x.docx") == made


def test_an_editor_is_told_what_the_word_file_holds() -> None:
    """What is never published is counted when the file is taken up, without its words."""
    found = read(word(), "x.docx")
    (problem,) = found.problems
    assert str(problem) == (
        "x.docx: the Word file holds deleted text (1), hidden text (1), macros, a person’s name; none of it is published; "
        "see whether the words are the last version"
    )


def test_a_picture_is_a_picture_in_the_markdown_twin() -> None:
    """The twin of a page shows a picture where the page does."""
    page = '<h1>题</h1><p>甲。</p><figure class="picture"><img src="../a.png" alt="道路"></figure>'
    assert markdown(page, {}, "zh").endswith("# 题\n\n甲。\n\n![道路](../a.png)\n")
