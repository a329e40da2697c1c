"""The goals of speed and what a run found of each."""

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.comparing.measures.figures import quantile, ratios, summary
from benchmarks.comparing.report.results import Results

__all__ = ["Row", "goal_rows"]

_CORES = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One goal."""

    name: str
    what: str
    goal: str
    found: str
    met: bool | None
    """None when there is nothing to judge by."""


def goal_rows(results: Results) -> list[Row]:
    """Return a row for each goal; those that were not measured say so."""
    return [row for rule in _RULES for row in rule(results)]


def _critical_path(results: Results) -> Iterator[Row]:
    preps = results.preps("prepline", "fresh")
    own = [prep["seconds"] / prep["chain"] for prep in preps if prep["chain"]]
    ideal = [prep["seconds"] / prep["ideal"] for prep in preps if prep["ideal"]]
    over = [prep["seconds"] - prep["chain"] for prep in preps]
    yield _ratio_row("P1", "a fresh guide ÷ its own critical path", "≤ 1.03", own, lambda value: value <= 1.03)
    yield _ratio_row("P1", "a fresh guide ÷ the ideal path (all of a step at once)", "—", ideal, None)
    found = _milliseconds(over) if over else "not measured"
    yield Row("P1", "seconds beyond the critical path", "≤ 40 ms", found, _within(over, 0.040))


def _rivals(results: Results) -> Iterator[Row]:
    yield from _paired(results, "P2", "reference", "prepline", "the reference design ÷ Prepline, fresh", 3.0)
    yield from _paired(results, "P3", "celery", "prepline", "Celery chain ÷ Prepline, fresh, asked every 2 s", 1.8)
    above, below = results.paired("celery", "prepline", "ready_seconds")
    told = ratios(above, below)
    yield Row("P3", "Celery chain ÷ Prepline, if users knew at once", "—", _interval(told), None)
    above, below = results.paired("prepline", "monolith")
    price = ratios(above, below)
    yield Row("P4", "Prepline ÷ one process without a broker", "≤ 1.02", _interval(price), _at_most(price, 1.02))


def _records(results: Results) -> Iterator[Row]:
    hops = results.all("prepline", "ping")
    ping = (
        f"bare record: p50 {1000 * hops[0]['p50']:.1f} ms, p99 {1000 * hops[0]['p99']:.1f} ms"
        if hops
        else "not measured"
    )
    between = [value for one in results.all("prepline", "hops") for value in one.get("values", ())]
    found = (
        f"p50 {1000 * quantile(between, 0.5):.1f} ms, p99 {1000 * quantile(between, 0.99):.1f} ms; " if between else ""
    )
    met = quantile(between, 0.5) <= 0.002 and quantile(between, 0.99) <= 0.010 if between else None
    yield Row("P5", "from one service to the next", "p50 ≤ 2 ms, p99 ≤ 10 ms", found + ping, met)


def _throughput(results: Results) -> Iterator[Row]:
    spent = results.values("prepline", "without latency", "cpu_per_prep")
    servers = results.values("prepline", "without latency", "servers_cpu_per_prep")
    if not spent:
        yield Row("P6", "guides per second and core, world without latency", "≥ 8", "not measured", None)
        return
    ours, theirs = 1000 * statistics.median(spent), 1000 * statistics.median(servers)
    rate = 1000 / ours
    found = f"{rate:.1f} ({ours:.0f} ms of ours a guide, {theirs:.0f} ms of the servers)"
    yield Row("P6", "guides per second and core, world without latency", "≥ 8", found, rate >= 8)


def _cached(results: Results) -> Iterator[Row]:
    seconds = results.seconds("prepline", "cached")
    yield Row("P7", "a guide that was made before", "≤ 60 ms", _milliseconds(seconds), _within(seconds, 0.060))


def _lags(results: Results) -> Iterator[Row]:
    for key, what, goal in (
        ("all", "an event is written → its user sees it", 0.010),
        ("end", "the same, of the end", 0.010),
    ):
        values = [value for one in results.all("prepline", "lags") for value in one[key].get("values", ())]
        yield Row("P8", what, "p50 ≤ 10 ms", _milliseconds(values), _within(values, goal))


def _accepting(results: Results) -> Iterator[Row]:
    alone = results.seconds("prepline", "fresh", "accepted_seconds")
    yield Row("", "accepting a request, alone", "p50 ≤ 20 ms", _milliseconds(alone), _within(alone, 0.020))
    for size in _sizes(results):
        crowd = results.seconds("prepline", f"{size} at once", "accepted_seconds")
        met = _within(crowd, 0.050) if size == 32 else None
        yield Row("", f"accepting a request, {size} at once", "p50 ≤ 50 ms at 32", _milliseconds(crowd), met)


def _idle(results: Results) -> Iterator[Row]:
    memory, share = results.values("prepline", "idle", "megabytes"), results.values("prepline", "idle", "core_percent")
    again = results.values("prepline", "idle", "resident_megabytes")
    found = (
        f"{statistics.median(memory):.0f} MB ({statistics.median(again):.0f} MB with shared pages counted for each)"
        if memory and again
        else "not measured"
    )
    yield Row(
        "P11", "memory of six idle services", "≤ 400 MB", found, statistics.median(memory) <= 400 if memory else None
    )
    found = f"{statistics.median(share):.1f} % of a core" if share else "not measured"
    yield Row("P20", "processor of six idle services", "≤ 2 %", found, statistics.median(share) <= 2 if share else None)


def _crowds(results: Results) -> Iterator[Row]:
    alone = results.seconds("prepline", "fresh")
    goals = {10: 1.05, 50: 2.0, 100: 1.15, 1_000: 2.0}
    for size in _sizes(results):
        crowd = results.seconds("prepline", f"{size} at once")
        if not (crowd and alone):
            continue
        ratio = statistics.median(crowd) / statistics.median(alone)
        goal = goals.get(size)
        met = None if goal is None else ratio <= goal
        yield Row("P12", f"{size} at once ÷ one alone", f"≤ {goal}" if goal else "—", f"{ratio:.2f}", met)
        yield _drained(results, size)


def _drained(results: Results, size: int) -> Row:
    taken = results.all("prepline", f"{size} at once")
    ratio = statistics.median(one["seconds"] / _ideal_drain(one, size) for one in taken)
    done = sum(len([prep for prep in one["preps"] if prep["status"] == "completed"]) for one in taken)
    found = f"{ratio:.2f}, {done} of {size * len(taken)} completed"
    return Row(
        "P19",
        f"{size} at once until all are done ÷ ideal",
        "≤ 1.25",
        found,
        ratio <= 1.25 and done == size * len(taken),
    )


def _ideal_drain(one: Mapping[str, Any], size: int) -> float:
    """Return the seconds for all: of the longest critical path, or of the processor time on all cores."""
    busy = (one["cpu_per_prep"] + one["servers_cpu_per_prep"]) * size / _CORES
    return float(max(busy, *(prep["chain"] for prep in one["preps"])))


def _hanging(results: Results) -> Iterator[Row]:
    beside = results.seconds("prepline", "one hangs")
    among = results.seconds("prepline", f"{len(beside) + 1} at once")
    if not (beside and among):
        yield Row("P13", "the others' p99 while one hangs", "≤ 1.10", "not measured", None)
        return
    ratio = quantile(beside, 0.99) / quantile(among, 0.99)
    yield Row("P13", "the others' p99 while one hangs ÷ without", "≤ 1.10", f"{ratio:.2f}", ratio <= 1.10)


def _gateway(results: Results) -> Iterator[Row]:
    rate, spent = results.values("prepline", "requests", "per_second"), results.values("prepline", "requests", "cpu_ms")
    if rate:
        found = f"{statistics.median(rate):.0f}/s, {statistics.median(spent):.2f} ms of processor each"
        yield Row("P17", "status requests of one gateway", "≥ 6,000/s", found, statistics.median(rate) >= 6_000)
    restarts = results.all("prepline", "restarts")
    if restarts:
        seconds = [value for one in restarts for value in one["values"]]
        found = f"p50 {statistics.median(seconds):.2f} s"
        yield Row(
            "P18", "starting a killed service → its first event", "≤ 1.0 s", found, statistics.median(seconds) <= 1.0
        )


def _paired(results: Results, name: str, above: str, below: str, what: str, goal: float) -> Iterator[Row]:
    found = ratios(*results.paired(above, below))
    text = _interval(found) + (f"; p95 ÷ p95 {found['p95']:.2f}" if found["n"] else "")
    yield Row(name, what, f"≥ {goal}", text, None if not found["n"] else found["p50"] >= goal)


def _sizes(results: Results) -> list[int]:
    named = results.content["contenders"].get("prepline", {})
    return sorted(int(what.split()[0]) for what in named if what.endswith(" at once") and what.split()[0].isdecimal())


def _ratio_row(name: str, what: str, goal: str, values: Sequence[float], judge: Callable[[float], bool] | None) -> Row:
    if not values:
        return Row(name, what, goal, "not measured", None)
    found = summary(values)
    return Row(name, what, goal, _interval(found), None if judge is None else judge(found["p50"]))


def _interval(found: dict[str, float]) -> str:
    if not found["n"]:
        return "not measured"
    return f"{found['p50']:.2f} ({found['low']:.2f}–{found['high']:.2f}, n = {found['n']})"


def _milliseconds(values: Sequence[float]) -> str:
    if not values:
        return "not measured"
    found = summary(values)
    p50, low, high, p99 = (1000 * found[name] for name in ("p50", "low", "high", "p99"))
    return f"p50 {p50:.0f} ms ({low:.0f}–{high:.0f}), p99 {p99:.0f} ms"


def _within(values: Sequence[float], most: float) -> bool | None:
    return statistics.median(values) <= most if values else None


def _at_most(found: dict[str, float], most: float) -> bool | None:
    return found["p50"] <= most if found["n"] else None


_RULES: tuple[Callable[[Results], Iterator[Row]], ...] = (
    _critical_path,
    _rivals,
    _records,
    _throughput,
    _cached,
    _lags,
    _accepting,
    _idle,
    _crowds,
    _hanging,
    _gateway,
)
