"""What speaks for and against each candidate, as names of features that the ranker weighs."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lexicon import tables
from lexicon.company.brands import known_employer
from lexicon.company.everyday import is_everyday
from lexicon.company.legal_forms import without_legal_form
from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.employers.candidates import EmployerCandidate
from services.parser.employers.occurrences import Occurrences
from services.parser.fields.agencies import is_agency, speaks_of_client
from services.parser.fields.company import is_boilerplate_name
from services.parser.fields.place.gazetteer import is_city, is_place
from services.parser.fields.role.employment import is_employment
from services.parser.fields.role.skills import name_skills
from services.parser.fields.role.title import has_gender_mark, looks_like_title
from services.parser.raw_posting import OF_SITE
from services.parser.text.facts import is_fact, marked_fact_of
from services.parser.text.headings import heading_kind
from services.parser.text.language import detect_language
from services.parser.text.lines import TextLine
from services.parser.text.meanings import is_page_word, key_of
from services.parser.text.words import compact
from services.parser.vocabulary import load

__all__ = ["PostingSurroundings", "features_of", "features_of_none", "has_firm_word"]


def _firm_word(word: str) -> str:
    """Return the pattern of a word: its beginning, or all of it; in scripts without spaces, anywhere."""
    edge = r"(?:^|[ -])" if word.isascii() else ""
    return f"{edge}{word.rstrip('$')}{r'(?= |$)' if word.endswith('$') else ''}"


_INSTITUTION = lazy_compile(rf"(?:^|\s)(?:{alternatives('employer', 'institutions')})")
_FIRM = lazy_compile("|".join(_firm_word(word) for word in tables.alternatives(load("firms")["words"]).split("|")))
_MAIL = lazy_compile(r"(?P<local>[\w.+-]{2,40})@")
_SIGNS = frozenset(
    {"hires", "is a", "join", "at", "client", "quoted", "line +1 alone", "used 3", "used 6", "below label"}
)
_ADDRESSES = {"domain": "site", "tenant": "site", "path": "path", "mail": "mail"}
_MOST_PLACES = 8
_SEVERAL, _MANY = 3, 6
_BESIDE = ((1, "+1"), (2, "+2"), (3, "+3"), (-1, "-1"), (-2, "-2"), (-3, "-3"))
_LONG, _OPENS = 45, 6
_TOP, _HEAD, _FOOT = 4, 12, 6
_SMALL_WORD, _PERSON = 3, 4


@dataclass(frozen=True)
class PostingSurroundings:
    """The posting that names stand in."""

    lines: Sequence[TextLine]
    title: str
    board: Collection[str]
    """Letters of the names of a site that publishes many employers' postings."""
    is_page: bool
    """Whether it has an address that may hold a name."""

    @cached_property
    def occurrences(self) -> Occurrences:
        """The text, searched."""
        return Occurrences(self.lines)

    @cached_property
    def has_client(self) -> bool:
        """Whether the text says that somebody else than its author is the employer."""
        return speaks_of_client(self.occurrences.text)

    @cached_property
    def writes_nouns_large(self) -> bool:
        """Whether all nouns begin with a capital."""
        return detect_language(self.occurrences.text) == "de"

    @cached_property
    def title_at(self) -> int | None:
        """The line with the title."""
        folded = fold(self.title)
        return next(
            (at for at, line in enumerate(self.occurrences.lines[:60]) if folded and folded in fold(line)), None
        )

    @cached_property
    def mail_names(self) -> str:
        """Letters of the persons that mail is sent to."""
        return " ".join(compact(match["local"]) for match in _MAIL.finditer(self.occurrences.text))


def has_firm_word(name: str) -> bool:
    """Whether a word shows that a name is a firm's or an institution's: `bakery`, `Klinik`, `ayuntamiento`."""
    return bool(_FIRM.search(fold(name)))


def features_of(candidate: EmployerCandidate, around: PostingSurroundings) -> set[str]:
    """Return the features of a candidate."""
    kinds = set(candidate.evidence)
    found = {f"by {kind}" for kind in kinds} | {f"by {place} label" for place in candidate.labels}
    independent = {("site" if kind in OF_SITE else kind) for kind in kinds - {"used"}}
    independent |= {_ADDRESSES[place] for place in candidate.labels}
    use = set(_of_use(candidate, around, has_site="site" in independent))
    found |= use | set(_of_words(candidate, around))
    found.add(f"witnesses {min(len(independent), 4)}")
    found.add(f"signs {min(len(independent) + len(use & _SIGNS), 4)}")
    if any(key.startswith(own) or own.startswith(key) for name in candidate.brands if (key := compact(name))
           for own in around.board if own):  # fmt: skip
        found.add("board")
    if independent == {"site"}:
        found.add("site alone")
    return found | _joined(found, around)


def _joined(found: set[str], around: PostingSurroundings) -> set[str]:
    joined = set()
    if "agency" in found:
        joined.add("agency, client" if around.has_client else "agency")
    if around.has_client and "site alone" in found:
        joined.add("site alone, client")
    if not around.is_page and "head 0" in found:
        joined.add("head 0, pasted")
    if "form" in found and "head" in found:
        joined.add("form, head")
    if "unused" in found and found & {"by site", "by domain label"}:
        joined.add("site, unused")
    if "used 3" in found or "used 6" in found:
        joined |= {
            f"used much, {one}"
            for one in ("form", "single", "by domain label", "by title", "at", "subject")
            if one in found
        }
    return joined


