"""`prepline trace`: where the time of one preparation went, from the spans that services kept in files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from services.cli.output import DONE, FAILED, report

__all__ = ["TracedSpan", "rows_of", "trace", "waterfall"]

_WIDTH = 40
_NAME = 44


@dataclass(frozen=True, slots=True)
class TracedSpan:
    """A span as a file has it; times in nanoseconds since 1970."""

    span_id: str
    parent_id: str
    trace_id: str
    name: str
    began: int
    ended: int
    attributes: dict[str, str]
    error: str


def trace(
    prep_id: Annotated[str, typer.Argument(metavar="PREP_ID", help="Of the preparation.")],
    folder: Annotated[
        Path, typer.Option(envvar="PREPLINE_TRACING__FOLDER", help="Where the services keep spans.")
    ] = Path(".prepline/up/traces"),
) -> None:
    """Show where the time of a preparation went; asks no server."""
    rows = rows_of(folder, prep_id)
    if not rows:
        report(f"{folder} has no spans of {prep_id}. Services keep them when PREPLINE_TRACING__FOLDER is set.")
        raise typer.Exit(FAILED)
    for line in waterfall(rows):
        typer.echo(line)
    raise typer.Exit(DONE)


def rows_of(folder: Path, prep_id: str) -> list[TracedSpan]:
    """Return the spans of the traces in which a stage worked on the preparation."""
    known = list(_rows(folder))
    traces = {row.trace_id for row in known if row.attributes.get("prep_id") == prep_id}
    return [row for row in known if row.trace_id in traces and row.attributes.get("prep_id", prep_id) == prep_id]


def waterfall(rows: list[TracedSpan]) -> Iterator[str]:
    """Yield a line for each span, in the order in which they began: when, how long, and a bar."""
    first, last = min(row.began for row in rows), max(row.ended for row in rows)
    parents = {row.span_id: row.parent_id for row in rows}
    yield f"{'ms':>8} {'took':>8}  {'':{_NAME}} {(last - first) / 1e6:.0f} ms in all"
    for row in sorted(rows, key=lambda row: (row.began, row.ended)):
        name = "  " * _depth(row.span_id, parents) + _named(row)
        start = round(_WIDTH * (row.began - first) / max(last - first, 1))
        length = max(1, round(_WIDTH * (row.ended - row.began) / max(last - first, 1)))
        bar = (" " * min(start, _WIDTH - 1) + "█" * length)[:_WIDTH]
        yield f"{(row.began - first) / 1e6:8.1f} {(row.ended - row.began) / 1e6:8.1f}  {name[:_NAME]:{_NAME}} {bar}"


def _named(row: TracedSpan) -> str:
    said = [value for key, value in row.attributes.items() if key not in {"prep_id", "attempt", "service"}]
    service = row.attributes.get("service", "")
    stage = f"{service}: " if "prep_id" in row.attributes and service else ""
    return " ".join([f"{stage}{row.name}", *said]) + (f" ({row.error})" if row.error else "")


def _depth(span_id: str, parents: dict[str, str]) -> int:
    depth = -1
    while span_id in parents:
        depth, span_id = depth + 1, parents[span_id]
    return depth


def _rows(folder: Path) -> Iterator[TracedSpan]:
    import json

    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            try:
                [resource] = json.loads(line)["resourceSpans"]
            except (ValueError, KeyError):
                continue  # the process was killed while it wrote
            service = resource["resource"]["attributes"][0]["value"]["stringValue"]
            for one in resource["scopeSpans"][0]["spans"]:
                yield _row(one, service)


def _row(one: dict[str, Any], service: str) -> TracedSpan:
    attributes = {entry["key"]: entry["value"]["stringValue"] for entry in one["attributes"]}
    return TracedSpan(
        span_id=one["spanId"],
        parent_id=one["parentSpanId"],
        trace_id=one["traceId"],
        name=one["name"],
        began=int(one["startTimeUnixNano"]),
        ended=int(one["endTimeUnixNano"]),
        attributes={"service": service, **attributes},
        error=one["status"].get("message", ""),
    )
