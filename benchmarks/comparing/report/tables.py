"""The tables of the report beside the goals: contenders, and what each design does when life is not kind."""

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.comparing.measures.figures import quantile
from benchmarks.comparing.report.results import Results

__all__ = ["contender_table", "limits_table"]

_NAMES = {
    "prepline": "Prepline, six processes",
    "monolith": "our handlers, one process, no broker",
    "celery": "our handlers, Celery chain over Redis",
    "reference": "the reference design",
}
_COLUMNS = (
    "fresh p50",
    "fresh p95",
    "critical path",
    "made before p50",
    "processor a guide",
    "of the servers",
    "upstream calls",
    "requests for the state",
)
_STEPS = ("posting", "extraction", "search", "comments", "section", "judge")


def contender_table(results: Results) -> Iterator[str]:
    """Yield lines of a Markdown table with what each contender took."""
    yield f"| | {' | '.join(_COLUMNS)} |"
    yield f"|{'---|' * (len(_COLUMNS) + 1)}"
    for contender, name in _NAMES.items():
        preps = results.preps(contender, "fresh")
        if not preps:
            yield f"| {name} | not measured | | | | | | | |"
            continue
        seconds = [prep["seconds"] for prep in preps]
        cached = results.seconds(contender, "cached")
        own = results.values(contender, "without latency", "cpu_per_prep")
        servers = results.values(contender, "without latency", "servers_cpu_per_prep")
        cells = [
            f"{statistics.median(seconds):.2f} s",
            f"{quantile(seconds, 0.95):.2f} s",
            f"{statistics.median([prep['chain'] for prep in preps]):.2f} s",
            f"{statistics.median(cached):.2f} s" if cached else "—",
            f"{1000 * statistics.median(own):.0f} ms" if own else "—",
            f"{1000 * statistics.median(servers):.0f} ms" if servers else "—",
            _calls(preps),
            f"{statistics.median([prep['asked'] for prep in preps]):.0f}",
        ]
        yield f"| {name} | {' | '.join(cells)} |"


def limits_table(results: Results) -> Iterator[str]:
    """Yield lines of a Markdown table with what each design did."""
    yield "| | Prepline | the reference design |"
    yield "|---|---|---|"
    for what, sentence, read in _SHOWN:
        cells = [_cell(results.all(name, what), read) for name in ("prepline-limits", "reference-limits")]
        yield f"| {sentence} | {' | '.join(cells)} |"


def _calls(preps: Sequence[Any]) -> str:
    total: Counter[str] = Counter()
    for prep in preps:
        total.update(prep["calls"])
    found = [f"{total[step] / len(preps):.0f} {step}" for step in _STEPS if total[step]]
    return ", ".join(found)


def _cell(found: Sequence[Any], read: Any) -> str:
    return str(read(found[0])) if found else "not measured"


def _delivered(one: Any) -> str:
    account = ", ".join(f"{name} {value}" for name, value in one["account"].items())
    return f"{one['delivered']} of {one['asked']} delivered; {account}"


def _ends(one: Any) -> str:
    return ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in one["ends"].items())


def _killed(one: Any) -> str:
    seconds = one["seconds_after_kill"]
    return _ends(one) + (f" (the last {seconds:.1f} s after the kill)" if seconds is not None else "")


_SHOWN = (
    ("credits for one", "A user has credits for one guide and asks for eight in the same moment", _delivered),
    ("killed midway", "Every process is killed while six guides are being made, and started again", _killed),
    (
        "asked again after restart",
        "The same guide is asked for after a restart: calls of the outside world",
        lambda one: f"{one['upstream_calls']} ({one['status']})",
    ),
    (
        "few files",
        "Many guides at once, few open files allowed to each process",
        lambda one: f"{one['at_once']} at once, {one['files']} files: {_ends(one)}",
    ),
)
