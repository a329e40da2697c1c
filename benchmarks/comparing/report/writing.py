"""Writes the report of a run: Markdown with pictures beside the JSON."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.comparing.contenders.tools import path_of
from benchmarks.comparing.report.goals import goal_rows
from benchmarks.comparing.report.results import Results
from benchmarks.comparing.report.tables import contender_table, limits_table

__all__ = ["write_report"]

_PICTURES = {
    "fresh.png": "A fresh guide, by contender: the critical path of the outside world and what came on top",
    "waterfall.png": "One guide about the same employer, by Prepline and by the reference design",
    "crowds.png": "Guides at once",
}
_MARKS = {True: "yes", False: "**no**", None: ""}
_DRAWING_SECONDS = 120


def write_report(file: Path, *, tools: Path) -> int:
    """Write `report.md` and its pictures beside `report.json`; return 1 when a measurement failed."""
    results = Results(json.loads(file.read_text(encoding="utf-8")))
    drawn = _drawn(file, tools)
    text = "\n".join(_lines(results, drawn)) + "\n"
    file.with_suffix(".md").write_text(text, encoding="utf-8")
    print(text)
    return int(bool(results.failures()))


def _drawn(file: Path, tools: Path) -> list[str]:
    """Draw the pictures and return those that are there; without matplotlib there are none."""
    command = [str(tools), "-m", "benchmarks.comparing.report.pictures", str(file)]
    try:
        subprocess.run(command, env=path_of(), check=True, timeout=_DRAWING_SECONDS)  # noqa: S603 — our own module
    except (OSError, subprocess.SubprocessError) as error:
        print(f"  no pictures: {error}", file=sys.stderr)
        return []
    return [name for name in _PICTURES if (file.parent / name).exists()]


def _lines(results: Results, drawn: list[str]) -> Iterator[str]:
    about = results.about
    yield "# Prepline beside what people would use instead"
    yield ""
    yield "Made by `python -m benchmarks compare`; do not edit."
    yield ""
    yield (
        f"{about['when']}, {about['machine']}, {_kafka(about['kafka'])}, seed {about['seed']}, {about['pairs']} pairs "
        f"× {about['repeats']}, the outside world at {about['scale']:g} of its time, a model of "
        f"{about['tokens_per_second']:g} tokens a second, load before {about['load_before']}"
        f", {about.get('seconds', 'unfinished:')} s in all."
    )
    if about["warning"]:
        yield ""
        yield f"**{about['warning']}**"
    yield ""
    yield "All contenders asked the same imitated world on the same machine; what it took for a request was drawn"
    yield "by the seed and written down, so each guide's critical path is known. Medians, 95 % intervals by resampling."
    yield ""
    yield "| | what | goal | found | met |"
    yield "|---|---|---|---|---|"
    for row in goal_rows(results):
        yield f"| {row.name} | {row.what} | {row.goal} | {row.found} | {_MARKS[row.met]} |"
    yield ""
    yield from contender_table(results)
    yield ""
    yield "## What each design does when life is not kind"
    yield ""
    yield from limits_table(results)
    for name in drawn:
        yield ""
        yield f"![{_PICTURES[name]}]({name})"
    yield ""
    yield "## How it was measured"
    yield ""
    yield from _METHOD
    if failures := results.failures():
        yield ""
        yield "## Not measured"
        yield ""
        yield from (f"- {failure}" for failure in failures)


def _kafka(kind: str) -> str:
    return (
        "Apache Kafka 4.1 (MongoDB and S3 by the embedded servers)"
        if kind == "apache"
        else "embedded broker, MongoDB and S3"
    )


_METHOD = (
    "- **Outside world**: job sites (p50 0.8 s, p95 3 s), communities (0.35 s, 1.1 s), a model (first token 0.5 s,",
    "  1.4 s, then its speed ± 20 %), lognormal. The n-th request of a kind about an employer takes the same time for",
    "  everybody. No source limits anybody's rate: the reference design would not get through its first guide.",
    "- **Reference design**: written anew from its description: Flask, a thread and event loops per guide, stages one",
    "  after another, 66 searches ten at a time with 0.6 s pauses, comments of 25 posts, one call of the model that",
    "  writes as many tokens as Prepline's sections together, cache in memory, page asks every 2 s. Its database and",
    "  files are our MongoDB and S3 on the same machine, which is faster than what it describes.",
    "- **Celery chain**: the same handlers, one worker process and queue a service, late acknowledgement, Redis; users",
    "  ask every 2 s. The second figure leaves the asking out.",
    "- **One process**: the same six services in one event loop, a queue in memory for Kafka.",
    "- **Critical path**: the heaviest sequence of requests of which each began after the one before had ended.",
    "- **From one service to the next**: from a handler's end, when its event is about to be written, to the moment",
    "  in which the next service takes it, by the spans that Prepline keeps (all its figures pay for them).",
    "- Processor time is that of the process groups, by `/proc`; model, sources and users are processes of their own.",
)
