"""Read captured postings without what makes them easy, and count what is proposed, what is chosen, and what is stated.

`python -m benchmarks hard_postings TRUTH.json …`: the truths are those of `postings`; also the lists that hold
`company_name` and `job_title` by themselves. Prints for each variant how often the employer is among the names that are
proposed, and how often company and title are right.
"""

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.postings import SURE, cases_of, names_in
from benchmarks.training.stripped import is_whole, variants_of
from lexicon.text import fold
from services.parser.document import Document
from services.parser.employers import finding
from services.parser.employers.candidates import is_spelling_of
from services.parser.errors import ParserError
from services.parser.parsed_posting import ParsedPosting
from services.parser.read_document import read_posting
from services.parser.resolution import witnessed_company

Rows = dict[str, list[bool]]
Names = Collection[str]


def main(arguments: Sequence[str]) -> int:
    """Print one JSON object: for each variant its rows."""
    options = argparse.ArgumentParser(prog="python -m benchmarks hard_postings", description=__doc__)
    options.formatter_class = argparse.RawDescriptionHelpFormatter
    options.add_argument("truths", nargs="+", type=Path, metavar="TRUTH.json")
    options.add_argument("--show", action="store_true", help="print what is read wrong")
    parsed = options.parse_args(arguments)
    counts: dict[str, Rows] = defaultdict(lambda: defaultdict(list))
    for folder, case in cases_of(parsed.truths):
        companies, titles = names_in(case)
        if case["is_posting"] and companies:
            for variant, document in _documents(folder, case):
                name = f"{case['file']} | {variant}" if parsed.show else None
                _count(counts[variant], document, (companies, titles), name)
    shares = {name: {row: f"{sum(hits)}/{len(hits)}" for row, hits in rows.items()} for name, rows in counts.items()}
    json.dump(shares, sys.stdout, indent=1)
    print()
    return 0


def _documents(folder: Path, case: Mapping[str, Any]) -> Iterator[tuple[str, Document]]:
    body = (folder / Path(case["file"]).name).read_bytes()
    url, is_pasted = case.get("url") or None, bool(case.get("pasted"))
    yield "as it is", Document(body=body, url=url, is_pasted=is_pasted)
    for name, text in variants_of(body.decode("utf-8", "replace")):
        if is_whole(text, names_in(case)[1]):
            yield name, Document(body=text, url=url, is_pasted=is_pasted)


def _count(rows: Rows, document: Document, wanted: tuple[Names, Names], shown: str | None) -> None:
    fields, proposed = _read(document)
    company, title = fields.fields.get("company_name") or "", fields.fields.get("job_title") or ""
    companies, titles = ({fold(name) for name in names} for names in wanted)
    is_company, is_title = fold(company) in companies, fold(title) in titles
    is_proposed = is_company or any(is_spelling_of(name, other) for name in proposed for other in wanted[0])
    answers = {"read": bool(title), "employer proposed": is_proposed, "company": is_company, "title": is_title}
    answers["company and title"] = is_company and is_title
    if company and fields.provenance["company_name"].confidence >= SURE:
        answers["stated company right"] = is_company
    for row, is_right in answers.items():
        rows[row].append(is_right)
    if shown and not answers["company and title"]:
        print(f"{shown} | {company or '-'} | {title or '-'} | {'' if is_proposed else 'not proposed'}", file=sys.stderr)


def _read(document: Document) -> tuple[ParsedPosting, Names]:
    """Return the reading, and the names that the ranking was given, which is then made to judge all of them."""
    proposed: list[str] = []

    def record(*arguments: Any, **named: Any) -> finding.Ranking:
        ranking = finding.rank(*arguments, **named)
        proposed.extend(name for choice in ranking.choices for name in choice.candidate.names)
        return ranking

    with patch.multiple(witnessed_company, rank=record, _AGREED=math.inf, _SURE=math.inf), suppress(ParserError):
        read_posting(document)
    with suppress(ParserError):
        return read_posting(document), proposed
    return ParsedPosting(), proposed
