"""How well names and mentions are told apart, on files of cases."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lexicon.company.company import Company

__all__ = ["score"]

_COLUMNS = 3
_ANSWERS = {"yes": True, "no": False}


def score(*, names: Path | None, mentions: Path | None, verbose: bool = False) -> dict[str, Any]:
    """Return the figures for both files; with `verbose` each wrong line as well.

    Lines that hold no case are left out and counted under `unreadable`, which is missing when there are none.

    Raises:
        OSError: A file cannot be read.
    """
    figures: dict[str, Any] = {}
    if names:
        figures["names"] = _score_names(names, verbose=verbose)
    if mentions:
        figures["mentions"] = _score_mentions(mentions, verbose=verbose)
    return figures


def _score_names(path: Path, *, verbose: bool) -> dict[str, Any]:
    lines = list(_lines(path))[1:]
    rows = [row for row in (line.split("\t") for line in lines) if _is_name_case(row)]
    wrong = [row for row in rows if Company.of(row[0]).is_same(row[1]) != _ANSWERS[row[2].strip()]]
    figures: dict[str, Any] = {"right": round(1 - len(wrong) / max(1, len(rows)), 4), "of": len(rows)}
    figures |= _unreadable(len(lines) - len(rows))
    return figures | {"wrong": ["\t".join(row) for row in wrong]} if verbose else figures


def _score_mentions(path: Path, *, verbose: bool) -> dict[str, Any]:
    lines = list(_lines(path))
    cases = [case for case in map(_mention_case, lines) if case is not None]
    found = [Company.of(case["company"]).is_about(case["text"]) for case in cases]
    meant = [case["about_employer"] for case in cases]
    hits = sum(is_found and is_meant for is_found, is_meant in zip(found, meant, strict=True))
    figures: dict[str, Any] = {
        "precision": round(hits / max(1, sum(found)), 4),
        "recall": round(hits / max(1, sum(meant)), 4),
        "of": len(cases),
    }
    figures |= _unreadable(len(lines) - len(cases))
    wrong = [case for case, is_found in zip(cases, found, strict=True) if is_found != case["about_employer"]]
    return figures | {"wrong": wrong} if verbose else figures


def _lines(path: Path) -> Iterator[str]:
    # Not splitlines(): a text may hold line separators of Unicode, which JSON need not escape.
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    return (line for line in text.split("\n") if line.strip())


def _unreadable(lines: int) -> dict[str, int]:
    return {"unreadable": lines} if lines else {}


def _is_name_case(row: list[str]) -> bool:
    return len(row) >= _COLUMNS and bool(row[0].strip()) and row[2].strip() in _ANSWERS


def _mention_case(line: str) -> dict[str, Any] | None:
    """Return the case on a line, or None where it holds none."""
    try:
        case = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(case, dict) or not isinstance(case.get("text"), str):
        return None
    named, answer = case.get("company"), case.get("about_employer")
    is_usable = isinstance(named, str) and bool(named.strip()) and isinstance(answer, bool | int)
    return case | {"about_employer": bool(answer)} if is_usable else None
