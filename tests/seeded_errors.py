"""Errors such as a tired translator makes, to be put into a translation by program: each a kind, from a draw of chance."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from workreport.quantities import english

Spoiler = Callable[["Pair", random.Random], str | None]
"""The English of a pair with one error in it; None where it has nothing to spoil in that way."""


@dataclass(frozen=True)
class Pair:
    """A sentence with its translation."""

    zh: str
    en: str


def _replaced(pattern: str, words: dict[str, str]) -> Spoiler:
    """A spoiler that puts one word of a table in another's place, in its own case."""
    found = re.compile(rf"\b(?:{pattern})\b(?!-)", re.IGNORECASE)

    def spoil(pair: Pair, chance: random.Random) -> str | None:
        places = [match for match in found.finditer(pair.en) if match[0].lower() in words]
        if not places:
            return None
        place = chance.choice(places)
        other = words[place[0].lower()]
        other = other[0].upper() + other[1:] if place[0][0].isupper() else other
        return pair.en[: place.start()] + other + pair.en[place.end() :]

    return spoil


def _changing(spoil: Spoiler) -> Spoiler:
    """A spoiler of words of direction, only where the Chinese has one."""

    def spoiled(pair: Pair, chance: random.Random) -> str | None:
        return (
            spoil(pair, chance)
            if re.search("增长|增加|增收|上升|提高|提升|下降|减少|降低|回落|扩大|压减|降幅|减轻|净增", pair.zh)
            else None
        )

    return spoiled


def _table(text: str) -> Spoiler:
    words = dict(line.split(" > ") for line in text.strip().split("; "))
    return _replaced("|".join(sorted(map(re.escape, words), key=len, reverse=True)), words)


def deleted_clause(pair: Pair, chance: random.Random) -> str | None:
    """A clause between two commas, or after the last one, is gone."""
    clauses = re.split(r"(?<=[,;]) ", pair.en)
    long = [index for index, clause in enumerate(clauses) if len(clause.split()) >= 5]
    if len(clauses) < 2 or not long:
        return None
    del clauses[chance.choice(long)]
    return " ".join(clauses)


def negation(pair: Pair, chance: random.Random) -> str | None:
    """A not put in, or taken out."""
    if match := re.search(r"\b(?:did not|do not|will not|not|never|no) ", pair.en):
        return pair.en[: match.start()] + pair.en[match.end() :]
    places = list(re.finditer(r"\b(?:will|was|were|is|are|has|have|must|should)\b(?! not)", pair.en))
    if not places:
        return None
    place = chance.choice(places)
    return pair.en[: place.end()] + " not" + pair.en[place.end() :]


def tense(pair: Pair, _chance: random.Random) -> str | None:
    """We built becomes we will build, and the other way round."""
    if match := re.search(r"\b(We|we|The town|It) will (\w+)", pair.en):
        verb = match[2]
        past = f"{verb}d" if verb.endswith("e") else f"{verb[:-1]}ied" if verb.endswith("y") else f"{verb}ed"
        return pair.en[: match.start()] + f"{match[1]} {_IRREGULAR.get(verb, past)}" + pair.en[match.end() :]
    if match := re.search(r"\b(was|were|has been|have been) (\w+ed)\b", pair.en):
        return pair.en[: match.start()] + f"will be {match[2]}" + pair.en[match.end() :]
    if match := re.search(r"\b(We|we) (\w+)ed\b", pair.en):
        return pair.en[: match.start()] + f"{match[1]} will {match[2]}" + pair.en[match.end() :]
    return None


_IRREGULAR = {"build": "built", "make": "made", "keep": "kept", "take": "took", "hold": "held", "set": "set", "give": "gave", "do": "did"}


def swapped_figures(pair: Pair, chance: random.Random) -> str | None:
    """Two figures of one kind change places."""
    found = [one for one in english.quantities(pair.en) if one.figure and one.kind not in ("year", "month", "day", "heading")]
    pairs = [(a, b) for a in found for b in found if a.start < b.start and a.kind == b.kind and a.value != b.value]
    if not pairs:
        return None
    a, b = chance.choice(pairs)
    return pair.en[: a.start] + b.text + pair.en[a.end : b.start] + a.text + pair.en[b.end :]


