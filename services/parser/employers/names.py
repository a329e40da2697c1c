"""Everything in a posting's lines that is written like a name."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width signs

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lexicon.languages import alternatives, words
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.fields.company import clean_company
from services.parser.fields.place.gazetteer import is_place
from services.parser.fields.role.employment import is_employment
from services.parser.text.cased import cased
from services.parser.text.facts import is_fact, marked_fact_of
from services.parser.text.headings import heading_kind
from services.parser.text.lines import TextLine
from services.parser.text.meanings import is_page_word, key_of

__all__ = ["can_be_name", "capitalised", "is_particle", "is_sentence", "names_in", "says_nothing", "without_start"]

_CAPITAL = r"(?:[A-ZÀ-Ž]\w{0,2}\.(?= [A-ZÀ-Ž])|[A-ZÀ-Ž0-9](?:[\w’'&+-]|\.(?=\w)|/(?=[A-Z]\b))*)"
_SMALL = (
    r"(?:of|and|the|for|de|du|do|da|dos|das|del|la|le|les|el|di|der|des|den|della|von|van|für|und|et|y|e|i|a|w|z|na|og|"
    r"och|ja|d’|d'|&|\+)"
)
_NAME = cased(
    r"(?<!\w)(?:[A-ZÀ-Ž]\w{0,2}\.(?= [A-ZÀ-Ž])|[A-ZÀ-Ž](?:[\w’'&+-]|\.(?=\w)|/(?=[A-Z]\b))*)"
    rf"(?:(?: {_SMALL}){{0,2}} {_CAPITAL}){{0,6}}"
)
_CONTRACTED = lazy_compile(r"’|'..")
_QUOTED = lazy_compile(r"(?:(?P<kind>[^\W\d_]{3,}) )?[«„“\"‚](?P<name>[^«»„“”\"\n]{2,50})[»“”\"’]")
_ENDED = lazy_compile(r"[^\W\d_]{4}\.$|[^\W\d_]{3}\.\s")
_PIECES = lazy_compile(r"\s+[|·•–—-]\s+|\s*[|｜·•:：()（）,、]\s*|\s{3,}|\s+/\s+")
_LETTERS = lazy_compile(r"[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]{2}")
_FUNCTION = frozenset(
    word
    for text in (
        *words("detection", "words").values(),
        *words("sentences", "determiners").values(),
        *words("sentences", "articles").values(),
        *words("sentences", "subject_articles").values(),
    )
    for word in fold(text).split()
)
# What is left of `You'll` and `We're`.
_SHORT_VERBS = frozenset({"ll", "re", "ve", "m", "d"})
_AT = frozenset(fold(alternatives("employer", "at").replace("|", " ")).split())
_LEAD = lazy_compile(
    rf"^(?:{alternatives('employer', 'join')}|{alternatives('employer', 'work_at')}|"
    rf"{alternatives('employer', 'about')}|{alternatives('employer', 'at')}) (?=\S)"
)
# `Oggetto: ricerca di personale` is what a letter is about.
_SUBJECT = lazy_compile(rf"(?:{alternatives('email', 'subjects')}) ")
_LIMIT, _LONGEST, _MOST_WORDS = 20_000, 80, 9
_HEAD, _TAIL, _MOST = 24, 14, 80
_SMALL_WORD, _ABBREVIATED = 3, 2


def names_in(lines: Sequence[TextLine]) -> list[str]:
    """Return what may be a name, likeliest first: short lines and their parts around the text, then words in it."""
    around = [line.text for at, line in enumerate(lines) if at < _HEAD or at >= len(lines) - _TAIL]
    pieces = [piece for text in around if len(text) <= 3 * _LONGEST for piece in (text, *_PIECES.split(text))]
    written: Counter[str] = Counter()
    size = 0
    for line in lines:
        size += len(line.text)
        if size > _LIMIT:
            break
        written.update(_written(line.text))
    repeated = [name for name, count in written.most_common() if count > 1]
    named = dict.fromkeys([*(without_start(_LEAD.sub("", piece)) for piece in pieces), *repeated, *written])
    return [name for name in named if can_be_name(name)][:_MOST]


def says_nothing(name: str) -> bool:
    """Whether a name consists of words for anybody: pronouns and the like (`Vi`, `You'll`), or `Company` alone."""
    parts = fold(name).split()
    if not name.isupper() and all(part in _FUNCTION or part in _SHORT_VERBS for part in parts):
        return bool(parts)
    return len(parts) == 1 and key_of(name).entities == ("company",) and not key_of(name).attributes


def is_particle(word: str) -> bool:
    """Whether a small word that no language of ours knows may join the parts of a name: `Kusina ni Maria`."""
    return 1 < len(word) <= _SMALL_WORD and word.isalpha() and word.islower() and fold(word) not in _FUNCTION | _AT


def capitalised(text: str) -> Iterator[tuple[str, int]]:
    """Yield the words that a text writes large, those side by side together, and where they begin."""
    for match in _NAME.finditer(text):
        yield match.group().rstrip("’'-&+"), match.start()


def _written(text: str) -> Iterator[str]:
    for match in _NAME.finditer(text):
        name = without_start(_LEAD.sub("", match.group().rstrip("’'-&+")))
        head, _, last = name.rpartition(" ")
        if text[match.end() : match.end() + 1] == "." and head and len(last) <= _ABBREVIATED:
            # The beginning of a legal form: `Acme Sp. z o.o.`
            name = head
        if fold(name) not in _FUNCTION:
            yield name
    for match in _QUOTED.finditer(text):
        yield match["name"]
        if match["kind"]:
            yield match.group()


def without_start(text: str) -> str:
    """Return a name without the function words that a sentence begins with."""
    parts = text.split()
    while len(parts) > 1 and (fold(parts[0]) in _FUNCTION | _AT or _CONTRACTED.search(parts[0])):
        parts = parts[1:]
    return " ".join(parts)


def can_be_name(text: str) -> bool:
    """Whether words are written like a name, and are none of what else stands by itself in a posting."""
    if not 1 < len(text) <= _LONGEST or not _LETTERS.search(text) or len(text.split()) > _MOST_WORDS:
        return False
    if text.count("(") != text.count(")") or says_nothing(text):
        return False
    if text[:1].islower() or text[-1] in "!?;" or fold(text) in _FUNCTION or is_sentence(text) or _ENDED.search(text):
        return False
    if is_page_word(text) or heading_kind(text) or is_employment(text) or is_place(text) or _SUBJECT.match(fold(text)):
        return False
    return not (marked_fact_of(text) or is_fact(text) or re.search(r"\d{3}", text)) and clean_company(text) is not None


def is_sentence(text: str) -> bool:
    """Whether words with small letters outweigh the others: no name is written so."""
    parts = text.split()
    small = sum(part[:1].islower() and len(part) > _SMALL_WORD for part in parts)
    return 2 * small >= len(parts) and small > 1
