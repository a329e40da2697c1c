"""`python -m benchmarks.comparing.report.pictures report.json`: draw the report's pictures beside it."""

import json
import statistics
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot as plt

__all__: list[str] = []

_COLOURS = {
    "posting": "#4878a8",
    "extraction": "#8878b8",
    "search": "#58a868",
    "comments": "#98c868",
    "section": "#d88858",
    "judge": "#b85858",
    "other": "#bbbbbb",
}
_NAMES = {"prepline": "Prepline", "monolith": "one process", "celery": "Celery chain", "reference": "reference design"}


def _preps(found: dict[str, Any], contender: str, what: str) -> list[dict[str, Any]]:
    ones = found["contenders"].get(contender, {}).get(what, [])
    return [prep for one in ones if "preps" in one for prep in one["preps"] if prep["status"] == "completed"]


def _fresh(found: dict[str, Any], file: Path) -> None:
    measured = {name: _preps(found, name, "fresh") for name in _NAMES}
    measured = {name: preps for name, preps in measured.items() if preps}
    if not measured:
        return
    figure, axes = plt.subplots(figsize=(8, 0.8 + 0.7 * len(measured)))
    for place, preps in enumerate(measured.values()):
        chain = statistics.median(prep["chain"] for prep in preps)
        whole = statistics.median(prep["seconds"] for prep in preps)
        axes.barh(place, chain, color="#4878a8", label="critical path" if not place else None)
        axes.barh(place, max(0, whole - chain), left=chain, color="#d88858", label="on top" if not place else None)
        axes.plot([prep["seconds"] for prep in preps], [place] * len(preps), "k|", markersize=8)
        axes.text(whole, place + 0.25, f" {whole:.1f} s", va="center", fontsize=8)
    axes.set_yticks(range(len(measured)), [_NAMES[name] for name in measured])
    axes.invert_yaxis()
    axes.set_xlabel("seconds until the user knows that the guide is there (median; ticks: each guide)")
    axes.legend(loc="upper right", frameon=False)
    axes.margins(x=0.12)
    _save(figure, file)


def _waterfall(found: dict[str, Any], file: Path) -> None:
    shown = {name: _preps(found, name, "fresh")[:1] for name in ("prepline", "reference")}
    shown = {name: preps[0] for name, preps in shown.items() if preps}
    if not shown:
        return
    heights = [max(2, len(prep["path"]) * 0.12) for prep in shown.values()]
    figure, axes = plt.subplots(
        len(shown), 1, sharex=True, figsize=(9, sum(heights) + 1), height_ratios=heights, squeeze=False
    )
    for axis, (name, prep) in zip(axes[:, 0], shown.items(), strict=True):
        for row, (step, began, _seconds, ended) in enumerate(sorted(prep["path"], key=lambda entry: entry[1])):
            axis.barh(row, ended - began, left=began, color=_COLOURS.get(step, "#bbbbbb"))
        axis.axvline(prep["seconds"], color="black", linewidth=1)
        axis.invert_yaxis()
        axis.set_yticks([])
        axis.set_title(f"{_NAMES[name]}: {prep['seconds']:.1f} s, {len(prep['path'])} requests", loc="left", fontsize=9)
    handles = [plt.Rectangle((0, 0), 1, 1, color=colour) for colour in _COLOURS.values()]
    axes[0, 0].legend(handles, _COLOURS, fontsize=7, frameon=False, loc="upper right")
    axes[-1, 0].set_xlabel("seconds since the request")
    _save(figure, file)


def _crowds(found: dict[str, Any], file: Path) -> None:
    figure, axes = plt.subplots(figsize=(8, 4))
    drawn = False
    for name in ("prepline", "reference"):
        kinds = [what for what in found["contenders"].get(name, {}) if what.endswith(" at once")]
        sizes = {int(what.split()[0]): [prep["seconds"] for prep in _preps(found, name, what)] for what in kinds}
        sizes[1] = [prep["seconds"] for prep in _preps(found, name, "fresh")]
        points = sorted((size, seconds) for size, seconds in sizes.items() if seconds)
        if not points:
            continue
        drawn = True
        axes.plot(
            [size for size, _ in points],
            [statistics.median(s) for _, s in points],
            "o-",
            label=f"{_NAMES[name]}, median",
        )
        axes.fill_between(
            [size for size, _ in points], [min(s) for _, s in points], [max(s) for _, s in points], alpha=0.15
        )
    axes.set_xscale("log")
    axes.set_ylim(bottom=0)
    axes.set_xlabel("guides at once")
    axes.set_ylabel("seconds a guide")
    axes.legend(frameon=False)
    if drawn:
        _save(figure, file)


def _save(figure: Any, file: Path) -> None:
    figure.tight_layout()
    figure.savefig(file, dpi=110)
    plt.close(figure)


if __name__ == "__main__":
    source = Path(sys.argv[1])
    content = json.loads(source.read_text(encoding="utf-8"))
    _fresh(content, source.with_name("fresh.png"))
    _waterfall(content, source.with_name("waterfall.png"))
    _crowds(content, source.with_name("crowds.png"))
