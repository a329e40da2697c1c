"""The title where the page's headings are those of its section."""

from services.parser.document.page import Page
from services.parser.resolution.stated_title import stated_title

TEXT = "<h3>Requirements</h3><ul><li>A licence for boats</li><li>Patience with tourists</li></ul>"


def _title(body: str) -> str | None:
    return stated_title(Page(html=f"<html><body><h1>Vacancies</h1>{body}{TEXT}</body></html>", url=None))


def test_label_states_the_title() -> None:
    rows = "<tr><td>Post</td><td>Ferryman</td></tr><tr><td>Base</td><td>Ely</td></tr><tr><td>Grade</td><td>3</td></tr>"
    assert _title(f"<table>{rows}</table>") == "Ferryman"


def test_emphasis_in_the_announcement_states_the_title() -> None:
    assert _title("<p>For the summer we are looking for a <strong>second ferryman</strong> on the Ouse.</p>") == (
        "Second ferryman"
    )


def test_a_mark_for_all_genders_states_the_title() -> None:
    assert _title("<p>Come aboard</p><p><b>Fährmann (m/w/d)</b></p>") == "Fährmann (m/w/d)"


def test_emphasis_elsewhere_states_nothing() -> None:
    assert _title("<p>Our boats are <strong>very old ones</strong> of oak.</p>") is None


def test_a_labelled_title_may_hold_its_year() -> None:
    rows = "<tr><td>공고명</td><td>2026 기간제 예술인 채용</td></tr><tr><td>근무지</td><td>진주시</td></tr>"
    assert _title(f"<table>{rows}</table>") == "2026 기간제 예술인 채용"
