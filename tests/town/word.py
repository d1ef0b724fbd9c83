"""Writes the Word file of the town's second report: run it after a change of `PARAGRAPHS`; the same words give the same bytes."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

PARAGRAPHS = (
    "青禾湾镇政府工作报告",
    "——2032年2月12日在云梯县青禾湾镇第六届人民代表大会第二次会议上",
    "镇长 林小满",
    "各位代表：",
    "现在，我代表青禾湾镇人民政府，向大会报告工作，请予审议。",
    "一、2031年工作回顾",
    "2031年，我们实现农业总产值3.8亿元，增长5.6%。",
    "（一）特色产业稳步发展",
    "茶园面积继续扩大。|茶园总面积达到9050亩。建成茶叶加工厂1座。",
    "文旅融合取得成效。|全年接待游客15万人次，同比增长20%。",
    "（二）人居环境持续改善",
    "污水处理率达到95%。种植行道树3000余株。",
    "二、2032年工作安排",
    "（一）做强茶产业",
    "力争茶园总面积达到9500亩，农业总产值增长6%左右。",
    "（二）办好民生实事",
    "新建养老驿站1个，群众诉求办理时间不超过2天。",
    "各位代表！让我们携手同心，把青禾湾建设得更加美丽！",
)
"""Words before “|” are set in bold."""
DELETED = "此句已删不再公布"
"""A tracked deletion, which no reader may see."""
COMMENT = "请再核对一遍数字"
"""A comment, which no reader may see."""
AUTHOR = "起草人甲乙丙"
"""Who wrote the file, according to its properties."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(words: str) -> str:
    """A paragraph, its bold words first."""
    bold, bar, rest = words.partition("|")
    return f"<w:p>{run(bold, '<w:rPr><w:b/></w:rPr>') + run(rest) if bar else run(words)}</w:p>"


def parts() -> dict[str, str]:
    """The parts of the package by name."""
    body = [paragraph(words) for words in PARAGRAPHS]
    deleted = f'<w:del w:id="1" w:author="{AUTHOR}"><w:r><w:delText>{DELETED}</w:delText></w:r></w:del></w:p>'
    body[-3] = body[-3].replace("</w:p>", deleted)
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in (
            ("word/document.xml", f"{MIME}.document.main+xml"),
            ("word/comments.xml", f"{MIME}.comments+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        )
    )
    relation = '<Relationship Id="{}" Type="{}" Target="{}"/>'.format
    core = relation("r2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{relation('r1', f'{OFFICE}/officeDocument', 'word/document.xml')}{core}</Relationships>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{relation('r1', f'{OFFICE}/comments', 'comments.xml')}</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{"".join(body)}</w:body></w:document>',
        "word/comments.xml": f'<w:comments xmlns:w="{WORD}"><w:comment w:id="0" w:author="{AUTHOR}"><w:p>{run(COMMENT)}</w:p></w:comment>'
        "</w:comments>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{AUTHOR}</dc:creator></cp:coreProperties>',
    }


def write(path: Path) -> None:
    """Writes the file, with one date for every part."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}')


if __name__ == "__main__":
    write(Path(sys.argv[1]))
