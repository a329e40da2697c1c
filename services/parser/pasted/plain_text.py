"""Fields of a posting in plain lines: the last extractor before the LLM."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: Cyrillic letters

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contracts.job import ProvenanceSource, RemotePolicy
from lexicon.languages import alternatives, words
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.document.boilerplate import is_boilerplate, without_boilerplate
from services.parser.fields.company import clean_company, is_boilerplate_name
from services.parser.fields.dates import parse_date
from services.parser.fields.pay.salary import find_salary
from services.parser.fields.place.gazetteer import is_place
from services.parser.fields.place.location import is_workplace
from services.parser.fields.place.remote import normalise_remote
from services.parser.fields.role.employment import kinds_of_employment
from services.parser.fields.role.title import has_gender_mark, is_statement, looks_like_title
from services.parser.fields.sections import split_sections
from services.parser.fields.typed_facts import with_typed_facts
from services.parser.pasted.employer import employers_in
from services.parser.pasted.formed_names import formed_names
from services.parser.pasted.headline import Headline, headline_of, job_of, names_job, title_before_facts
from services.parser.pasted.locations import place_in_text, places_in_head
from services.parser.pasted.pasted_page import is_line_of_facts, opens_part
from services.parser.pasted.sought import title_below_announcement
from services.parser.raw_posting import SUPPORTING, RawPosting, Witness
from services.parser.text.cased import cased
from services.parser.text.facts import Fact, facts_of, marked_fact_of
from services.parser.text.headings import heading_kind
from services.parser.text.line_kinds import kind_of
from services.parser.text.lines import TextLine, join_lines
from services.parser.titles.choosing import likeliest_title, sure_of

__all__ = ["TextPosting", "read_lines"]

Facts = dict[Fact, list[str]]

_SEEKS = lazy_compile(
    rf"\b(?:{alternatives('sentences', 'seeks')}|{alternatives('sentences', 'hires')})"
    rf"(?: (?:{alternatives('sentences', 'fillers')}))*[ ,:]+"
    r"(?P<title>[^\n.,;:!?()–]{4,80})",
    re.IGNORECASE,
)
_SEEKS_BELOW = lazy_compile(
    rf"\b(?:{alternatives('sentences', 'seeks')}|{alternatives('sentences', 'hires')})\s*:?\n"
    r"(?P<title>\S[^\n]{3,80})$",
    re.IGNORECASE | re.MULTILINE,
)
_HIRES = lazy_compile(rf"\w (?:{alternatives('sentences', 'hires')}) \w")
_BEFORE_MARK = cased(
    r"[A-ZÀ-Ž][\w*:/’-]+(?:(?: (?:und|für|im|in|of|de|des))? [A-ZÀ-Ž][\w*:/’-]+){0,4} ?\([a-zA-Z|/*.+ ]{3,12}\)"
)
_IN_ROLE = lazy_compile(rf"(?:^|(?<=[.!?] ))(?:{alternatives('sentences', 'in_role')})", re.MULTILINE)
_SENTENCES = lazy_compile(r"(?<=[^\W\d_]{3}[.!?;])\s+|(?<=[。；])")
_SEEKS_ANY = lazy_compile(
    rf"\b(?:{alternatives('sentences', 'seeks')}|{alternatives('sentences', 'hires')}|"
    rf"{alternatives('employer', 'hires')})\b",
    re.IGNORECASE,
)
_CONTACT = lazy_compile(r"[\w.+-]@[\w-]+\.\w|\bCV\b|\+?\d[\d ()/-]{7,}\d")
_SHORT_NOTICE, _FEWEST_SIGNS, _NEAR = 2500, 2, 100
_ENDS = (". ", "! ", "? ", "; ", "。", "；")
_OF_POSTINGS = frozenset({"required", "preferred", "task", "benefit", "process", "legal"})
_PLAINLY, _FEWEST, _MUCH, _PIECE, _MOST_LINES = 0.5, 3, 0.28, 12, 80
_HEAD_LINES = 14
_HEAD, _BODY = 6000, 15_000
_LONGEST_TITLE_WORDS, _LONGEST_LABELLED_WORDS = 16, 8
_LONGEST_PLACE, _LONGEST_PLACE_WORDS = 100, 8
_LONGEST_YEARS = 40
_MOST_TERMS = 3
_FEW_SECTIONS = 2
_SHORTEST_TEXT = 150
_PARTS_OF_SUBJECT = lazy_compile(r"\s[–—|·-]\s|:\s|[,!?;\[\]()]\s?")
_FROM_HEADLINE = 2
_LONGEST_WORKPLACE = 30
# In a list's item they show a task: `Support a team of analysts`.
_STATEMENT_WORD = lazy_compile(
    r" (?:the|an?|our|your|with|through|to|by|from|into|de[rnm]|die|das|mit|zum?|zur|les|des|avec) "
)
_SMALL_PARTS = lazy_compile(r"\s[·•|–—-]\s|[,;:()]\s?")
# Not after abbreviations: `Lisle k. Lyonu`, `St. Gallen`, `ul. Długa`.
_SENTENCE_END = lazy_compile(
    r"(?<!\b[^\W\d_])(?<!\b[^\W\d_][^\W\d_])(?<!\b(?:str|woj|pow|nám|okr|ste|abt))"
    r"(?<!\b[bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ][bcdfghjklmnpqrstvwxz]{3})[.!?]\s"
)
_REMARK = lazy_compile(r"(?<=\w)\s*\([^()]*\)$")
_BETWEEN_FACTS = lazy_compile(r"\s(?:[•|·]|//)\s")
# Ways of working in languages whose words for them are no everyday words, as `office` is.
_ABROAD = lazy_compile(
    "|".join(text for policy in ("hybrid", "onsite", "remote") for language, text in
             words("remote_values", policy).items() if language != "en")
)  # fmt: skip
_WORKPLACE = lazy_compile(alternatives("remote_words", "line"), re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class TextPosting:
    """What the lines say, and how much they look like a posting."""

    draft: RawPosting
    evidence: int
    """0: no posting. 3: probably one. More is surer."""
    is_named: bool
    """Whether the title is called like a job, or stands where one does."""


def read_lines(
    lines: Sequence[TextLine],
    *,
    title: str | None = None,
    company: str | None = None,
    above: Sequence[str] = (),
    stated: Headline | None = None,
    subject: str | None = None,
    head: str | None = None,
) -> TextPosting:
    """Read company, title, place and the labelled facts off the lines of a posting.

    Args:
        lines: The posting.
        title: The job, where it is known.
        company: The name that stands beside it.
        above: Lines of the page above the posting that it speaks of; the company may be among them.
        stated: What was said in advance, as in a mail's subject.
        subject: The words of it.
        head: What stands where a copied page has its title.
    """
    lines = without_boilerplate(lines)
    facts = with_typed_facts(facts_of(lines), lines)
    headline = headline_of(lines) or stated or _title_before_facts(lines) or Headline()
    text = "\n".join(line.text for line in lines)
    heads = [(text, kind) for text, kind in ((head, "head block"), (headline.title, "headline")) if text]
    chance = 0.0
    if title is None:
        title, chance = _title(lines, [*heads, *_proposed_titles(lines, facts, text)], subject) or (None, 0.0)
    witnesses = [*_stated_companies(facts, headline), *employers_in(lines, text, title, above=above)]
    if company:
        witnesses = [*(one for one in witnesses if one.evidence != "neighbour"), Witness(company, "neighbour")]
    draft = RawPosting(
        source=ProvenanceSource.TEXT,
        confidence=0.55,
        title=title,
        title_confidence=sure_of(chance) if chance else None,
        company=next((witness.name for witness in witnesses if witness.evidence not in SUPPORTING), None),
        witnesses=witnesses,
        locations=_labelled_places(facts)
        or headline.places
        or places_in_head(lines, title)
        or place_in_text(lines, text, title),
        remote=_remote(facts) or headline.remote or _remote_in_head(lines),
        employment=_terms(facts) or headline.employment,
        salary_text=_first(facts, "salary") or headline.pay,
        team=_first(facts, "team"),
        level=_first(facts, "level"),
        years=_years(_first(facts, "years")),
        identifier=_first(facts, "identifier"),
        posted_at=parse_date(_first(facts, "posted")),
        valid_through=parse_date(_first(facts, "deadline")),
        description=join_lines(lines) or None,
        lines=list(lines),
    )
    is_stated = (
        title in facts.get("title", [])
        or (title and headline.title == title and not (headline.is_sentence and headline.meanings == 1))
        or (title is not None and title == title_below_announcement(lines))
    )
    evidence = _evidence(lines, facts, text, title) + (_FROM_HEADLINE if is_stated else 0)
    return TextPosting(draft=draft, evidence=evidence, is_named=names_job(title) or chance >= _PLAINLY)


def _title_before_facts(lines: Sequence[TextLine]) -> Headline | None:
    return next((found for line in lines[:_HEAD_LINES] if (found := title_before_facts(line.text))), None)


def _first(facts: Facts, name: Fact) -> str | None:
    return next(iter(facts.get(name, [])), None)


def _years(text: str | None) -> str | None:
    return text if text and re.search(r"\d", text) and len(text) <= _LONGEST_YEARS else None


def _remote(facts: Facts) -> RemotePolicy | None:
    kinds = [value for value in facts.get("location", []) if is_workplace(value)]
    return next((policy for value in (*facts.get("remote", []), *kinds) if (policy := normalise_remote(value))), None)


def _remote_in_head(lines: Sequence[TextLine]) -> RemotePolicy | None:
    """A pasted page often has the workplace's kind alone on a line, or in one of facts: `Acme · Hamburg · Hybrid`."""
    # A heading such as `Home office` is the label of what stands below it.
    facts = (
        fact
        for line in lines[: _HEAD_LINES * 2]
        if line.kind != "heading" or marked_fact_of(line.text) != "remote"
        for fact in _BETWEEN_FACTS.split(line.text)
    )
    # `On-site (the plant is here)`
    bare = (_REMARK.sub("", fact) for fact in facts)
    alone = (fact.strip(" ·•-–()") for fact in bare if len(fact) <= _LONGEST_WORKPLACE)
    if policy := next((normalise_remote(text) for text in alone if _WORKPLACE.fullmatch(text)), None):
        return policy
    head = [line.text for line in _above_parts(lines) if len(line.text) <= _LONGEST_PLACE]
    parts = (part for text in head if not looks_like_title(text) for part in _SMALL_PARTS.split(text))
    return next((normalise_remote(part) for part in parts if _ABROAD.search(fold(part))), None)


