"""A dashboard as a page of charts, placed as in Grafana."""

import html
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.dashboard.questions import PanelLine

__all__ = ["page_of"]

_COLOURS = (
    "#7eb26d",
    "#eab839",
    "#6ed0e0",
    "#ef843c",
    "#e24d42",
    "#1f78c1",
    "#ba43a9",
    "#705da0",
    "#508642",
    "#cca300",
)
_WIDTH, _HEIGHT = 560, 150
_STYLE = """
body { background: #111217; color: #d8d9da; font: 12px sans-serif; margin: 8px }
main { display: grid; grid-template-columns: 1fr 1fr; gap: 8px }
section { background: #181b1f; padding: 8px } section.row { grid-column: 1 / 3 }
h2 { font-size: 13px; margin: 0 0 4px } svg { width: 100% } li { display: inline-block; margin-right: 12px }
ul { margin: 0; padding: 0; list-style: none } text { fill: #9fa7b3; font-size: 10px } b { color: #e24d42 }
"""


def page_of(drawn: Sequence[tuple[Mapping[str, Any], Sequence[PanelLine]]]) -> str:
    """Return the page, panels in the order of their places."""
    placed = sorted(drawn, key=lambda one: (one[0]["gridPos"]["y"], one[0]["gridPos"]["x"]))
    sections = "".join(_section(panel, lines) for panel, lines in placed)
    return f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style><main>{sections}</main>"


def _section(panel: Mapping[str, Any], lines: Sequence[PanelLine]) -> str:
    title = f"<h2>{html.escape(panel['title'])}</h2>"
    if panel["type"] == "row":
        return f"<section class=row>{title}</section>"
    if not lines:
        return f"<section>{title}<b>no data</b></section>"
    unit = panel.get("fieldConfig", {}).get("defaults", {}).get("unit", "short")
    return f"<section>{title}{_chart(lines, unit)}<ul>{_legends(lines)}</ul></section>"


def _chart(lines: Sequence[PanelLine], unit: str) -> str:
    began = min(line.points[0][0] for line in lines)
    ended = max(line.points[-1][0] for line in lines)
    top = max(max(value for _, value in line.points) for line in lines) or 1.0

    def place(at: float, value: float) -> str:
        x = 40 + (at - began) / max(ended - began, 1) * (_WIDTH - 50)
        return f"{x:.1f},{_HEIGHT - 15 - value / top * (_HEIGHT - 30):.1f}"

    paths = "".join(
        f'<polyline fill="none" stroke="{_COLOURS[number % len(_COLOURS)]}" stroke-width="1.5" points="'
        f'{" ".join(place(at, value) for at, value in line.points)}"/>'
        for number, line in enumerate(lines)
    )
    scale = f'<text x="2" y="18">{_number(top, unit)}</text><text x="2" y="{_HEIGHT - 12}">0</text>'
    span = f'<text x="{_WIDTH - 60}" y="{_HEIGHT - 2}">{ended - began:.0f} seconds</text>'
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}">{scale}{span}{paths}</svg>'


def _legends(lines: Sequence[PanelLine]) -> str:
    return "".join(
        f'<li><span style="color:{_COLOURS[place % len(_COLOURS)]}">■</span> {html.escape(line.legend)} '
        f"({line.points[-1][1]:.3g})</li>"
        for place, line in enumerate(lines)
    )


def _number(value: float, unit: str) -> str:
    return f"{value:.0%}" if unit == "percentunit" else f"{value:.3g}{' s' if unit == 's' else ''}"
