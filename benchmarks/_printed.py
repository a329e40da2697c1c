"""What a guide prints of a model's claim: its own wording, what its quote says, or nothing."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel

from benchmarks._claims import post_of_claim
from contracts.insights import (
    Basis,
    Compensation,
    CultureInsights,
    Evidence,
    Experience,
    InterviewProcess,
    Item,
    MistakesAndRedFlags,
    PostInterview,
    ProcessStage,
    Question,
    SuccessTips,
    walk_items,
)
from contracts.job import JobDetails
from lexicon.company import Company
from services.insights.sources.texts import SourceTexts
from services.insights.text.rounds import canonical_name
from services.insights.verification.verifier import Verifier

__all__ = ["Printed", "is_of_wording", "printed_of"]

_VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|had|took|takes|lasts|lasted|consisted|came|comes|must|do|did|said|says|cut|ist|war|est|es)\b"
)
Printed: TypeAlias = tuple[Literal["own", "quote"], str]
"""Whose words are printed, and which."""


_OF_WORDING = frozenset(
    [
        *("count", "date", "number", "number_words", "list_shift", "order", "time", "duration_vs_gap"),
        *("currency", "gross_net", "net_gross", "period", "unit", "base_total", "duration_vs_time"),
        *("cause", "comparative", "comparison", "generalised", "necessary_sufficient", "outcome", "target", "actor"),
        *(
            "details",
            "extra_words",
            "inflated_reports",
            "medium",
            "misread",
            "opinion",
            "other_language_added",
            "reversed",
            "subtle",
        ),
    ]
)
"""Kinds of unsupported claims whose quotes are true in their own words."""


def is_of_wording(line: dict[str, Any]) -> bool:
    """Whether a line is unsupported only because of its wording; what its quote says may be reported then.

    Other kinds are of whom the quote speaks, who says it, in which mode, or that it is denied.
    """
    return line["kind"] in _OF_WORDING


def printed_of(line: dict[str, Any]) -> Printed | None:
    """Return what a guide prints of the claim of a line of `claims.jsonl`, or None when it prints nothing."""
    job = JobDetails(company_name=line["company"], job_title="Specialist")
    sources = SourceTexts(job=job, posts=[post_of_claim(line)])
    part = _part(line)
    checked = Verifier(sources=sources, company=Company.of(line["company"])).checked(part)
    reported = [item for item in walk_items(checked) if item.basis is Basis.REPORTED and item.evidence]
    if not reported:
        return None
    item = reported[0]
    said = _said(item)
    return ("own", said) if said == _said(next(iter(walk_items(part)))) else ("quote", said)


def _said(item: Item) -> str:
    """Return an item's text, and how it ended for whom an account is of."""
    return f"{item.text} ({item.outcome})" if isinstance(item, Experience) and item.outcome else item.text


def _part(line: dict[str, Any]) -> BaseModel:
    """Return the part of a guide that a model would write the claim into."""
    item = Item(text=line["claim"], basis=Basis.REPORTED, evidence=[Evidence(source_id="case", quote=line["quote"])])
    return _PARTS.get(line["section"], _account)(item, line)


def _asked(item: Item, line: dict[str, Any]) -> BaseModel:
    return _Questions(technical=[Question(**dict(item), **_details(line, "stage", "topic"))])


def _round(item: Item, line: dict[str, Any]) -> BaseModel:
    name = canonical_name(line["claim"]) or canonical_name(line["quote"]) or _subject(line["claim"])
    told = _details(line, "duration", "interviewer", "format")
    return InterviewProcess(stages=[ProcessStage(**dict(item), name=name, **told)])


def _account(item: Item, line: dict[str, Any]) -> BaseModel:
    del line
    return _Accounts(experiences=[Experience(**dict(item))])


_PARTS: Mapping[str, Callable[[Item, dict[str, Any]], BaseModel]] = {
    "question": _asked,
    "stage": _round,
    "compensation": lambda item, _: Compensation(base_pay=[item]),
    "culture": lambda item, _: CultureInsights(team_dynamics=[item]),
    "tip": lambda item, _: SuccessTips(preparation=[item]),
    "mistake": lambda item, _: MistakesAndRedFlags(common_mistakes=[item]),
    "red_flag": lambda item, _: MistakesAndRedFlags(red_flags=[item]),
    "timeline": lambda item, _: PostInterview(response_timeline=[item]),
}
"""Makes the part of a guide for each section; an account for any other."""


def _subject(claim: str) -> str:
    """Return what a claim speaks of: its words up to the verb."""
    return _VERB.split(claim, maxsplit=1)[0].strip(" .,")[:120] or claim[:120]


class _Questions(BaseModel):
    technical: list[Question]


class _Accounts(BaseModel):
    experiences: list[Experience]


def _details(line: dict[str, Any], *names: str) -> dict[str, str]:
    details: dict[str, str] = line.get("details") or {}
    return {name: details[name] for name in names if name in details}
