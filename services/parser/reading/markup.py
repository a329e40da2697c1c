"""What a document's markup, scripts, stylesheets and drawings are, found without parsing it."""

import re
from dataclasses import dataclass

__all__ = ["Dissection", "Script", "dissect"]

_OPENING = re.compile(r"<(?:(script|style|svg)\b|!--)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Script:
    """An inline script."""

    attributes: str
    content: str


@dataclass(frozen=True, slots=True)
class Dissection:
    """A document taken apart."""

    markup: str
    """Without the contents of scripts, stylesheets and drawings; often a tenth of the page."""
    scripts: tuple[Script, ...]
    """Those that are not empty; the last one may be cut off."""


def dissect(html: str) -> Dissection:
    """Take a document apart; a script or stylesheet that never ends reaches to the end of the document."""
    parts: list[str] = []
    scripts: list[Script] = []
    kept = position = 0
    while opening := _OPENING.search(html, position):
        name = opening.group(1)
        if name is None:
            # A comment stays, but what looks like a script in it is none.
            position = _end(html, "-->", opening.start() + 2)
            continue
        start = html.find(">", opening.end()) + 1
        if not start:
            break
        position = _closing(html, name, start)
        parts.append(html[kept:start])
        if name.lower() == "script" and not html[start:position].isspace() and position > start:
            scripts.append(Script(html[opening.end() : start - 1], html[start:position]))
        kept = position
    return Dissection("".join([*parts, html[kept:]]), tuple(scripts))


def _end(html: str, mark: str, start: int) -> int:
    at = html.find(mark, start)
    return at if at >= 0 else len(html)


def _closing(html: str, name: str, start: int) -> int:
    """Return where the element's end tag begins, which is mostly written like its start tag."""
    at = html.find(f"</{name}", start)
    if at < 0 and (match := re.compile(rf"</{name}", re.IGNORECASE).search(html, start)):
        at = match.start()
    return at if at >= 0 else len(html)
