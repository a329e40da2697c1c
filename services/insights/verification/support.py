"""Puts the reported items of a guide to the support checker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from weakref import WeakKeyDictionary

from pydantic import BaseModel

from contracts.insights import (
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
)
from contracts.outline.quotations import is_in_own_words
from lexicon.company import Company
from services.insights.asked.phrasing import as_question, is_question_like
from services.insights.checker.carrying.claims import missing_detail
from services.insights.checker.check import Claim, check
from services.insights.checker.outcomes import outcomes_in
from services.insights.checker.places import places_of
from services.insights.checker.standing import Section
from services.insights.sentences.reading import PostTexts, read_texts
from services.insights.sources.texts import SourceTexts
from services.insights.text.markdown import without_markdown

__all__ = ["Support", "SupportedBy"]

_LONGEST_OWN_WORDS = 300
_DETAILS = ("duration", "interviewer", "format", "stage", "topic")
_OUTCOMES = {
    "offer": {"offer", "accepted", "declined"},
    "reject": {"rejected"},
    "pending": {"pending"},
    "withdrew": {"withdrew", "declined"},
}
"""What the teller may say of their own application, by the outcome shown."""
_SECTIONS: tuple[tuple[type[BaseModel], str | None, Section], ...] = (
    (Compensation, None, "compensation"),
    (CultureInsights, None, "culture"),
    (SuccessTips, None, "tip"),
    (MistakesAndRedFlags, "common_mistakes", "mistake"),
    (MistakesAndRedFlags, "red_flags", "red_flag"),
    (PostInterview, None, "timeline"),
    (InterviewProcess, "total_timeline", "timeline"),
    (ProcessStage, None, "tip"),
)


@dataclass(frozen=True, slots=True)
class SupportedBy:
    """What the checker leaves of an item."""

    text: str
    evidence: Sequence[Evidence]
    """The quotes that support it; empty when none does."""
    withheld: Sequence[str] = field(default=())
    """Details that no quote carries."""
    reports: int = 0
    """Different posts among the quotes, reposts counted once."""


_Claimed: TypeAlias = tuple[Section, str | None, str, tuple[tuple[str, str], ...], bool]
"""Section, text, quote and details of a claim, and whether the employer itself says so."""
_CHECKED: WeakKeyDictionary[PostTexts, dict[_Claimed, bool]] = WeakKeyDictionary()
"""What was checked against posts that are still read."""


class Support:
    """Checks items of a guide against the posts they quote."""

    def __init__(self, *, sources: SourceTexts, company: Company) -> None:
        self._sources = sources
        self._company = company
        self._read: dict[str, list[PostTexts]] = {}

    def of(self, item: Item, parent: BaseModel, name: str, evidence: Sequence[Evidence]) -> SupportedBy:
        """Return what of an item its quotes support."""
        section = _section_of(item, parent, name)
        details = _details_of(item)
        standing = [entry for entry in evidence if self._stands("round" if section == "stage" else section, entry)]
        # Of an account in its author's words each sentence carries itself.
        in_own_words = isinstance(item, Experience) and is_in_own_words(item)
        carrying = standing if in_own_words else [one for one in standing if self._carries(section, item.text, one)]
        text = item.text
        claimed: str | None = text
        if not carrying and isinstance(item, Question | ProcessStage) and standing:
            # What the model added falls away; what it quoted was said.
            text, claimed = self._own_words(item, standing[0]), None
            carrying = standing[:1] if isinstance(item, ProcessStage) or is_question_like(text) else []
        if not carrying:
            return SupportedBy(text=text, evidence=[])
        kept = [entry for entry in standing if entry in carrying or not isinstance(item, Experience)]
        withheld = [key for key, value in details.items() if not self._any(section, claimed, kept, {key: value})]
        if isinstance(item, Experience) and item.outcome and not self._ended(item.outcome, kept):
            withheld.append("outcome")
        return SupportedBy(text=text, evidence=kept, withheld=withheld, reports=len(set(self._posts(kept))))

    def names_round(self, name: str, entry: Evidence) -> bool:
        """Whether the sentence, list or heading that a quote stands in names a round."""
        return any(
            missing_detail("stage", name, place, ()) is None
            for texts in self._texts(entry.source_id)
            for place in places_of(entry.quote, texts)
        )

    @staticmethod
    def _own_words(item: Question | ProcessStage, entry: Evidence) -> str:
        """Return what is sure of an item: a question in the words of its quote, a round's name."""
        if isinstance(item, Question):
            return as_question(without_markdown(entry.quote)[:_LONGEST_OWN_WORDS].strip())
        return item.name[:1].upper() + item.name[1:]

    def _ended(self, outcome: str, evidence: Sequence[Evidence]) -> bool:
        """Whether the author of an account says that it ended so for them, anywhere in it."""
        return any(
            outcomes_in(sentence.sentence.low) & _OUTCOMES[outcome]
            for entry in evidence
            for texts in self._texts(entry.source_id)
            for text in texts.texts
            if not text.where.startswith("comment")
            for sentence in text.sentences
            if sentence.at(0) != "other"
        )

    def _any(
        self, section: Section, text: str | None, evidence: Sequence[Evidence], details: Mapping[str, str]
    ) -> bool:
        return any(self._check(section, text, entry, details) for entry in evidence)

    def _stands(self, section: Section, entry: Evidence) -> bool:
        return self._check(section, None, entry, {})

    def _carries(self, section: Section, text: str, entry: Evidence) -> bool:
        return self._check(section, text, entry, {})

    def _check(self, section: Section, text: str | None, entry: Evidence, details: Mapping[str, str]) -> bool:
        by_employer = self._sources.is_employers(entry.source_id)
        return any(
            self._is_supported(texts, (section, text, entry.quote, tuple(details.items()), by_employer))
            for texts in self._texts(entry.source_id)
        )

    def _is_supported(self, texts: PostTexts, claimed: _Claimed) -> bool:
        """Whether a post carries a claim; remembered with it, since guides for one employer claim the same of it."""
        known = _CHECKED.setdefault(texts, {})
        if claimed not in known:
            section, text, quote, details, by_employer = claimed
            claim = Claim(section=section, text=text, quote=quote, details=dict(details))
            known[claimed] = check(claim, texts, self._company, by_employer=by_employer).supported
        return known[claimed]

    def _texts(self, source_id: str) -> list[PostTexts]:
        if source_id not in self._read:
            self._read[source_id] = [read_texts(post, self._company) for post in self._sources.posts_of(source_id)]
        return self._read[source_id]

    def _posts(self, evidence: Sequence[Evidence]) -> Iterator[str]:
        """Yield what tells posts apart: their words, so that a repost is no second report."""
        for entry in evidence:
            for post in self._sources.posts_of(entry.source_id)[:1]:
                yield " ".join(post.body.lower().split()) or entry.source_id


def _section_of(item: Item, parent: BaseModel, name: str) -> Section:
    if isinstance(item, Question):
        return "question"
    if isinstance(item, ProcessStage):
        return "stage"
    for kind, where, section in _SECTIONS:
        if isinstance(parent, kind) and where in {None, name}:
            return section
    return "experience"


def _details_of(item: Item) -> dict[str, str]:
    return {name: str(value) for name in _DETAILS if (value := getattr(item, name, None))}
