"""The deterministic check that every guide passes, whoever wrote it.

A reported item stays reported only when its quotes stand verbatim in their sources and carry the figures, the
names and the gist of its text. What fails is relabelled as general advice where it is harmless advice, else dropped.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel

from contracts.insights import (
    POSTING_SOURCE_ID,
    Basis,
    CommonQuestions,
    Compensation,
    DayOfLogistics,
    Evidence,
    Experience,
    Grounding,
    Insights,
    Item,
    PlanWeek,
    ProcessStage,
    Question,
    Resource,
    RoleSection,
    SuccessTips,
    walk_items,
)
from lexicon.company import Company
from lexicon.company.relevance import unmistakable_brand
from lexicon.text import squeeze, strip_hidden
from services.insights.parts.rebuilding import rebuilt, rebuilt_list
from services.insights.sources.texts import SourceTexts
from services.insights.text.markdown import comparable, words
from services.insights.text.normalized import normalize
from services.insights.text.overlap import figures, mentions_money, names, overlap
from services.insights.text.rounds import is_mentioned, stage_names
from services.insights.text.topics import TECHNICAL
from services.insights.text.unwanted import has_contact, is_instruction
from services.insights.verification.support import Support

__all__ = ["Verifier"]

Model = TypeVar("Model", bound=BaseModel)

_URL = re.compile(r"(?:https?|ftp|javascript|data|mailto|file):[^\s<>\"')\]]+|\bwww\.[^\s<>\"')\]]+", re.IGNORECASE)
_SCHEME = re.compile(r":\S")
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|me|my|mine|we|us|our|they|he|she)\b", re.IGNORECASE)
# Quotes shorter than this occur in any text and prove nothing.
_SHORTEST_QUOTE = 8
_GIST = 0.34
_GIST_OF_QUESTION = 0.5
# Where a failed item may live on as general advice; elsewhere it would still be a claim about the company.
_ADVICE = (CommonQuestions, SuccessTips, DayOfLogistics, RoleSection, PlanWeek)
# Exact words and addresses, which have checks of their own.
_VERBATIM_FIELDS = frozenset({"evidence", "sources", "url"})


@dataclass
class _Tally:
    dropped: int = 0
    relabelled: int = 0


class Verifier:
    """Checks a guide against the texts it was made from."""

    def __init__(self, *, sources: SourceTexts, company: Company) -> None:
        self._sources = sources
        self._support = Support(sources=sources, company=company)
        self._own_names = frozenset([*comparable(company.brand).split(), *map(comparable, company.spellings)])
        self._passed: dict[int, Item] = {}
        """Supported items by identity: a guide is verified before and after advice is added to it."""

    def verify(self, insights: Insights) -> Insights:
        """Return the guide with every unsupported item relabelled or removed, and the count of what happened."""
        tally = _Tally()
        checked = self._rebuild(insights, tally)
        bases = [item.basis for item in walk_items(checked)]
        return checked.model_copy(
            update={
                "grounding": Grounding(
                    reported=bases.count(Basis.REPORTED),
                    employer=bases.count(Basis.EMPLOYER),
                    posting=bases.count(Basis.POSTING),
                    general=bases.count(Basis.GENERAL),
                    dropped=insights.grounding.dropped + tally.dropped,
                    relabelled=insights.grounding.relabelled + tally.relabelled,
                )
            }
        )

    def checked(self, part: Model) -> Model:
        """Return a part of a guide, or findings for one, with every unsupported item relabelled or removed."""
        return self._rebuild(part, _Tally())

    def _rebuild(self, part: Model, tally: _Tally) -> Model:
        """Return `part` with its texts scrubbed and the items below it checked."""

        def checked(name: str, value: Any) -> Any:
            if value is None or name in _VERBATIM_FIELDS:
                return value
            if isinstance(value, list):
                return rebuilt_list(value, lambda entry: self._descend(entry, part, name, tally))
            return self._descend(value, part, name, tally)

        return rebuilt(part, checked)

    def _descend(self, value: object, parent: BaseModel, field: str, tally: _Tally) -> object | None:
        if isinstance(value, str):
            return self._scrub(value)
        if not isinstance(value, BaseModel):
            return value
        if not isinstance(value, Item):
            return self._rebuild(value, tally)
        return value if _is_plain_advice(value, parent) else self._checked_item(value, parent, field, tally)

    def _checked_item(self, item: Item, parent: BaseModel, field: str, tally: _Tally) -> Item | None:
        if self._passed.get(id(item)) is item:
            return item
        scrubbed = self._rebuild(item, tally)
        if isinstance(scrubbed, Resource) and scrubbed.url and not self._sources.knows_url(scrubbed.url):
            scrubbed = scrubbed.model_copy(update={"url": None})
        checked = self._check(scrubbed, parent, field)
        if checked is None:
            tally.dropped += 1
        elif checked.basis is Basis.GENERAL and item.basis is not Basis.GENERAL:
            tally.relabelled += 1
        if checked is not None and checked.basis is not Basis.GENERAL:
            self._passed[id(checked)] = checked
        return checked

    def _check(self, item: Item, parent: BaseModel, field: str) -> Item | None:
        if not item.text or is_instruction(item.text) or (isinstance(item, ProcessStage) and not item.name):
            return None
        if has_contact(item.text) and (isinstance(item, Question) or item.basis is Basis.REPORTED):
            return None
        match item.basis:
            case Basis.REPORTED | Basis.EMPLOYER:
                return self._check_reported(item, parent, field)
            case Basis.POSTING:
                return self._check_posting(item, parent, field)
            case Basis.GENERAL:
                return self._check_general(item, parent, field)

    def _check_reported(self, item: Item, parent: BaseModel, field: str) -> Item | None:
        held = [entry for entry in item.evidence if self._holds(entry) and entry.source_id != POSTING_SOURCE_ID]
        if not held or not self._is_named(item, held):
            return self._as_advice(item, parent, field)
        supported = self._support.of(item, parent, field, held)
        if not supported.evidence:
            return self._as_advice(item, parent, field)
        withheld: dict[str, Any] = dict.fromkeys(supported.withheld)
        update = {"text": supported.text, "evidence": list(supported.evidence), "basis": Basis.REPORTED, **withheld}
        if isinstance(item, Question | ProcessStage):
            update["reports"] = supported.reports
        if isinstance(item, Question) and item.guidance and not self._is_advice(item.guidance):
            update["guidance"] = None
        checked = self._trim_account(item.model_copy(update=update))
        if all(self._sources.is_employers(entry.source_id) for entry in supported.evidence):
            return _as_employers_word(checked)
        return checked

    def _is_named(self, item: Item, held: list[Evidence]) -> bool:
        """Whether the quotes name the round that an item describes; other items have no name."""
        return not isinstance(item, ProcessStage) or any(self._support.names_round(item.name, entry) for entry in held)

    def _is_advice(self, text: str) -> bool:
        told = figures(text) or mentions_money(text) or has_contact(text)
        return not (told or _FIRST_PERSON.search(text) or self._names_company(text))

    def _check_posting(self, item: Item, parent: BaseModel, field: str) -> Item | None:
        held = [
            entry
            for entry in item.evidence
            if entry.source_id == POSTING_SOURCE_ID and not is_instruction(entry.quote) and self._sources.holds(entry)
        ]
        quotes = [entry.quote for entry in held] or [self._sources.text_of(POSTING_SOURCE_ID)]
        if (item.evidence and not held) or not self._carries(item, quotes):
            return self._as_advice(item, parent, field)
        return item.model_copy(update={"evidence": held})

    def _check_general(self, item: Item, parent: BaseModel, field: str) -> Item | None:
        claims_pay = mentions_money(item.text) or (isinstance(parent, Compensation) and field != "negotiation")
        if claims_pay or isinstance(item, Experience):
            return None
        return _generalised(item)

    def _holds(self, evidence: Evidence) -> bool:
        quote = squeeze(evidence.quote)
        if len(quote) < _SHORTEST_QUOTE or is_instruction(quote):
            return False
        if has_contact(quote) and not self._sources.is_employers(evidence.source_id):
            return False
        return self._sources.holds(evidence)

    def _carries(self, item: Item, quotes: list[str]) -> bool:
        """Whether the quotes contain the figures, the names and the gist of the item's text."""
        together = "\n".join(quotes)
        if not _tells(together, figures(item.text)) or not _names_all(
            together, names(item.text, is_known=_is_employer) - self._own_names
        ):
            return False
        if isinstance(item, ProcessStage):
            return _is_named(item.name, together) or overlap(item.name, quotes) >= _GIST_OF_QUESTION
        return overlap(item.text, quotes) >= (_GIST_OF_QUESTION if isinstance(item, Question) else _GIST)

    def _trim_account(self, item: Item) -> Item:
        """Remove role and rounds of an account that are not to be found in it."""
        if not isinstance(item, Experience):
            return item
        # They stand in other sentences of the account than the quoted ones.
        accounts = dict.fromkeys(self._sources.text_of(entry.source_id) for entry in item.evidence)
        return item.model_copy(update=_account_facts(item, normalize("\n".join(accounts))))

    def _as_advice(self, item: Item, parent: BaseModel, field: str) -> Item | None:
        # What another kind of role was asked is no advice for this one.
        if isinstance(item, Question) and item.other_role:
            return None
        if has_contact(item.text):
            return None
        allowed = isinstance(parent, _ADVICE) or (isinstance(parent, ProcessStage) and field == "tips")
        specific = figures(item.text) or _FIRST_PERSON.search(item.text) or self._names_company(item.text)
        if not allowed or specific or isinstance(item, Experience | ProcessStage) or mentions_money(item.text):
            return None
        return _generalised(item)

    def _names_company(self, text: str) -> bool:
        folded = comparable(text)
        return any(name in folded.split() for name in self._own_names) or bool(names(text, is_known=_is_employer))

    def _scrub(self, text: str) -> str:
        """Return a derived text without hidden characters and without addresses that no source vouches for."""
        if _is_plain(text):
            return text
        scrubbed = _URL.sub(lambda match: match[0] if self._sources.knows_url(match[0]) else "", strip_hidden(text))
        return squeeze(scrubbed) if scrubbed != text else text


