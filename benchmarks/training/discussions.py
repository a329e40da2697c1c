"""Invented discussions in which each mention of a round is tagged: `{held:phone screen|the call with an engineer}`.

A tag says what the mention is (`held`, `sched`, `proc`, `ask`, `adv`, `none`, with `o-` before it of another employer),
and the round's right name, `-` for none. The tags are taken out before anything reads a discussion.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from contracts.posts import Comment, Post
from lexicon.company import Company

__all__ = ["Tag", "discussions"]

_FILE = Path(__file__).with_name("discussions.txt")
_TAG = re.compile(r"\{(?P<other>o-)?(?P<status>held|sched|proc|ask|adv|none):(?P<round>[^|{}]+)\|(?P<words>[^{}]*)\}")
_PART = re.compile(r"^(TITLE|BODY|COMMENT):[ ]?", re.MULTILINE)
_STATUS = {"sched": "scheduled", "proc": "process", "ask": "question", "adv": "advice"}


@dataclass(frozen=True, slots=True)
class Tag:
    """What somebody says of a mention."""

    where: str
    start: int
    end: int
    status: str
    round: str
    other: bool

    def judged(self, name: str) -> Mapping[str, str]:
        """Return the judgement of a mention that looks like the round of this name."""
        return {
            "status": self.status,
            "employer": "no" if self.other else "yes",
            "right": "yes" if name == self.round else "no",
        }


def discussions(file: Path = _FILE) -> Iterator[tuple[Post, Company, list[Tag]]]:
    """Yield each discussion as a post, with its employer and its tags."""
    for number, block in enumerate(file.read_text(encoding="utf-8").split("### EMPLOYER:")[1:]):
        head, _, text = block.partition("\n")
        employer, _, channel = (part.strip() for part in head.partition("|"))
        parts = _PART.split(text)[1:]
        tags: list[Tag] = []
        said: dict[str, str] = {}
        comments = 0
        for kind, words in zip(parts[::2], parts[1::2], strict=True):
            where = f"comment:{comments}" if kind == "COMMENT" else kind.lower()
            comments += kind == "COMMENT"
            said[where] = _plain(where, words.strip(), tags)
        yield _post(f"invented:{number}", channel, said), Company.of(employer), tags


def _plain(where: str, words: str, tags: list[Tag]) -> str:
    """Return words without their tags, which are added to those known."""
    plain, at = "", 0
    for match in _TAG.finditer(words):
        plain += words[at : match.start()]
        status = _STATUS.get(match["status"], match["status"])
        end = len(plain) + len(match["words"])
        tags.append(Tag(where, len(plain), end, status, match["round"].strip(), bool(match["other"])))
        plain += match["words"]
        at = match.end()
    return plain + words[at:]


def _post(source_id: str, channel: str, said: Mapping[str, str]) -> Post:
    comments = [words for where, words in said.items() if where.startswith("comment")]
    return Post(
        source_id=source_id,
        source="file",
        channel=channel or None,
        title=said.get("title", ""),
        body=said.get("body", ""),
        comments=[
            Comment(comment_id=str(number), body=words, score=len(comments) - number)
            for number, words in enumerate(comments)
        ],
    )
