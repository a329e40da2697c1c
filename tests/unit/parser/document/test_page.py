"""An HTML page, parsed only as far as somebody asks."""

import pytest

from services.parser.document.page import Page


def test_the_outline_has_the_marks_of_platforms_wherever_they_are() -> None:
    html = "<div id='grnhse_app'></div><script>window.__appData = {}</script><style>.jobs2web{}</style>"
    assert b"grnhse_app" in Page(html=html, url=None).outline
    assert b"window.__appData" in Page(html=html, url=None).outline
    assert b"jobs2web" not in Page(html=html, url=None).outline


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<link rel="canonical" href="https://a.example/1?x=1&amp;y=2">', "https://a.example/1?x=1&y=2"),
        ('<meta content="https://a.example/2" property="og:url">', "https://a.example/2"),
        ("<p>none</p>", None),
    ],
)
def test_the_page_s_own_address(html: str, address: str | None) -> None:
    assert Page(html=html, url=None).canonical == address
