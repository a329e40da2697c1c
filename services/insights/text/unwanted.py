"""What must not become part of a guide: instructions to a language model, and rude words."""

import re
from functools import lru_cache

__all__ = ["is_instruction", "is_rude", "without_rudeness", "without_takeover"]

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
