"""Puts the reported items of a guide to the support checker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from services.insights.checker.carrying.claims import missing_detail
from services.insights.checker.check import Claim, check
from services.insights.checker.outcomes import outcomes_in
from services.insights.checker.places import places_of
from services.insights.checker.standing import Section
from services.insights.forms.telling import round_statement
from services.insights.sentences.reading import PostText, PostTexts, read_texts
from services.insights.sources.texts import SourceTexts
from services.insights.text.rounds import canonical_name
from services.insights.verification.restating import Restated, is_misread, restatements
from services.insights.verification.round_names import calls_so

__all__ = ["Support", "SupportedBy"]

_DETAILS = ("duration", "interviewer", "format", "stage", "topic")
_DETAILS_OF_ROUND = ("duration", "interviewer", "format")
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


@dataclass(frozen=True, slots=True)
class _Claimed:
    """What is remembered of a claim."""

    section: Section
    text: str | None
    quote: str
    details: tuple[tuple[str, str], ...]
    filled: bool
    by_employer: bool
    """The employer itself says so."""

    def as_claim(self) -> Claim:
        """Return the claim."""
        return Claim(
            section=self.section, text=self.text, quote=self.quote, details=dict(self.details), filled=self.filled
        )


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
        standing = [entry for entry in evidence if self._stands("round" if section == "stage" else section, entry)]
        # Of an account in its author's words each sentence carries itself, if the quote it stands in may be reported.
        left = item.model_copy(update={"evidence": list(standing)})
        in_own_words = isinstance(item, Experience) and is_in_own_words(left)
        carrying = standing if in_own_words else [one for one in standing if self._carries(section, item.text, one)]
        if not carrying:
            # What the model added falls away; what it quoted was said.
            return (
                self._round_alone(item, standing)
                if isinstance(item, ProcessStage)
                else self._said(item, section, standing)
            )
        kept = [entry for entry in standing if entry in carrying or not isinstance(item, Experience)]
        return self._supported(item, section, item.text, kept)

    def _supported(
        self, item: Item, section: Section, text: str, evidence: Sequence[Evidence], *, filled: bool = False
    ) -> SupportedBy:
        """Return an item with a text that its evidence carries, without the details that none does."""
        claimed = None if filled else text
        details = _details_of(item)
        withheld = [key for key, value in details.items() if not self._any(section, claimed, evidence, {key: value})]
        if isinstance(item, Experience) and item.outcome and not self._ended(item.outcome, evidence):
            withheld.append("outcome")
        reports = len(set(self._posts(evidence)))
        return SupportedBy(text=text, evidence=evidence, withheld=withheld, reports=reports)

    def _said(self, item: Item, section: Section, standing: Sequence[Evidence]) -> SupportedBy:
        """Return an item with what the first of its quotes that states something says by itself."""
        for entry in standing:
            said = next(self._restated(item, section, entry), None)
            if said is not None:
                quoted = entry.model_copy(update={"quote": said.quote})
                return self._supported(item, section, said.text, [quoted], filled=True)
        return SupportedBy(text=item.text, evidence=[])

    def _restated(self, item: Item, section: Section, entry: Evidence) -> Iterator[Restated]:
        """Yield what a quote states by itself and the checker lets stand."""
        by_employer = self._sources.is_employers(entry.source_id)
        for texts in self._texts(entry.source_id):
            for place in places_of(entry.quote, texts):
                if is_misread(item.text, section, place, by_employer=by_employer):
                    continue
                for said in restatements(section, place, self._company):
                    quoted = entry.model_copy(update={"quote": said.quote})
                    if self._is_ours(said, section, place.text, texts) and self._says(section, said.text, quoted):
                        yield said

    def _says(self, section: Section, text: str, entry: Evidence) -> bool:
        """Whether a quote stands, in its wider words too, and nothing certain objects to the text made of it."""
        return self._stands(section, entry) and self._check(section, text, entry, {}, filled=True)

    def _is_ours(self, said: Restated, section: Section, text: PostText, texts: PostTexts) -> bool:
        """Whether a text names no other employer, or what is said of it names the guide's own."""
        if section == "question" or self._company.is_named(said.quote):
            return True
        return all(mention.own for mention in texts.employers.mentions(text.raw, text.low))

    def _round_alone(self, item: ProcessStage, standing: Sequence[Evidence]) -> SupportedBy:
        """Return a round with its name and those details that its quotes carry."""
        if item.text != _named(item, _DETAILS_OF_ROUND):
            # What a model words it may have misread; the guide's own words say no more than the name.
            standing = [entry for entry in standing if not self._is_misread(item.text, "stage", entry)]
        if not standing:
            return SupportedBy(text=item.text, evidence=[])
        told = self._supported(item, "stage", item.text, standing, filled=True)
        return replace(told, text=_named(item, [key for key in _DETAILS_OF_ROUND if key not in told.withheld]))

    def _is_misread(self, text: str, section: Section, entry: Evidence) -> bool:
        """Whether a wording mistakes its quote wherever that stands."""
        by_employer = self._sources.is_employers(entry.source_id)
        places = [place for texts in self._texts(entry.source_id) for place in places_of(entry.quote, texts)]
        return all(is_misread(text, section, place, by_employer=by_employer) for place in places)

    def names_round(self, name: str, entry: Evidence) -> bool:
        """Whether a quote, or the lines it stands in, name a round; a name of no known round must be carried."""
        called = calls_so(name, entry.quote)
        if called is not None:
            return called
        places = [place for texts in self._texts(entry.source_id) for place in places_of(entry.quote, texts)]
        named = any(missing_detail("stage", name, place, ()) is None for place in places)
        return named or (canonical_name(name) is None and self._carries("stage", name, entry))

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

    def _check(
        self, section: Section, text: str | None, entry: Evidence, details: Mapping[str, str], *, filled: bool = False
    ) -> bool:
        by_employer = self._sources.is_employers(entry.source_id)
        claim = _Claimed(section, text, entry.quote, tuple(details.items()), filled, by_employer)
        return any(self._is_supported(texts, claim) for texts in self._texts(entry.source_id))

    def _is_supported(self, texts: PostTexts, claimed: "_Claimed") -> bool:
        """Whether a post carries a claim; remembered with it, since guides for one employer claim the same of it."""
        known = _CHECKED.setdefault(texts, {})
        if claimed not in known:
            known[claimed] = check(claimed.as_claim(), texts, self._company, by_employer=claimed.by_employer).supported
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


def _named(item: ProcessStage, details: Sequence[str]) -> str:
    """Return a round's name and some of its details as a statement."""
    return round_statement(item.name, **{key: getattr(item, key) for key in details})


def _details_of(item: Item) -> dict[str, str]:
    return {name: str(value) for name in _DETAILS if (value := getattr(item, name, None))}
