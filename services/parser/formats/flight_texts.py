"""Long texts in the flight data of React's server components: rows of their own, referred to by number."""

import json
import re

from lexicon.lazy_regex import lazy_compile

__all__ = ["resolve_texts"]

# `5:T323,<p>…`: the length in bytes, in hexadecimal digits.
_TEXT_ROW = lazy_compile(rb"(?:^|(?<=[\n\]}\"l]))(?P<row>[0-9a-f]{1,6}):T(?P<length>[0-9a-f]{1,6}),")
_REFERENCE = lazy_compile(rb"\"\$(?P<row>[0-9a-f]{1,6})\"")
_LONGEST = 400_000


def resolve_texts(data: str) -> str:
    """Return the data with each reference to a text, `"$5"`, replaced by the text itself."""
    raw = data.encode()
    texts: dict[bytes, str] = {}
    kept: list[bytes] = []
    at = 0
    while match := _TEXT_ROW.search(raw, at):
        end = match.end() + int(match["length"], 16)
        following = _next_row(raw, match.end())
        # Where the length does not fit, as in an edited file, the row ends where the next begins.
        end = end if _begins_row(raw, end) else following
        texts[match["row"]] = raw[match.end() : end].decode(errors="ignore")
        kept.append(raw[at : match.start()])
        at = end
    kept.append(raw[at:])
    return (
        _REFERENCE.sub(lambda match: _quoted(match, texts), b"".join(kept)).decode(errors="ignore") if texts else data
    )


def _quoted(match: re.Match[bytes], texts: dict[bytes, str]) -> bytes:
    text = texts.get(match["row"])
    return match.group() if text is None or len(text) > _LONGEST else json.dumps(text).encode()


_ROW = lazy_compile(rb"\n?[0-9a-f]{1,6}:(?:[\[{\"$TIHDE]|null|true|false)")


def _begins_row(raw: bytes, at: int) -> bool:
    return at == len(raw) or (at < len(raw) and _ROW.match(raw, at) is not None)


def _next_row(raw: bytes, at: int) -> int:
    match = _ROW.search(raw, at)
    return match.start() if match else len(raw)