def percentage_points(pair: Pair, chance: random.Random) -> str | None:
    """Percent becomes percentage points, and the other way round."""
    if "percentage points" in pair.en:
        return pair.en.replace("percentage points", "percent", 1)
    places = list(re.finditer(r"(?<=\d) percent\b", pair.en))
    if not places:
        return None
    place = chance.choice(places)
    return pair.en[: place.start()] + " percentage points" + pair.en[place.end() :]


def bound(pair: Pair, chance: random.Random) -> str | None:
    """More than is dropped, or becomes less than."""
    places = list(re.finditer(r"\b(?:more than|over|about|around|nearly|at least|no more than|up to|close to) (?=[\d$])", pair.en))
    if not places:
        return None
    place = chance.choice(places)
    other = chance.choice(["", "less than " if "more" in place[0] or "over" in place[0] or "least" in place[0] else "more than "])
    return pair.en[: place.start()] + other + pair.en[place.end() :]


def doubled_word(pair: Pair, chance: random.Random) -> str | None:
    """The the."""
    places = list(re.finditer(r"\b[a-z]{2,}\b", pair.en))
    if not places:
        return None
    place = chance.choice(places)
    return pair.en[: place.end()] + " " + place[0] + pair.en[place.end() :]


def quotation_mark(pair: Pair, chance: random.Random) -> str | None:
    """One of a pair of quotation marks is gone."""
    places = [index for index, character in enumerate(pair.en) if character in "“”"]
    if not places:
        return None
    place = chance.choice(places)
    return pair.en[:place] + pair.en[place + 1 :]


def final_stop(pair: Pair, _chance: random.Random) -> str | None:
    """The stop at the end is gone."""
    return pair.en[:-1] if pair.en.endswith(".") and pair.zh.endswith("。") else None


def misspelling(pair: Pair, chance: random.Random) -> str | None:
    """Two letters of a longer word change places, or one is lost."""
    places = list(re.finditer(r"(?<![A-Za-z-])[a-z]{7,}(?![A-Za-z-])", pair.en))
    if not places:
        return None
    place = chance.choice(places)
    at = chance.randint(2, len(place[0]) - 3)
    word = place[0]
    if word[at] != word[at + 1] and chance.random() < 0.5:
        spoiled = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    else:
        spoiled = word[:at] + word[at + 1 :]
    return None if spoiled == word else pair.en[: place.start()] + spoiled + pair.en[place.end() :]


def scale(pair: Pair, chance: random.Random) -> str | None:
    """Million becomes billion."""
    places = list(re.finditer(r"\b(?:thousand|million|billion|trillion)\b", pair.en))
    if not places:
        return None
    place = chance.choice(places)
    other = chance.choice([word for word in ("thousand", "million", "billion", "trillion") if word != place[0]])
    return pair.en[: place.start()] + other + pair.en[place.end() :]


def year(pair: Pair, chance: random.Random) -> str | None:
    """2022 becomes 2021."""
    places = list(re.finditer(r"\b20[12]\d\b", pair.en))
    if not places:
        return None
    place = chance.choice(places)
    return pair.en[: place.start()] + str(int(place[0]) + chance.choice([-1, 1])) + pair.en[place.end() :]


def rank(pair: Pair, chance: random.Random) -> str | None:
    """First becomes second, or is said of nothing; among the best becomes among the others."""
    choices = []
    for match in re.finditer(r"\b(?:rank\w*|came|placed|stood) (?:\w+ )?(?:first|second|third)\b", pair.en):
        choices += [pair.en[: match.start()] + "did well" + pair.en[match.end() :]]
    for match in re.finditer(r"\b(?:the first|first place|first in|second in|third in)\b", pair.en):
        words = match[0].replace("first", "third") if "first" in match[0] else match[0].replace("second", "first").replace("third", "first")
        choices += [pair.en[: match.start()] + words + pair.en[match.end() :]]
    for match in re.finditer(r"\bamong the (?:best|top|leaders)\b|\bin the front ranks\b|\bat the forefront\b", pair.en):
        choices += [pair.en[: match.start()] + "among the others" + pair.en[match.end() :]]
    return chance.choice(choices) if choices else None


def digit(pair: Pair, chance: random.Random) -> str | None:
    """37 becomes 87."""
    figures = list(re.finditer(r"(?<![A-Za-z0-9.,])(?<!Covid-)[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?", pair.en))
    if not figures:
        return None
    figure = chance.choice(figures)
    at = chance.choice([place for place in range(*figure.span()) if pair.en[place].isdigit()])
    digits = [one for one in "123456789" if one != pair.en[at]]
    return pair.en[:at] + chance.choice(digits) + pair.en[at + 1 :]


