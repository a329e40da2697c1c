"""Weights of the model that finds the title among the lines of a posting, learnt from postings with known titles.

Prints how many are found, each posting held back from what it is scored with.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.train_employers import OWN, readings
from benchmarks.training.choices import Example, Posting, captured, cross_validated, fit, invented, report, write
from lexicon.text import fold
from services.parser import read_page
from services.parser.document import Document
from services.parser.errors import ParserError
from services.parser.fields.role.title import clean_title
from services.parser.read_document import read_posting
from services.parser.titles import choosing
from services.parser.titles.choosing import RANKER, TitleChoice, choose_title

_WEIGHTS = {"as it is": 1.0, "pasted": 0.5, "hidden": 0.2}


def main(arguments: Sequence[str]) -> int:
    """Fit on everything that may be looked at, write the weights, print what is found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_titles", description=__doc__)
    parser.add_argument("captures", nargs="*", type=Path, metavar="TRUTH.json", help="postings to learn from")
    parser.add_argument("--show", action="store_true", help="print what is decided wrong")
    options = parser.parse_args(arguments)
    examples = list(examples_of([*invented(OWN), *captured(options.captures)]))
    report(cross_validated(examples), is_shown=options.show)
    write(fit(examples), RANKER.path)
    return 0


def examples_of(postings: Iterable[Posting]) -> Iterator[Example]:
    """Yield the choices of each posting's readings: a page's own, and those of its text."""
    for posting in postings:
        for kind, document, _ in readings(posting):
            if kind != "hidden" and (choices := _choices(document)):
                example = _example(posting, kind, choices)
                # What is there but not among the candidates teaches nothing.
                if kind != "as it is" or example.right != {len(example.names)}:
                    yield example


def _example(posting: Posting, kind: str, choices: Sequence[TitleChoice]) -> Example:
    wanted = {fold(form) for title in posting.title for form in (title, clean_title(title))}
    right = {at for at, choice in enumerate(choices) if {fold(choice.text), fold(clean_title(choice.text))} & wanted}
    is_proposed = any("first" in choice.features for choice in choices)
    none = ("none",) if is_proposed else ("none", "none, no proposal")
    features = [*(tuple(sorted(choice.features)) for choice in choices), none]
    texts = [choice.text for choice in choices]
    return Example(posting.origin, kind, features, texts, frozenset(right or {len(texts)}), _WEIGHTS[kind])


def _choices(document: Document) -> Sequence[TitleChoice]:
    """Return the choices of the last decision on a document's title, which is the page's where it is one."""
    seen: list[list[TitleChoice]] = []

    def record(*arguments: Any) -> list[TitleChoice]:
        seen.append(choose_title(*arguments))
        return seen[-1]

    # The model judges what is plain, too.
    plainly = patch.object(read_page, "is_plain_title", lambda *_: False)
    with plainly, patch.multiple(choosing, choose_title=record, is_plain=lambda *_: False), suppress(ParserError):
        read_posting(document)
    return seen[-1] if seen else ()
