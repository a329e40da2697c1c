"""How many examples a property is tried with: fewer at each change, all of them by `make thorough`."""

import os

__all__ = ["THOROUGH", "examples"]

THOROUGH = bool(os.environ.get("PREPLINE_TEST_THOROUGH"))
_SHARE = 0.4


def examples(number: int) -> int:
    """Return so many, or two fifths of them."""
    return number if THOROUGH else round(number * _SHARE)
