"""Front matter: what sites that are made of text files say of a page in lines above its text."""

import html

from lexicon.lazy_regex import lazy_compile
from services.parser.text.facts import marked_fact_of
from services.parser.text.meanings import key_of

__all__ = ["with_front_matter_shown"]

_FRONT = lazy_compile(r"\A---[ \t]*\r?\n(?P<pairs>(?:[^\n]*\n){1,60}?)---[ \t]*(?:\r?\n|\Z)")
_PAIR = lazy_compile(r"^(?P<key>[A-Za-z][\w -]{1,30}):[ \t]+(?P<value>\S.{0,200})$")
_OTHER = 2
_QUOTES = "\"' "


def with_front_matter_shown(text: str, *, is_markup: bool) -> str:
    """Return a text whose front matter is written out: the title as its first line, and the labelled facts.

    What says how the page is built is left out. A text without front matter stays as it is.

    Args:
        text: The document.
        is_markup: Whether the text below is HTML.
    """
    front = _FRONT.match(text)
    if front is None:
        return text
    pairs = [match.group("key", "value") for line in front["pairs"].splitlines() if (match := _PAIR.match(line))]
    named = {key: value.strip(_QUOTES) for key, value in pairs}
    at = next((key for key in sorted(named, key=_title_rank) if _title_rank(key) < _OTHER), None)
    facts = [f"{key}: {value}" for key, value in named.items() if key != at and _is_fact(key)]
    head = [named[at]] if at else []
    below = text[front.end() :]
    return _markup(head, facts) + below if is_markup else "\n".join([*head, *facts, "", below])


def _title_rank(key: str) -> int:
    """Return 0 for a key that says `title`, 1 for one that names the job, more for any other."""
    meant = key_of(key)
    if meant.entity not in (None, "job"):
        return _OTHER
    return 0 if meant.has("titled") else 1 if meant.entity == "job" and not meant.attributes else _OTHER


def _is_fact(key: str) -> bool:
    return marked_fact_of(key) not in (None, "title")


def _markup(head: list[str], facts: list[str]) -> str:
    headings = [f"<h1>{html.escape(text)}</h1>\n" for text in head]
    return "".join([*headings, *(f"<p>{html.escape(text)}</p>\n" for text in facts)])
