"""Names on a page that may be the employer's."""

import pytest

from services.parser.document.page import Page
from services.parser.formats.owners.page_witnesses import page_witnesses


@pytest.mark.parametrize(
    ("markup", "stem"),
    [
        ('<img id="logo" src="../media/ternnets_white.png">', "ternnets"),
        ('<div class="navbar-brand"><img src="/a/tern-nets-logo-300x80.png"></div>', "tern-nets"),
        ('<header><a href="/"><img src="/a/b/TernNets.svg?v=3"></a></header>', "TernNets"),
        ('<img class="logo" src="/img/logo.png">', None),
    ],
)
def test_files_of_logos(markup: str, stem: str | None) -> None:
    page = Page(html=f"<html><body>{markup}<h1>Net Maker</h1></body></html>", url=None)
    found = [witness.name for witness in page_witnesses(page, "Net Maker") if witness.evidence == "file"]
    assert found == ([stem] if stem else [])
