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


@pytest.mark.parametrize("attributes", ['class="tab-pane" hidden', 'role="tabpanel" aria-hidden="true"'])
def test_a_panel_that_a_click_shows_is_read(attributes: str) -> None:
    page = Page(html=f"<main><p>Net Maker</p><div {attributes}><p>Knots</p></div></main>", url=None)
    assert [line.text for line in page.main_lines] == ["Net Maker", "Knots"]


@pytest.mark.parametrize("attributes", ["hidden", 'class="panel" role="dialog" hidden', 'class="a11y-tools"'])
def test_what_is_hidden_for_other_reasons_is_not(attributes: str) -> None:
    page = Page(html=f"<main><p>Net Maker</p><div {attributes}><p>Larger type</p></div></main>", url=None)
    assert [line.text for line in page.main_lines] == ["Net Maker"]
