"""Words that a tired translator puts in one another's place: all and most, municipal and district, before and after.

A family is a set of meanings of which one is easily said for another. Of each meaning there is what gives ground for it in the Chinese
(generous), and what says it in English (narrow).
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of a family."""

    name: str
    """As a message names it: ``municipal``."""
    chinese: re.Pattern[str]
    """What gives ground for it."""
    english: re.Pattern[str] | None
    """What says it and nothing else; None for a meaning that a translator may add freely."""
    also: re.Pattern[str]
    """What may say it, besides other things."""
    asks: re.Pattern[str]
    """The Chinese that wants it said."""


@dataclass(frozen=True, slots=True)
class Family:
    """Meanings of which one is easily said for another."""

    meanings: tuple[Meaning, ...]
    alone: tuple[str, ...] = ()
    """Names of meanings that the English may never say without ground, whatever the Chinese has instead."""


def _meaning(name: str, chinese: str, english: str, also: str = "", asks: str = "") -> Meaning:
    narrow, wide = (re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (english, "|".join(filter(None, (english, also)))))
    return Meaning(name, re.compile(chinese), narrow if english else None, wide, re.compile(asks or chinese))


FAMILIES = (
    Family(
        (  # whose
            _meaning(
                "national", "国|央|全民|中华|社会主义", "national(?:ly)?|nationwide", "nation|state|country|china|chinese|central|socialist"
            ),
            _meaning("provincial", "省|自治区", "provincial", "provinces?"),
            _meaning("municipal", "市(?!场|值|价|民)|北京|首都", "municipal", "municipality|cit(?:y|ies)|city.level|beijing|urban|capital"),
            _meaning(
                "district",
                "(?<![示范产景园地社小山灾库林湖城新护发验能置街校厂牧矿治政片心老活居])区(?!域|间|位|别)",
                "district(?:-level)?",
                "districts|zones?|areas?|communit(?:y|ies)|regions?",
            ),
            _meaning("county", "县", "county(?:-level)?", "counties"),
            _meaning("town", "镇|乡", "township|town-level", "towns?|townships|urban|rural|countryside|local"),
            _meaning("village", "村|乡|农", "village-level", "villages?|villagers?|rural|countryside|farm\\w*|agricultur\\w+"),
        )
    ),
    Family(
        (  # how many of them
            _meaning(
                "all",
                "全部|所有|一律|全体|一切",
                "",
                "all|every\\w*|each|entire\\w*|whole|both|complete\\w*|full\\w*|any|overall|across|without|no",
            ),
            _meaning(
                "most",
                "大部分|多数|大多|大半|主要|基本|绝大|最|普遍",
                r"(?<!the )most of|mostly|(?:a |the )?majority of|partly"
                r"|(?<!the )(?<!our )(?<!its )(?<!their )(?<!’s )most"
                r"(?= (?:of|our|those|these|the|year|people|effort|[0-9]+|\w+[^s]s|\w+ \w+[^s]s)\b)",
            ),
            _meaning(
                "some",
                "部分|一些|有的|个别|有些|若干|一定|某|少数|几|数|余|约|近|左右|上下|多|不少|个",
                "some of|some(?! [0-9])|a few|partly",
            ),
        ),
        alone=("most",),
    ),
    Family(
        (  # which way
            _meaning(
                "more",
                "增|升|提|扩|涨|多|加|高|大|长|强|创|翻|拓|壮|丰|富|攀|跃|快|进|优|上|新|超",
                "increas\\w+|grew|grown|growth|rose|risen|rising",
                "rais\\w+|grow\\w*|up|expan\\w+|improv\\w+|more|higher|rises?|add\\w*|boost\\w*|strength\\w+|"
                "extend\\w*|enhanc\\w+|develop\\w*|larger?|greater|new",
            ),
            _meaning(
                "less",
                "减|降|落|低|缩|少|跌|压|削|去|退|免|淡|弱|轻|控|消|汰|松|慢|负|亏|损|失|短|节|省|下|脱|禁|差距",
                "decreas\\w+|declin\\w+|fallen|fell(?! short)|reduc\\w+",
                "drop\\w*|lower\\w*|down|shr[iau]nk\\w*|cuts?|cutting|less|fewer|fall\\w*|sav\\w+",
            ),
        ),
        alone=("less",),
    ),
    Family(
        (  # on which side of a line
            _meaning(
                "above",
                "以上|超|高于|上|过|不低|余|多|逾|破|至少|大于|不少|先|优",
                "(?<!the )above(?! all|ground)",
                "over|exceed\\w*|more|at least|higher|beyond",
            ),
            _meaning(
                "below",
                "以下|低|下|之内|以内|不超|不足|不到|少于|小于|不高|未|近",
                "below",
                "under|less|at most|lower|up to|within|fewer|not",
            ),
        ),
        alone=("below",),
    ),
    Family(
        (  # when
            _meaning(
                "before",
                "前|先|早|起|至|到|以来|往|原|曾|内|旧|预|仍|还|夜|尚",
                "before(?!hand)",
                "prior|ahead|by|previous|earlier|former|until|beforehand|front",
            ),
            _meaning(
                "after",
                "后|毕|余|再|下一|此|来|经|随|复|跟|接|回|善|疫",
                "after",
                "follow\\w*|since|once|post|later|then|subsequent\\w*|when",
            ),
        )
    ),
    Family(
        (
            _meaning("the first half", "上半年", "first half"),
            _meaning("the second half", "下半年", "second half|latter half"),
        )
    ),
    Family(
        (
            _meaning("the beginning", "初|首|始|起|开|头|春|前|启", "beginning", "start\\w*|early|first|opening|outset"),
            _meaning("the end", "底|末|终|止|结|尾|完|收|截|后|断|绝|停", "end of", "ends?|ended|late|last|close|by|final\\w*|complet\\w+"),
        )
    ),
    Family(
        (
            _meaning(
                "last year",
                "去年|上年|同比|上一|年前|上届|过去|一年来|比上|202",
                "last year|previous year|preceding year|year before",
                "past year|year.on.year|20[0-9]{2}",
            ),
            _meaning("this year", "今年|本年|全年|一年来|当年|年度|年内|本届|年", "this year|current year", "year|20[0-9]{2}"),
            _meaning(
                "next year",
                "明年|来年|下年|下一年|次年|今后|未来|接下来",
                "next year|coming year|following year",
                "future|from now|ahead|20[0-9]{2}",
            ),
        )
    ),
    Family((_meaning("imports", "进口|进出口|外贸", "imports?|imported"), _meaning("exports", "出口|外贸|输出", "exports?|exported"))),
    Family(
        (
            _meaning("income", "收|税|营|入|薪|财|资", "revenues?|income", "earn\\w*|tax\\w*|pay|receipts|proceeds"),
            _meaning(
                "spending",
                "支|花|投|经费|费|用|耗|预算",
                "expenditures?|spending",
                "invest\\w+|fund\\w*|costs?|pa(?:y|id)\\w*|spent|outlay|budget",
            ),
        )
    ),
    Family(
        (
            _meaning("domestic", "国内|内|境内|本国|我国", "domestic", "china\\w*|home|national|inside|within|internal"),
            _meaning(
                "foreign",
                "外|境|国际|涉外|海|洋|世界|全球",
                "foreign|overseas",
                "international\\w*|outside|abroad|external|world|global|sea",
            ),
        )
    ),
    Family(
        (
            _meaning("east", "东", "east|eastern", "north\\w*|south\\w*|dong\\w*"),
            _meaning("west", "西", "west|western", "north\\w*|south\\w*|xi\\w*"),
            _meaning("north", "北", "north|northern", "north\\w*|bei\\w*"),
            _meaning("south", "南", "south|southern", "south\\w*|nan\\w*"),
        )
    ),
    Family(
        (
            _meaning(
                "children",
                "儿|童|幼|孩|少年|婴|子|学|小",
                "children",
                "child\\w*|kid\\w*|student\\w*|pupil\\w*|young|infant\\w*|nurser\\w+|preschool|school\\w*",
            ),
            _meaning("the elderly", "老|年迈|养|寿|孝", "elderly|older people", "seniors?|old\\w*|aged|aging|pension\\w*|retire\\w*"),
        )
    ),
    Family(
        (  # who
            _meaning(
                "farmers",
                "农|种植|养殖|田",
                "farmers",
                r"villagers?|growers?|rural (?:resident|worker|household|people|population|labor)\w*",
                asks="农民|农户|菜农|果农",
            ),
            _meaning(
                "workers",
                "工|劳动|从业|就业|人员|岗",
                "workers",
                r"work\w*|employ\w*|staff|labor\w*|personnel",
                asks="工人|职工|员工|务工|劳动者|工匠",
            ),
            _meaning(
                "students",
                "学生|学子|学[前籍业龄]|[复入就升]学|考|毕业|小学|中学|大学|学校|师生|儿童",
                "students",
                r"student\w*|pupils?|graduat\w+|school\w*",
                asks="学生|学子|考生|毕业生",
            ),
            _meaning(
                "teachers", "师(?!事|范|傅)|教职|执教", "teachers", r"teach\w*|faculty|instruct\w*|educators?", asks="教师|老师|师资|重教"
            ),
            _meaning("veterans", "退役|军|老兵|双拥|优抚", "veterans", r"veteran\w*|milit\w+|army|service\w*|soldier\w*", asks="退役军人"),
            _meaning("women", "妇|女|母|孕|产假|两癌", "women", r"wom[ae]n\w*|matern\w+|mother\w*|female|gender|girls?", asks="妇女|女性"),
            _meaning(
                "villagers",
                "村|群众|百姓|农|乡亲|户|民",
                "villagers",
                r"villag\w*|farm\w*|people|residents?|public|households?",
                asks="村民",
            ),
            _meaning("the mayor", "长", "mayor", "head|governor|chief", asks="镇长|市长|区长|县长"),
            _meaning("the secretary", "书记|秘书", "secretary", "secretary-general|secretaries", asks="书记|秘书"),
            _meaning("deputies", "代表", "deputies", "deputy|delegates?|represent.*", asks="人大代表|各位代表"),
            _meaning("members", "委员|成员|会员|党员|队员|社员|团员|议员|列席", "members", "member|committee.*", asks="委员"),
        )
    ),
)
"""Every family; a meaning without ground in the Chinese is named where another of the family, of which there is ground, is not said."""

