"""Who tells of a round, by the code and by people who read the discussions: the job, the kind of work, the level.

A judged line is `{file, index, where, start, end, job, work, level}`: the place of a sentence that speaks of a round,
and what its writer applied for: `job` as `[where, start, end]`, null where it cannot be known.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._labelled import gold_lines, is_blind, post_of
from contracts.job import JobDetails
from contracts.posts import Post
from lexicon import patterns
from lexicon.company import Company
from services.insights.assembly.tellers import Teller, Tellers, teller_of
from services.insights.sources.ranks import Rank
from services.insights.text.markdown import words

JUDGED = Path(__file__).parent / "data" / "judged_tellers.jsonl"
_ASPECTS = ("job", "work", "level")
_WORK = {
    "software": {"Software Engineering"},
    "it/support": {"Software Engineering", "Operations"},
    "hardware": {"Software Engineering"},
    "data": {"Data Science"},
    "product": {"Product Management"},
    "design": {"Design"},
    "consulting": {"Consulting"},
    "finance": {"Finance"},
    "accounting": {"Finance"},
    "sales": {"Sales"},
    "marketing": {"Marketing"},
    "hr": {"HR"},
    "legal": {"Legal"},
    "operations/retail/warehouse": {"Operations"},
    "healthcare": {"Healthcare"},
    "other": {"Other"},
}
_LEVELS = {
    Rank.INTERN: {"intern"},
    Rank.GRADUATE: {"new graduate", "junior"},
    Rank.STUDENT: {"student", "intern", "new graduate", "junior"},
    Rank.SENIOR: {"senior", "mid"},
    Rank.MANAGER: {"manager"},
    Rank.MIDDLE: {"mid"},
}
_UNSAID = frozenset(["", "mid", "junior"])
"""Levels that a guide need not name."""
_EMPTY = patterns.pattern("job_titles", "empty")
_TITLES = frozenset({"role", "roles", "position", "job", "program", "interns", "summer", "tech"}) | frozenset(
    {"engineer", "engineering", "analyst", "manager"}
)
"""Words that two names of jobs share without being the same work, as do those of `_EMPTY`."""
_SAME = {"swe": "software", "sde": "software", "sdet": "test", "developer": "software", "development": "software"}


@dataclass(frozen=True)
class Case:
    """A sentence, and who tells it."""

    company: str
    employer: str
    line: Mapping[str, Any]
    post: Post
    told: Teller

    @property
    def place(self) -> str:
        """Who writes: the author of the post or a commenter."""
        return "comment" if self.line["where"].startswith("comment") else "post"

    @property
    def named(self) -> str:
        """The job that people read in the discussion; empty where it cannot be known."""
        if not self.line["job"]:
            return ""
        where, start, end = self.line["job"]
        return text_at(self.post, where)[start:end]

    def outcome(self, aspect: str) -> str:
        """Return `right`, `wrong`, `unfounded`, `missed` or `unknown` for one aspect."""
        return {"job": self._job, "work": self._work, "level": self._level}[aspect]()

    def _job(self) -> str:
        named = _work_words(self.named)
        if self.named and not named:
            # `An internship` names no work: ours may, if the work is right.
            return self._work() if self.told.job else "unknown"
        return _outcome(bool(self.told.job), bool(named), same=same_job(self.told.job or "", self.named))

    def _work(self) -> str:
        kind = self.told.kind.role if self.told.kind else ""
        work = self.line["work"]
        return _outcome(bool(kind), bool(work), same=kind in {*_WORK.get(work, ()), *self._read_kind()})

    def _read_kind(self) -> Iterator[str]:
        """Yield the kind that the lexicon knows for the job that people read: its borders are not in question here."""
        kind = teller_of(self.named).kind
        if kind:
            yield kind.role

    def _level(self) -> str:
        rank, level = self.told.rank, self.line["level"]
        if rank and level in _LEVELS[rank]:
            return "right"
        return _outcome(rank is not None, level not in _UNSAID, same=False)


def main(arguments: Sequence[str]) -> int:
    """Print how often the code says the same as people, companies that were looked at and blind ones apart."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks tellers", description=__doc__)
    parser.add_argument("root", type=Path, help="folder of the files of discussions")
    parser.add_argument("judged", type=Path, nargs="*", default=[JUDGED], help="files of judged lines")
    parser.add_argument("--show", metavar="OUTCOME", help="print the cases with this outcome; never those of the blind")
    given = parser.parse_args(arguments)
    found = [case for file in given.judged for case in cases(file, given.root)]
    for name, blind in (("looked at", False), ("blind", True)):
        part = [case for case in found if is_blind(case.company) is blind]
        _report(name, part)
        if given.show and not blind:
            _show(part, given.show)
    return 0


