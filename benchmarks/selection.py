"""Which posts of whole company files are kept and reported, and what of the questions and stages is near the top.

Questions and stages are called told. R is recall, P precision.

Figures stand side by side for companies that rules may be tuned on ("open") and for those that are only measured
("held back"), chosen by the hash of the company's name. No post is ever printed.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from benchmarks._labelled import is_blind
from benchmarks.labelled_posts import LabelledFile, labelled_files
from contracts.job import JobDetails
from lexicon.company import Company
from services.scraper.search.plan import SearchPlan

_TOP = 30


@dataclass
class _Figures:
    """Counts over companies."""

    companies: int = 0
    relevant: int = 0
    """Posts that are about the employer, as far as they are labelled."""
    kept: int = 0
    rightly_kept: int = 0
    about: int = 0
    """Taken to be about it, by whoever reports."""
    rightly_about: int = 0
    told: int = 0
    told_near_top: int = 0
    expected_near_top: float = 0.0

    def add(self, other: "_Figures") -> None:
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    def __str__(self) -> str:
        return (
            f"{self.companies:3} companies   kept R {_share(self.rightly_kept, self.relevant)} "
            f"P {_share(self.rightly_kept, self.kept)}   about R {_share(self.rightly_about, self.relevant)} "
            f"P {_share(self.rightly_about, self.about)}   told in the top {_TOP} "
            f"{_share(self.told_near_top, self.told)} of {self.told} (by chance "
            f"{_share(self.expected_near_top, self.told)})"
        )


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks selection", description=__doc__)
    parser.add_argument("gold", type=Path, help="a file of labels, or a folder of them")
    parser.add_argument("data", type=Path, help="the folder below which the files of posts lie")
    parser.add_argument("--title", default="Software Engineer")
    options = parser.parse_args(arguments)
    groups = {name: _Figures() for name in ("open", "open, everyday words", "held back", "held back, everyday words")}
    for file in labelled_files(options.gold, options.data):
        group = "held back" if is_blind(file.company) else "open"
        measured = _measured(file, title=options.title)
        groups[group].add(measured)
        if Company.of(file.name).everyday_word:
            groups[f"{group}, everyday words"].add(measured)
    for name, figures in groups.items():
        if figures.companies:
            print(f"  {name:26}{figures}")
    return 0


def _measured(file: LabelledFile, *, title: str) -> _Figures:
    job = JobDetails(company_name=file.name, job_title=title)
    plan = SearchPlan.for_job(job, window_days=365, wanted=len(file.posts), now=datetime.now(UTC))
    judged = plan.relevance.judge(file.posts)
    places = {post.source_id: index for index, post in enumerate(file.posts)}
    kept = {places[one.post.source_id] for one in judged if one.kept}
    about = {places[one.post.source_id] for one in judged if one.is_about}
    top = {places[one.post.source_id] for one in judged[:_TOP]}
    figures = _Figures(companies=1)
    for index, label in file.labels.items():
        is_about, told = bool(label["relevant_to_company"]), len(label["questions"]) + len(label["stages"])
        figures.relevant += is_about
        figures.kept += index in kept
        figures.rightly_kept += is_about and index in kept
        figures.about += index in about
        figures.rightly_about += is_about and index in about
        figures.told += told
        figures.told_near_top += told if index in top else 0
    figures.expected_near_top = figures.told * min(1.0, _TOP / max(1, len(file.posts)))
    return figures


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.3f}" if whole else "  –  "
