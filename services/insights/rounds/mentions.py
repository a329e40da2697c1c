"""Every place of a post where a round is named."""

from collections.abc import Iterator
from dataclasses import dataclass

from services.insights.sentences.cues import UNKNOWN
from services.insights.sentences.reading import PostText, PostTexts
from services.insights.sentences.scope import ScopedSentence
from services.insights.text.rounds import Round, mentions

__all__ = ["RoundMention", "round_mentions"]


@dataclass(frozen=True, slots=True)
class RoundMention:
    """A round that a sentence names."""

    entry: Round
    text: PostText
    scoped: ScopedSentence
    start: int
    end: int
    """Offsets count from the start of the sentence."""
    title: str
    """Shadow of the post's title."""
    before: str
    after: str
    """Shadows of the sentences around."""
    named: int
    """Rounds named in its text."""
    first: bool
    """Its round was not named before in the text."""


def round_mentions(texts: PostTexts, *, everybody: bool = False) -> Iterator[RoundMention]:
    """Yield where the texts of a post name rounds.

    Args:
        texts: The post.
        everybody: Also the rounds of other employers.
    """
    title = next((text.low for text in texts.texts if text.where == "title"), "")
    for text in texts.texts:
        if text.language != UNKNOWN:
            yield from _of_text(text, title, everybody=everybody)


def _of_text(text: PostText, title: str, *, everybody: bool) -> Iterator[RoundMention]:
    lows = [scoped.sentence.low for scoped in text.sentences]
    found = [list(mentions(low)) for low in lows]
    named = len({entry.name for entries in found for entry, _, _ in entries})
    seen: set[str] = set()
    for number, (scoped, entries) in enumerate(zip(text.sentences, found, strict=True)):
        for entry, start, end in entries:
            if not everybody and scoped.at(start) == "other":
                continue
            yield RoundMention(
                entry=entry,
                text=text,
                scoped=scoped,
                start=start,
                end=end,
                title=title,
                before=lows[number - 1] if number else "",
                after=lows[number + 1] if number + 1 < len(lows) else "",
                named=named,
                first=entry.name not in seen,
            )
            seen.add(entry.name)
