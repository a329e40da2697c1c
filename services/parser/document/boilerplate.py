"""What a captured page's text holds besides the posting: buttons, forms, scripts."""

from collections.abc import Sequence

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from services.parser.text.headings import heading_kind
from services.parser.text.lines import TextLine
from services.parser.text.uncased import uncased

__all__ = ["is_boilerplate", "without_boilerplate"]

_BOILERPLATE = uncased(rf"(?:{alternatives('pages', 'boilerplate')})")
_END = uncased(rf"(?:{alternatives('pages', 'end')})\b")
_SCRIPT = lazy_compile(
    r"function\s*\(|=>\s*\{|document\.(?:create|get|query)|window\.|\bconst \w+ =|\bvar \w+ =|<!--|"
    r"\{\s*$|^\s*[\])}]+[;,]?\s*$"
)
_SCRIPT_MARK = lazy_compile(r"[{}=<\]]")
_ARROWS = "←↩⟵\u2039«<\u203a»> "
_HEAD_LINES = 5
_MAIN_PARTS = ("responsibilities", "required", "preferred")


def is_boilerplate(text: str) -> bool:
    """Whether a whole line is a button, a menu entry or the like."""
    return bool(_BOILERPLATE.fullmatch(text.lower().strip(_ARROWS)))


def without_boilerplate(lines: Sequence[TextLine]) -> list[TextLine]:
    """Drop scripts that were captured as text, and everything from the application form on."""
    kept: list[TextLine] = []
    for at, line in enumerate(lines):
        # Above the posting the same words are its buttons, or a form to register with.
        if (
            len(kept) > _HEAD_LINES
            and _END.match(line.text.lower())
            and (_has_parts(kept) or not _has_parts(lines[at:]))
        ):
            break
        if not (_SCRIPT_MARK.search(line.text) and _SCRIPT.search(line.text)):
            kept.append(line)
    return kept


def _has_parts(lines: Sequence[TextLine]) -> bool:
    """Whether tasks or demands stand below a heading."""
    return any(heading_kind(line.text) in _MAIN_PARTS for line in lines)
