"""Relevance, questions and stages of whole guides against labelled posts, train and blind companies apart.

One guide is made per company from its labelled posts. With `--oracle`, an engine that answers with the labels takes the
place of the extractive one: what is lost then, the checker threw away.
"""

import argparse
import asyncio
import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks._labelled import company_name, gold_lines, is_blind, post_of
from contracts.insights import (
    Basis,
    CommonQuestions,
    Evidence,
    Insights,
    InterviewProcess,
    ProcessStage,
    Question,
)
from contracts.job import JobDetails, RoleCategory
from contracts.posts import Post
from contracts.preps import PrepContext
from services.insights.engines.base import Engine, EngineRequest, Findings
from services.insights.engines.extractive.engine import ExtractiveEngine
from services.insights.forms.round_names import kind_of
from services.insights.guide import build_guide

_SHORTEST, _LONGEST = 8, 400
"""Quotes of other lengths match by their text alone."""
_SPAN, _ALIKE = 0.5, 0.6
_FOLD = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2026": "..."}
_FILLERS = frozenset(
    [
        *(
            "a",
            "an",
            "the",
            "of",
            "to",
            "in",
            "on",
            "for",
            "and",
            "or",
            "your",
            "you",
            "is",
            "are",
            "do",
            "does",
            "did",
        ),
        *("how", "what", "why", "with", "about", "me", "my", "at", "it", "this", "that", "tell", "describe"),
    ]
)


@dataclass
class Predicted:
    """What a guide says about one post."""

    relevant: bool = False
    questions: list[tuple[str, str]] = field(default_factory=list)
    """Text and quote."""
    stages: dict[str, str] = field(default_factory=dict)
    """Name to quote."""


def main(arguments: Sequence[str]) -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks labels", description=__doc__)
    parser.add_argument("gold", type=Path, help="lines of labels")
    parser.add_argument("root", type=Path, help="folder that the labels' `source_file` counts from")
    parser.add_argument("--oracle", action="store_true", help="let the labels answer instead of the extractive engine")
    given = parser.parse_args(arguments)
    gold = gold_lines(given.gold)
    predicted = asyncio.run(_predictions(gold, given.root, oracle=given.oracle))
    for name, blind in (("train", False), ("blind", True)):
        part = [line for line in gold if is_blind(line["company"]) is blind]
        if part:
            _report(name, part, predicted, given.root)
    return 0


async def _predictions(gold: Sequence[dict[str, Any]], root: Path, *, oracle: bool) -> dict[str, Predicted]:
    by_company: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in gold:
        by_company[line["company"]].append(line)
    found: dict[str, Predicted] = {}
    for lines in by_company.values():
        engine: Engine = _Oracle(lines) if oracle else ExtractiveEngine()
        posts = [post_of(line, root) for line in lines]
        job = JobDetails(company_name=company_name(lines[0]), job_title="Specialist", role_category=RoleCategory.OTHER)
        insights, _ = await build_guide(job, posts, context=PrepContext(), engine=engine)
        found |= _of_guide(insights)
    return found


def _of_guide(insights: Insights) -> dict[str, Predicted]:
    found = {source.id: Predicted(relevant=source.relevance > 0) for source in insights.sources}
    asked = insights.common_questions
    for question in (*asked.behavioral, *asked.technical, *asked.company_specific):
        for entry in question.evidence:
            found[entry.source_id].questions.append((question.text, entry.quote))
    for stage in insights.interview_process.stages:
        for entry in stage.evidence:
            found[entry.source_id].stages.setdefault(kind_of(stage.name), entry.quote)
    return found


class _Oracle:
    """An engine that knows the labels."""

    identity = "oracle"

    def __init__(self, lines: Sequence[dict[str, Any]]) -> None:
        self._lines = lines

    async def find(self, request: EngineRequest) -> Findings:
        """Return what the labels say."""
        del request
        questions = [
            Question(text=item["text"][:600], basis=Basis.REPORTED, evidence=_quoted(line, item))
            for line in self._lines
            for item in line["questions"]
        ]
        stages: dict[str, list[Evidence]] = defaultdict(list)
        for line in self._lines:
            for item in line["stages"]:
                stages[item["name"]] += _quoted(line, item)
        rounds = [
            ProcessStage(name=name, text=evidence[0].quote, basis=Basis.REPORTED, evidence=evidence[:20])
            for name, evidence in stages.items()
        ]
        return Findings(
            common_questions=CommonQuestions(technical=questions[:40], behavioral=questions[40:70]),
            interview_process=InterviewProcess(stages=rounds[:20]),
            relevance={line["id"]: float(line["relevant_to_company"]) for line in self._lines},
        )