def number_added(pair: Pair, chance: random.Random) -> str | None:
    """A figure between two words."""
    words = pair.en.split(" ")
    words.insert(
        chance.randint(1, len(words)), chance.choice([f"{chance.randint(1000, 99999):,}", f"{chance.randint(1, 99)} percent", "seven"])
    )
    return " ".join(words) if pair.en else None


def sentence_dropped(pair: Pair, chance: random.Random) -> str | None:
    """One of several English sentences is gone."""
    sentences = re.split(r"(?:(?<=[.!?])|(?<=[.!?]”))\s+(?=[A-Z“(])", pair.en)
    if len(sentences) < 2:
        return None
    del sentences[chance.randrange(len(sentences))]
    return " ".join(sentences)


KINDS: dict[str, Spoiler] = {
    "digit": digit,
    "number added": number_added,
    "sentence dropped": sentence_dropped,
    "deleted clause": deleted_clause,
    "negation": negation,
    "increase/decrease": _changing(_table(
        "increased > decreased; increase > decrease; increases > decreases; rose > fell; grew > fell; growth of > decline of; "
        "up by > down by; reduced > increased; reduce > increase; fell by > rose by; declined > rose; drop of > rise of; "
        "raise > lower; raised > lowered; reductions > increases; reduction > increase; increasing > decreasing; "
        "reducing > increasing; cut > increase; lower > raise"
    )),
    "above/below": _table(
        "above the > below the; below the > above the; more than > less than; less than > more than; at least > at most; "
        "no more than > at least; exceeded > fell short of; exceeding > falling short of; surpassed > fell short of"
    ),
    "tense": tense,
    "rank": rank,
    "swapped figures": swapped_figures,
    "percentage points": percentage_points,
    "scale": scale,
    "bound": bound,
    "doubled word": doubled_word,
    "quotation mark": quotation_mark,
    "final stop": final_stop,
    "misspelling": misspelling,
    "place": _table(
        "beijing > Tianjin; jugezhuang > Shachang; miyun > Yanqing; shuiyu > Dayu; qianchang > Houchang; hong kong > Macao; "
        "macao > Hong Kong; yangtze > Pearl; hainan > Hubei; xiongan > Pudong; shachang > Qianchang; caijiawa > Huogezhuang; "
        "hubei > Hunan; wuhan > Shanghai; taiwan > Hainan"
    ),
    "person": _table(
        "xi > Li; xi jinping > Li Keqiang; zhou > Zhang; liangyuan > Liangming; mao > Deng; deng > Mao; deputies > members; "
        "mayor > secretary; veterans > teachers; farmers > workers; students > teachers; villagers > students; "
        "teachers > students; women > men; children > women"
    ),
    "month": _table(
        "january > February; february > March; march > April; april > June; june > July; july > August; august > September; "
        "september > October; october > November; november > December; december > January"
    ),
    "year": year,
    "level": _table(
        "municipal > national; district > municipal; national > provincial; township > county; county > provincial; "
        "provincial > county; village > district; national-level > provincial-level; district-level > municipal-level; "
        "town > district; nationwide > provincewide"
    ),
    "unit": _table(
        "yuan > mu; mu > hectares; hectares > mu; kilometers > meters; metric tons > kilograms; percent > yuan; "
        "kilowatts > megawatts; households > yuan"
    ),
    "all/most": _table(
        "all > most; every > most; each > most; entire > most; whole > part; fully > partly; completely > mostly"
    ),
    "British spelling": _table(
        "center > centre; program > programme; labor > labour; modernization > modernisation; organization > organisation; "
        "modernize > modernise; defense > defence; neighborhood > neighbourhood; utilization > utilisation; "
        "urbanization > urbanisation; standardize > standardise; fulfill > fulfil; color > colour; organized > organised; "
        "prioritize > prioritise; revitalization > revitalisation; behavior > behaviour; favorable > favourable; "
        "centers > centres; programs > programmes; kilometers > kilometres; catalog > catalogue; license > licence; "
        "emphasize > emphasise; realize > realise; optimize > optimise"
    ),
}  # fmt: skip
"""Every kind but “swapped neighbors”, which takes two pairs."""
