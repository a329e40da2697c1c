"""Only harmless addresses stand behind links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.guides.addresses import safe_url


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.com/a?b=c&d=%20#e", "https://example.com/a?b=c&d=%20#e"),
        ("HTTP://EXAMPLE.COM", "HTTP://EXAMPLE.COM"),
        ("mailto:jobs@example.com", "mailto:jobs@example.com"),
        ("https://example.com/日本?q=x y", "https://example.com/%E6%97%A5%E6%9C%AC?q=x%20y"),
        ('https://example.com/"><script>', "https://example.com/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt://example.com/%0aalert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("/relative", None),
        ("//example.com", None),
        ("#source-1", None),
        ("https:", None),
        ("https://[broken", None),
        ("java\nscript:x", None),
        ("https://example.com/\u0000", None),
        ("https://example.com/" + "x" * 3000, None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_are_allowed_by_scheme(url: str | None, safe: str | None) -> None:
    assert safe_url(url) == safe


@given(st.text(alphabet=st.characters(), max_size=60))
def test_no_text_makes_an_address_of_another_scheme(text: str) -> None:
    safe = safe_url(text)
    assert safe is None or safe.lower().startswith(("http:", "https:", "mailto:"))
    assert safe is None or safe.isascii()