def _stated_companies(facts: Facts, headline: Headline) -> Iterator[Witness]:
    for value in facts.get("company", []):
        if (name := clean_company(value)) and not is_boilerplate_name(name):
            yield Witness(name, "label")
    if headline.company:
        yield Witness(headline.company, "headline")


def _terms(facts: Facts) -> list[str]:
    # `Arrangement: Full time. Three days at the office`: only the first sentence is the type.
    values = (_SENTENCE_END.split(text)[0].rstrip(".") for text in facts.get("employment", []))
    return [text for text in values if _is_terms(text)][:2]


def _is_terms(text: str) -> bool:
    """Whether the value of a label about employment is a type of it, not a shift, a button or a scope of work."""
    return bool(kinds_of_employment(text)) or (len(text.split()) <= _MOST_TERMS and not is_boilerplate(text))


def _labelled_places(facts: Facts) -> list[str]:
    # `Location: Berlin. We are flexible about …`: only the first sentence is the place.
    places = (_SENTENCE_END.split(value)[0] for value in facts.get("location", []))
    return [place for place in places if len(place) <= _LONGEST_PLACE and not is_workplace(place)]


def _title(
    lines: Sequence[TextLine], proposed: Sequence[tuple[str, str]], subject: str | None
) -> tuple[str, float] | None:
    return likeliest_title(proposed, lines, subject=list(_of_subject(subject or "")))


