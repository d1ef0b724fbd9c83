"""Keys that a format does not know: what an editor may have meant."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from workreport.messages import _, listed
from workreport.problems import Problem
from workreport.yamlfile.diagnosis import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workreport.yamlfile.reading import Value

CHINESE_KEYS = {
    "编号": "id",
    "页": "page",
    "页面": "page",
    "原文": "zh",
    "中文": "zh",
    "译文": "en",
    "英文": "en",
    "状态": "state",
    "备注": "note",
    "日期": "date",
    "标题": "title",
    "会议": "session",
    "报告人": "speaker",
    "职务": "office",
    "地点": "place",
    "来源": "provenance",
    "名称": "name",
    "主办单位": "publisher",
    "链接": "link",
    "图片": "image",
}
"""What editors write in Chinese for a key; a file holds the English word."""


def unknown_key(value: Value, key: str, known: Iterable[str]) -> Problem:
    """That a format has no such key: with the one that is meant where it is only spelt otherwise, else with all that it has."""
    known = tuple(known)
    plain = unicodedata.normalize("NFKC", INVISIBLE.sub("", key)).strip().lower()
    meant = CHINESE_KEYS.get(plain, plain)
    if meant in known:
        what = _("the key “{key}” is not written as it must be").format(key=INVISIBLE.sub("", key))
        return Problem(value.place, what, _("write “{key}: ”").format(key=meant))
    return Problem(value.place, _("the key “{key}” is not known").format(key=key), _("use {known}").format(known=listed(known)))