PLACES = {
    "天津|津": "Tianjin", "上海|沪": "Shanghai",
    "(?<!隆)重庆|渝": "Chongqing", "北京|京|首都": "Beijing", "河北|冀": "Hebei", "山西|晋": "Shanxi",
    "内蒙古|蒙": "Inner Mongolia", "辽宁|辽": "Liaoning", "吉林|吉": "Jilin", "黑龙江|黑": "Heilongjiang", "江苏|苏": "Jiangsu",
    "浙江|浙": "Zhejiang", "安徽|皖": "Anhui", "福建|闽": "Fujian", "江西|赣": "Jiangxi", "山东|鲁": "Shandong", "河南|豫": "Henan",
    "湖北|鄂": "Hubei", "湖南|湘": "Hunan", "广东|粤": "Guangdong", "广西|桂": "Guangxi", "海南|琼": "Hainan", "四川|川": "Sichuan",
    "贵州|黔|贵": "Guizhou", "云南|滇|云": "Yunnan", "西藏|藏": "Xizang", "陕西|陕|秦": "Shaanxi", "甘肃|甘|陇": "Gansu",
    "青海|青": "Qinghai", "宁夏|宁": "Ningxia", "新疆|疆": "Xinjiang", "香港|港": "Hong Kong", "澳门|澳": "Macao",
    "台湾|台|两岸|海峡": "Taiwan",
    "广州|穗": "Guangzhou", "深圳|深": "Shenzhen", "南京|宁": "Nanjing", "武汉|汉": "Wuhan", "成都|蓉|成渝": "Chengdu",
    "杭州|杭": "Hangzhou",
}  # fmt: skip
"""Names of provinces and great cities: what gives ground for one in the Chinese, and its English."""

CAPITAL = "Beijing"
"""A name that the English may add: Beijing Chao-Yang Hospital is 朝阳医院."""

PLACE_NAMES = tuple(
    Meaning(
        english, re.compile(chinese), re.compile(rf"\b{english}\b"), re.compile(rf"\b{english}\b"), re.compile(chinese.partition("|")[0])
    )
    for chinese, english in PLACES.items()
)
