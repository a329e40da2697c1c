"""Weights of the classifier of asked questions, learnt from labelled posts, judged cases and invented sentences.

Writes `services/insights/asked/weights.json`: a logistic model over the features of a candidate. Companies of the blind
third are left out; what it does for companies it was not fitted to is printed from a cross-validation by company.
"""

import random
import re
import tomllib
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks._labelled import company_name, gold_lines, is_blind, places_of, post_of
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
from services.insights.asked.candidate import Candidate
from services.insights.asked.candidates import candidates_of
from services.insights.asked.features import features_of
from services.insights.asked.surroundings import is_word
from services.insights.sentences.learnt import Learnt
from services.insights.sentences.reading import read_texts

_HERE = Path(__file__).parent
_WEIGHTS = _HERE.parent / "services" / "insights" / "asked" / "weights.json"
_READ = _HERE / "data" / "read_posts.jsonl"
_READ_OF_BODY, _READ_OF_COMMENT = 6000, 1800
"""Letters of a text that whoever labelled it was shown."""
_FOLDS = 4
_REAL, _OF_REAL = frozenset({"labels", "read", "judged"}), 3
_PASSAGES = ("accounts.txt", "passages.txt")
_PER_TEMPLATE = {"told": 2, "not": 6}
"""Sentences of each, which are alike; there are more ways of not telling."""
_SEED = 7


def main(arguments: Sequence[str]) -> int:
    """Train, print the cross-validation and write the weights."""
    judged_line = "{file, index, where, start, end, asked}"
    parser = parser_of("train_questions", __doc__, judged=judged_line, folds=_FOLDS)
    parser.add_argument("--cases", nargs="*", type=Path, default=[], help="lines `{company, text, asked}`")
    parser.add_argument(
        "--read", nargs="*", type=Path, default=[_READ], help="lines `{file, index, asked, unsure}`, posts read in full"
    )
    given = parser.parse_args(arguments)
    read = [line for file in given.read for line in gold_lines(file)]
    known = {(line["file"], line["index"]) for line in read}
    examples = [
        *(one for name in given.labels for one in _labelled(given.root / "labels" / name, given.root, known)),
        *(one for line in read for one in _read(line, given.root)),
        *(one for file in given.judged for one in _judged(file, given.root)),
        *(one for file in given.cases for one in _cases(file)),
        *_invented(),
        *_passages(),
        *_templated(),
    ]
    train(examples, folds=given.folds, fit=_fit, into=_WEIGHTS)
    return 0


def _candidates(post: Post, company: str, *, everybody: bool = False) -> Iterator[Candidate]:
    comments = [comment.body for comment in post.comments]
    texts = read_texts(post, Company.of(company), comments=comments)
    yield from candidates_of(texts, everybody=everybody)


def _labelled(file: Path, root: Path, known: Container[tuple[str, int]]) -> Iterator[Example]:
    """Yield the candidates of labelled posts but those that were read in full since."""
    for line in labelled_lines(file):
        if (line["source_file"], line["index"]) in known:
            continue
        quotes = [quote for item in line["questions"] for quote in (item["evidence"], *item.get("alt_evidence", ()))]
        for candidate in _candidates(post_of(line, root), company_name(line)):
            asked = any(_share(candidate, place) for place in places_of(quotes, candidate.text.raw))
            yield _example(candidate, asked=asked, group=line["company"], kind="labels")


def _read(line: dict[str, Any], root: Path) -> Iterator[Example]:
    """Yield the candidates of a post that was read in full, up to where it was read and without those in doubt."""
    company = Path(line["file"]).stem
    if is_blind(company):
        return
    gold = {"id": "read", "source_file": line["file"], "index": line["index"], "company": company}
    for candidate in _candidates(post_of(gold, root), company_name(gold)):
        where = candidate.text.where
        asked, unsure = (
            any(_share(candidate, (start, end)) for place, start, end in line[name] if place == where)
            for name in ("asked", "unsure")
        )
        is_read = candidate.end <= (_READ_OF_BODY if where == "body" else _READ_OF_COMMENT)
        if is_read and (asked or not unsure):
            yield _example(candidate, asked=asked, group=company, kind="read")


def _judged(file: Path, root: Path) -> Iterator[Example]:
    """Yield the candidates of judged spans, whoever the employer is that they speak of."""
    for gold, lines in judged_lines(file):
        for candidate in _candidates(post_of(gold, root), company_name(gold), everybody=True):
            for line in lines:
                if line["where"] == candidate.text.where and _share(candidate, (line["start"], line["end"])):
                    yield _example(candidate, asked=line["asked"], group=gold["company"], kind="judged")
                    break


