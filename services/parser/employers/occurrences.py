"""Where a text names somebody: in which lines, behind and in front of which words."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons

from collections.abc import Iterator, Sequence
from functools import cached_property

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from services.parser.text.lines import TextLine

__all__ = ["Occurrences"]

_WIDE = lazy_compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_AT = lazy_compile(rf"(?<!\w)(?:{alternatives('employer', 'at')})(?: der| the| la| le| die)? $")
_JOIN = lazy_compile(
    rf"(?<!\w)(?:{alternatives('employer', 'join')}|{alternatives('employer', 'work_at')}|"
    rf"{alternatives('employer', 'about')}|{alternatives('employer', 'here')}|{alternatives('employer', 'posted_by')})"
    r"(?: the| der| die)? $"
)
_RECRUITER = lazy_compile(
    rf"\b(?:{alternatives('employer', 'recruiters')})\b[^\n.!?:]{{0,40}}? (?:{alternatives('employer', 'at')}) $"
)
_SAYS = lazy_compile(rf" (?:{alternatives('employer', 'says')})")
_HIRES = lazy_compile(
    rf"(?:,[^.!?\n]{{2,160}}?,| \([^()\n]{{2,80}}\)| [–—-] [^.!?\n]{{2,120}}? [–—-])?,? "
    rf"(?:{alternatives('employer', 'hires')}|{alternatives('sentences', 'hires')})(?!\w)"
)
_WISH = rf"(?:[\w-]+ )?(?:{alternatives('employer', 'wish')})"
_IS_A = lazy_compile(
    rf"(?:,[^.!?\n]{{2,80}}?,| \([^()\n]{{2,60}}\))? (?:{alternatives('employer', 'is_a').replace('@WISH', _WISH)})"
)
_CLIENT = lazy_compile(rf"(?:{alternatives('employer', 'clients')})[ ,(–:]{{1,3}}$")
_SENTENCE = lazy_compile(
    r"(?:^|\n|[.!?:;…]\s+|[•*·–—»>-]\s*|[^\w\s,'’&]\s*)(?:(?:The|Die|Der|Das|La|Le|El|Los|Il|O|A|Het|De) )?$"
)
_WITHIN = lazy_compile(r"[^\W\d_A-Z][,]? $")
_OPENING_QUOTE, _CLOSING_QUOTE = lazy_compile("[«„“\"'「『\u201a]$"), lazy_compile("[»“”\"'」』]")
_BEHIND = (("says", _SAYS), ("lead", lazy_compile(r"\s?[:：]")))
_IN_FRONT = (
    ("recruiter", _RECRUITER),
    ("client", _CLIENT),
    ("value", lazy_compile(r"(?:^|\n)[^\n:：]{2,30}[:：]\s?$")),
)
_OF_SUBJECTS = (("hires", _HIRES), ("is a", _IS_A), ("subject", lazy_compile(r" [^\W\d_A-Z]")))
_SMALL = lazy_compile(r"(?<!\w)[^\W\d_A-ZÀ-Ý]\w*")
_PARAGRAPH = 60
_BEFORE, _AFTER, _MOST = 60, 200, 8
_LIMIT = 20_000


class Occurrences:
    """A posting's text, searched for names.

    Args:
        lines: The posting.
    """

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.lines = [line.text for line in lines]
        self.text = "\n".join(self.lines)[:_LIMIT]

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        found, at = [], 0
        for line in self.lines:
            found.append(at)
            at += len(line) + 1
        return found

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the text writes with a small letter."""
        return frozenset(_SMALL.findall(self.text))

    @cached_property
    def opening(self) -> int | None:
        """The first line that is a paragraph."""
        return next((at for at, line in enumerate(self.lines) if len(line) >= _PARAGRAPH), None)

    def of(self, name: str) -> list[int]:
        """Return where a name stands as words of its own, also in a line that is all in capitals."""
        found = self._of(name)
        return [*found, *(at for at in self._of(name.upper()) if at not in found)] if name != name.upper() else found

    def _of(self, name: str) -> list[int]:
        found, at, text = [], self.text.find(name), self.text
        is_wide = bool(_WIDE.search(name))
        while at >= 0:
            end = at + len(name)
            if is_wide or not (_is_sign(text[at - 1 : at]) or _is_sign(text[end : end + 1])):
                found.append(at)
            at = text.find(name, end)
        return found

    def features(self, name: str, at: int) -> Iterator[str]:
        """Yield what the words around one occurrence say."""
        before, after = self.text[max(0, at - _BEFORE) : at], self.text[at + len(name) : at + len(name) + _AFTER]
        begins = bool(_SENTENCE.search(before))
        yield from (feature for feature, pattern in _BEHIND if pattern.match(after))
        yield from (feature for feature, pattern in _IN_FRONT if pattern.search(before))
        if begins:
            yield from (feature for feature, pattern in _OF_SUBJECTS if pattern.match(after))
        elif _IS_A.match(after):
            yield "is a, within"
        yield from _preposition(before, begins=begins)
        if _OPENING_QUOTE.search(before) and _CLOSING_QUOTE.match(after):
            yield "quoted"


def _is_sign(text: str) -> bool:
    return text.isalnum() or text == "_"


def _preposition(before: str, *, begins: bool) -> Iterator[str]:
    """Yield whether a name stands behind words such as `Join` and `at`, or within a sentence."""
    if _JOIN.search(before):
        yield "join"
    elif _AT.search(before):
        yield "at"
    elif _WITHIN.search(before) and not begins:
        yield "within"
