"""Labelled facts anywhere on a page: description lists, tables, rows of labels and values."""

import re
from collections.abc import Iterator, Sequence

from contracts.job import ProvenanceSource, RemotePolicy
from lexicon.lazy_regex import lazy_compile
from services.parser.document.page import Page
from services.parser.fields.company import clean_company, is_boilerplate_name
from services.parser.fields.dates import parse_date
from services.parser.fields.pay.money import find_money
from services.parser.fields.place.gazetteer import is_place
from services.parser.fields.place.location import is_workplace
from services.parser.fields.place.remote import normalise_remote
from services.parser.fields.role.employment import kinds_of_employment
from services.parser.fields.role.title import looks_like_title
from services.parser.fields.typed_facts import with_typed_facts
from services.parser.raw_posting import RawPosting, Witness
from services.parser.text.facts import Fact, facts_of
from services.parser.text.lines import TextLine
from services.parser.text.meanings import is_page_word

__all__ = ["facts_in", "read_page_facts"]

Facts = dict[Fact, list[str]]

_DIGIT = lazy_compile(r"\d")
_LONGEST_PLACE, _LONGEST_NAME, _LONGEST_YEARS = 80, 80, 40
_MOST_LINES, _BELOW = 400, 4
_TAG = lazy_compile(r"#LI-(?P<policy>hybrid|remote|onsite|on-site)\b", re.IGNORECASE)


def read_page_facts(page: Page) -> RawPosting:
    """Return what the labels of the whole page say; each value must be of the kind that its label announces."""
    facts = facts_in(page.labelled_lines)
    facts.locations = facts.locations or list(_place_below_heading(page))
    facts.remote = facts.remote or _tagged_policy(page.markup)
    return facts


def _place_below_heading(page: Page) -> Iterator[str]:
    """Yield the place that stands alone right below the main heading: `Porto - Portugal`."""
    texts = [line.text for line in page.labelled_lines[:_MOST_LINES]]
    at = texts.index(page.headings[0]) if page.headings and page.headings[0] in texts else None
    below = texts[at + 1 : at + 1 + _BELOW] if at is not None else []
    yield from [
        text for text in below if len(text) <= _LONGEST_PLACE and is_place(text) and not looks_like_title(text)
    ][:1]


def _tagged_policy(markup: str) -> RemotePolicy | None:
    """Return the policy of a tag that LinkedIn reads, `#LI-Hybrid`, wherever it stands."""
    tag = _TAG.search(markup) if "#LI-" in markup else None
    return normalise_remote(tag["policy"]) if tag else None


def facts_in(lines: Sequence[TextLine]) -> RawPosting:
    """Return what the labels among the lines say."""
    facts = with_typed_facts(facts_of(lines, limit=_MOST_LINES), lines)
    companies = list(_companies(facts))
    return RawPosting(
        source=ProvenanceSource.TEXT,
        confidence=0.7,
        company=companies[0] if companies else None,
        witnesses=[Witness(name, "label") for name in companies[:1]],
        locations=[place for place in facts.get("location", []) if _is_place(place)][:3],
        employment=[text for text in facts.get("employment", []) if kinds_of_employment(text)][:2],
        salary_text=next((text for text in facts.get("salary", []) if any(True for _ in find_money(text))), None),
        team=next(iter(facts.get("team", [])), None),
        level=next((text for text in facts.get("level", []) if len(text) <= _LONGEST_YEARS), None),
        years=next(
            (text for text in facts.get("years", []) if _DIGIT.search(text) and len(text) <= _LONGEST_YEARS), None
        ),
        remote=next((policy for text in _workplaces(facts) if (policy := normalise_remote(text))), None),
        identifier=next(iter(facts.get("identifier", [])), None),
        posted_at=next((day for text in facts.get("posted", []) if (day := parse_date(text))), None),
        valid_through=next((day for text in facts.get("deadline", []) if (day := parse_date(text))), None),
    )


def _companies(facts: Facts) -> Iterator[str]:
    for text in facts.get("company", []):
        name = clean_company(text)
        if name and len(name) <= _LONGEST_NAME and not is_boilerplate_name(name) and not is_page_word(name):
            yield name


def _is_place(text: str) -> bool:
    return (
        len(text) <= _LONGEST_PLACE
        and not is_workplace(text)
        and not text.endswith((".", "!", "?"))
        and (is_place(text) or text[:1].isupper() or not text.isascii())
    )


def _workplaces(facts: Facts) -> Iterator[str]:
    yield from facts.get("remote", [])
    yield from (text for text in facts.get("location", []) if is_workplace(text))
