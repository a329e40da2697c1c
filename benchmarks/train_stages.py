"""Weights by which mentions of rounds are told that took place, from labelled posts and judged sentences.

Writes `services/insights/engines/extractive/stage_weights.json`. Companies of the blind third are left out; how it
does on companies it was not fitted to is printed from a cross-validation by company.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks._labelled import company_name, places_of, post_of
from benchmarks.training.examples import (
    Example,
    invented_lines,
    judged_lines,
    labelled_lines,
    parser_of,
    train,
)
from benchmarks.training.forest import Row
from benchmarks.training.mixture import fit_mixture
from contracts.posts import Post
from lexicon.company import Company
from services.insights.asked.surroundings import is_word
from services.insights.engines.extractive.stage_mentions import StageMention, features_of, stage_mentions
from services.insights.sentences.learnt import Learnt
from services.insights.sentences.reading import read_texts

_WEIGHTS = Path(__file__).parent.parent / "services" / "insights" / "engines" / "extractive" / "stage_weights.json"
_FOLDS = 6


def main(arguments: Sequence[str]) -> int:
    """Train, print the cross-validation and write the weights."""
    judged_line = "{file, index, where, start, end, stage, told}"
    parser = parser_of("train_stages", __doc__, judged=judged_line, folds=_FOLDS)
    given = parser.parse_args(arguments)
    examples = [
        *(one for name in given.labels for one in labelled(given.root / "labels" / name, given.root)),
        *(one for file in given.judged for one in judged(file, given.root)),
        *invented(),
    ]
    train(examples, folds=given.folds, fit=_fit, into=_WEIGHTS)
    return 0


def labelled(file: Path, root: Path) -> Iterator[Example]:
    """Yield the mentions of labelled posts; of a round told elsewhere in the post, other mentions are left out."""
    for line in labelled_lines(file):
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
    for gold, lines in judged_lines(file):
        mentions = list(_mentions(gold, root, everybody=True))
        for line in lines:
            for mention in mentions:
                sentence = mention.scoped.sentence
                same = mention.text.where == line["where"] and mention.entry.name == line["stage"]
                if same and sentence.start < line["end"] and line["start"] < sentence.end:
                    yield Example(Row(frozenset(features_of(mention)), line["told"]), gold["company"], "judged")


def invented() -> Iterator[Example]:
    """Yield the mentions of invented passages."""
    for line, text, told in invented_lines("rounds.txt"):
        post = Post(source_id="invented", source="file", title="Vexmoor interview", body=text)
        for mention in stage_mentions(read_texts(post, Company.of("Vexmoor"))):
            if mention.text.where == "body":
                yield Example(Row(frozenset(features_of(mention)), told), line, "invented")


def _mentions(gold: dict[str, Any], root: Path, *, everybody: bool = False) -> Iterator[StageMention]:
    post = post_of(gold, root)
    texts = read_texts(post, Company.of(company_name(gold)), comments=[comment.body for comment in post.comments])
    yield from stage_mentions(texts, everybody=everybody)


def _touches(mention: StageMention, evidence: str | None) -> bool:
    start, end = (mention.scoped.sentence.start + place for place in (mention.start, mention.end))
    places = places_of([evidence], mention.text.raw) if evidence else ()
    return any(low < end and start < high for low, high in places)


def _fit(examples: Sequence[Example]) -> Learnt:
    return fit_mixture([one.row for one in examples], is_word=is_word)
