"""Weights of the judge of claims, learnt from invented claims that people judged.

Writes `services/insights/checker/judging/weights.json`: a logistic model over what a claim and the place of its quote
have in common, and the least chances with which few unsupported claims of posts it was not fitted to would pass.
"""

import argparse
import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks._claims import cited_claim
from benchmarks._labelled import gold_lines
from benchmarks.training.logistic import fit
from services.insights.checker.carrying.claims import YIELDING
from services.insights.checker.judging.features import features_of
from services.insights.checker.judging.judge import UNLIKELY, ClaimJudge, in_its_words, objections_to

_HERE = Path(__file__).parent
_WEIGHTS = _HERE.parent / "services" / "insights" / "checker" / "judging" / "weights.json"
_OPEN = _HERE / "data" / "cases" / "open"
_CASES = tuple(_OPEN / f"{name}.jsonl" for name in ("claims", "claims_free", "claims_plain"))
"""Cases of three authors, like those a model is judged by."""
_FILES = (_HERE / "training" / "claims.jsonl", *_CASES)
_CHECKED = _HERE.parent / "tests" / "unit" / "insights" / "checker" / "claims.toml"
_PASSING = 0.04
"""Of the unsupported claims of an author may pass whose claims were not learnt from; somewhat less than may in use."""
_STRENGTH, _EPOCHS = 6.0, 100
_FEWEST = 6
"""Examples that a feature must have."""
_SMALLEST = 0.02
_LIMITS = [number / 40 for number in range(12, 40)]
_SAME, _OTHER = "same words", "other quote"
_MADE = frozenset({_SAME, _OTHER})


@dataclass(frozen=True)
class _Example:
    """A claim with an answer."""

    kind: str
    """Of which file, or made from one."""
    author: str
    """Who invented its post, and must be held back as a whole."""
    group: str
    """Its post."""
    claim: str
    yes: bool
    places: Sequence[tuple[frozenset[str], str]]
    """The features of each place of its quote, and its limit: `always`, `question`, `agreed`, `alone` or `never`."""


def main(arguments: Sequence[str]) -> int:
    """Train, print the cross-validation and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_claims", description=__doc__)
    parser.add_argument("--cases", nargs="*", type=Path, default=[], help="more lines of the form of `claims.jsonl`")
    parser.add_argument(
        "--held-out", nargs="*", type=Path, default=[], help="lines to score only, with the final model"
    )
    parser.add_argument(
        "--by-author", action="store_true", help="score each author by limits chosen on the others; writes nothing"
    )
    given = parser.parse_args(arguments)
    lines = [*_lines((*_FILES, *given.cases)), *_checked()]
    examples = sorted((_example(line) for line in [*lines, *_made(lines)]), key=_order)
    scored = _held_back(examples)
    if given.by_author:
        _print_by_author(scored, dict.fromkeys(file.stem for file in (*_CASES, *given.cases)))
        return 0
    agreed, alone = _limits(scored)
    _print_passing(scored, agreed, alone)
    judge = _fitted(examples, agreed, alone)
    _WEIGHTS.write_text(_as_text(judge), encoding="utf-8")
    print(f"{len(judge.weights)} weights, limits {agreed} and {alone}, {_WEIGHTS.stat().st_size:,} bytes written")
    for file in given.held_out:
        _print_passing(_scored([_example(line) for line in _lines([file])], judge), agreed, alone)
    return 0


def _lines(files: Sequence[Path]) -> list[dict[str, Any]]:
    return [{**line, "of": _author(file), "author": _author(file)} for file in files for line in gold_lines(file)]


def _author(file: Path) -> str:
    """Return whom a file is by: files of one name are by one author."""
    return "pairs" if file.parent.name == "training" else file.stem


def _checked() -> Iterator[dict[str, Any]]:
    """Yield the claims that the tests of the checker are made of."""
    for case in tomllib.loads(_CHECKED.read_text(encoding="utf-8"))["case"]:
        post = {"title": "Vexmoor interview", "body": case["post"], "comments": []}
        for answer in ("yes", "unsure", "no"):
            for text in case.get(answer, ()):
                yield {
                    "of": "tests",
                    "author": "tests",
                    "company": "Vexmoor",
                    "post": post,
                    "section": case["section"],
                    "claim": text,
                    "quote": case["quote"],
                    "where": "body",
                    "supported": answer != "no",
                }


def _made(lines: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield claims in the words of their quotes, and claims that cite another quote of their post.

    Without them, few common words would seem to be a good sign: who invents a wrong claim changes one word.
    """
    for _, alike in groupby(sorted(lines, key=_group), key=_group):
        of_post = list(alike)
        for line in of_post:
            if line["supported"] and line["section"] != "outcome" and line["of"] != "tests":
                yield {**line, "of": _SAME, "claim": line["quote"]}
                others = [one for one in of_post if _is_apart(one, line, of_post)]
                if others:
                    other = others[_number(line["claim"]) % len(others)]
                    yield {
                        **line,
                        "of": _OTHER,
                        "quote": other["quote"],
                        "where": other["where"],
                        "supported": False,
                    }


def _is_apart(one: dict[str, Any], line: dict[str, Any], lines: Sequence[dict[str, Any]]) -> bool:
    """Whether the quote of another line is another one, which is not cited for the same claim."""
    quotes = {other["quote"] for other in lines if other["claim"] == line["claim"]}
    return all(one["quote"] not in quote and quote not in one["quote"] for quote in quotes)


