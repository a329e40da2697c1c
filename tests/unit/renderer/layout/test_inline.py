"""Nothing that a text says becomes markup."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.renderer.layout import theme
from services.renderer.layout.inline import Jump, Link, Muted, Strong, paragraph, safe_url
from services.renderer.typesetting.fonts import register_fonts
from services.renderer.typesetting.text import is_rtl, printable


@pytest.fixture(autouse=True)
def _fonts() -> None:
    register_fonts()


def plain(flowable: Any) -> str:
    return str(flowable.text)


@pytest.mark.parametrize(
    "text",
    [
        "I said <b>hi",
        "vector<int> List<String> a && b",
        "<img src='/etc/hostname' width='1'/>",
        "<a href='javascript:alert(1)'>x</a>",
        "<font color=\"__import__('os')\">x</font>",
        "<para><seq/><onDraw name=x/></para>",
        "&lt; &amp; &#60; &unknown;",
        "]]> <!-- <? ?>",
    ],
)
def test_markup_is_printed_as_it_is(text: str) -> None:
    for part in (text, Strong(text), Muted(text), Jump(text, "source-1"), Link(text, None)):
        assert plain(paragraph(part, style=theme.BODY)).replace("\u00a0", " ").strip() == text


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_comes_through_complete(text: str) -> None:
    printed = printable(text)
    if not is_rtl(printed):
        assert plain(paragraph(text, style=theme.BODY)) == printed
    paragraph("before", text, Muted(text), Jump(text, "source-1"), style=theme.QUOTE).wrap(200, 1000)


def test_parts_are_separated_and_references_stay_with_their_text() -> None:
    assert plain(paragraph("text", Strong("bold"), Jump("[1]", "source-1"), style=theme.BODY)) == "text bold\u00a0[1]"


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
