"""What a panel asks, put to Prometheus for a run of a minute instead of a day."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.dashboard.prometheus import Prometheus

__all__ = ["PanelLine", "answered"]

_SHORTER = {"5m": "20s", "15m": "40s", "1h": "60s"}
"""Windows of the dashboard, and those of a short run."""


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One line of a panel."""

    legend: str
    points: list[tuple[float, float]]


async def answered(panel: Mapping[str, Any], prometheus: Prometheus, *, began: float, ended: float) -> list[PanelLine]:
    """Return the lines of a panel that have a number somewhere."""
    lines = []
    for target in panel.get("targets", ()):
        question = re.sub(r"\[(\w+)\]", lambda window: f"[{_SHORTER[window[1]]}]", target["expr"])
        for series in await prometheus.over_time(question, began=began, ended=ended):
            points = [(at, float(value)) for at, value in series["values"] if math.isfinite(float(value))]
            if points:
                lines.append(PanelLine(_legend(target["legendFormat"], series["metric"]), points))
    return lines


def _legend(template: str, labels: Mapping[str, str]) -> str:
    return re.sub(r"\{\{(\w+)\}\}", lambda name: labels.get(name[1], ""), template)
