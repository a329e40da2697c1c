import pytest

from services.gateway.api.transport.compression import Coding, accepted_coding


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", None),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.000, gzip;q=0", None),
        ("*", "br"),
        ("*;q=0", None),
        ("br;q=0, *", "gzip"),
        ("identity", None),
        ("br;q=high, gzip", "gzip"),
        ("library", None),
        (",;=", None),
    ],
)
def test_the_better_coding_that_is_taken(header: str, coding: Coding | None) -> None:
    assert accepted_coding(header) == coding
