"""How long an event is between two services, by the spans that they keep."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.comparing.measures.figures import summary
from contracts.preps import InsightsReady, JobParsed, PdfStored, PostsCollected
from contracts.status import Stage
from services.cli.operations.trace import rows_of

__all__ = ["between_services"]

_TAKERS = {
    JobParsed.topic: Stage.SCRAPER,
    PostsCollected.topic: Stage.INSIGHTS,
    InsightsReady.topic: Stage.RENDERER,
    PdfStored.topic: Stage.BILLING,
}


def between_services(folder: Path, preps: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the seconds from a handler's end to the beginning of the next one."""
    found: list[float] = []
    for prep in preps:
        rows = rows_of(folder, str(prep["id"]))
        written = {row.attributes["topic"]: row.began for row in rows if row.name == "publish"}
        found += [
            (row.began - written[row.name]) / 1e9
            for row in rows
            if row.attributes["service"] == _TAKERS.get(row.name) and row.name in written
        ]
    return summary(found)