def _of_subject(subject: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a mail's subject."""
    parts = (part.strip(" []()") for part in _PARTS_OF_SUBJECT.split(subject))
    yield from ((part, "subject") for part in parts if len(part) > 1)


def _proposed_titles(lines: Sequence[TextLine], facts: Facts, text: str) -> Iterator[tuple[str, str]]:
    """Yield what may be the title, and why, surest first."""
    for value in facts.get("title", []):
        if looks_like_title(value) or len(value.split()) <= _LONGEST_LABELLED_WORDS:
            yield value, "label"
    head = [
        line.text
        for line in _above_parts(lines)
        if line.kind != "item" or not _STATEMENT_WORD.search(line.text.lower())
    ]
    found = (
        (next((line for line in head if _can_be_title(line)), None), "head"),
        (title_below_announcement(lines), "announcement"),
        (_emphasised(lines), "emphasis"),
        (_sought(text), "sentence"),
        (_marked_for_all(text), "mark"),
        (_in_role(text), "role"),
        (_headline(lines), "first line"),
        (_sought(text, in_any_words=True), "any sentence"),
    )
    yield from ((title, kind) for title, kind in found if title)


def _above_parts(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return the first lines down to the heading of tasks or demands: what stands below only sounds like a title."""
    head = lines[:_HEAD_LINES]
    openings = (
        at
        for at, line in enumerate(head)
        if line.kind != "item" and opens_part(line.text, [following.text for following in lines[at + 1 : at + 3]])
    )
    return head[: next(openings, len(head))]


def _can_be_title(text: str) -> bool:
    if len(text.split()) > _LONGEST_TITLE_WORDS or text[-1] in ".!?:;" or is_boilerplate(text):
        return False
    if _HIRES.search(text):
        return False
    return (
        looks_like_title(text) and heading_kind(text) is None and not is_statement(text) and not is_line_of_facts(text)
    )


def _sought(text: str, *, in_any_words: bool = False) -> str | None:
    """Read the job of `We are looking for a Data Engineer in Kiel`.

    Args:
        text: The posting.
        in_any_words: Whatever is sought is the job, where it is written like a name.
    """
    below = _SEEKS_BELOW.search(text[:_HEAD]) if in_any_words else None
    if below and below["title"][-1] not in ".!?:":
        return below["title"]
    match = _SEEKS.search(text[:_HEAD])
    title = job_of(match["title"]) if match else ""
    is_name = in_any_words and not title[:1].islower() and 0 < len(title.split()) <= _LONGEST_LABELLED_WORDS
    return title[:1].upper() + title[1:] if looks_like_title(title) or is_name else None


def _marked_for_all(text: str) -> str | None:
    """Read the job before a mark such as `(m/w/d)` in a sentence."""
    match = _BEFORE_MARK.search(text[:_HEAD])
    return match.group() if match and has_gender_mark(match.group()) else None


def _in_role(text: str) -> str | None:
    """Read `As a Data Engineer at Acme you will …`."""
    match = _IN_ROLE.search(text[:_HEAD])
    title = next((name.strip() for name in match.groups() if name), "") if match else ""
    return title if looks_like_title(title) else None


def _emphasised(lines: Sequence[TextLine]) -> str | None:
    """Return the only line above the parts that is set in bold or larger type, of a text that has such parts."""
    above = _above_parts(lines)
    if len(above) == len(lines[:_HEAD_LINES]) or split_sections(lines).recognised < _FEW_SECTIONS:
        return None
    found = [
        line.text
        for line in above
        if line.kind == "heading"
        and len(line.text.split()) <= _LONGEST_LABELLED_WORDS
        and line.text[-1] not in ".!?:;,"
    ]
    is_title = len(found) == 1 and not (heading_kind(found[0]) or is_place(found[0]) or marked_fact_of(found[0]))
    return found[0] if is_title and next(formed_names(found), None) is None else None


def _headline(lines: Sequence[TextLine]) -> str | None:
    """Return the first line where it stands like a title over sections, whatever its words."""
    texts = (line.text for line in lines[:_HEAD_LINES] if not is_boilerplate(line.text))
    first = next((text for text in texts if next(formed_names([text]), None) != text), "")
    is_short = 0 < len(first.split()) <= _LONGEST_LABELLED_WORDS and first[0].isupper() and first[-1] not in ".!?:;,"
    stands_out = is_short and heading_kind(first) is None and not is_place(first)
    return first if stands_out and split_sections(lines).recognised > 1 else None


def _evidence(lines: Sequence[TextLine], facts: Facts, text: str, title: str | None) -> int:
    sections = min(3, split_sections(lines).recognised)
    labels = min(2, len(facts.keys() - {"posted", "identifier"}) // 2)
    score = max(sections, min(3, _said(lines))) + labels + (_said(lines) > 0)
    # A Chinese or Japanese sign says as much as three letters.
    length = len(text) + 2 * sum(sign > "\u3000" for sign in text[:_SHORTEST_TEXT])
    if length <= _SHORTEST_TEXT:
        return min(score, 1)
    return max(score, _in_prose(lines, facts, text, title)) + bool(title)


def _in_prose(lines: Sequence[TextLine], facts: Facts, text: str, title: str | None) -> int:
    """Return 3 where a few sentences say who is sought, for what pay or hours, and how to apply; else 0."""
    if len(text) > _SHORT_NOTICE or not names_job(title):
        return 0
    signs = (
        bool(_SEEKS_ANY.search(text)),
        _is_sought(text, title),
        "salary" in facts or find_salary(line.text for line in lines) is not None,
        "employment" in facts or bool(kinds_of_employment(text)),
        bool(_CONTACT.search(text)),
    )
    return _FEWEST if sum(signs) > _FEWEST_SIGNS else 0


def _is_sought(text: str, title: str | None) -> bool:
    """Whether a sentence says that somebody called like the title is sought."""
    wanted = fold(title or "")
    return bool(wanted) and any(wanted in fold(text[match.end() :][:_NEAR]) for match in _SEEKS_ANY.finditer(text))


def _sentences(text: str) -> list[str]:
    """Return the sentences of a line; most lines are one, which is cheaper to see than to split."""
    return _SENTENCES.split(text) if any(end in text for end in _ENDS) else [text]


def _said(lines: Sequence[TextLine]) -> int:
    """Return how many kinds of statements the text makes that postings make; 0 where most of it is something else."""
    pieces = [piece for line in lines[:_MOST_LINES] for piece in _sentences(line.text) if len(piece) >= _PIECE]
    found = (kind for kind, share in map(kind_of, pieces) if share >= _PLAINLY)
    counts = Counter(kind for kind in found if kind in _OF_POSTINGS)
    is_plain = counts.total() >= max(_FEWEST, _MUCH * len(pieces))
    return len(counts) if is_plain and len(counts) >= _FEWEST else 0
