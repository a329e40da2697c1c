"""How well names and mentions are told apart, on files of cases."""

import json
from pathlib import Path
from typing import Any

from lexicon.company.company import Company

__all__ = ["score"]


def score(*, names: Path | None, mentions: Path | None, verbose: bool = False) -> dict[str, Any]:
    """Return the figures for both files; with `verbose` each wrong line as well."""
    figures: dict[str, Any] = {}
    if names:
        figures["names"] = _score_names(names, verbose=verbose)
    if mentions:
        figures["mentions"] = _score_mentions(mentions, verbose=verbose)
    return figures


def _score_names(path: Path, *, verbose: bool) -> dict[str, Any]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:] if line.strip()]
    wrong = [row for row in rows if Company.of(row[0]).is_same(row[1]) != (row[2].strip() == "yes")]
    figures: dict[str, Any] = {"right": round(1 - len(wrong) / max(1, len(rows)), 4), "of": len(rows)}
    return figures | {"wrong": ["\t".join(row) for row in wrong]} if verbose else figures


def _score_mentions(path: Path, *, verbose: bool) -> dict[str, Any]:
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = [Company.of(case["company"]).is_about(case["text"]) for case in cases]
    meant = [bool(case["about_employer"]) for case in cases]
    hits = sum(is_found and is_meant for is_found, is_meant in zip(found, meant, strict=True))
    figures: dict[str, Any] = {
        "precision": round(hits / max(1, sum(found)), 4),
        "recall": round(hits / max(1, sum(meant)), 4),
        "of": len(cases),
    }
    wrong = [case for case, is_found in zip(cases, found, strict=True) if is_found != case["about_employer"]]
    return figures | {"wrong": wrong} if verbose else figures