def _cases(file: Path) -> Iterator[Example]:
    for line in gold_lines(file):
        post = Post(source_id="case", source="file", title=f"{line['company']} interview", body=line["text"])
        for candidate in _candidates(post, line["company"]):
            asked = any(keyword.lower() in candidate.words for keyword in line["asked"])
            if asked or not line["asked"]:
                yield _example(candidate, asked=asked, group=line["text"], kind="cases")


def _invented() -> Iterator[Example]:
    for line, text, asked in invented_lines("asked.txt"):
        for candidate in _candidates(_vexmoor(text), "Vexmoor"):
            yield _example(candidate, asked=asked, group=line, kind="invented")


def _passages() -> Iterator[Example]:
    """Yield the candidates of invented passages; what stands in brackets is told as asked."""
    lines = [
        line for name in _PASSAGES for line in (_HERE / "training" / name).read_text(encoding="utf-8").splitlines()
    ]
    for line in lines:
        if line.startswith("#"):
            continue
        marked = [match.span(1) for match in re.finditer(r"\[([^\]]*)\]", line)]
        # A bracket before a place moves it back by one; each span lies behind its own opening bracket.
        told = [(start - 2 * number - 1, end - 2 * number - 1) for number, (start, end) in enumerate(marked)]
        text = re.sub(r"[\[\]]", "", line).replace(" / ", " \n ")
        for candidate in _candidates(_by_vexmoor(text), "Vexmoor"):
            asked = any(_share(candidate, place) for place in told)
            yield _example(candidate, asked=asked, group=line, kind="passages")


def _vexmoor(text: str) -> Post:
    return _by_vexmoor(text.replace("/", "\n"))


def _by_vexmoor(text: str) -> Post:
    return Post(source_id="invented", source="file", title="Vexmoor interview", body=text)


def _templated() -> Iterator[Example]:
    chance = random.Random(_SEED)  # noqa: S311 — the same sentences every time
    languages = tomllib.loads((_HERE / "training" / "templates.toml").read_text(encoding="utf-8"))
    for language, words in languages.items():
        for kind in ("told", "not"):
            for number, template in enumerate(words[kind]):
                for _ in range(_PER_TEMPLATE[kind] if "{" in template else 1):
                    text, slots = _filled(template, words, chance)
                    group = f"{language} {kind} {number}"
                    yield from _of_template(text, slots if kind == "told" else [], group)


def _filled(template: str, words: Mapping[str, list[str]], chance: random.Random) -> tuple[str, list[str]]:
    """Return a template with each slot filled, no piece twice, and the pieces that say what was asked."""
    used: list[str] = []
    asked: list[str] = []

    def fill(slot: re.Match[str]) -> str:
        name = slot[1].rstrip("23")
        piece = chance.choice([word for word in words[name] if word not in used])
        used.append(piece)
        if name in {"wh", "direct", "topic", "task"}:
            asked.append(piece.lower().replace("\u2019", "'"))
        return piece

    text = re.sub(r"\{(\w+)\}", fill, template)
    return text[:1].upper() + text[1:], asked


def _of_template(text: str, asked: Sequence[str], group: str) -> Iterator[Example]:
    for candidate in _candidates(_vexmoor(text), "Vexmoor"):
        told = any(piece in candidate.words or candidate.words in piece for piece in asked)
        if told or not asked:
            yield _example(candidate, asked=told, group=group, kind="templates")


def _share(candidate: Candidate, place: tuple[int, int]) -> bool:
    start = candidate.scoped.sentence.start + candidate.span.start
    end = candidate.scoped.sentence.start + candidate.span.end
    return min(end, place[1]) - max(start, place[0]) >= 0.5 * min(end - start, place[1] - place[0])


def _example(candidate: Candidate, *, asked: bool, group: str, kind: str) -> Example:
    return Example(row=Row(frozenset(features_of(candidate)), asked), group=group, kind=kind)


def _weighed(examples: Sequence[Example]) -> list[Row]:
    """Return the rows to fit; what real posts tell counts more than once, being rare among what they do not."""
    return [one.row for one in examples for _ in range(_OF_REAL if one.row.yes and one.kind in _REAL else 1)]


def _fit(examples: Sequence[Example]) -> Learnt:
    return fit_mixture(_weighed(examples), is_word=is_word)