def _is_employer(name: str) -> bool:
    """Whether a word is the name of an employer and nothing else."""
    return unmistakable_brand(name) is not None


def _as_employers_word(item: Item) -> Item | None:
    """Return an item that rests on the employer's own pages alone; nobody's account stands there."""
    if isinstance(item, Experience):
        return None
    uncounted = {"reports": 0} if isinstance(item, Question | ProcessStage) else {}
    return item.model_copy(update={"basis": Basis.EMPLOYER, **uncounted})


def _is_plain(text: str) -> bool:
    """Whether a text certainly holds neither hidden characters nor addresses."""
    return text.isprintable() and "www." not in text.lower() and (":" not in text or not _SCHEME.search(text))


def _is_plain_advice(item: Item, parent: BaseModel) -> bool:
    """Whether an item is nothing but advice that no check would change, as most of a guide is."""
    # Other kinds of items have more texts than one, and pay has rules of its own.
    if type(item) is not Item or item.basis is not Basis.GENERAL or item.evidence or isinstance(parent, Compensation):
        return False
    return _is_harmless(item.text)


@lru_cache(maxsize=8192)
def _is_harmless(text: str) -> bool:
    return _is_plain(text) and not is_instruction(text) and not mentions_money(text)


def _tells(quotes: str, said: frozenset[str]) -> bool:
    """Whether quotes hold all figures that are said."""
    return said <= figures(quotes) or said <= figures(quotes) | _plain_numbers(quotes)