def cases(file: Path, root: Path) -> Iterator[Case]:
    """Yield the judged lines of a file with what the code says."""
    by_post: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for line in gold_lines(file):
        by_post[line["file"], line["index"]].append(line)
    for (source, index), lines in by_post.items():
        company = Path(source).stem
        post = post_of({"source_file": source, "index": index, "id": f"{company}#{index}"}, root)
        content = json.loads((root / source).read_text("utf-8"))
        employer = _written(content["company"])
        post = post.model_copy(update={"channel": f"r/{content['posts'][index]['subreddit']}"})
        tellers = Tellers([post], _job(employer))
        for line in lines:
            quote = text_at(post, line["where"])[line["start"] : line["end"]]
            yield Case(company, employer, line, post, tellers.of(post.source_id, quote).stated)


def text_at(post: Post, where: str) -> str:
    """Return the text of a place: the title, the body, or a comment by its number."""
    kind, _, number = where.partition(":")
    return post.comments[int(number)].body if kind == "comment" else str(getattr(post, kind))


def spellings_of(employer: str) -> tuple[str, ...]:
    """Return the names of an employer as a guide for it knows them."""
    return Company.of_posting(_job(employer)).spellings


def same_job(one: str, other: str) -> bool:
    """Whether two names are of the same work: the words of one, ranks aside, are most of those of the other."""
    if _same(_work_words(one), _work_words(other)) or _initials(one) == _initials(other) != "":
        return True
    plain, whole = (frozenset(words(job)) for job in (one, other))
    return bool(plain) and not _work_words(one) and (plain <= whole or whole <= plain)


def _job(employer: str) -> JobDetails:
    return JobDetails(company_name=employer, job_title="Specialist")


def _initials(job: str) -> str:
    """Return the initials of a job of several words, or one that is written as initials."""
    found = [word for word in re.findall(r"[A-Za-z]+", job) if not _EMPTY.match(word.lower())]
    short = next((word.upper() for word in found if len(word) > 1 and word.isupper()), "")
    return short or ("".join(word[0].upper() for word in found) if len(found) > 1 else "")


def _written(company: str) -> str:
    return company.replace("-", " ").title() if company.islower() else company


def _outcome(ours: bool, theirs: bool, *, same: bool) -> str:
    if ours and theirs:
        return "right" if same else "wrong"
    if ours:
        return "unfounded"
    return "missed" if theirs else "unknown"


def _work_words(job: str) -> frozenset[str]:
    folded = (_SAME.get(word, word) for word in words(job))
    named = (word for word in folded if word not in _TITLES and not _EMPTY.match(word))
    return frozenset(word for word in named if not any(sign.isdigit() for sign in word))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one or 2 * len(one & other) >= len(one | other))


def _report(name: str, found: Sequence[Case]) -> None:
    print(f"{name}: {len(found)} sentences of {len({case.company for case in found})} companies")
    for place in ("post", "comment"):
        for aspect in _ASPECTS:
            counts = Counter(case.outcome(aspect) for case in found if case.place == place)
            print(f"  {place:8} {aspect:6} {_score(counts)}")


def _score(counts: Counter[str]) -> str:
    right, false, missed = counts["right"], counts["wrong"] + counts["unfounded"], counts["wrong"] + counts["missed"]
    shares = f"P {right / max(1, right + false):.3f}  R {right / max(1, right + missed):.3f}"
    return f"{shares}  " + "  ".join(f"{counts[key]} {key}" for key in ("right", "wrong", "unfounded", "missed"))


def _show(found: Sequence[Case], wanted: str) -> None:
    for case in found:
        for aspect in _ASPECTS:
            if f"{aspect}:{case.outcome(aspect)}" == wanted:
                line, told = case.line, case.told
                quote = text_at(case.post, line["where"])[line["start"] : line["end"]]
                print(f"- {case.post.source_id} {line['where']} {case.post.title[:90]!r}\n    {quote[:160]!r}")
                print(f"    judged {case.named!r} {line['work']!r} {line['level']!r}")
                print(f"    ours   {told.job!r} {told.kind} {told.rank} {'answers' if told.answers else ''}")