def _of_use(candidate: EmployerCandidate, around: PostingSurroundings, *, has_site: bool) -> Iterator[str]:
    """Yield what the text says of a name: how often, where, and around which words."""
    text = around.occurrences
    spots = sorted({(at, name) for name in {*candidate.names, *candidate.brands} for at in text.of(name)})
    candidate.uses.update(name for _, name in spots)
    lines = sorted({_line_of(at, text.starts) for at, _ in spots})
    count = len({at for at, _ in spots})
    noun = " noun" if around.writes_nouns_large and not any(" " in name for name in candidate.names) else ""
    if not count:
        yield "unused"
        if has_site:
            yield "site, never named"
        return
    yield f"used {_bucket(count)}{noun}"
    for at, name in spots[:_MOST_PLACES]:
        yield from text.features(name, at)
    first, last = lines[0], len(text.lines) - 1 - lines[-1]
    yield f"head {0 if first == 0 else 3 if first < _TOP else 9 if first < _HEAD else 'none'}"
    if first < _TOP:
        yield "head"
    if last < _FOOT:
        yield "foot"
    if len(lines) >= _SEVERAL:
        yield "in many lines"
    brand = candidate.brand
    if " " not in brand and brand != brand.lower() and brand.lower() in text.small:
        yield "also small"
    if lines[0] == text.opening and spots[0][0] - text.starts[lines[0]] <= _OPENS:
        yield "opens text"
    for index in lines[:_MOST_PLACES]:
        yield from _of_line(candidate, text.lines, index, around)


def _of_line(
    candidate: EmployerCandidate, lines: Sequence[str], index: int, around: PostingSurroundings
) -> Iterator[str]:
    line = lines[index]
    is_alone = any(fold(line) == fold(name) for name in candidate.names)
    if around.title_at is not None:
        if index == around.title_at and not is_alone:
            yield "beside title"
        for step, name in _BESIDE:
            if index == around.title_at + step:
                yield f"line {name}{' alone' if is_alone else ''}"
    if is_alone:
        yield "alone"
        if index and (marked_fact_of(lines[index - 1]) or lines[index - 1].endswith(":")):
            yield "below label"
    if re.search(r"[\w.+-]@[\w-]+\.|\d{4,}", line):
        yield "beside address"


def _of_words(candidate: EmployerCandidate, around: PostingSurroundings) -> Iterator[str]:
    """Yield what the name itself says."""
    brand = candidate.brand
    yield f"words {min(len(brand.split()), 5)}"
    yield from _of_name(brand)
    yield from sorted({feature for name in candidate.names for feature in _of_any(name)})
    if max(map(len, candidate.names)) > _LONG:
        yield "long"
    title = fold(around.title)
    if title:
        if f" {fold(brand)} " in f" {title} ":
            yield "in title"
        elif title in fold(brand):
            yield "holds title"
        elif set(fold(brand).split()) & {word for word in title.split() if len(word) > _SMALL_WORD}:
            yield "shares word with title"
    words = [compact(word) for word in brand.split()]
    if 1 < len(words) <= _PERSON and words[-1] in around.mail_names and "mail" not in candidate.labels:
        yield "person"


@lru_cache(4096)
def _of_any(name: str) -> tuple[str, ...]:
    """Return what one of the spellings is enough to say."""
    checks = {
        "form": without_legal_form(name) != name,
        "institution": bool(_INSTITUTION.search(fold(name))),
        "firm word": has_firm_word(name),
        "known": known_employer(name) is not None,
        "agency": is_agency(name),
        "gender mark": has_gender_mark(name),
    }
    return tuple(feature for feature, holds in checks.items() if holds)


@lru_cache(4096)
def _of_name(brand: str) -> tuple[str, ...]:
    meant = key_of(brand).entities
    is_of_page = is_page_word(brand, loosely=True) or is_boilerplate_name(brand)
    checks = {
        "place": is_place(brand),
        "place within": not is_place(brand) and any(is_city(word) for word in brand.split() if word[:1].isupper()),
        "trade": looks_like_title(brand),
        "page word": is_of_page,
        "job word": "job" in meant,
        "meant": bool(meant) and not is_of_page,
        "heading": heading_kind(brand) is not None,
        "fact": is_fact(brand) or marked_fact_of(brand) is not None,
        "employment": is_employment(brand),
        "skill": bool(name_skills([brand])),
        "capitals": brand.isupper() and len(brand) > 1,
        "small": brand == brand.lower() and brand != brand.upper(),
        "small words": bool(re.search(r" [^\W\d_A-Z]\w{3,}", brand)),
        "sign within": bool(re.search(r"[.!?:;,•·]", brand)),
        "digits": any(map(str.isdigit, brand)),
        "inner capital": bool(re.search(r"[a-z][A-Z]", brand)),
        "joined": bool(re.search(r"[&+]", brand)),
        "single": " " not in brand,
        "everyday": is_everyday(brand),
    }
    return tuple(feature for feature, holds in checks.items() if holds)


def _bucket(count: int) -> str:
    return "1" if count == 1 else "2" if count < _SEVERAL else "3" if count < _MANY else "6"


def _line_of(at: int, starts: Sequence[int]) -> int:
    from bisect import bisect_right

    return bisect_right(starts, at) - 1


def features_of_none(candidates: Sequence[set[str]], around: PostingSurroundings) -> set[str]:
    """Return what speaks for that no candidate is the employer."""
    found = {"none"}
    if around.has_client:
        found.add("none, client")
    if around.board:
        found.add("none, board")
    if any("agency" in features for features in candidates):
        found.add("none, agency")
    if not around.is_page:
        found.add("none, pasted")
    if not any(features & {"form", "hires", "join", "at", "by label", "by domain label"} for features in candidates):
        found.add("none, weak")
    return found
