"""Whom a passage speaks of: the employer of the guide, another one, or it does not say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from lexicon.company import Company
from lexicon.company.abbreviations import is_of_job
from lexicon.company.brands import known_employer
from lexicon.company.everyday import is_everyday
from lexicon.company.letters import in_place_unaccented
from services.insights.sentences.blocks import Line, Sentence, sentences_of, shadow
from services.insights.sentences.cues import LANGUAGES, form, stop_words, vocabulary
from services.insights.sentences.names import spellings

__all__ = ["EmployerSpan", "Employers", "Scope", "ScopedSentence", "scoped"]

Scope = Literal["own", "other", "open"]

_NAME = r"(?:St\.\s)?[A-Z\u00c0-\u00de][\w&'\u2019-]*(?:\s(?:&\s)?[A-Z\u00c0-\u00de][\w&'\u2019-]*){0,2}"
_AT = re.compile(rf"\b(?:[Aa]t|[Jj]oined|[Cc]hez|[Bb]ei|[Bb]eim)\s+(?:the\s+)?(?P<name>{_NAME})")
_WITH = re.compile(
    rf"\b(?i:{form('engages').pattern})\s+(?:[a-z']+\s+){{0,4}}?(?:with|from|by|con|en|avec)\s+(?:the\s+)?(?P<name>{_NAME})"
    rf"|\b(?i:work\w*|intern\w*)\s+(?:for|with)\s+(?P<other>{_NAME})"
)
_LEFT_FOR = re.compile(
    r"\b(?i:turn(?:ed|ing)? down|declin(?:ed|ing)|leaving|went with|going with)\s+"
    rf"(?:(?:an|the|my)\s+offer\s+(?:from|at|by)\s+)?(?P<name>{_NAME})"
)
"""Whom a candidate chose against, or instead."""
_HAD_FOR = re.compile(
    rf"\b(?i:passed|failed|did|cleared|aced|bombed|took|finished)\s+(?i:it|one|that one|mine|theirs|the same)\s+"
    rf"(?:for|with|at|from)\s+(?P<name>{_NAME})"
)
"""Whose round somebody had: `I passed it for Initech`."""
_OF_A_NATION = re.compile(r"[A-Z]\w+(?:ian|ish|ese)(?= [a-z])")
"""`Norwegian contract`: an adjective before its noun, though an airline is called so."""
_ACTS = re.compile(
    rf"(?:^|[.!?;:,\n]\s*|\b(?:and|but|while|when|whereas|so|y|und|et|mais|pero|aber)\s+)(?P<name>{_NAME})(?:['\u2019]s)?\s+"
)
_DOES = form("does")
_IN_GERMAN = re.compile(rf"\b(?:[Bb]ei|[Ii]m (?=St\.))\s*(?P<name>{_NAME})")
_ARTICLE = re.compile(r"(?:D(?:er|ie|as)|Ein(?:e|er)?|Mein(?:e)?|Ihr(?:e)?|[IA]m|Beim|Zu[mr]|Vom|Nach|In|Bei der|Auf) ")
_WAS = re.compile(rf"\b(?:was|were|is|war|era|fue|était)\s+(?:at\s+|with\s+|for\s+)?(?P<name>{_NAME})")
_LISTED = re.compile(
    rf"^\W*(?:\w{{3,9}},\s)?(?P<name>{_NAME})\s*(?:\([^)]*\)\s*)?(?:(?:[-=]+>|[:\u2192|\u21d2]|\s[-\u2013]\s).*|\W*)$"
)
_LABELLED = re.compile(rf"(?:^|[.!?;\n]\s*)(?P<name>{_NAME})\s?:\s")
"""Names as labels within a line: `Initech: one call. Hexabank: five rounds.`"""
_BRACKETED = re.compile(rf"[.!?]\s*\((?P<name>{_NAME})\W*\)")
"""A sentence that is but a name: `Signed my offer! (Initech.)`"""
_PAIRED = r"(?:\s*,\s*|\s*/\s*|\s+(?:and|or|vs\.?|versus|&|und|y|et|oder|o|ou|then)\s+|,\s+and\s+)"
_PAIR = re.compile(rf"(?P<one>{_NAME}){_PAIRED}(?P<two>{_NAME})")
_JOINED = re.compile(rf"(?:'s)?{_PAIRED}(?:at\s)?")
_CAPITALISED = re.compile(r"[A-Z][\w&-]+")
_INSIDE = re.compile(r"[a-z,] $")
"""In front of a word within a sentence: there a capital letter makes a name of an everyday word."""
_LOWERED = re.compile(r"\b[a-z][\w'-]+")
_POSSESSIVE = re.compile(r"'s$")
_LETTERS = re.compile(r"[^\W\d_]+")
_NEW_PART = re.compile(r"\W*(?:edit|update|overall|summary)\b")
_LONGEST_CHAPTER = 60
_ABBREVIATED = re.compile(r"[A-Z\d]{1,5}s?")
_LONGEST_ABBREVIATED = 4
_SHORTEST_NAME = 2
_ELIDED = re.compile(r"[^\W\d_]{1,3}['\u2019](?!s\b)[^\W\d_A-Z]{2}")
"""`L'associée`, `Ma'am`: no name begins so."""
_NEGATED = re.compile(r"\b(?:not|isn't|wasn't|nicht|no|pas)\s+(?:at |with |for )?$")
_COMPARED = form("compared")
_GERMAN_NOUN = form("german_noun")
_ORDER = re.compile(
    r"\b(?:the |a |la |el |die |der |le )?(?:(?P<former>former|erstere\w*)|(?P<latter>latter|letztere\w*))\b"
)
_WRONG = form("wrong_employer")

_REFERS = form("refers")

_ELSEWHERE = form("elsewhere")

_CLAUSE = form("scope_break")


class EmployerSpan(NamedTuple):
    """Where an employer is named."""

    start: int
    end: int
    own: bool


@dataclass(frozen=True, slots=True)
class ScopedSentence:
    """A sentence that knows whom its parts speak of."""

    line: Line
    sentence: Sentence
    mentions: tuple[EmployerSpan, ...]
    """Offsets count from the start of the sentence."""
    base: Scope
    """Whom it speaks of where it names nobody."""

    def at(self, position: int) -> Scope:
        """Return whom the sentence speaks of at an offset of its own."""
        if not self.mentions:
            return self.base
        begin, end = _clause(self.sentence.low, position)
        inside = [mention for mention in self.mentions if begin <= mention.start < end]
        before = [mention for mention in inside or self.mentions if mention.start <= position]
        after = [mention for mention in inside or self.mentions if mention.start > position]
        if before:
            return "own" if before[-1].own else "other"
        if inside or self.base == "open" or _REFERS.match(self.sentence.low) is None:
            return "own" if after[0].own else "other"
        return self.base


def _clause(low: str, position: int) -> tuple[int, int]:
    """Return the bounds of the clause at an offset."""
    begin, end = 0, len(low)
    for match in _CLAUSE.finditer(low):
        if match.end() <= position:
            begin = match.end()
        elif match.start() >= position:
            end = match.start()
            break
    return begin, end


@cache
def _no_employers() -> frozenset[str]:
    names = frozenset(word for words in vocabulary("names").values() for word in words)
    return names.union(*(stop_words(language) for language in LANGUAGES))


def _is_known(word: str) -> bool:
    """Whether a word alone names an employer of the lexicon; short ones are abbreviations of anything."""
    abbreviated = word.removesuffix("s").isupper() and len(word) <= _LONGEST_ABBREVIATED
    low = word.lower()
    # `Fridays` is an employer, too; who writes it mostly means the day.
    common = not _no_employers().isdisjoint({low, low.removesuffix("s")})
    return not abbreviated and not common and known_employer(word) is not None


def _is_name(at: re.Match[str], text: str) -> bool:
    """Whether a capitalised word is a name where it stands: `Medium` is none in `Medium difficulty`."""
    if _OF_A_NATION.match(text, at.start()):
        return False
    return not is_everyday(at[0]) or _INSIDE.search(text, max(0, at.start() - 2), at.start()) is not None


def _plain(name: str) -> str:
    return in_place_unaccented(shadow(name))


@lru_cache(maxsize=256)
def _own_name(company: Company) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return what matches an employer's names in shadows, and words of which each match holds one."""
    spelt = sorted({_plain(name) for name in spellings(company) if name.strip()}, key=len, reverse=True)
    alternatives = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in spelt)
    matches = re.compile(rf"(?<![\w@#/.]){alternatives and f'(?:{alternatives})'}(?:'s|s'|')?(?![\w@])")
    return matches, tuple({name.split()[0] if name.split() else "" for name in spelt}) or ("",)


