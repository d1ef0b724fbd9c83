"""Lines that address an assembly, and how a line is compared."""

from __future__ import annotations

import re

from workreport.lexicon.characters import DIGITS_ONE_WIDTH
from workreport.lexicon.variants import simple

SALUTATION = re.compile(
    r"^(?:尊敬的)?(?:主席|主任、|各位(?:人大|政协|党)?(?:代表|委员)|各位(?:领导|同志|来宾|嘉宾|父老|同仁|同事|理事|监事|董事|会员|股东|职工|教职工|老师|校友|社员|业主|村民|居民|组成人员|副主任|常委|党员|朋友)|同志们|代表们|委员们|女士们)"
)
NOTHING = re.compile(r"[\s?？]+")
"""Blanks, and the question marks that a change of encoding made of them."""


def squeezed(text: str) -> str:
    """The line without blanks and without the question marks that stand for them."""
    return NOTHING.sub("", text)


def plain(text: str) -> str:
    """The line as it is compared: without blanks, in simplified characters and digits of one width."""
    return simple(squeezed(text)).translate(DIGITS_ONE_WIDTH)


def is_salutation(text: str) -> bool:
    """Whether a line addresses the assembly."""
    return bool(SALUTATION.match(plain(text[:40])[:20]))
