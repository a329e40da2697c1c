"""Puts reports of the same question together, across posts and wordings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.insights.asked.phrasing import is_question_like
from services.insights.engines.extractive.questions import ReportedQuestion
from services.insights.text.overlap import stems

__all__ = ["Cluster", "Sighting", "clusters"]

_SAME = 0.6
_CONTAINED = 0.85
_SHORTEST_CONTAINED = 3


@dataclass(frozen=True, slots=True)
class Sighting:
    """One post's report of a question."""

    question: ReportedQuestion
    source_id: str
    seen: date | None
    stage: str | None
    weight: float
    """How much the post has to say, from 0 to 1."""


@dataclass(slots=True)
class Cluster:
    """All reports of one question."""

    sightings: list[Sighting]
    meaning: frozenset[str] = frozenset()

    @property
    def sources(self) -> list[str]:
        """Return the distinct sources, in the order found."""
        return list(dict.fromkeys(sighting.source_id for sighting in self.sightings))

    @property
    def last_seen(self) -> date | None:
        """Return the date of the newest report, if any is dated."""
        return max((sighting.seen for sighting in self.sightings if sighting.seen), default=None)

    @property
    def best(self) -> Sighting:
        """Return the report whose wording reads best."""
        return max(
            self.sightings,
            key=lambda sighting: (
                is_question_like(sighting.question.text),
                sighting.weight,
                -len(sighting.question.text),
            ),
        )

    @property
    def rank(self) -> tuple[int, float, int]:
        """Return the sort key: most reports, strongest posts, newest."""
        return (
            -len(self.sources),
            -max(sighting.weight for sighting in self.sightings),
            -(self.last_seen or date.min).toordinal(),
        )


def clusters(sightings: Sequence[Sighting]) -> list[Cluster]:
    """Return the clusters, most reported first."""
    found: list[Cluster] = []
    for sighting in sightings:
        meaning = stems(sighting.question.text)
        home = next((cluster for cluster in found if _same(meaning, cluster.meaning)), None)
        if home is None:
            found.append(Cluster(sightings=[sighting], meaning=meaning))
        else:
            home.sightings.append(sighting)
    return sorted(found, key=lambda cluster: cluster.rank)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    if not shared:
        return False
    smaller = min(len(one), len(other))
    return shared / len(one | other) >= _SAME or (smaller >= _SHORTEST_CONTAINED and shared / smaller >= _CONTAINED)