def _quoted(line: dict[str, Any], item: dict[str, Any]) -> list[Evidence]:
    return [Evidence(source_id=line["id"], quote=item["evidence"][:600])]


def _report(name: str, gold: Sequence[dict[str, Any]], predicted: Mapping[str, Predicted], root: Path) -> None:
    relevance, questions, stages, quotes = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for line in gold:
        guess = predicted.get(line["id"], Predicted())
        relevance.update(tp=guess.relevant and line["relevant_to_company"], predicted=guess.relevant)
        relevance.update(gold=line["relevant_to_company"])
        texts = _texts(post_of(line, root))
        guesses = guess.questions if guess.relevant else []
        questions.update(tp=_matched(guesses, line["questions"], texts), predicted=len(guesses))
        questions.update(gold=len(line["questions"]))
        names = set(guess.stages) if guess.relevant else set()
        wanted = {item["name"] for item in line["stages"]}
        stages.update(tp=len(names & wanted), predicted=len(names), gold=len(wanted))
        for quote in [*(quote for _, quote in guess.questions), *guess.stages.values()]:
            quotes.update(all=1, there=any(_folded(quote) in text for text in texts))
    print(f"{name}: {len(gold)} posts of {len({line['company'] for line in gold})} companies")
    for label, counts in (("relevance", relevance), ("questions", questions), ("stages", stages)):
        print(f"  {label:10} {_score(counts)}")
    print(f"  quotes     {quotes['there']}/{quotes['all']} stand in their posts")


def _score(counts: Counter[str]) -> str:
    hits, guessed, wanted = counts["tp"], counts["predicted"], counts["gold"]
    return f"P {hits / max(1, guessed):.3f}  R {hits / max(1, wanted):.3f}  ({hits} of {guessed}, {wanted} labelled)"


def _texts(post: Post) -> list[str]:
    return [_folded(text) for text in post.texts()]


def _folded(text: str) -> str:
    plain = html.unescape(html.unescape(text))
    return " ".join("".join(_FOLD.get(sign, sign) for sign in plain).split()).lower()


def _matched(guesses: Sequence[tuple[str, str]], gold: Sequence[dict[str, Any]], texts: Sequence[str]) -> int:
    """Return how many guesses match labels, one to one and as many as possible."""
    wanted = [[span for quote in _quotes(item) for span in _spans(quote, texts)] for item in gold]
    fits = [
        [
            number
            for number, item in enumerate(gold)
            if _overlap(_spans(quote, texts), wanted[number]) or _alike(text, item["text"])
        ]
        for text, quote in guesses
    ]
    owner: dict[int, int] = {}

    def place(guess: int, tried: set[int]) -> bool:
        for number in fits[guess]:
            if number not in tried:
                tried.add(number)
                if number not in owner or place(owner[number], tried):
                    owner[number] = guess
                    return True
        return False

    return sum(place(guess, set()) for guess in range(len(guesses)))


def _quotes(item: dict[str, Any]) -> list[str]:
    return [item["evidence"], *item.get("alt_evidence", ())]


def _spans(quote: str, texts: Sequence[str]) -> list[tuple[int, int, int]]:
    folded = _folded(quote)
    if not _SHORTEST <= len(folded) <= _LONGEST:
        return []
    return [
        (number, match.start(), match.end())
        for number, text in enumerate(texts)
        for match in re.finditer(re.escape(folded), text)
    ]


def _overlap(one: Sequence[tuple[int, int, int]], other: Sequence[tuple[int, int, int]]) -> bool:
    return any(
        text == text2 and min(end, end2) - max(start, start2) >= _SPAN * min(end - start, end2 - start2)
        for text, start, end in one
        for text2, start2, end2 in other
    )


def _alike(one: str, other: str) -> bool:
    first, second = (set(_words(text)) or {""} for text in (one, other))
    return len(first & second) / len(first | second) >= _ALIKE


def _words(text: str) -> Iterator[str]:
    words = re.findall(r"[a-z0-9+#]+", _folded(text))
    telling = [word for word in words if word not in _FILLERS]
    yield from telling or words
