"""Posts that people have read and labelled, as the selection sees them."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks._labelled import gold_lines
from contracts.posts import Post
from services.scraper.sources.base import Harvest
from services.scraper.sources.corpus.files import read_corpus

__all__ = ["LabelledFile", "labelled_files"]


@dataclass(frozen=True)
class LabelledFile:
    """All posts kept for one company, and what is known of some of them."""

    company: str
    posts: list[Post]
    labels: dict[int, dict[str, Any]]
    """By the post's place in the file."""

    @cached_property
    def name(self) -> str:
        """The company as a person would write it; files are named by a short form."""
        return self.company.replace("-", " ").title() if self.company.islower() else self.company


def labelled_files(gold: Path, data: Path) -> Iterator[LabelledFile]:
    """Yield the companies of a label file, or of all label files in a folder.

    Args:
        gold: Lines of `{"source_file", "index", "relevant_to_company", "questions", "stages", …}`.
        data: Folder below which the files of posts lie.
    """
    rows: defaultdict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    for file in sorted(gold.glob("*.jsonl")) if gold.is_dir() else [gold]:
        for row in gold_lines(file):
            rows[row["source_file"]][row["index"]] = row
    for source, labels in sorted(rows.items()):
        company = json.loads((data / source).read_text("utf-8"))["company"]
        yield LabelledFile(company, list(read_corpus(data / source, Harvest())), labels)
