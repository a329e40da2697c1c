"""What must not become part of a guide: instructions to a language model, and rude words."""

from functools import lru_cache

from lexicon.patterns import clues, pattern

__all__ = ["has_contact", "is_instruction", "is_rude", "without_rudeness", "without_takeover"]

_INSTRUCTION = pattern("unwanted", "instruction")
_INSTRUCTION_CLUES = clues("unwanted", "instruction")
_TAKEOVER = pattern("unwanted", "takeover")
_RUDE = pattern("unwanted", "rude")
_CONTACT = pattern("unwanted", "contact")


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


@lru_cache(maxsize=8192)
def has_contact(text: str) -> bool:
    """Whether a text holds an address, a telephone number or a demand for money, which no report needs."""
    return _CONTACT.search(text) is not None
