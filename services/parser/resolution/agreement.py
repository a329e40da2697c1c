"""The employer that most independent witnesses speak for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lexicon.company import brand_of
from services.parser.fields.agencies import is_agency, is_board, speaks_of_client
from services.parser.raw_posting import Witness
from services.parser.resolution.witness_groups import (
    IN_TEXT,
    OF_THE_SAME,
    WitnessGroup,
    add_support,
    grouped,
    spelling_of,
)
from services.parser.text.words import compact

__all__ = ["Agreed", "agreed"]

_NAMES: dict[str, str] = {
    "label": "a labelled fact", "headline": "a line that states the job", "phrase": "a phrase of the text",
    "title": "the page's title", "neighbour": "the line next to the title",
    "marked": "an element near the heading", "imprint": "the name above an address",
    "formed": "a line that only names an employer", "address": "the web address",
    "site": "the site's own name", "mention": "the text", "legal form": "its legal form", "known": "known employers",
}  # fmt: skip
# By how many independent witnesses agree; one alone is never sure.
_CONFIDENCE = {0: 0.3, 1: 0.55, 2: 0.8}
_FOR_OTHERS = 0.4
_SUREST, _CONTESTED, _CLOSE = 0.9, 0.65, 0.5


@dataclass(frozen=True)
class Agreed:
    """A name and how sure it is."""

    group: WitnessGroup
    confidence: float

    @property
    def note(self) -> str:
        """What speaks for it, in words."""
        return f"According to {' and '.join(_NAMES[kind] for kind in self.group.evidence)}."

    @property
    def is_in_text(self) -> bool:
        """Whether a text names it, and not only what stands around it."""
        return bool(set(self.group.evidence) & IN_TEXT)

    def spelling(self, text: str) -> str:
        """Return the name as it is shown."""
        return spelling_of(self.group, text)


def agreed(proposals: Iterable[Witness], board: Collection[str], title: str, text: str) -> Agreed | None:
    """Return the name that most witnesses speak for, and how sure that is."""
    groups = grouped((witness for witness in proposals if not _is_board(witness, board)), title)
    # The line that names the job is no second witness for what is read off it.
    lines = (line for line in text.split("\n") if not title or title not in line)
    elsewhere = "\n".join(lines)
    for group in groups:
        add_support(group, elsewhere)
    has_client = speaks_of_client(text)
    owned = [group for group in groups if group.has_own_evidence]
    agencies = [group for group in owned if _hires_for_others(group, has_client=has_client)]
    ranked = sorted(owned, key=lambda group: -group.weight * (_FOR_OTHERS if group in agencies else 1))
    if not ranked:
        return None
    best = ranked[0]
    confidence = _CONFIDENCE.get(best.witnesses, _SUREST)
    is_contested = len(ranked) > 1 and ranked[1].weight >= best.weight - _CLOSE
    if is_contested and "label" not in best.evidence:
        confidence = min(confidence, _CONTESTED)
    if best in agencies and "label" not in best.evidence:
        confidence = min(confidence, _CONFIDENCE[1])
    return Agreed(best, confidence)


def _hires_for_others(group: WitnessGroup, *, has_client: bool) -> bool:
    """Whether a name is an agency's or a board's: what only the site says of itself, where that is about jobs."""
    if any(map(is_agency, group.names)):
        return True
    return _is_owner(group) and (has_client or any(map(is_board, group.names)))


def _is_owner(group: WitnessGroup) -> bool:
    """Whether the site alone speaks for a name, which its texts may mention."""
    return bool(set(group.evidence) & OF_THE_SAME) and not set(group.evidence) & IN_TEXT


def _is_board(witness: Witness, board: Collection[str]) -> bool:
    """Whether a name is the site's, which is not the employer; what a label says may be."""
    key = compact(brand_of(witness.name))
    return witness.evidence != "label" and any(name.startswith(key) or key.startswith(name) for name in board if name)
