"""Weights by which insights judges rounds that posts name: told, the employer's own, rightly named, had.

Writes `services/insights/rounds/weights.json`. Companies of the blind third are left out; how it does on companies it
was not fitted to is printed from a cross-validation by company, and for `--held-out` lines if there are any.
"""

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._labelled import company_name, gold_lines, is_blind, post_of
from benchmarks.training.discussions import discussions
from benchmarks.training.examples import invented_lines
from benchmarks.training.forest import Row
from benchmarks.training.mixture import fit_mixture, write_mixtures
from contracts.posts import Post
from lexicon.company import Company
from services.insights.asked.surroundings import is_word
from services.insights.rounds.judge import HEADS, features_of
from services.insights.rounds.mentions import RoundMention, round_mentions
from services.insights.sentences.learnt import Learnt
from services.insights.sources.post_analysis import PostAnalysis, analyse

_WEIGHTS = Path(__file__).parent.parent / "services" / "insights" / "rounds" / "weights.json"
_JUDGED = Path(__file__).parent / "data" / "judged_rounds.jsonl"
_TREES = 52
_HELD, _TOLD = frozenset({"held", "process"}), frozenset({"held", "process", "scheduled"})
_LIMITS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)

Answers = Mapping[str, bool]
"""What is right for each head; heads that a mention says nothing of are left out."""


@dataclass(frozen=True)
class _Example:
    features: Mapping[str, frozenset[str]]
    answers: Answers
    group: str
    kind: str

    def fold(self, folds: int) -> int:
        return hashlib.sha256(self.group.encode()).digest()[2] % folds


def main(arguments: Sequence[str]) -> int:
    """Train, print the cross-validation and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_rounds", description=__doc__)
    parser.add_argument("root", type=Path, help="folder with the posts that the judged lines name")
    parser.add_argument("--judged", type=Path, default=_JUDGED, help="lines `{file, index, where, start, stage, …}`")
    parser.add_argument("--held-out", type=Path, help="lines of the same form that are only scored")
    parser.add_argument("--folds", type=int, default=5, help="of the cross-validation; 0 for none")
    given = parser.parse_args(arguments)
    judged = list(_judged(given.judged, given.root, blind=False))
    invented = [*_invented(), *_discussed()]
    print(Counter(one.kind for one in (*judged, *invented)))
    scored = [
        (one, _scores(learnt, one))
        for fold in range(given.folds)
        for learnt in [
            _fit([one for one in (*judged, *invented) if one.kind != "judged" or one.fold(given.folds) != fold])
        ]
        for one in judged
        if one.fold(given.folds) == fold
    ]
    _print("held back by company", scored)
    learnt = _fit([*judged, *invented])
    if given.held_out:
        _print("only scored", [(one, _scores(learnt, one)) for one in _judged(given.held_out, given.root, blind=True)])
    write_mixtures(learnt, _WEIGHTS)
    return 0


def _held_back(
    judged: Sequence[_Example], invented: Sequence[_Example], folds: int
) -> Iterator[tuple[_Example, Mapping[str, float]]]:
    """Yield each judged mention with what a model says that has not seen its company."""
    for fold in range(folds):
        learnt = _fit([*(one for one in judged if one.fold(folds) != fold), *invented])
        yield from ((one, _scores(learnt, one)) for one in judged if one.fold(folds) == fold)


def answers_of(line: Mapping[str, Any]) -> Answers:
    """Return what a judged line says for each head; a round of another employer may still be told there."""
    told = line["status"] in _TOLD
    own, right = line["employer"] == "yes", line["right"] == "yes"
    answers = {"told": told and own and right, "own": own, "right": right}
    return answers | {"held": line["status"] in _HELD} if told else answers


def _judged(file: Path, root: Path, *, blind: bool) -> Iterator[_Example]:
    by_post: defaultdict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for line in gold_lines(file):
        by_post[line["file"], line["index"]].append(line)
    for (source, index), lines in by_post.items():
        company = Path(source).stem
        if is_blind(company) is not blind:
            continue
        gold = {"id": f"{company}#{index}", "source_file": source, "index": index, "company": company}
        analysis = analyse(post_of(gold, root), Company.of(company_name(gold)))
        found = {(m.text.where, m.scoped.sentence.start, m.entry.name): m for m in _mentions(analysis)}
        for line in lines:
            if mention := found.get((line["where"], line["start"], line["stage"])):
                yield _Example(features_of(mention, analysis), answers_of(line), company, "judged")


def _invented() -> Iterator[_Example]:
    """Yield the mentions of invented passages, of which it is known only whether they are told."""
    for line, text, told in invented_lines("rounds.txt"):
        analysis = analyse(
            Post(source_id="invented", source="file", title="Vexmoor interview", body=text), Company.of("Vexmoor")
        )
        for mention in _mentions(analysis):
            if mention.text.where == "body":
                yield _Example(features_of(mention, analysis), {"told": told}, line, "invented")


def _discussed() -> Iterator[_Example]:
    """Yield the tagged mentions of invented discussions; of what carries no tag nobody said what it is."""
    for post, company, tags in discussions():
        analysis = analyse(post, company)
        if not analysis.relevant:
            continue
        for mention in _mentions(analysis):
            at = mention.scoped.sentence.start + mention.start
            end = mention.scoped.sentence.start + mention.end
            tag = next((t for t in tags if t.where == mention.text.where and t.start < end and at < t.end), None)
            if tag:
                answers = answers_of(tag.judged(mention.entry.name))
                yield _Example(features_of(mention, analysis), answers, post.source_id, "discussed")


def _mentions(analysis: PostAnalysis) -> list[RoundMention]:
    return list(round_mentions(analysis.texts, everybody=True))


def _fit(examples: Sequence[_Example]) -> Mapping[str, Learnt]:
    return {
        head: fit_mixture(
            [Row(one.features[head], one.answers[head]) for one in examples if head in one.answers],
            is_word=is_word,
            trees=_TREES,
        )
        for head in HEADS
    }


def _scores(learnt: Mapping[str, Learnt], one: _Example) -> Mapping[str, float]:
    return {head: learnt[head].chance(one.features[head]) for head in HEADS}


def _print(title: str, scored: Sequence[tuple[_Example, Mapping[str, float]]]) -> None:
    if not scored:
        return
    print(f"{title}: {len(scored)} mentions, {sum(one.answers['told'] for one, _ in scored)} told")
    for limit in _LIMITS:
        taken = [one for one, score in scored if score["told"] * score["own"] * score["right"] >= limit]
        right = sum(one.answers["told"] for one in taken)
        told = max(1, sum(one.answers["told"] for one, _ in scored))
        print(
            f"  from {limit}: {len(taken)} taken, precision {right / max(1, len(taken)):.3f}, recall {right / told:.3f}"
        )
    held = [(score["held"] >= 0.5, one.answers["held"]) for one, score in scored if one.answers["told"]]
    print(f"  had or awaited: {sum(one is other for one, other in held)} of {len(held)} right")