class Employers:
    """The employers that a post names: that of the guide, and the others by the company they keep in its sentences."""

    def __init__(self, *, company: Company, texts: Sequence[str], language: str = "en") -> None:
        self._company = company
        self._brand = shadow(company.brand)
        self._own, self._own_letters = _own_name(company)
        self._language = language
        names = set().union(*(self._named(text) for text in texts))
        self._other_names = tuple(names)
        self._others = (
            re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True)))
            if names
            else None
        )

    def _own_mentions(self, raw: str, low: str) -> list[EmployerSpan]:
        """Return where a text names the guide's employer, by no abbreviation that means a job there.

        An everyday word must be written as a name.
        """
        plain = in_place_unaccented(low)
        if not any(letters in plain for letters in self._own_letters):
            return []
        found = [EmployerSpan(*match.span(), own=True) for match in self._own.finditer(plain)]
        return [
            mention
            for mention in found
            if not (self._company.everyday_word and raw[mention.start].islower())
            and not is_of_job(raw, mention.start, mention.end)
        ]

    def mentions(self, raw: str, low: str) -> list[EmployerSpan]:
        """Return where a text names employers, in order."""
        found = self._own_mentions(raw, low)
        if self._others and any(name in low for name in self._other_names):
            found += [EmployerSpan(*match.span(), own=False) for match in self._others.finditer(low)]
        found += [EmployerSpan(*match.span(), own=False) for match in _ELSEWHERE.finditer(low)]
        if not found:
            return found
        return [self._meant(mention, low) for mention in _apart(found) if not _COMPARED.search(low[: mention.start])]

    @staticmethod
    def _meant(mention: EmployerSpan, low: str) -> EmployerSpan:
        negated = mention.own and _NEGATED.search(low[max(0, mention.start - 20) : mention.start])
        return mention._replace(own=False) if negated else mention

    def _named(self, text: str) -> set[str]:
        """Return the names, as shadows, that stand in a text where employers stand."""
        # In German, nouns have capitals and stand behind the same words.
        finders = (_IN_GERMAN,) if self._language == "de" else (_AT, _WITH, _LEFT_FOR, _HAD_FOR)
        names = {match[match.lastindex or 1] for find in finders for match in find.finditer(text)}
        names |= {match["name"] for match in _ACTS.finditer(text) if self._acts(match, text)}
        names |= {at[0] for at in _CAPITALISED.finditer(text) if _is_known(at[0]) and _is_name(at, text)}
        if _WRONG.search(shadow(text)):
            names |= {match["name"] for match in _WAS.finditer(text)}
        lines = text.split("\n")
        listed = [match["name"] for line in lines if (match := _LISTED.match(line.strip(" *#|")))]
        labels = [match["name"] for match in _LABELLED.finditer(text)]
        for alike in (listed, labels):
            if any(self.is_own_name(name) for name in alike):
                names |= set(alike)
        names |= {match["name"] for match in _BRACKETED.finditer(text)}
        for match in _PAIR.finditer(text):
            if self.is_own_name(match["one"]) or self.is_own_name(match["two"]):
                names |= {match["one"], match["two"]}
        lowered = set(_LOWERED.findall(text)) if names else set()
        return {low for name in names if (low := self._other(name, lowered))}

    def _acts(self, at: re.Match[str], text: str) -> bool:
        """Whether a capitalised word does what employers do; in German every noun has a capital."""
        if self._language == "de" and _ARTICLE.match(at["name"]):
            return False
        if len(at["name"]) <= _SHORTEST_NAME and at["name"].isupper():
            # `GM asked`: a general manager.
            return False
        return _DOES.match(text, at.end()) is not None

    def is_own_name(self, name: str) -> bool:
        """Whether a written name holds that of the guide's employer."""
        return self._own.search(_plain(name)) is not None

    def _other(self, name: str, lowered: set[str]) -> str:
        """Return the shadow of a name, or nothing when it is no other employer's."""
        if _ELIDED.match(name) or (self._language == "de" and _GERMAN_NOUN.search(shadow(name))):
            return ""
        low = _POSSESSIVE.sub("", shadow(name).strip(" .'-&"))
        words = low.split()
        while words and words[-1] in _no_employers():
            words.pop()
        while words and words[0] in _no_employers():
            words.pop(0)
        low = " ".join(words)
        if known_employer(low) is None and (_ABBREVIATED.fullmatch(name.strip()) or all(map(is_everyday, low.split()))):
            return ""
        if self._brand.startswith(f"{low} "):
            # `Elm Road` of `Elm Road School`.
            return ""
        if len(low) < 2 or self.is_own_name(low) or low in lowered or not any(len(word) > 1 for word in words):  # noqa: PLR2004
            return ""
        return low


