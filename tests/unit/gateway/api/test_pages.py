from pathlib import Path

from services.gateway.api import pages

WEB = Path(pages.__file__).parent.parent / "web"
MOST_BYTES = 120 * 1024


def test_the_page_stays_small_and_needs_no_build() -> None:
    """All of it together, as it is served before compression; the pages of the API's description are not part of it."""
    own = [path for path in (WEB / "assets").iterdir() if not path.name.startswith("docs")]
    assert sum(path.stat().st_size for path in [WEB / "index.html", *own]) < MOST_BYTES
    assert {path.suffix for path in own} == {".css", ".js", ".svg"}
