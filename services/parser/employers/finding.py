"""The likeliest employer among all names that a posting and its page propose."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lexicon.company import brand_of
from lexicon.lazy_regex import lazy_compile
from services.parser.employers.candidates import EmployerCandidate, candidates_of, is_spelling_of
from services.parser.employers.features import features_of, features_of_none
from services.parser.employers.names import can_be_name, names_in
from services.parser.employers.surroundings import PostingSurroundings
from services.parser.employers.tidying import tidy_name
from services.parser.fields.company import brand_from_slug, mentions, shown_name
from services.parser.ranker import Ranker
from services.parser.raw_posting import PROPOSING, Witness
from services.parser.text.headings import heading_kind
from services.parser.text.words import compact
from services.parser.urls.abbreviations import abbreviates

__all__ = ["RANKER", "EmployerChoice", "Ranking", "rank"]

RANKER = Ranker(Path(__file__).with_name("weights.json"))
_MOST, _MOST_WORDS = 60, 6
_SIGNS = lazy_compile(r"[★☆⭐•·|!?:;]|[.,]\s")
_LETTERS = lazy_compile(r"[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]")
_ENDED = lazy_compile(r"[^\W\d_]{4}\.\s")


_REASONS: dict[str, str] = {
    "by label": "a labelled fact", "by headline": "a line that states the job", "by phrase": "a phrase of the text",
    "by title": "the page's title", "by marked": "an element near the heading",
    "by imprint": "the name above an address", "by formed": "its legal form", "by site": "the site's own name",
    "by logo": "the logo", "by copyright": "the copyright line", "by owner": "the page's foot",
    "by domain label": "the web address", "by tenant label": "the web address", "by path label": "the web address",
    "by mail label": "a mail address",
    "by link label": "a link of the text", "by file label": "the file of a logo",
    "hires": "a sentence on who hires", "join": "a phrase such as 'Join …'",
    "is a": "a sentence on what it is", "at": "a phrase such as 'at …'", "client": "a sentence on the client",
    "line +1 alone": "the line below the title", "used 3": "the text", "used 6": "the text", "known": "known employers",
    "by value": "the posting's data",
}  # fmt: skip
_STATED = frozenset({"by label", "client"})


@dataclass(frozen=True)
class EmployerChoice:
    """A candidate and how likely it is the employer."""

    candidate: EmployerCandidate
    chance: float
    features: frozenset[str]

    @property
    def is_named(self) -> bool:
        """Whether anything but an address names it."""
        return bool(self.candidate.evidence)

    @property
    def is_borne_out(self) -> bool:
        """Whether more than one sign speaks for it, or a label says so."""
        return "by label" in self.features or not self.features & {"signs 0", "signs 1"}

    @property
    def reasons(self) -> list[str]:
        """What speaks for it, in words."""
        return list(dict.fromkeys(words for feature, words in _REASONS.items() if feature in self.features))

    def spelling(self, text: str) -> str:
        """Return the spelling of an element of its own, else the one that is proposed and used most."""
        if not self.is_named:
            return brand_from_slug(next(iter(self.candidate.labels.values())), [text])[0]
        for kind in ("label", "marked"):
            if name := self.candidate.evidence.get(kind):
                return shown_name(name)
        names = list(dict.fromkeys(shown_name(name) for name in self.candidate.names))
        if whole := [
            name for name in names if any(len(other) < len(name) and abbreviates(other, name) for other in names)
        ]:
            # `UVN` stands for it.
            names = whole
        return max(names, key=lambda name: _fitness(name, self.candidate, text))


@dataclass(frozen=True)
class Ranking:
    """All candidates, likeliest first."""

    choices: Sequence[EmployerChoice]
    none: float
    """How likely none of them is the employer."""
    none_features: frozenset[str]

    @property
    def best(self) -> EmployerChoice | None:
        """The likeliest."""
        return next(iter(self.choices), None)

    @property
    def is_hidden(self) -> bool:
        """Whether somebody else than the employer has written the posting, and it names no employer."""
        best = self.best
        if best is None or best.chance < self.none:
            return "none, client" in self.none_features and not (best and best.features & _STATED)
        return self.is_for_others(best)

    def is_for_others(self, choice: EmployerChoice) -> bool:
        """Whether a candidate is an agency, or the text speaks of a client and does not call it so."""
        is_agency = bool(choice.features & {"agency", "agency, client"})
        return (is_agency or "none, client" in self.none_features) and not choice.features & _STATED


def rank(
    witnesses: Sequence[Witness],
    labels: Sequence[tuple[str, str]],
    around: PostingSurroundings,
    places: Sequence[str],
    known: tuple[Sequence[str], float] | None = None,
) -> Ranking:
    """Return every candidate with its chance, likeliest first.

    Args:
        witnesses: Names that something proposes.
        labels: Parts of web addresses that may hold a name, and where they stand.
        around: The posting.
        places: Where the work is done.
        known: Spellings of the name that most witnesses speak for, and how sure they are.
    """
    used = (Witness(name, "used") for name in names_in(around.lines))
    candidates = sorted(candidates_of(_cleaned([*witnesses, *used], around, places), labels), key=_is_merely_used)[
        :_MOST
    ]
    features = [frozenset(features_of(candidate, around) | _agreed(candidate, known)) for candidate in candidates]
    none = frozenset(features_of_none([set(found) for found in features], around))
    shares = RANKER.chances(features, none)
    choices = [EmployerChoice(*found) for found in zip(candidates, shares, features, strict=True)]
    # Only a label can say that a site of many employers is one itself.
    choices = [choice for choice in choices if "board" not in choice.features or choice.features & _STATED]
    return Ranking(sorted(choices, key=lambda choice: -choice.chance), 1 - sum(shares), none)


def _is_merely_used(candidate: EmployerCandidate) -> bool:
    """Whether a name stands in the text and nothing else speaks for it; of many such the last ones are left out."""
    return not candidate.labels and set(candidate.evidence) <= {"used"}


def _agreed(candidate: EmployerCandidate, known: tuple[Sequence[str], float] | None) -> set[str]:
    """Return how sure witnesses are of a candidate."""
    names, confidence = known or ((), 0.0)
    own = candidate.names or list(candidate.labels.values())
    is_known = any(is_spelling_of(one, other) for one in own for other in names)
    return {"agreed", f"agreed {confidence:.2f}"} if is_known else set()


def _cleaned(witnesses: Iterable[Witness], around: PostingSurroundings, places: Sequence[str]) -> Iterator[Witness]:
    for witness in witnesses:
        name = tidy_name(witness.name, places)
        if name and not _is_no_name(name, witness, around):
            yield Witness(name, witness.evidence)


def _is_no_name(name: str, witness: Witness, around: PostingSurroundings) -> bool:
    """Whether words cannot be a name; `Your mission` is a heading, though institutions are called so."""
    if not _LETTERS.search(name) or _ENDED.search(name) or _is_of_title(name, witness, around):
        return True
    if witness.evidence in PROPOSING:
        return not can_be_name(name)
    return witness.evidence == "formed" and heading_kind(name) is not None


def _is_of_title(name: str, witness: Witness, around: PostingSurroundings) -> bool:
    """Whether a name is the title, or what is left of the page's title is a part of it."""
    letters, title = compact(name), compact(around.title)
    return letters == title or (witness.evidence == "title" and letters in title)


def _fitness(name: str, candidate: EmployerCandidate, text: str) -> tuple[int, int]:
    """Return how well a spelling is borne out, and its length, which decides where others are borne out as well."""
    proposed = sum(shown_name(other) == name for kind, other in candidate.evidence.items() if kind != "used")
    has_form = any(brand_of(other) != other and shown_name(other) == name for other in candidate.names)
    is_odd = bool(_SIGNS.search(name)) + (len(name.split()) > _MOST_WORDS)
    is_plain = not name.isupper() and name != name.lower()
    longer = max((mentions(other, text) for other in candidate.names if other.startswith(f"{name} ")), default=0)
    used = min(3, mentions(name, text) - longer)
    return 2 * proposed + 2 * has_form + used + 2 * is_plain - 3 * is_odd, len(name)
