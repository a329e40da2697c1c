"""From bytes to text: the page's own evidence decides, and mojibake is undone."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

import codecs
import re
from dataclasses import dataclass

from lexicon.lazy_regex import lazy_compile

__all__ = ["Decoded", "decode", "repair"]

_HEAD = 4096
_META_CHARSET = lazy_compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEADER_CHARSET = lazy_compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Browsers read these labels as their Windows supersets (WHATWG Encoding).
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_CENTRAL_EUROPEAN = lazy_compile(rb"""\blang=["']?(?:cs|sk|pl|hu|hr|sl|ro)\b""", re.IGNORECASE)
_TOLERATED_ERRORS = 0.002

# UTF-8 bytes that were read as Windows-1252: a lead byte's letter, then the letters of continuation bytes.
_SPECIALS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_TAIL = f"[\u0080-\u00bf{_SPECIALS}]"
_TAILS = frozenset(_SPECIALS) | frozenset(map(chr, range(0x80, 0xC0)))
_MOJIBAKE = lazy_compile(f"(?:[\u00c2-\u00df]{_TAIL}|[\u00e0-\u00ef]{_TAIL}{{2}}|[\u00f0-\u00f4]{_TAIL}{{3}})+")
# Letters that start nearly all of it; searching for them first is far cheaper than the pattern.
_LEADS = "ÃÂÄÅÐÑâãæð"
# In UTF-8, what repairing looks for begins with one of the first two.
_SUSPECT = (b"\xc3", b"\xd0", b"\x00")
# UTF-8 Cyrillic that was read as Windows-1251: every other letter is a capital Er or Es.
_MOJIBAKE_1251 = lazy_compile(r"(?:[РС][\u0080-\u00bf\u0400-\u045f\u2010-\u203f€№™«»])+")
_PLAINLY_1251 = lazy_compile(r"(?:[РС][\u0080-\u00bf\u0400-\u040f\u0450-\u045f\u2010-\u203f€№™«»][РС].){2}")
_TAILS_1251 = frozenset(map(chr, (*range(0x80, 0xC0), *range(0x401, 0x410), *range(0x451, 0x460)))) | frozenset(
    "€№™“”•–—…‘’‚„†‡‰‹›"
)
_HIGH_LATIN = lazy_compile(r"[\u00c0-\u00ff]")
_LETTER = lazy_compile(r"[^\W\d_]")
_CYRILLIC_SHARE = 0.6
_SAMPLE = 4000
_SAMPLE_BYTES = 200_000
_FEWEST_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document as text."""

    text: str
    content: bytes | None
    """The same in UTF-8, where that is how it came: bytes are searched much faster."""


def decode(body: bytes | str, content_type: str | None = None) -> Decoded:
    """Return the document as text; never fails, bytes that fit nothing become U+FFFD."""
    if isinstance(body, str):
        return Decoded(repair(body.replace("\x00", "")), None)
    text = _plain_utf8(body)
    if text is None:
        return Decoded(repair(_decode_bytes(body, content_type).replace("\x00", "")), None)
    sound = repair(text.replace("\x00", "")) if any(byte in body for byte in _SUSPECT) else text
    return Decoded(sound, body if sound == text else None)


def _plain_utf8(body: bytes) -> str | None:
    if body.startswith(codecs.BOM_UTF8):
        return None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def repair(text: str) -> str:
    """Undo text that was decoded with the wrong charset before it was published."""
    if text.isascii():
        return text
    if any(_is_followed(text, lead, _TAILS) for lead in _LEADS):
        text = _MOJIBAKE.sub(lambda m: _reread(m.group(), "cp1252"), text)
    if _is_followed(text, "Р", _TAILS_1251) and _PLAINLY_1251.search(text):
        text = _MOJIBAKE_1251.sub(lambda m: _reread(m.group(), "cp1251"), text)
    return _cyrillic_from_latin(text)


def _decode_bytes(body: bytes, content_type: str | None) -> str:
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, errors="replace")
    for charset in (_from_meta(body), _from_header(content_type)):
        if charset and (text := _try(body, charset)) is not None:
            return text
    return _guess(body)


def _is_followed(text: str, lead: str, tails: frozenset[str]) -> bool:
    at = text.find(lead)
    while at >= 0:
        if text[at + 1 : at + 2] in tails:
            return True
        at = text.find(lead, at + 1)
    return False


def _from_header(content_type: str | None) -> str | None:
    match = _HEADER_CHARSET.search(content_type or "")
    return match.group(1) if match else None


def _from_meta(body: bytes) -> str | None:
    match = _META_CHARSET.search(body[:_HEAD])
    return match.group(1).decode("ascii", errors="ignore") if match else None


def _try(body: bytes, charset: str) -> str | None:
    try:
        name = codecs.lookup(charset).name
    except LookupError:
        return None
    if name == "utf-8":
        return _mostly(body, "utf-8")
    try:
        return body.decode(_SUPERSETS.get(name, name))
    except (UnicodeDecodeError, LookupError):
        return _mostly(body, _SUPERSETS.get(name, name))


def _mostly(body: bytes, name: str) -> str | None:
    text = body.decode(name, errors="replace")
    return text if text.count("\ufffd") <= max(2, len(text) * _TOLERATED_ERRORS) else None


def _guess(body: bytes) -> str:
    if (text := _mostly(body, "utf-8")) is not None:
        return text
    # Needed by few documents.
    from chardetng_py import detect

    name = detect(body[:_SAMPLE_BYTES]) or "windows-1252"
    if name in ("windows-1252", "ISO-8859-2") and _CENTRAL_EUROPEAN.search(body[:_HEAD]):
        name = "windows-1250"
    try:
        return body.decode(name, errors="replace")
    except LookupError:
        return body.decode("cp1252", errors="replace")


def _reread(run: str, charset: str) -> str:
    try:
        # The five bytes that Windows-1252 leaves open were passed through as control characters.
        raw = b"".join(c.encode("latin-1") if c < "\u00a0" else c.encode(charset) for c in run)
        return raw.decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return run


def _cyrillic_from_latin(text: str) -> str:
    sample = text[:_SAMPLE]
    high = len(_HIGH_LATIN.findall(sample))
    if high < _FEWEST_LETTERS or high < _CYRILLIC_SHARE * len(_LETTER.findall(sample)):
        return text
    try:
        return text.encode("cp1252").decode("cp1251")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return text
