"""What a document's markup, scripts, stylesheets and drawings are, found without parsing it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lexicon.lazy_regex import lazy_compile

__all__ = ["Dissection", "Script", "dissect", "without_menus"]

# Spelled out for both cases: faster than ignoring it.
_OPENING = lazy_compile(rb"<(?:([sS](?:[cC][rR][iI][pP][tT]|[tT][yY][lL][eE]|[vV][gG]))\b|!--)")
_OTHER_SIGNS = 20


@dataclass(frozen=True, slots=True)
class Script:
    """An inline script."""

    attributes: str
    content: str


@dataclass(frozen=True, slots=True)
class Dissection:
    """A document taken apart."""

    markup: bytes
    """Without the contents of scripts, stylesheets and drawings; often a tenth of the page."""
    scripts: tuple[Script, ...]
    """Those that are not empty; the last one may be cut off."""


def dissect(content: bytes) -> Dissection:
    """Take a document in UTF-8 apart; a script or stylesheet that never ends reaches to the end of the document."""
    parts: list[bytes] = []
    scripts: list[Script] = []
    kept = position = 0
    while opening := _OPENING.search(content, position):
        name = opening.group(1)
        if name is None:
            # A comment stays, but what looks like a script in it is none.
            position = _end(content, b"-->", opening.start() + 2)
            continue
        start = content.find(b">", opening.end()) + 1
        if not start:
            break
        position = _closing(content, name, start)
        parts.append(content[kept:start])
        if name.lower() == b"script" and (inner := content[start:position]) and not inner.isspace():
            scripts.append(Script(content[opening.end() : start - 1].decode(), inner.decode()))
        kept = position
    return Dissection(b"".join([*parts, content[kept:]]), tuple(scripts))


def without_menus(markup: bytes) -> bytes:
    """Return the markup without what its tags call navigation and footer."""
    for name in (b"nav", b"footer"):
        markup = b"".join(_outside(markup, name))
    return markup


def _outside(markup: bytes, name: bytes) -> Iterator[bytes]:
    end = 0
    while (start := markup.find(b"<" + name, end)) >= 0 and (closing := markup.find(b"</" + name, start)) >= 0:
        yield markup[end:start]
        end = closing
    yield markup[end:]


def _end(content: bytes, mark: bytes, start: int) -> int:
    at = content.find(mark, start)
    return at if at >= 0 else len(content)


def _closing(content: bytes, name: bytes, start: int) -> int:
    """Return where the element's end tag begins, which is mostly written like its start tag."""
    tag = b"</" + name
    at = content.find(b"<", start)
    # Stylesheets and most scripts hold no other `<`, and one sign is found far faster than several.
    for _ in range(_OTHER_SIGNS):
        if at < 0 or content.startswith(tag, at):
            break
        at = content.find(b"<", at + 1)
    else:
        at = content.find(tag, at)
    if at < 0 and (match := re.compile(b"</" + name, re.IGNORECASE).search(content, start)):
        at = match.start()
    return at if at >= 0 else len(content)
