"""Weights by which mentions of rounds are told that took place, from labelled posts and judged sentences.

Writes `services/insights/engines/extractive/stage_weights.json`. Companies of the blind third are left out; how it
does on companies it was not fitted to is printed from a cross-validation by company.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks._labelled import company_name, gold_lines, is_blind, places_of, post_of
from benchmarks.training.examples import Example
from benchmarks.training.forest import Row
from benchmarks.training.mixture import fit_mixture, write_mixture
from contracts.posts import Post
from lexicon.company import Company
from services.insights.asked.surroundings import is_word
from services.insights.engines.extractive.stage_mentions import StageMention, features_of, stage_mentions
from services.insights.sentences.reading import read_texts

_WEIGHTS = Path(__file__).parent.parent / "services" / "insights" / "engines" / "extractive" / "stage_weights.json"
_FOLDS = 6
_LIMITS = (0.4, 0.5, 0.6, 0.7)


def main(arguments: Sequence[str]) -> int:
    """Train, print the cross-validation and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_stages", description=__doc__)
    parser.add_argument("root", type=Path, help="folder with `labels/*.jsonl` and the posts they name")
    parser.add_argument("--labels", nargs="*", default=["train.jsonl", "rich.jsonl", "visible.jsonl"])
    parser.add_argument(
        "--judged", nargs="*", type=Path, default=[], help="lines `{file, index, where, start, end, stage, told}`"
    )
    parser.add_argument("--folds", type=int, default=_FOLDS, help="of the cross-validation; 0 for none")
    given = parser.parse_args(arguments)
    examples = [
        *(one for name in given.labels for one in labelled(given.root / "labels" / name, given.root)),
        *(one for file in given.judged for one in judged(file, given.root)),
        *invented(),
    ]
    print(f"{len(examples)} examples: {dict(Counter((one.kind, one.row.yes) for one in examples))}")
    _cross_validate(examples, given.folds)
    write_mixture(fit_mixture([one.row for one in examples], is_word=is_word), _WEIGHTS)
    return 0


def labelled(file: Path, root: Path) -> Iterator[Example]:
    """Yield the mentions of labelled posts; of a round told elsewhere in the post, other mentions are left out."""
    for line in gold_lines(file):
        if not line["relevant_to_company"] or is_blind(line["company"]):
            continue
        told = {item["name"]: item["evidence"] for item in line["stages"]}
        found = list(_mentions(line, root))
        quoted = [_touches(mention, told.get(mention.entry.name)) for mention in found]
        names = {mention.entry.name for mention, there in zip(found, quoted, strict=True) if there}
        for mention, there in zip(found, quoted, strict=True):
            if there or mention.entry.name not in names:
                yes = there or mention.entry.name in told
                yield Example(Row(frozenset(features_of(mention)), yes), line["company"], "labels")


def judged(file: Path, root: Path) -> Iterator[Example]:
    """Yield the mentions of judged sentences, whoever the employer is that they speak of."""
    for line in gold_lines(file):
        company = Path(line["file"]).stem
        if is_blind(company):
            continue
        gold = {"id": "judged", "source_file": line["file"], "index": line["index"], "company": company}
        for mention in _mentions(gold, root, everybody=True):
            sentence = mention.scoped.sentence
            same = mention.text.where == line["where"] and mention.entry.name == line["stage"]
            if same and sentence.start < line["end"] and line["start"] < sentence.end:
                yield Example(Row(frozenset(features_of(mention)), line["told"]), company, "judged")


def invented() -> Iterator[Example]:
    """Yield the mentions of invented passages."""
    for line in (Path(__file__).parent / "training" / "rounds.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(("+ ", "- ")):
            post = Post(source_id="invented", source="file", title="Vexmoor interview", body=line[2:])
            for mention in stage_mentions(read_texts(post, Company.of("Vexmoor"))):
                if mention.text.where == "body":
                    yield Example(Row(frozenset(features_of(mention)), line[0] == "+"), line, "invented")


def _mentions(gold: dict[str, Any], root: Path, *, everybody: bool = False) -> Iterator[StageMention]:
    post = post_of(gold, root)
    texts = read_texts(post, Company.of(company_name(gold)), comments=[comment.body for comment in post.comments])
    yield from stage_mentions(texts, everybody=everybody)


def _touches(mention: StageMention, evidence: str | None) -> bool:
    start, end = (mention.scoped.sentence.start + place for place in (mention.start, mention.end))
    places = places_of([evidence], mention.text.raw) if evidence else ()
    return any(low < end and start < high for low, high in places)


def _cross_validate(examples: Sequence[Example], folds: int) -> None:
    scored: list[tuple[Example, float]] = []
    for fold in range(folds):
        learnt = fit_mixture([one.row for one in examples if one.fold(folds) != fold], is_word=is_word)
        scored += [(one, learnt.chance(one.row.features)) for one in examples if one.fold(folds) == fold]
    for kind in dict.fromkeys(one.kind for one, _ in scored):
        part = [(one.row.yes, score) for one, score in scored if one.kind == kind]
        print(f"  {kind:10} " + "   ".join(_at(part, limit) for limit in _LIMITS))


def _at(part: Sequence[tuple[bool, float]], limit: float) -> str:
    said = [told for told, score in part if score >= limit]
    wanted = sum(told for told, _ in part)
    return f"{limit}: P {sum(said) / max(1, len(said)):.2f} R {sum(said) / max(1, wanted):.2f}"
