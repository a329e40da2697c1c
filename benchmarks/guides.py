"""What guides are made of: shares of each basis, texts that guides of different categories share, pages and words.

Every invented job of `guide_jobs.toml` gets a guide without and one with reports of candidates.
"""

import argparse
import asyncio
import json
import re
import statistics
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from contracts.insights import Basis, Insights, Item, ProcessStage, Question, Requirement, walk_items
from contracts.job import JobDetails, RoleCategory
from contracts.posts import Post
from contracts.preps import PrepContext
from runtime.settings import ModelSettings
from services.insights.engines.choice import engine_of
from services.insights.guide import build_guide
from services.insights.settings import EngineSettings
from services.renderer.guide import render_guide

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
DATA = Path(__file__).with_name("guide_jobs.toml")
_ADDED = (
    "What helped me was rehearsing two stories about conflict with a friend.",
    "My advice is to ask the recruiter for the format of each round.",
    "I should have prepared more questions for the manager.",
    "I work at {company} now and work-life balance is good, people leave at five.",
    "I got the offer a week after the last round at {company}.",
)
"""What else each of the invented posts tells."""
_WORD = re.compile(r"\w[\w'-]*")


@dataclass(frozen=True)
class Made:
    """A finished guide and what was measured of it."""

    job: JobDetails
    evidence: bool
    insights: Insights
    pages: int
    pdf: bytes

    @property
    def shares(self) -> Mapping[Basis, float]:
        """The share of each basis in the items."""
        counts = Counter(item.basis for item in walk_items(self.insights))
        return {basis: counts[basis] / max(1, counts.total()) for basis in Basis}

    @property
    def reported(self) -> int:
        """How many items are reported."""
        return sum(item.basis is Basis.REPORTED for item in walk_items(self.insights))

    def texts(self) -> Iterator[str]:
        """Yield every general text that a reader meets: items, approaches, rounds."""
        for item in walk_items(self.insights):
            if item.basis is Basis.GENERAL:
                yield item.text
            if isinstance(item, Question) and item.guidance:
                yield item.guidance

    def words(self, basis: Basis | None = None) -> int:
        """Return the words of all items, or of those on one basis, approaches included."""
        return sum(_words(item) for item in walk_items(self.insights) if basis in {None, item.basis})


