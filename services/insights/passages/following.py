"""What stands right behind the sentence that tells of a round, and says what the round was like."""

from contracts.posts import Post
from lexicon import patterns
from lexicon.company import Company
from services.insights.passages.judge import worth_of
from services.insights.sentences.blocks import shadow
from services.insights.sentences.reading import PostText
from services.insights.sources.post_analysis import PostAnalysis, analyse
from services.insights.text.rounds import mentions
from services.insights.text.unwanted import is_rude

__all__ = ["told_below_title", "with_what_follows"]

_LONGEST = 400
"""Characters of a quote with what follows it."""
_MOST = 3
"""Sentences that are added."""
_HELPS = 0.3
"""Chance from which a sentence is taken to tell of the employer's hiring and to help who prepares."""
_NEXT, _DESCRIBES, _GOES_OFF = (patterns.pattern("stages", name) for name in ("next_step", "describes", "goes_off"))


def with_what_follows(post: Post, company: Company, *, kind: str, quote: str) -> str:
    """Return a quote that tells of a round with the sentences behind it that say more of the same round.

    Args:
        post: What somebody wrote; the quote itself comes back where it does not stand in a sentence of it.
        company: The employer of the guide.
        kind: The round's: sentences that name another one tell of that.
        quote: Words of the post.
    """
    if _ends_with(kind, quote) and (analysis := analyse(post, company)).relevant:
        for text in analysis.texts.texts:
            place = text.raw.find(quote)
            if text.where != "title" and place >= 0:
                return text.raw[place : _end(analysis, text, place + len(quote), place, kind)].rstrip()
    return quote


def told_below_title(post: Post, company: Company, *, kind: str, quote: str) -> str | None:
    """Return the sentence that says most of a round which the title of its post names; None where none does.

    Args:
        post: What somebody wrote.
        company: The employer of the guide.
        kind: The round's.
        quote: Words of the title.
    """
    if quote not in post.title or not (analysis := analyse(post, company)).relevant:
        return None
    told = [
        (worth_of(analysis, text.where, scoped.sentence.start), scoped.sentence.raw)
        for text in analysis.texts.texts
        if text.where == "body"
        for number, scoped in enumerate(text.sentences)
        if len(scoped.sentence.raw) <= _LONGEST and _says_more(analysis, text, number, kind, of_paragraph=False)
    ]
    return max(told)[1] if told else None


def _ends_with(kind: str, quote: str) -> bool:
    """Whether a round is the last that a quote names: what follows is of that one."""
    named = mentions(shadow(quote))
    return not named or max(named, key=lambda one: one[1])[0].name == kind


def _end(analysis: PostAnalysis, text: PostText, end: int, start: int, kind: str) -> int:
    """Return where what is told of a round ends whose quote ends at a place."""
    behind = [number for number, scoped in enumerate(text.sentences) if scoped.sentence.start >= end]
    for number in behind[:_MOST]:
        sentence = text.sentences[number].sentence
        if text.raw[end : sentence.start].strip() or sentence.end - start > _LONGEST:
            break  # the quote ends within a sentence, or enough is quoted
        if not _says_more(analysis, text, number, kind):
            break
        end = sentence.end
    return end


def _says_more(analysis: PostAnalysis, text: PostText, number: int, kind: str, *, of_paragraph: bool = True) -> bool:
    """Whether a sentence says what a round was like, and goes on with the one before if it must be `of_paragraph`."""
    scoped = text.sentences[number]
    low = scoped.sentence.low
    if scoped.line.kind in {"quoted", "heading"} or low.rstrip().endswith("?") or "http" in low or is_rude(low):
        return False
    if _DESCRIBES.search(low) is None or _GOES_OFF.search(low):
        return False
    if scoped.at(0) == "other" or _NEXT.match(low) or any(entry.name != kind for entry, _, _ in mentions(low)):
        return False
    if of_paragraph and scoped.line is not text.sentences[number - 1].line and scoped.line.kind != "item":
        return False
    return worth_of(analysis, text.where, scoped.sentence.start) >= _HELPS
