"""As many invented employers as a run needs, each with a posting and discussions of its own.

They are the sandbox's Copperfinch Robotics under other names, so that no preparation finds another's results.
"""

from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from local.sandbox.discussions import Comment, Discussion, base36, load_posts, load_stories
from local.sandbox.postings import Posting, load_postings

__all__ = ["Employer", "employer", "number_of"]

_ORIGINAL = "Copperfinch"
_POSTING = "copperfinch-software-engineer-fleet"
_FIRST = (
    "Bren",
    "Cald",
    "Dorn",
    "Fenn",
    "Garv",
    "Hald",
    "Jorv",
    "Keld",
    "Lorn",
    "Marv",
    "Nord",
    "Peld",
    "Rusk",
    "Selv",
)
_MIDDLE = ("a", "e", "i", "o", "u", "ai", "eo", "ia", "oa", "ue")
_LAST = ("bryn", "dax", "fell", "gard", "hurst", "kov", "lund", "mere", "nax", "quist", "rath", "stad", "vik", "wend")

_NAMES = tuple("".join(parts) for parts in product(_FIRST, _MIDDLE, _LAST))
_NUMBERS = {name.casefold(): number for number, name in enumerate(_NAMES)}


@dataclass(frozen=True, slots=True)
class Employer:
    """One of them."""

    number: int
    name: str
    posting: Posting
    posts: tuple[Discussion, ...]
    stories: tuple[Discussion, ...]

    @property
    def path(self) -> str:
        """Where its posting is."""
        return f"/careers/{self.name.lower()}-software-engineer"


@cache
def employer(number: int) -> Employer:
    """Return the employer of this number, the same in every run."""
    name = _NAMES[number]
    original = next(posting for posting in load_postings() if posting.slug == _POSTING)
    return Employer(
        number=number,
        name=name,
        posting=_posting(original, name),
        posts=tuple(_renamed(post, name) for post in load_posts() if _tells_of_original(post)),
        stories=tuple(_renamed(story, name) for story in load_stories() if _tells_of_original(story)),
    )


def number_of(word: str) -> int | None:
    """Return the number of the employer that a word names, if it names one."""
    return _NUMBERS.get(word.casefold())


def _posting(original: Posting, name: str) -> Posting:
    sections = tuple(
        replace(
            part,
            heading=_said(part.heading, name),
            text=_said(part.text, name),
            items=tuple(_said(item, name) for item in part.items),
        )
        for part in original.sections
    )
    return replace(
        original,
        slug=f"{name.lower()}-software-engineer",
        company=_said(original.company, name),
        domain=_said(original.domain, name),
        board=_said(original.board, name),
        summary=_said(original.summary, name),
        sections=sections,
    )


def _renamed(post: Discussion, name: str) -> Discussion:
    return replace(
        post,
        id=_id(post.id, name),
        title=_said(post.title, name),
        body=_said(post.body, name),
        comments=tuple(_comment(comment, name) for comment in post.comments),
        crosspost_of=None if post.crosspost_of is None else _id(post.crosspost_of, name),
    )


def _comment(comment: Comment, name: str) -> Comment:
    return replace(
        comment,
        id=_id(comment.id, name),
        text=_said(comment.text, name),
        replies=tuple(_comment(reply, name) for reply in comment.replies),
    )


def _tells_of_original(post: Discussion) -> bool:
    return _ORIGINAL in " ".join([post.title, post.body, *(comment.text for comment in post.walk())])


def _said(text: str, name: str) -> str:
    return (
        text.replace(_ORIGINAL, name).replace(_ORIGINAL.lower(), name.lower()).replace(_ORIGINAL.upper(), name.upper())
    )


def _id(original: str, name: str) -> str:
    if original.isdecimal():  # of Hacker News
        return str(41_000_000 + int(base36(f"{name}/{original}", 6), 36) % 50_000_000)
    return f"1{base36(f'{name}/{original}', 6)}"
