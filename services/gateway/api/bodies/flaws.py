"""What is wrong with a request, in words for people: the validator's own are written for programmers."""

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["flaws"]

_SENTENCES: Mapping[str, str] = {
    "missing": "This is needed.",
    "extra_forbidden": "This field is not known here.",
    "json_invalid": "The body is not valid JSON.",
    "string_type": "Give a text.",
    "int_type": "Give a whole number.",
    "int_parsing": "Give a whole number.",
    "int_from_float": "Give a whole number.",
    "bool_type": "Give true or false.",
    "bool_parsing": "Give true or false.",
    "list_type": "Give a list.",
    "dict_type": "Give an object.",
    "model_type": "Give an object.",
    "model_attributes_type": "Send a JSON object.",
    "string_too_long": "This is too long; {max_length} characters are the most.",
    "string_too_short": "This is too short.",
    "string_pattern_mismatch": "This has characters that are not taken here.",
    "greater_than_equal": "Give {ge} or more.",
    "less_than_equal": "Give {le} or less.",
    "literal_error": "Give one of {expected}.",
    "enum": "Give one of {expected}.",
    "date_from_datetime_parsing": "Give a date such as 2027-03-01.",
    "date_from_datetime_inexact": "Give a date such as 2027-03-01.",
    "date_parsing": "Give a date such as 2027-03-01.",
    "date_type": "Give a date such as 2027-03-01.",
    "string_unicode": "This is not valid Unicode.",
}
_OTHERWISE = "This is not valid."
_OUTSIDE = {"body", "query", "path", "header"}


def flaws(errors: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return field, message and type of each error, without the offending input: it may be long, and it is the user's.

    An error of the body as a whole has the field `body`.
    """
    return [
        {"field": _field(error), "message": _message(error), "type": str(error["type"]).removesuffix("_error")}
        for error in errors
    ]


def _field(error: Mapping[str, Any]) -> str:
    location = error["loc"]
    if error["type"] == "json_invalid":
        return "body"  # its location is a place in the text
    inner = location[1:] if location and location[0] in _OUTSIDE else location
    return ".".join(map(str, inner)) or "body"


def _message(error: Mapping[str, Any]) -> str:
    context = error.get("ctx") or {}
    if error["type"] == "value_error":
        return _sentence(str(context.get("error", "")))  # our own words
    sentence = _SENTENCES.get(error["type"], _OTHERWISE)
    try:
        return sentence.format(**context)
    except KeyError:
        return _OTHERWISE


def _sentence(words: str) -> str:
    return (words[:1].upper() + words[1:]).rstrip(".") + "." if words else _OTHERWISE
