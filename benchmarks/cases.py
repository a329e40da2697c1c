"""Invented ways of telling what was asked, and claims with their quotes: how many are understood, by language and kind.

Only totals are printed, so that cases nobody may look at can be scored too.
"""

import argparse
import asyncio
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks._claims import cited_claim
from benchmarks._labelled import gold_lines
from benchmarks._printed import is_of_wording, printed_of
from contracts.job import JobDetails
from contracts.posts import Post
from services.insights.app import build_insights
from services.insights.checker.check import check
from services.insights.sentences.blocks import shadow
from services.insights.sentences.cues import language_of


def main(arguments: Sequence[str]) -> int:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks cases", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="lines of `asked.jsonl` or `claims.jsonl`")
    for file in parser.parse_args(arguments).files:
        lines = gold_lines(file)
        print(file.name)
        if lines and "claim" in lines[0]:
            _print_claims(lines)
        else:
            asyncio.run(_print_asked(lines))
    return 0


def _print_claims(lines: Sequence[dict[str, Any]]) -> None:
    counts = claim_counts(lines)
    for kind in ("unsupported", "supported"):
        print(f"  {kind + ' that pass':22} {counts[f'{kind} pass']} of {counts[kind]}")
    own, quoted = counts["supported own"], counts["supported quote"]
    print(f"  supported in a guide   {own + quoted} of {counts['supported']}: {own} as claimed, {quoted} as quoted")
    print(f"  wrong in a guide       {counts['wrong']} of {counts['unsupported']}")


def claim_counts(lines: Sequence[dict[str, Any]]) -> Counter[str]:
    """Return how many claims there are, pass, and are printed, and how many of the printed ones are wrong."""
    counts = Counter[str]()
    for line in lines:
        kind = "supported" if line["supported"] else "unsupported"
        counts.update({kind: 1, f"{kind} pass": _passes(line)})
        if printed := printed_of(line):
            whose, _ = printed
            wrong = not line["supported"] and (whose == "own" or not is_of_wording(line))
            counts.update({f"{kind} {whose}": 1, "wrong": wrong})
    return counts


def _passes(line: dict[str, Any]) -> bool:
    cited = cited_claim(line)
    return check(cited.claim, cited.texts, cited.company).supported


async def _print_asked(lines: Sequence[dict[str, Any]]) -> None:
    counts = await asked_counts(lines)
    for name in dict.fromkeys(key.split()[0] for key in counts):
        found_of, told_of, taken, traps = (counts[f"{name} {key}"] for key in ("found", "told", "taken", "traps"))
        print(f"  {name:4} {found_of} of {told_of} told found, {taken} of {traps} traps taken")


async def asked_counts(lines: Sequence[dict[str, Any]]) -> Counter[str]:
    """Return what was told and found, and traps and those taken, of all lines and by language: `de told`."""
    counts = Counter[str]()
    for line in lines:
        found = await _asked(line)
        told = sum(any(keyword.lower() in text for text in found) for keyword in line["asked"])
        for name in ("all", language_of(shadow(line["text"]))):
            counts.update({f"{name} told": len(line["asked"]), f"{name} found": told})
            counts.update({f"{name} traps": not line["asked"], f"{name} taken": bool(found) and not line["asked"]})
    return counts


async def _asked(line: dict[str, Any]) -> list[str]:
    """Return the questions that a guide made from the text alone reports, in lower case."""
    post = Post(source_id="case", source="file", title=f"{line['company']} interview", body=line["text"])
    job = JobDetails(company_name=line["company"], job_title="Specialist")
    guide, _ = await build_insights(job, [post], engine="extractive")
    asked = guide.common_questions
    every = (*asked.behavioral, *asked.technical, *asked.company_specific)
    return [shadow(question.text) for question in every if question.evidence]