def _apart(mentions: Sequence[EmployerSpan]) -> list[EmployerSpan]:
    """Return the mentions in order, of overlapping ones the first and longest."""
    kept: list[EmployerSpan] = []
    for mention in sorted(mentions, key=lambda found: (found.start, -found.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _in_one_breath(mentions: Sequence[EmployerSpan], low: str) -> list[EmployerSpan]:
    """Let a list of names be the guide's employer's throughout when it is one of them."""
    if len(mentions) < 2:  # noqa: PLR2004
        return list(mentions)
    groups: list[list[EmployerSpan]] = []
    for mention in mentions:
        if groups and _JOINED.fullmatch(low[groups[-1][-1].end : mention.start]):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return [
        mention._replace(own=any(one.own for one in group)) if len(group) > 1 else mention
        for group in groups
        for mention in group
    ]


def scoped(lines: Sequence[Line], employers: Employers, *, base: Scope) -> Iterator[ScopedSentence]:
    """Yield the sentences of a text, each with whom it speaks of."""
    section: Scope = base
    carried: Scope = base
    last: list[EmployerSpan] = []
    mentions = [employers.mentions(line.raw, line.low) for line in lines]
    wrong = _corrected(lines, mentions)
    chapters = {number for number, line in enumerate(lines) if _is_chapter(line, mentions[number])}
    by_chapter = len(chapters) > 1 or any(lines[number].kind == "heading" for number in chapters)
    for number, line in enumerate(lines):
        found = mentions[number]
        if by_chapter and number in chapters:
            section = carried = "own" if found[0].own else "other"
        whole = _of_whole_line(line, found)
        if line.kind == "heading" and number not in chapters and section != base and _NEW_PART.match(line.low):
            section = base
        if line.kind not in {"item", "quoted", "turn"} or not line.lead:
            carried = section if base != "open" or section != "open" else carried
        sentences = list(sentences_of(line))
        for place, sentence in enumerate(sentences):
            alone = len(sentence.low) == len(line.low)
            named = found if alone else employers.mentions(sentence.raw, sentence.low)
            own = _ordered(_in_one_breath(named, sentence.low), sentence.low, last)
            here: Scope = whole or (carried if base == "open" or _REFERS.match(sentence.low) else section)
            if line.kind in {"item", "quoted"} and not whole and carried != section:
                here = carried
            if number < wrong and not any(mention.own for mention in own):
                here = "other"
            if not own and place + 1 < len(sentences):
                here = _in_brackets(sentences[place + 1], employers) or here
            yield ScopedSentence(line=line, sentence=sentence, mentions=() if whole else tuple(own), base=here)
            if own:
                carried = "own" if own[-1].own else "other"
                last = named or last


def _in_brackets(sentence: Sentence, employers: Employers) -> Scope | None:
    """Return whom a sentence in brackets names, which tells whose the one before is: `(not Initech, another)`."""
    if not sentence.low.lstrip().startswith("("):
        return None
    mentions = employers.mentions(sentence.raw, sentence.low)
    return None if not mentions else "own" if any(mention.own for mention in mentions) else "other"


def _is_chapter(line: Line, mentions: Sequence[EmployerSpan]) -> bool:
    """Whether a line is an employer's name and little else."""
    if not mentions or line.kind not in {"heading", "text"} or len(line.low) >= _LONGEST_CHAPTER:
        return False
    rest = line.low
    for mention in reversed(mentions):
        rest = rest[: mention.start] + rest[mention.end :]
    words = [word for word in _LETTERS.findall(rest) if word not in _no_employers()]
    return not words and not line.low.rstrip().endswith((".", "?", "!"))


def _of_whole_line(line: Line, mentions: Sequence[EmployerSpan]) -> Scope | None:
    """Return whom a line speaks of that begins with a name: `Hexabank -> …`, a row of a table, `Mon, Hexabank: …`."""
    if not mentions:
        return None
    first = mentions[0]
    if line.kind == "row":
        cell = line.low.strip().strip("|").split("|")[0]
        return ("own" if first.own else "other") if first.start <= line.low.find(cell) + len(cell) else None
    label = line.label
    if label and first.end <= len(label) + line.low.find(label) + 1 and line.kind != "title":
        rest = [mention for mention in mentions if mention.start > len(label) + line.low.find(label)]
        return None if rest else ("own" if first.own else "other")
    return None


def _ordered(mentions: list[EmployerSpan], low: str, last: Sequence[EmployerSpan]) -> list[EmployerSpan]:
    """Return the mentions with `the former` and `the latter` among them."""
    if len(last) < 2:  # noqa: PLR2004
        return mentions
    refers = [
        EmployerSpan(*match.span(), own=(last[0] if match["former"] else last[-1]).own)
        for match in _ORDER.finditer(low)
    ]
    return _apart([*mentions, *refers])


def _corrected(lines: Sequence[Line], mentions: Sequence[Sequence[EmployerSpan]]) -> int:
    """Return how many lines an edit takes back: `EDIT: wrong company, that was Initech`, and those before it."""
    for number, line in enumerate(lines):
        if any(not mention.own for mention in mentions[number]) and _WRONG.search(line.low):
            return number + 1
    return 0
