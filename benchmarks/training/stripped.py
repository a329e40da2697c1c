"""A posting without what makes it easy: structured data, meta tags, speaking names of elements and keys.

Captures are few, and sites of their own kind many. What is read off a capture that lost its help is read off a site
that never had it.
"""

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterator
from typing import Any

from lexicon.text import fold
from services.parser.text.meanings import key_of

__all__ = ["VARIANTS", "is_whole", "variants_of"]

_SCRIPT = re.compile(r"<script\b[^>]*>.*?</script>", re.DOTALL | re.IGNORECASE)
_LINKED_DATA = re.compile(r"<script[^>]*ld\+json[^>]*>.*?</script>", re.DOTALL | re.IGNORECASE)
_ITEMS = re.compile(r"\s(?:item(?:prop|type|scope|id)|typeof|vocab)(?:=(?:\"[^\"]*\"|'[^']*'))?", re.IGNORECASE)
_CARDS = re.compile(
    r"<meta\b[^>]*(?:property|name)=[\"'](?:og:|twitter:|description|author|application)[^>]*>", re.IGNORECASE
)
_NAMES = re.compile(r"\s(?:class|id|data-[\w-]+)=(?:\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SHORTEST = 600
_SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "so", "ti", "vu", "ze")

Data = Any
Rename = Callable[[str], str]


def variants_of(body: str) -> Iterator[tuple[str, str]]:
    """Yield each variant that differs from the posting, and its name."""
    for name, strip in VARIANTS.items():
        stripped = strip(body)
        if stripped is not None and stripped != body:
            yield name, stripped


def is_whole(text: str, titles: Collection[str]) -> bool:
    """Whether what is left of a posting still holds a title and a text."""
    shown = fold(_TAG.sub(" ", _SCRIPT.sub(" ", text))) if _is_page(text) else fold(text)
    return len(shown) >= _SHORTEST and any(fold(title) in shown for title in titles)


def _without_data(body: str) -> str | None:
    """Return a page without linked data, attributes of items and cards; None for data and texts."""
    return _CARDS.sub("", _ITEMS.sub("", _LINKED_DATA.sub("", body))) if _is_page(body) else None


def _shown(body: str) -> str | None:
    """Return a page without all that is not shown."""
    return _CARDS.sub("", _ITEMS.sub("", _SCRIPT.sub("", body))) if _is_page(body) else None


def _unnamed(body: str) -> str | None:
    """Return what a page shows, with elements that have no names."""
    shown = _shown(body)
    return _NAMES.sub("", shown) if shown else None


def _with_unknown_company(body: str) -> str | None:
    return _renamed(body, lambda key: _nonsense(key) if key_of(key).entity == "company" else key)


def _with_unknown_keys(body: str) -> str | None:
    return _renamed(body, lambda key: key if key.isdigit() else _nonsense(key))


VARIANTS: dict[str, Callable[[str], str | None]] = {
    "without data": _without_data,
    "shown alone": _shown,
    "elements unnamed": _unnamed,
    "company's key unknown": _with_unknown_company,
    "all keys unknown": _with_unknown_keys,
}


def _is_page(body: str) -> bool:
    return body.lstrip()[:1] == "<" and "<?xml" not in body[:100]


def _renamed(body: str, rename: Rename) -> str | None:
    """Return JSON with other keys; None for anything else."""
    if body.lstrip()[:1] not in ("{", "["):
        return None
    try:
        data = json.loads(body, strict=False)
    except ValueError:
        return None
    return json.dumps(_with_keys(data, rename), ensure_ascii=False)


def _with_keys(data: Data, rename: Rename) -> Data:
    if isinstance(data, dict):
        return {rename(key): _with_keys(value, rename) for key, value in data.items()}
    return [_with_keys(value, rename) for value in data] if isinstance(data, list) else data


def _nonsense(key: str) -> str:
    """Return a word that means nothing, always the same for one key."""
    digest = hashlib.sha256(key.encode()).digest()
    return "".join(_SYLLABLES[byte % len(_SYLLABLES)] for byte in digest[:4])
