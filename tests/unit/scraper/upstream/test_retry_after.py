"""How long a source asks to wait."""

import pytest

from services.scraper.upstream.retry_after import retry_after, seconds, seconds_in_text

NOW = 1_792_569_600.0  # Wed, 21 Oct 2026 08:00:00 GMT


@pytest.mark.parametrize(
    ("headers", "delay"),
    [
        ({"retry-after": "0"}, 0.0),
        ({"retry-after": "2.5"}, 2.5),
        ({"retry-after": "86400"}, 86_400.0),
        ({"retry-after": "Wed, 21 Oct 2026 08:10:00 GMT"}, 600.0),
        ({"retry-after": "Wed, 21 Oct 2026 07:00:00 GMT"}, 0.0),
        ({"retry-after": "Wed, 21 Oct 2026 09:10:00 GMT", "date": "Wed, 21 Oct 2026 09:00:00 GMT"}, 600.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "soon", "x-ratelimit-reset": "30"}, 30.0),
        ({}, None),
    ],
)
def test_all_forms_of_it(headers: dict[str, str], delay: float | None) -> None:
    assert retry_after(headers, now=NOW) == delay


@pytest.mark.parametrize(
    ("value", "number"),
    [("3", 3.0), ("0.5", 0.5), (None, None), ("", None), ("-1", None), ("1e9", 1e9), ("nan", None), ("inf", None)],
)
def test_a_headers_number(value: str | None, number: float | None) -> None:
    assert seconds(value) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("too many requests from this IP, more requests available in 4711 seconds", 4711.0),
        ("Please try again in 30s.", 30.0),
        ("Slow down a little", None),
        ("You have 3 errors", None),
    ],
)
def test_seconds_in_words(text: str, number: float | None) -> None:
    assert seconds_in_text(text) == number
