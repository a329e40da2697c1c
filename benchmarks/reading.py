"""Whole guides for people to read: every reported item beside its quotes and the whole discussions they stand in.

A job is written as in `guide_jobs.toml`, with `posts`, the file below ROOT that holds the discussions of its employer.
"""

import argparse
import asyncio
import csv
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from benchmarks.guides import NOW, job_of
from contracts.insights import Basis, Evidence, Experience, Insights, Item, ProcessStage, Question
from contracts.job import JobDetails
from contracts.posts import Post
from contracts.preps import PrepContext
from runtime.settings import ModelSettings
from services.guides.markdown import guide_markdown
from services.insights.engines.choice import engine_of
from services.insights.guide import build_guide
from services.insights.settings import EngineSettings
from services.scraper.search.plan import SearchPlan
from services.scraper.sources.base import Harvest
from services.scraper.sources.corpus.files import read_corpus

_MOST_POSTS = 35
_COLUMNS = ("guide", "item", "section", "text", "quote", "post")


@dataclass(frozen=True)
class Sheet:
    """A guide, and the discussions it was made from."""

    name: str
    job: JobDetails
    insights: Insights
    posts: Mapping[str, Post]

    def items(self) -> Iterator[tuple[str, str, Item]]:
        """Yield each reported item with its number and the path of its section."""
        reported = (entry for entry in _items(self.insights, "") if entry[1].basis is Basis.REPORTED)
        for number, (section, item) in enumerate(reported, start=1):
            yield f"{self.name}-{number}", section, item

    def rows(self) -> Iterator[Sequence[str]]:
        """Yield the items as rows of the table."""
        for number, section, item in self.items():
            sources = dict.fromkeys(proof.source_id for proof in item.evidence)
            quotes = " // ".join(proof.quote for proof in item.evidence)
            posts = "\n\n=====\n\n".join(_discussion(self.posts[source]) for source in sources)
            yield self.name, number, section, printed(item), quotes, posts

    def markdown(self) -> Iterator[str]:
        """Yield the lines of the page: the items, the discussions, the guide as the candidate gets it."""
        yield f"# {self.job.job_title} at {self.job.company_name}\n\n## Reported items\n"
        for number, section, item in self.items():
            yield f"### {number} ({section})\n\n**{printed(item)}**\n"
            yield from (f"> {' '.join(proof.quote.split())} [{proof.source_id}]\n" for proof in item.evidence)
        yield "## Discussions\n"
        quoted = dict.fromkeys(proof.source_id for _, _, item in self.items() for proof in item.evidence)
        yield from (f"### {source}\n\n{_discussion(self.posts[source])}\n" for source in quoted)
        yield f"## The guide as printed\n\n{guide_markdown(job=self.job, insights=self.insights)}"


def main(arguments: Sequence[str]) -> int:
    """Write a page for each job and a table of all items."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks reading", description=__doc__)
    parser.add_argument("jobs", type=Path, help="TOML file of jobs")
    parser.add_argument("root", type=Path, help="folder of the files of discussions")
    parser.add_argument("out", type=Path, help="folder to write to")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    entries = tomllib.loads(options.jobs.read_text(encoding="utf-8"))["job"]
    sheets = [asyncio.run(_sheet(entry, options.root)) for entry in entries]
    with (options.out / "items.tsv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t")
        table.writerow(_COLUMNS)
        for sheet in sheets:
            table.writerows(sheet.rows())
            (options.out / f"{sheet.name}.md").write_text("\n".join(sheet.markdown()), encoding="utf-8")
    for sheet in sheets:
        kinds = Counter(type(item).__name__ for _, _, item in sheet.items())
        print(f"{sheet.name:28} {len(sheet.posts):3} posts, reported: {dict(kinds)}")
    return 0


async def _sheet(entry: Mapping[str, Any], root: Path) -> Sheet:
    job = job_of(entry)
    posts = _selected(job, root / entry["posts"]) if entry.get("posts") else []
    async with engine_of(model=ModelSettings(), engine=EngineSettings(kind="extractive")) as engine:
        context = PrepContext(interview_date=date(2026, 6, 22))
        insights, _ = await build_guide(job, posts, context=context, engine=engine, now=NOW)
    name = "-".join(job.company_name.lower().split())
    return Sheet(name, job, insights, {post.source_id: post for post in posts})


def _selected(job: JobDetails, file: Path) -> list[Post]:
    posts = list(read_corpus(file, Harvest()))
    plan = SearchPlan.for_job(job, window_days=365, wanted=_MOST_POSTS, now=datetime.now(UTC))
    return plan.selected(posts)


def _items(part: BaseModel, path: str) -> Iterator[tuple[str, Item]]:
    if isinstance(part, Item):
        yield path, part
    for name, value in part:
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, BaseModel) and not isinstance(child, Evidence):
                yield from _items(child, f"{path}.{name}".strip("."))


def printed(item: Item) -> str:
    """Return what a candidate reads of an item, what is said of its reports included."""
    parts = [item.text]
    if isinstance(item, ProcessStage | Question) and item.reports > 1:
        parts.append(f"{item.reports} reports")
    if isinstance(item, ProcessStage) and item.differing:
        parts.append(f"others say: {', '.join(item.differing)}")
    if isinstance(item, Question):
        about = (("round", item.stage), ("topic", item.topic), ("asked of", item.asked_of))
        parts += [f"{name}: {value}" for name, value in about if value]
    if isinstance(item, Experience):
        told = (("role", item.role), ("outcome", item.outcome), ("rounds", ", ".join(item.stages)))
        parts += [f"{name}: {value}" for name, value in told if value]
    if isinstance(item, ProcessStage | Question | Experience) and item.other_role:
        parts.append(f"reported for {item.other_role}")
    return " | ".join(parts)


def _discussion(post: Post) -> str:
    comments = "".join(f"\n\n--- comment ---\n{comment.body}" for comment in post.comments)
    return f"[{post.source_id}] {post.channel or ''} | {post.title}\n\n{post.body}{comments}"