def _names_all(quotes: str, said: set[str]) -> bool:
    """Whether quotes hold all names that are said, each from the beginning of a word on."""
    if not said:
        return True
    folded = comparable(quotes)
    return all(re.search(rf"(?<!\w){re.escape(name)}", folded) for name in said)


def _is_named(name: str, text: str) -> bool:
    """Whether a text names a round; a question of the trade names the round in which such questions are asked."""
    low = normalize(text)
    return name in stage_names(text) or (name == "technical interview" and TECHNICAL.search(low) is not None)


def _account_facts(item: Experience, account: str) -> dict[str, Any]:
    """Return role, rounds and outcome as far as the normalized account states them."""
    stated = item.role is not None and all(word in account for word in words(item.role))
    stages = [name for name in item.stages if is_mentioned(name, account)]
    return {"role": item.role if stated else None, "stages": stages}


def _plain_numbers(text: str) -> set[str]:
    # `45min` or `L5` hold a figure that stands alone in a derived text.
    return {f"{float(number):g}" for number in re.findall(r"\d+(?:\.\d+)?", text.replace(",", ""))}


def _generalised(item: Item) -> Item:
    if item.basis is Basis.GENERAL and not item.evidence and not getattr(item, "reports", 0):
        return item
    update: dict[str, Any] = {"basis": Basis.GENERAL, "evidence": []}
    if isinstance(item, Question):
        update |= {"reports": 0, "last_seen": None, "stage": None}
        if item.guidance and has_contact(item.guidance):
            update["guidance"] = None
    if isinstance(item, ProcessStage):
        update |= {"reports": 0}
    return item.model_copy(update=update)
