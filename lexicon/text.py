"""Text written by others: one way each to clean, compare, shorten and decode it.

| function | keeps | changes |
|---|---|---|
| `unescape` | everything but references; `&copy=1`, as in addresses | HTML references become their characters |
| `strip_hidden` | what is seen, line breaks, joiners where a script or an emoji needs them | the rest goes |
| `clean` | letters, case, accents, punctuation, markup signs | references, hidden characters; one line |
| `clean_lines` | as `clean`, and lines and paragraphs | as `clean`, but for line breaks |
| `strip_tags` | everything but HTML tags | a tag becomes a space |
| `fold` | letters and digits of every script, in lower case | accents of Latin letters, punctuation, spaces |
| `shorten` | whole words, as far as they fit | the rest becomes an ellipsis |
"""

import html
import re
import unicodedata
from html.entities import html5

from lexicon.lazy_regex import lazy_compile

__all__ = ["clean", "clean_lines", "fold", "shorten", "squeeze", "strip_hidden", "strip_tags", "unescape"]

_REFERENCE = lazy_compile(r"&(?:#(?:\d{1,9}|[xX][0-9a-fA-F]{1,8});?|(?P<name>[A-Za-z][A-Za-z0-9]{1,31})(?P<end>[;=]?))")
_TAG = lazy_compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_NO_WORD = lazy_compile(r"[\W_]+")
# Only Latin letters lose their marks: й is not и, バ is not ハ.
_LATIN_MARKS = lazy_compile(r"(?<=[a-z])[\u0300-\u036f]+")
_BLANKS = lazy_compile(r"[^\S\n]{2,}|[^\S\n ]")
_EMPTY_LINES = lazy_compile(r"\n(?: ?\n){2,}")

# Characters that are never seen: controls, direction marks, embeddings and isolates, word joiners, fillers, tags,
# surrogates, private and non-characters, and soft hyphens.
_NEVER_SEEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\U000f0000-\U0010ffff"
)
# Scripts whose letters change their shape at a joiner or non-joiner: Arabic and Persian, Syriac, N'Ko, Mandaic,
# those of India, Tibetan, Burmese, Khmer and Mongolian.
_JOINING = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\ua8ff\ua980-\uaaff\ufb50-\ufdcf\ufe70-\ufefc"
_EMOJI = "\xa9\xae\u203c-\u3299\U0001f000-\U0001faff"
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SUSPECT = lazy_compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U0001bca0-\U0001d17a\U000e0000-\U0010ffff]"
)
"""What may be hidden; a class with few ranges above U+FFFF is searched several times faster than the alternatives."""
_PRINTABLE_SUSPECT = lazy_compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Of these, what Python takes for printable."""
_HIDDEN = lazy_compile(
    f"[{_NEVER_SEEN}]|(?<![{_JOINING}])\u200c"
    f"|(?<![{_JOINING}{_EMOJI}\ufe0f])\u200d|(?<=[{_EMOJI}\ufe0f])\u200d(?![{_EMOJI}])"
    f"|(?<![\u1800-\u18af])[\u180b-\u180d\u180f]"
    f"|(?<![{_EMOJI}{_HAN}\u1000-\u109f0-9#*])[\ufe00-\ufe0f]|(?<![{_HAN}])[\U000e0100-\U000e01ef]"
)
_LINE_BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"))
_RARE_BREAK = lazy_compile("[\x0b\x0c\x85\u2028\u2029]")


def unescape(text: str, *, attribute: bool = False, rounds: int = 1) -> str:
    """Return text with its HTML references resolved as browsers do, e.g. `&amp;`, `&#233;`, `&copy`.

    Old names work without a semicolon (`&copy 2024`), but never before `=`: in an address `&copy=1` is a parameter.

    Args:
        text: Text between tags.
        attribute: It is the value of an attribute, where letters after the name also keep it (`&copyright`).
        rounds: 2 also resolves what was escaped twice (`&amp;eacute;`); more for three times and so on.
    """
    resolve = _in_attribute if attribute else _in_text
    for _ in range(rounds):
        if "&" not in text:
            break
        before, text = text, _REFERENCE.sub(resolve, text)
        if text == before:
            break
    return text


def _in_attribute(match: re.Match[str]) -> str:
    name, end = match["name"], match["end"]
    if name is None:
        return html.unescape(match[0])
    if character := html5.get(name + end) if end != "=" else None:
        return character
    return match[0]


def _in_text(match: re.Match[str]) -> str:
    resolved = _in_attribute(match)
    name, end = match["name"], match["end"]
    if resolved != match[0] or end == "=":
        return resolved
    # The longest old name that the word begins with.
    for length in range(len(name), 1, -1):
        if character := html5.get(name[:length]):
            return character + name[length:] + end
    return resolved


def strip_hidden(text: str) -> str:
    r"""Return text without the characters a reader cannot see, among them tags that spell out invisible ASCII.

    Kept are line breaks, of which the rare ones become `\n`; zero-width joiners between emoji and behind letters of
    scripts that need them, such as Persian or Hindi; and variation selectors behind what can vary, one each.
    """
    if text.isprintable() or text.replace("\n", " ").isprintable():
        if text.isascii() or not _PRINTABLE_SUSPECT.search(text):
            return text
    elif not _SUSPECT.search(text):
        return text.translate(_LINE_BREAKS) if _RARE_BREAK.search(text) else text
    return _HIDDEN.sub("", text).translate(_LINE_BREAKS)


def strip_tags(text: str) -> str:
    """Return a short text that may hold HTML markup, e.g. a title with `<br>`, with a space for each tag."""
    return _TAG.sub(" ", text) if "<" in text else text


def squeeze(text: str) -> str:
    """Return text on one line, each run of white space one space: the only liberty a verbatim quote may take."""
    return " ".join(text.split())


def clean(text: str) -> str:
    """Return one line of text: references resolved, also those escaped twice, no hidden characters, single spaces."""
    if "&" in text:
        text = unescape(text, attribute=True, rounds=3)
    return " ".join(strip_hidden(text).split())


def clean_lines(text: str) -> str:
    """Return text cleaned line by line, with at most one empty line between paragraphs."""
    text = strip_hidden(unescape(text, attribute=True, rounds=3)).replace("\r\n", "\n").replace("\r", "\n")
    return _EMPTY_LINES.sub("\n\n", _BLANKS.sub(" ", text)).strip()


def fold(text: str) -> str:
    """Return lower-case words without Latin accents and punctuation, for comparison."""
    folded = text.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", folded)))
    return _NO_WORD.sub(" ", folded).strip()


def shorten(text: str, limit: int, *, ellipsis: str = "…") -> str:
    """Return text of at most `limit` characters, cut after a word and ended by an ellipsis where it was longer.

    A word that fills more than half of the limit is cut itself.
    """
    if len(text) <= limit:
        return text
    room = limit - len(ellipsis)
    head = text[:room]
    if not text[room].isspace():
        words, space, _ = head.rpartition(" ")
        head = words if space and len(words) > limit // 2 else head
    return head.rstrip(" \n,;:.-–") + ellipsis if ellipsis else head.rstrip()
