"""Read captured postings and compare with what a person reads: with and without the platform's plugin, and how sure.

`python -m benchmarks postings TRUTH.json …`. A truth is a list of objects:

- `file` (beside the list; of a path, its last part), `platform`, `url`, `is_posting`, and `pasted` for texts;
- `expect`: `company_any`, `title_any`, `location_any` (spellings that are right; empty or null where none is
  expected), `salary_numbers` (null: none may be given; `"skip"`), `remote` (policies, separated by `|`, or null);
- `depth`: `required_skills_some`, `responsibilities_some`, `job_type`, `years`.

Every third platform (or file, where none is named) is `only_scored`: nobody tunes on it.
"""

import argparse
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lexicon.text import fold
from services.parser.document import Document
from services.parser.errors import ParserError
from services.parser.parsed_posting import ParsedPosting
from services.parser.platforms import PLATFORMS, leaving_out
from services.parser.read_document import read_posting

SURE = 0.7
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TOLERANCE = 0.005

Rows = dict[str, list[bool]]
Job = dict[str, Any]


@dataclass
class Score:
    """Right answers by row, and by how sure the parser said it was."""

    rows: Rows = field(default_factory=lambda: defaultdict(list))
    calibration: dict[str, dict[float, list[bool]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    by_evidence: Rows = field(default_factory=lambda: defaultdict(list))
    """Right companies by what spoke for them."""

    def add(self, row: str, *, is_right: bool) -> None:
        """Note an answer."""
        self.rows[row].append(is_right)

    def sure(self, name: str, job: Job, *, is_right: bool) -> None:
        """Note an answer with the confidence that it was given."""
        confidence = job["provenance"].get(name, {}).get("confidence", 0.0)
        self.calibration[name][max(bound for bound in BINS if bound <= confidence)].append(is_right)


def main(arguments: Sequence[str]) -> int:
    """Print one JSON object: the rows with and without the platforms' plugins, and the calibration."""
    options = argparse.ArgumentParser(prog="python -m benchmarks postings", description=__doc__)
    options.formatter_class = argparse.RawDescriptionHelpFormatter
    options.add_argument("truths", nargs="+", type=Path, metavar="TRUTH.json")
    truths: list[Path] = options.parse_args(arguments).truths
    whole, left_out = Score(), Score()
    parts = {"looked_at": Score(), "only_scored": Score()}
    for folder, case in cases_of(truths):
        job = _read(folder, case)
        compare(whole, case, job)
        compare(parts["only_scored" if is_only_scored(case) else "looked_at"], case, job)
        if isinstance(job, dict) and (name := job.get("platform")) in {platform.name for platform in PLATFORMS}:
            with leaving_out(str(name)):
                compare(left_out, case, _read(folder, case))
    report = {
        "all": _shares(whole.rows),
        **{name: _shares(part.rows) for name, part in parts.items()},
        "leave_one_platform_out": _shares(left_out.rows),
        "calibration": {name: _shares({f"{low:.2f}": hits for low, hits in sorted(bins.items())})
                        for name, bins in whole.calibration.items()},
        "companies_by_evidence": _shares(dict(sorted(whole.by_evidence.items()))),
    }  # fmt: skip
    json.dump(report, sys.stdout, indent=1)
    print()
    return 0


def is_only_scored(case: Mapping[str, Any]) -> bool:
    """Whether a capture is of the third that only counts."""
    key = str(case.get("platform") or Path(case["file"]).name)
    return hashlib.sha256(key.encode()).digest()[0] % 3 == 0


def names_in(case: Mapping[str, Any]) -> tuple[Sequence[str] | None, Sequence[str]]:
    """Return the spellings of company and title that are right; None for a company that is not asked for."""
    if expected := case.get("expect"):
        return expected["company_any"], expected["title_any"] or ()
    return [name for name in [case.get("company_name")] if name], [case.get("job_title") or ""]


def cases_of(truths: Sequence[Path]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield each case with the folder of its truth."""
    for truth in truths:
        for case in json.loads(truth.read_text(encoding="utf-8")):
            yield truth.parent, case


def _read(folder: Path, case: Mapping[str, Any]) -> Job | str:
    """Return the job, or `refused` or `crashed`."""
    body = (folder / Path(case["file"]).name).read_bytes()
    document = Document(body=body, url=case.get("url") or None, is_pasted=bool(case.get("pasted")))
    try:
        reading = read_posting(document)
    except ParserError:
        return "refused"
    except Exception as error:  # noqa: BLE001 — a crash is a result here
        print(f"{case['file']}: {error!r}", file=sys.stderr)
        return "crashed"
    if "job_title" in reading.missing:
        return "refused"
    # A company that is left open is asked of the model or the user; the other fields stay.
    return _shown(reading)


def _shown(reading: ParsedPosting) -> Job:
    fields = reading.model_dump(mode="json")
    return {**fields["fields"], "provenance": fields["provenance"]}


def compare(score: Score, case: Mapping[str, Any], job: Job | str) -> None:
    """Add one capture to the score."""
    score.add("no_crash", is_right=job != "crashed")
    if not case["is_posting"]:
        # Without company or title nothing is prepared: the user is asked.
        score.add("refused", is_right=isinstance(job, str) or not job.get("company_name"))
        return
    read: Job = job if isinstance(job, dict) else {"provenance": {}}
    _names(score, case["expect"], read)
    _facts(score, case["expect"], read)
    _depth(score, case.get("depth") or {}, read)


def _names(score: Score, expected: Mapping[str, Any], job: Job) -> None:
    companies = {fold(name) for name in expected["company_any"] or ()}
    titles = {fold(name) for name in expected["title_any"] or ()}
    company = not companies or fold(job.get("company_name") or "") in companies
    title = fold(job.get("job_title") or "") in titles
    if companies:
        score.add("company", is_right=company)
    score.add("title", is_right=title)
    score.add("company+title", is_right=company and title)
    if job.get("company_name") and companies:
        score.sure("company_name", job, is_right=company)
        score.by_evidence[_evidence(job["provenance"]["company_name"])].append(company)
        if job["provenance"]["company_name"]["confidence"] >= SURE:
            score.add("company_not_wrong", is_right=company)
    if job.get("job_title"):
        score.sure("job_title", job, is_right=title)


def _evidence(provenance: Mapping[str, Any]) -> str:
    """Return the witnesses of a company, or where nothing but a source is noted, the source."""
    _, _, witnesses = (provenance.get("note") or "").partition("According to ")
    return witnesses or str(provenance["source"])


def _facts(score: Score, expected: Mapping[str, Any], job: Job) -> None:
    if places := expected.get("location_any"):
        given = f" {fold(' | '.join(job.get('locations') or [job.get('location') or '']))}"
        score.add("location", is_right=any(f" {fold(place)}" in given for place in places))
    pay = job.get("salary") or {}
    amounts = [float(amount) for amount in (pay.get("min"), pay.get("max")) if amount]
    if expected.get("salary_numbers") is None:
        score.add("salary_absent", is_right=bool(job.get("job_title")) and not amounts)
    elif expected["salary_numbers"] != "skip":
        wanted = expected["salary_numbers"]
        is_right = all(any(abs(amount - number) <= _TOLERANCE * number for amount in amounts) for number in wanted)
        score.add("salary", is_right=is_right)
    if expected.get("remote"):
        score.add("remote", is_right=job.get("remote_policy") in expected["remote"].split("|"))


def _depth(score: Score, expected: Mapping[str, Any], job: Job) -> None:
    texts = {
        "skills": [*(job.get("required_skills") or []), *(job.get("preferred_skills") or [])],
        "responsibilities": job.get("key_responsibilities") or [],
    }
    for row, wanted in (("skills", "required_skills_some"), ("responsibilities", "responsibilities_some")):
        if expected.get(wanted):
            text = fold(" | ".join(texts[row]))
            score.add(row, is_right=all(fold(words) in text for words in expected[wanted]))
    if kind := expected.get("job_type"):
        score.add("job_type", is_right=fold(kind) in fold(job.get("job_type") or ""))
    if years := expected.get("years"):
        found = set(_NUMBER.findall(job.get("years_experience") or ""))
        score.add("years", is_right=bool(job.get("years_experience")) and set(_NUMBER.findall(str(years))) <= found)


def _shares(rows: Mapping[str, Sequence[bool]]) -> dict[str, dict[str, float]]:
    return {
        name: {"right": sum(hits), "of": len(hits), "share": round(sum(hits) / len(hits), 3)}
        for name, hits in rows.items()
    }
