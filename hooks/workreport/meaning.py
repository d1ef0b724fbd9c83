"""What a translation says otherwise than its source, besides figures and terms: level, quantity, place, denial, time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workreport.lexicon.contrasts import CAPITAL, FAMILIES, PLACE_NAMES
from workreport.lexicon.directions import (
    ENGLISH_BETTER,
    ENGLISH_FALLS,
    ENGLISH_LESS,
    ENGLISH_LOWERED,
    ENGLISH_RISES,
    FALLS,
    FALLS_ALONE,
    LOWERS,
    RISES,
)
from workreport.lexicon.ranks import RANKS
from workreport.lexicon.subjects import SUBJECTS
from workreport.messages import _, listed
from workreport.problems import Severity
from workreport.terms import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workreport.lexicon.parts import Tense


def contrasts(zh: str, en: str) -> Iterator[Fault]:
    """Every meaning that the English has and the Chinese gives no ground for, where it leaves out another of its family."""
    for family in FAMILIES:
        for meaning in family.meanings:
            found = meaning.english.search(en) if meaning.english else None
            if not found or meaning.chinese.search(zh):
                continue
            lost = next((other for other in family.meanings if other.asks.search(zh) and not other.also.search(en)), None)
            if lost or meaning.name in family.alone:
                what = _("the English says “{words}”, and nothing in the Chinese does").format(words=found[0])
                remedy = _("say {meaning}, if that is meant").format(meaning=lost.name) if lost else _("say what the Chinese says")
                yield Fault(what, remedy, Severity.WARNING)
    for place in PLACE_NAMES:
        if place.name != CAPITAL and place.also.search(en) and not place.chinese.search(zh):
            what = _("the English names {place}, and the Chinese does not").format(place=place.name)
            yield Fault(what, _("name the place that the Chinese names"), Severity.WARNING)
        if place.name != CAPITAL and (found := place.asks.search(zh)) and not place.also.search(en):
            what = _("the Chinese names {place}, and the English does not").format(place=found[0])
            yield Fault(what, _("write {place}").format(place=place.name), Severity.WARNING)


_DENIED = re.compile(
    "不(?!断|仅|少|同|动产|足|但|只|管|论|止|惜|可|得|超|低于|高于|到|及|良|法|如|过|息|已|久|懈|落实|"
    "平衡|充分|稳|确定|漏|误|出|少于|忘|失|变|怕|折|"
    "松|放|停|畏|渝|移|辍|屈|挠|吝|堪|凡|见|了|利|便|当|力|够|正|端|合|文明|强|优|高|大|实|严|紧|准|敢|"
    "想|能腐|辜|平凡|易|减|负)|未(?!来|成年|必|.先|雨绸)|没有|并非|绝不|从不"
)
_NOT = re.compile(
    r"\b(?:not|no|never|without|none|nor|neither|nothing|cannot|nobody|zero|un\w+|in(?:suffic|adequ|"
    r"complet|appropr|effic|valid|justic)\w+|non\w*|free of|free from"
    r"|prevent\w*|avoid\w*|stop\w*|refus\w*|fail\w*|lack\w*|ban\w*|prohibit\w*|refrain\w*|"
    r"keep\w* .{0,30}from|rather than|instead of|zero|eliminat\w+|yet to"
    r"|forbid\w*|short of|absen\w+|deni\w+|deny\w*|resist\w*|reject\w*|ensur\w+|only|unless|hardly|less|"
    r"under|below|few|loss|insist\w*|remain\w*|still|dis(?!trict)\w+"
    r"|away|off|out of|end|free|firm\w*|exclu\w+|exempt\w*|zero-\w+|despite|regardless|ignor\w+|violat\w*|"
    r"illegal\w*|\w+less|neglig\w+|against|beyond)\b|n[’']t\b",
    re.IGNORECASE,
)
_STRONG_NOT = re.compile(
    r"\b(?:not|never|cannot|neither|nor)\b(?! only| just| merely| long| less| fewer| more)|n[’']t\b",
    re.IGNORECASE,
)
_ANY_DENIAL = re.compile(
    "不(?!断|动产|仅|少|同)|没|无(?!人机|障碍|线|缝|私|偿)|非(?!常|遗|公|法|洲|凡|物质)|未(?!来)|勿|别(?!的|墅|具)|禁|避"
    "|免(?!费)|杜绝|防止|严防|难(?!点|题)|失(?!业)|缺|拒|否|仅|只|零|除外|以外|而是|有待|尚|差距|空白|停(?!车)|岂"
    "|清退|清零|放开|取消|绝不|务必|弱(?!势)"
)


def denials(zh: str, en: str) -> Iterator[Fault]:
    """A denial that stands on one side only.

    A Chinese 不, 未 or 没有 that denies (and is no part of another word: 不断, 未来) wants a word of denial in the English; a not or never
    of the English wants some character of denial, want or prevention in the Chinese.
    """
    if (denied := _DENIED.search(zh)) and not _NOT.search(en):
        words = zh[denied.start() : denied.end() + 3]
        what = _("{words} is denied in the Chinese and not in the English").format(words=words)
        yield Fault(what, _("deny it in the English too"), Severity.WARNING)
    if (said := _STRONG_NOT.search(en)) and not _ANY_DENIAL.search(_QUOTED.sub("", zh)):
        what = _("the English denies with “{word}”, and the Chinese does not").format(word=said[0])
        yield Fault(what, _("take the denial out"), Severity.WARNING)


def ranks(zh: str, en: str) -> Iterator[Fault]:
    """A rank of the Chinese that the English does not say as one; a “first” that ranks nothing (the first batch) does not answer."""
    for rank in RANKS:
        if (found := rank.chinese.search(zh)) and not rank.english.search(en):
            what = _("{words} is a rank, and the English does not rank anything {rank}").format(words=found[0], rank=rank.name)
            yield Fault(what, _("say the rank: ranked {rank}").format(rank=rank.name), Severity.WARNING)


_SENTENCE = re.compile(r"(?<=[.!?])[”’)]?\s+(?=[A-Z“(])")
_FUTURE = re.compile(
    r"\b(?:will|shall|must|should|needs? to|ought|plan\w*|aim\w*|intend\w*|expect\w*|going to|is to|"
    r"are to|let us|strive|target\w*|would|can|may|if|project\w*"
    r"|hope\w*|goal\w*|make sure|ensure|continue|required?|task\w*)\b|let’s",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"(?<!public )(?<!political )(?<!the )(?<!of )(?<!strong )\b(?:will|shall|(?:is|are) going to|intends? to)\b", re.IGNORECASE
)
_MODAL = re.compile(r"\b(?:will|shall|must|should|going to|to be|let us|is to|are to|would|need to|needs to)\b|let’s", re.IGNORECASE)
_IRREGULAR = (
    "built|made|gave|took|held|won|led|set|cut|kept|put|brought|saw|drew|went|began|laid|spent|found|"
    "sent|met|sought|ran|grew|rose|did|dealt"
    "|taught|sped|fought|strove|overcame|undertook"
)
_PAST = re.compile(
    rf"(?:^|, )(?:We|we|The town|It|Our town|They)\b(?: (?:also|\w+ly))? (?!need|speed|"
    rf"proceed|succeed|feed)(?:\w+ed|{_IRREGULAR})\b"
    rf"|\b(?:was|were) (?:\w+ly )?(?:\w+ed|given|taken|done|{_IRREGULAR})\b"
)
_PLANNED = re.compile(
    "可以|将|要(?!求|素|点|闻|道|案|害|件)|会(?=[使让有更])|计划|拟|预计|(?<!努)力争|争取|确保|有望|即将|下一步|今后|"
    "明年|来年|待|必|继续|未来|一定(?=要|能|会)|能够?|才能|如果|只有|使|以期|决[不心]|后续|立项|誓|永|期望"
)
_DONE = re.compile("已|了(?!解)|过去|去年|上年|以来|取得|曾|获得|同比|形势|面临|存在|决定|擘画|提出")


_EXPLICIT = re.compile("即将|将(?:于|在|会|要|开工|建成|完成|启动|投入|投产|达到?|实现|竣工)|拟(?=[建定投])|预计|(?<!努)力争")
_QUOTED = re.compile("“[^”]*”|‘[^’]*’(?![a-z])")


def tenses(zh: str, en: str, part: Tense = "") -> Iterator[Fault]:
    """What one language says as done and the other as planned.

    In a part that reports what was done, an English sentence with will wants a sign of the future in the Chinese; in one that plans, a
    sentence in the past wants a sign that something is done. Elsewhere the Chinese itself must say which: 已, 将.
    """
    en = _QUOTED.sub("“”", en)
    if part == "done" and (found := _WILL.search(en)) and not _PLANNED.search(zh):
        yield Fault(
            _("the English says “{words}” of what the report says was done").format(words=found[0]),
            _("use the past tense"),
            Severity.WARNING,
        )
    if part == "planned" and not _DONE.search(zh):
        for sentence in _SENTENCE.split(en):
            if (found := _PAST.search(sentence)) and not _MODAL.search(sentence):
                yield Fault(
                    _("the English says as done what the report plans: “{words}”").format(words=found[0]),
                    _("use the future tense"),
                    Severity.WARNING,
                )
                return
    if not part and re.search("已|(?:完成|建成|实现)了", zh) and not _PLANNED.search(zh) and (found := _WILL.search(en)):
        yield Fault(
            _("the English says “{words}” of what the report says was done").format(words=found[0]),
            _("use the past tense"),
            Severity.WARNING,
        )
    if _EXPLICIT.search(zh) and not _FUTURE.search(en) and _PAST.search(en):
        yield Fault(_("the English says as done what the Chinese says of the future"), _("use the future tense"), Severity.WARNING)


def ways(zh: str, en: str) -> Iterator[Fault]:
    """A rise that the English has where the Chinese falls, and the other way round.

    Counted: the Chinese goes one way only, and the English the other way with fewer words of the Chinese's own than the Chinese has.
    """
    up, down = len(RISES.findall(zh)), len(FALLS.findall(zh))
    said_up, said_down = ENGLISH_RISES.findall(en), ENGLISH_FALLS.findall(en)
    other_up = len(ENGLISH_BETTER.findall(en))
    lowered = {word[:5].lower(): word for word in ENGLISH_LOWERED.findall(en)}  # tax reductions, and what they reduce, are one
    if len(lowered) > len(LOWERS.findall(zh)):
        what = _("the English says “{words}”, and the Chinese does not go down").format(words=[*lowered.values()][-1])
        yield Fault(what, _("say which way the Chinese goes"), Severity.WARNING)
    elif up and not down and said_down and len(said_up) + other_up < up:
        what = _("the Chinese goes up, and the English says “{words}”").format(words=said_down[0])
        yield Fault(what, _("say that it goes up"), Severity.WARNING)
    falls = FALLS_ALONE.search(zh)
    if falls and not up and said_up and not said_down and not ENGLISH_LESS.search(en):
        what = _("the Chinese goes down, and the English says “{words}”").format(words=said_up[0])
        yield Fault(what, _("say that it goes down"), Severity.WARNING)


def subjects(zh: str, en: str) -> Iterator[Fault]:
    """What the Chinese speaks of and the English does not, where it is much of the sentence: two subjects at least, and half of them."""
    named = [(found[0], english) for chinese, english in SUBJECTS if (found := chinese.search(zh))]
    lost = [word for word, english in named if not english.search(en)]
    if len(lost) >= LOST and 2 * len(lost) >= len(named):
        what = _("the English says nothing of {words}").format(words=listed(lost))
        yield Fault(what, _("see whether it translates this sentence, and the whole of it"), Severity.WARNING)


LOST = 2
"""So many subjects without a word in the English are too many."""