def main(arguments: Sequence[str]) -> int:
    """Print a line for each guide, then what they share, then whether the limits hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks guides", description=__doc__)
    parser.add_argument("--pdf", type=Path, help="folder for the PDFs")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--shared", action="store_true", help="print every shared text")
    options = parser.parse_args(arguments)
    made = asyncio.run(make_all())
    if options.pdf:
        _save(made, options.pdf)
    figures = _figures(made)
    if options.json:
        print(json.dumps(figures, indent=1))
    else:
        _print(made, figures)
    if options.shared:
        print("\n".join(f"{count:3}  {text}" for text, count in shared_texts(made)))
    return 0


async def make_all() -> list[Made]:
    """Return the guides of all jobs, first without reports and then with them."""
    entries = tomllib.loads(DATA.read_text(encoding="utf-8"))["job"]
    return [await _make(entry, evidence=evidence) for evidence in (False, True) for entry in entries]


async def _make(entry: Mapping[str, Any], *, evidence: bool) -> Made:
    job = job_of(entry)
    posts = _posts(entry) if evidence else []
    async with engine_of(model=ModelSettings(), engine=EngineSettings(kind="extractive")) as engine:
        context = PrepContext(interview_date=date(2026, 6, 22))
        insights, _ = await build_guide(job, posts, context=context, engine=engine, now=NOW)
    guide = render_guide(job, insights)
    return Made(job=job, evidence=evidence, insights=insights, pages=guide.pages, pdf=guide.pdf)


def job_of(entry: Mapping[str, Any]) -> JobDetails:
    """Return the posting of an entry."""
    lists = ("required", "duties", "preferred", "benefits")
    blocks = "\n".join(f"{name.capitalize()}:\n" + "\n".join(f"- {line}" for line in entry[name]) for name in lists)
    facts = [entry["title"], entry["location"], entry["type"], entry.get("hints"), entry.get("salary")]
    return JobDetails(
        company_name=entry["company"],
        job_title=entry["title"],
        level=entry["level"],
        location=entry["location"],
        remote_policy=entry["remote"],
        required_skills=entry["required"],
        preferred_skills=entry["preferred"],
        job_type=entry["type"],
        key_responsibilities=entry["duties"],
        interview_hints=entry.get("hints"),
        benefits=entry["benefits"],
        salary_range=entry.get("salary"),
        role_category=RoleCategory(entry["role"]),
        source_url="https://jobs.example.com/1",
        description="\n".join([*filter(None, facts), blocks]),
    )


def _posts(entry: Mapping[str, Any]) -> list[Post]:
    """Return accounts that candidates might write: rounds in order, questions in quotation marks."""
    # People leave out the team.
    company, title = entry["company"], entry["title"].split(",")[0]
    ordinals = ("The first round was", "Then I had", "After that there was", "The last step was")
    rounds = " ".join(f"{start} {one}." for start, one in zip(ordinals, entry["rounds"], strict=False))
    posts = []
    for number in range(5):
        asked = entry["asked"][number:] + entry["asked"][:number]
        questions = "\n".join(f'- "{question}"' for question in asked[:4])
        body = (
            f"I interviewed at {company} for the {title} role in spring. {rounds}\n\n"
            f"They asked me these questions at {company}:\n{questions}\n\nThe whole process took {3 + number} weeks. "
            f"{_ADDED[number].format(company=company)}"
        )
        posts.append(
            Post(
                source_id=f"reddit:{number}",
                source="reddit",
                channel="r/interviews",
                url=f"https://www.reddit.com/r/interviews/comments/{number}",
                title=f"My {company} interview, {title}",
                body=body,
                created_at=datetime(2026, 4, 1 + number, tzinfo=UTC),
                relevance=0.9,
            )
        )
    return posts


def _words(item: Item) -> int:
    texts = [item.text]
    if isinstance(item, Question):
        texts.append(item.guidance or "")
    if isinstance(item, Requirement):
        texts += [item.probes or "", item.question or "", item.have_ready or ""]
    if isinstance(item, ProcessStage):
        texts.append(item.name)
    return sum(len(_WORD.findall(text)) for text in texts)


def shared_texts(made: Sequence[Made]) -> list[tuple[str, int]]:
    """Return the general texts that stand in guides of more than half of the categories, with their number."""
    categories: defaultdict[str, set[str]] = defaultdict(set)
    for guide in made:
        for text in guide.texts():
            categories[" ".join(text.split()).casefold()].add(guide.job.role_category.value)
    counts = [(text, len(found)) for text, found in categories.items()]
    return sorted((pair for pair in counts if pair[1] > len(RoleCategory) / 2), key=lambda pair: -pair[1])


def _figures(made: Sequence[Made]) -> dict[str, Any]:
    bare = [guide for guide in made if not guide.evidence]
    rich = [guide for guide in made if guide.reported >= 15]
    return {
        "guides": len(made),
        "shared_texts": len(shared_texts(made)),
        "general_without_evidence": _spread([guide.shares[Basis.GENERAL] for guide in bare]),
        "general_with_15_reported": _spread([guide.shares[Basis.GENERAL] for guide in rich]),
        "general_words_without_evidence": _spread([guide.words(Basis.GENERAL) / guide.words() for guide in bare]),
        "general_words_with_15_reported": _spread([guide.words(Basis.GENERAL) / guide.words() for guide in rich]),
        "pages": _spread([guide.pages for guide in made]),
        "words": _spread([guide.words() for guide in made]),
    }


def _spread(values: Sequence[float]) -> dict[str, float]:
    if not values:
        return {}
    return {
        name: round(float(of(values)), 3) for name, of in (("least", min), ("median", statistics.median), ("most", max))
    }


def _print(made: Sequence[Made], figures: Mapping[str, Any]) -> None:
    print(f"{'guide':44} {'items':>5} {'report':>6} {'posting':>7} {'general':>7} {'words':>6} {'pages':>5}")
    for guide in made:
        name = f"{guide.job.role_category.value}: {guide.job.job_title}"[:40] + (" +" if guide.evidence else "")
        shares = [f"{guide.shares[basis]:.0%}" for basis in (Basis.REPORTED, Basis.POSTING, Basis.GENERAL)]
        count = sum(1 for _ in walk_items(guide.insights))
        print(f"{name:44} {count:5} {shares[0]:>6} {shares[1]:>7} {shares[2]:>7} {guide.words():6} {guide.pages:5}")
    for name, value in figures.items():
        print(f"{name}: {value}")


def _save(made: Sequence[Made], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for guide in made:
        name = re.sub(r"\W+", "-", guide.job.job_title).lower() + ("-reported" if guide.evidence else "")
        (folder / f"{name}.pdf").write_bytes(guide.pdf)
        (folder / f"{name}.json").write_text(guide.insights.model_dump_json(indent=1), encoding="utf-8")