def _group(line: dict[str, Any]) -> str:
    return str(line["post"]["title"] + line["post"]["body"])


def _number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4])


def _example(line: dict[str, Any]) -> _Example:
    places = []
    for claim, place, stands in cited_claim(line).places():
        objections = objections_to(claim, place)
        certain = not stands or objections.keys() - set(YIELDING)
        own = not objections and in_its_words(claim, place)
        limit = "never" if certain else "alone" if objections else "always" if own else "agreed"
        if limit == "agreed" and claim.section == "question":
            limit = "question"
        places.append((frozenset(features_of(claim, place, objections)), limit))
    return _Example(
        kind=line["of"],
        author=line["author"],
        group=_group(line),
        claim=line["claim"],
        yes=line["supported"],
        places=places,
    )


def _order(one: _Example) -> tuple[str, str, str, bool]:
    """Return what examples are sorted by, so that the same ones give the same weights wherever they stand."""
    return one.kind, one.group, one.claim, one.yes


def _fitted(examples: Sequence[_Example], agreed: float, alone: float) -> ClaimJudge:
    # What is made from the others is alike; half of it is enough.
    kept = [one for one in examples if one.kind not in _MADE or _number(f"{one.kind} {one.claim}") % 2]
    rows = [(features, one.yes) for one in kept for features, _ in one.places]
    counts: dict[str, int] = {}
    for features, _ in rows:
        for name in features:
            counts[name] = counts.get(name, 0) + 1
    known = [([name for name in sorted(features) if counts[name] >= _FEWEST], yes) for features, yes in rows]
    model = fit(known, strength=_STRENGTH, epochs=_EPOCHS)
    weights = {name: round(value, 3) for name, value in model.weights.items() if abs(value) >= _SMALLEST}
    return ClaimJudge(bias=round(model.bias, 3), weights=weights, agreed=agreed, alone=alone)


_Scored = Sequence[tuple[_Example, Sequence[tuple[float, str]]]]
"""Examples with the chance and the limit of each of their places."""


def _scored(examples: Sequence[_Example], judge: ClaimJudge) -> _Scored:
    return [(one, [(judge.chance(features), limit) for features, limit in one.places]) for one in examples]


def _held_back(examples: Sequence[_Example]) -> _Scored:
    """Return all examples with chances by a model that has seen nothing of their author."""
    scored: list[tuple[_Example, Sequence[tuple[float, str]]]] = []
    for author in sorted({one.author for one in examples}):
        judge = _fitted([one for one in examples if one.author != author], 0.0, 0.0)
        scored += _scored([one for one in examples if one.author == author], judge)
    return scored


def _limits(scored: _Scored) -> tuple[float, float]:
    """Return the limits with which most supported claims pass while few others do, each author's counting the same.

    Minimal pairs are learnt from only: nobody who summarises a post writes such claims.
    """
    by_author = [
        [(one.yes, places) for one, places in scored if one.kind == kind]
        for kind in sorted({one.kind for one, _ in scored} & {_OTHER, *(file.stem for file in _CASES)})
    ]
    best = (0.0, 1.0, 1.0)
    for agreed in _LIMITS:
        for alone in (limit for limit in _LIMITS if limit >= agreed):
            shares = [_shares(of_author, agreed, alone) for of_author in by_author]
            if sum(wrong for wrong, _ in shares) <= _PASSING * len(shares):
                best = max(best, (sum(right for _, right in shares), agreed, alone))
    return best[1:]


def _print_by_author(scored: _Scored, authors: Iterable[str]) -> None:
    """Print how many claims of an author pass at first sight: nothing of theirs was learnt from or chosen by."""
    for author in authors:
        limits = _limits([one for one in scored if one[0].author != author])
        _print_passing([one for one in scored if one[0].kind == author], *limits)


def _shares(claims: Sequence[tuple[bool, Sequence[tuple[float, str]]]], agreed: float, alone: float) -> list[float]:
    """Return the shares of unsupported and of supported claims that pass."""
    passing = [yes for yes, places in claims if _passes(places, agreed, alone)]
    every = [yes for yes, _ in claims]
    return [passing.count(answer) / max(1, every.count(answer)) for answer in (False, True)]


def _passes(places: Sequence[tuple[float, str]], agreed: float, alone: float) -> bool:
    least = {"always": 0.0, "question": min(UNLIKELY, agreed), "agreed": agreed, "alone": alone, "never": 2.0}
    return any(chance >= least[limit] for chance, limit in places)


def _print_passing(scored: _Scored, agreed: float, alone: float) -> None:
    for kind in dict.fromkeys(one.kind for one, _ in scored):
        of_kind = [(one.yes, _passes(places, agreed, alone)) for one, places in scored if one.kind == kind]
        counts = [(sum(passes for yes, passes in of_kind if yes is answer), answer) for answer in (False, True)]
        told = ", ".join(
            f"{'supported' if answer else 'unsupported'} {passing} of {sum(yes is answer for yes, _ in of_kind)}"
            for passing, answer in counts
        )
        print(f"  {kind:12} {told} pass")


def _as_text(judge: ClaimJudge) -> str:
    """Return the judge as JSON, a weight a line, so that a change shows."""
    weights = ",\n".join(f"  {json.dumps(name)}: {value}" for name, value in sorted(judge.weights.items()))
    limits = f'"bias": {judge.bias},\n"agreed": {judge.agreed},\n"alone": {judge.alone}'
    return f'{{\n{limits},\n"weights": {{\n{weights}\n}}\n}}\n'
