"""Text of strangers: comparing it, making it readable, and keeping what is hidden in it out of the guide.

Quotes stay as they were published; only texts *derived* from them pass through `clean`.
"""

import html
import re
import unicodedata
from functools import lru_cache

__all__ = [
    "clean",
    "fold",
    "is_instruction",
    "is_rude",
    "shorten",
    "squeeze",
    "strip_hidden",
    "without_rudeness",
    "without_takeover",
    "words",
]

_MARKED = re.compile(r"[]&\\*_`~#>]")
"""Without one of these signs there is neither markup nor an entity to resolve; most sentences have none."""
_LINK = re.compile(r"!?\[([^\]\n]{1,200})\]\s?\((?:[^()\s]|\([^()\s]*\))*\)")
_MARKUP = re.compile(
    r"(\*{1,3}|_{2,3}|`+|~~|^\s{0,3}#{1,6}\s+|^\s{0,3}>+\s?|(?<!\w)_(?=\w)|(?<=\w)_(?!\w))", re.MULTILINE
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~>&^|-])")
_FOLD = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": "...",
    }
)
_WORD = re.compile(r"[a-z0-9][a-z0-9+#]*(?:'[a-z]+)?")

# Sentences that address a language model instead of a reader.
_INSTRUCTION = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|prompt|rule|guideline|context|system message)s?\b"
    r"|\bsystem prompt\b|\byou are (?:now )?(?:chatgpt|an? (?:ai|assistant|language model|llm))\b"
    r"|\b(?:as|dear) (?:an? )?(?:ai|llm|language model|assistant|chatgpt)\b[ ,:]"
    r"|\b(?:new|updated) instructions?\s*:|<\|?(?:im_start|im_end|system|assistant)\|?>|\[/?inst\]"
    r"|\b(?:respond|reply|answer|output) (?:only )?with\b.{0,30}\b(?:json|exactly|following)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAKEOVER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^\n]{0,40}?\b(?:previous|prior|above|earlier|all|any|your|these)\b"
    r"[^\n]{0,30}?\b(?:instructions?|prompts?|guidelines|system messages?)\b[^\n]*",
    re.IGNORECASE,
)
_INSTRUCTION_CLUES = (
    *("ignore", "disregard", "forget", "override", "system prompt", "you are ", "instruction", "<", "inst]"),
    *(" ai", " llm", " language model", " assistant", " chatgpt", "json", "exactly", "following"),
)
"""One of these occurs wherever the pattern matches; asking for them first saves most of the work."""
_RUDE = re.compile(
    (
        r"\b(?:f+u+c+k\w*|fuk\w*|sh[i!]t\w*|bullshit|a+ss+hole\w*|asswipe\w*|bitch\w*|cunt\w*|dick(?:s|head)?"
        r"|retard\w*|wtf|porn\w*|rape\w*)\b"
    ),
    re.IGNORECASE,
)


_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_VISIBLE_AS = {"\t": "\t", "\n": "\n", "\r": "\r", "\x0b": " ", "\x0c": " "}


def strip_hidden(text: str) -> str:
    """Remove characters a reader cannot see: zero-width, bidirectional, tag and control characters."""
    # PostLine breaks are kept, and are all that most texts hold besides what can be printed.
    if text.isprintable() or text.replace("\n", " ").isprintable():
        return text
    hidden = {
        ord(character): _VISIBLE_AS.get(character)
        for character in set(text)
        if unicodedata.category(character) in _HIDDEN
    }
    return text.translate(hidden)


def squeeze(text: str) -> str:
    """Collapse white space, the only liberty a verbatim quote may take."""
    return " ".join(text.split())


def clean(text: str) -> str:
    """Return text fit to be read: entities and markup resolved, links reduced to their label, one line."""
    if _MARKED.search(text):
        text = _LINK.sub(r"\1", html.unescape(html.unescape(text)))
        text = _ESCAPE.sub(r"\1", _MARKUP.sub("", text))
    return squeeze(strip_hidden(text))


def fold(text: str) -> str:
    """Return text for comparing: readable, lower case, plain quotes and dashes."""
    return clean(text).translate(_FOLD).lower()


def words(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return _WORD.findall(fold(text))


def shorten(text: str, limit: int) -> str:
    """Cut at a word to at most `limit` characters."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"


@lru_cache(maxsize=8192)
def is_instruction(text: str) -> bool:
    """Whether a text tries to instruct a language model; such text never becomes part of a guide."""
    if text.isascii():
        low = text.lower()
        if not any(clue in low for clue in _INSTRUCTION_CLUES):
            return False
    return _INSTRUCTION.search(text) is not None


def without_takeover(text: str) -> str:
    """Return a text without what follows an attempt to take a language model over, up to the end of the paragraph.

    The sentences behind `ignore all previous instructions` look harmless one by one, and are what a guide should say.
    """
    return _TAKEOVER.sub("(removed)", text)


def without_rudeness(text: str) -> str:
    """Return a derived text in which such words show only their first letter."""
    return _RUDE.sub(lambda match: match[0][0] + "*" * (len(match[0]) - 1), text)


def is_rude(text: str) -> bool:
    """Whether a text holds words that do not belong in a guide."""
    return _RUDE.search(text) is not None
