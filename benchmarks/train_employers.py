"""Weights of the model that finds the employer among the names of a posting, learnt from postings with known employers.

Each posting is read as it is, without its structured data, as a pasted text, and with its employer's name taken out:
then no name is right. Prints how many are found, and how often a name that is called sure is wrong, with each posting
held back from what it is scored with.
"""

import argparse
import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.training.choices import Example, Posting, captured, cross_validated, fit, invented, report, write
from benchmarks.training.layouts import laid_out
from benchmarks.training.stripped import VARIANTS, is_whole, variants_of
from lexicon.company import brand_of
from lexicon.text import fold
from services.parser.document import Document
from services.parser.employers import finding
from services.parser.employers.candidates import is_spelling_of
from services.parser.errors import ParserError
from services.parser.read_document import read_posting
from services.parser.resolution import witnessed_company as resolution
from services.parser.text.words import compact

OWN = Path(__file__).parent / "data" / "employers"
_WEIGHTS = {"as it is": 1.0, "pasted": 0.6, "hidden": 0.15, "laid out": 0.2, **dict.fromkeys(VARIANTS, 0.3)}
_MOST_LAYOUTS = 3
# What is not shown is stripped from every reading anyway.
_OTHER = frozenset({"elements unnamed", "company's key unknown"})
_DATA = re.compile(
    rb"<script[^>]*ld\+json[^>]*>.*?</script>|\sitem(?:prop|type|scope)(?:=\"[^\"]*\")?", re.DOTALL | re.IGNORECASE
)


def main(arguments: Sequence[str]) -> int:
    """Fit on everything that may be looked at, write the weights, print what is found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_employers", description=__doc__)
    parser.add_argument("captures", nargs="*", type=Path, metavar="TRUTH.json", help="postings to learn from")
    parser.add_argument("--show", action="store_true", help="print what is decided wrong")
    options = parser.parse_args(arguments)
    examples = [*examples_of(invented(OWN)), *examples_of(captured(options.captures))]
    report(cross_validated(examples), is_shown=options.show)
    write(fit(examples), finding.RANKER.path)
    return 0


def examples_of(postings: Iterable[Posting]) -> Iterator[Example]:
    """Yield the readings of each posting."""
    for posting in postings:
        for kind, document, names in readings(posting):
            if example := _read(document, names):
                candidates, shown, right = example
                if names and kind not in ("pasted", "hidden") and right == {len(shown)}:
                    # What is there but not among the candidates teaches nothing.
                    continue
                yield Example(posting.origin, kind, candidates, shown, right, _WEIGHTS[kind])


def readings(posting: Posting) -> Iterator[tuple[str, Document, Collection[str]]]:
    """Yield the kinds of documents that a posting may be read as, with the names of the employer in them."""
    names, url, is_pasted = posting.employer, posting.document.url, posting.document.is_pasted
    body = posting.document.body
    bare = _DATA.sub(b"", body.encode() if isinstance(body, str) else body)
    yield "as it is", Document(body=bare, url=url, is_pasted=is_pasted), names
    if not is_pasted:
        yield from _pasted(posting)
        for kind, text in variants_of(bare.decode("utf-8", "replace")):
            if kind in _OTHER and is_whole(text, posting.title):
                yield kind, Document(body=text, url=url), names
    yield from _laid_out(posting)
    if names:
        hidden = _without(bare, names)
        address = url and _without(url.encode(), names).decode()
        yield "hidden", Document(body=hidden, url=address, is_pasted=is_pasted), ()


def _pasted(posting: Posting) -> Iterator[tuple[str, Document, Collection[str]]]:
    try:
        fields = read_posting(posting.document).fields
    except ParserError:
        return
    if fields.get("description") and fields.get("raw_title"):
        text = f"{fields['raw_title']}\n{fields['description']}"
        yield "pasted", Document(body=text, url=None, is_pasted=True), _those_in(posting.employer, text)


def _laid_out(posting: Posting) -> Iterator[tuple[str, Document, Collection[str]]]:
    """Yield the posting in layouts of our own, in every second of them without its employer's name in the text."""
    try:
        fields = read_posting(posting.document).fields
    except ParserError:
        return
    if not (posting.employer and posting.title and fields.get("description")):
        return
    names, text = (posting.employer[0], posting.title[0]), str(fields["description"])
    hidden = _without(text.encode(), posting.employer).decode()
    for at, (said, place) in enumerate([(text, fields.get("location") or ""), (hidden, fields.get("location") or "")]):
        for page in laid_out(f"{posting.origin} {at}", names, place, said, most=_MOST_LAYOUTS):
            yield "laid out", page, posting.employer


def _those_in(names: Collection[str], text: str) -> Collection[str]:
    return names if any(fold(brand_of(name)) in fold(text) for name in names) else ()


def _without(body: bytes, names: Collection[str]) -> bytes:
    text = body.decode("utf-8", "replace")
    forms = {form for name in names for form in (name, brand_of(name), compact(name), compact(brand_of(name)))}
    forms |= {form.replace("&", "&amp;") for form in forms} | {re.sub(r"[\s&]+", "-", form.lower()) for form in forms}
    for form in sorted(forms, key=len, reverse=True):
        if len(form) > 2:
            text = re.sub(re.escape(form), "we" if form != form.lower() else "portal", text, flags=re.IGNORECASE)
    return text.encode()


def _read(document: Document, names: Collection[str]) -> tuple[list[tuple[str, ...]], list[str], frozenset[int]] | None:
    seen: list[finding.Ranking] = []

    def record(*arguments: Any, **named: Any) -> finding.Ranking:
        seen.append(finding.rank(*arguments, **named))
        return seen[-1]

    # The model judges what witnesses agree on, too.
    with patch.multiple(resolution, rank=record, _AGREED=math.inf, _SURE=math.inf), suppress(ParserError):
        read_posting(document)
    if not seen:
        return None
    ranking = seen[-1]
    right = {at for at, choice in enumerate(ranking.choices) if _is_right(choice, names)}
    features = [tuple(sorted(choice.features)) for choice in ranking.choices]
    shown = [" / ".join(choice.candidate.names) for choice in ranking.choices]
    return [*features, tuple(sorted(ranking.none_features))], shown, frozenset(right or {len(shown)})


def _is_right(choice: finding.EmployerChoice, names: Collection[str]) -> bool:
    if not choice.candidate.evidence:
        labels = {compact(label) for label in choice.candidate.labels.values()}
        return bool(labels & {compact(form) for name in names for form in (name, brand_of(name))})
    return any(is_spelling_of(name, other) for name in choice.candidate.names for other in names)
