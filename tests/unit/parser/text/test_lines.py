"""Markup and plain text as lines that know whether they are headings or list items."""

from hypothesis import given
from hypothesis import strategies as st

from services.parser.text.lines import TextLine, join_lines, lines_of


def test_lines_know_headings_items_and_text() -> None:
    lines = lines_of(
        "<h2>Tasks</h2><p>Read <b>this</b>.</p><ul><li>• One</li><li>Two<ul><li>Three</li></ul></li></ul>"
        "<script>x</script>"
    )
    assert lines == [
        TextLine("Tasks", "heading"),
        TextLine("Read this."),
        TextLine("One", "item"),
        TextLine("Two", "item"),
        TextLine("Three", "item"),
    ]
    assert join_lines(lines) == "Tasks\nRead this.\n• One\n• Two\n• Three"


def test_printed_escape_sequences_are_line_breaks() -> None:
    assert [line.text for line in lines_of(r"One\n\nTwo\n* Three")] == ["One", "Two", "Three"]


@given(st.text(max_size=300))
def test_any_text_has_lines(text: str) -> None:
    assert all(line.text.strip() == line.text and line.text for line in lines_of(text))


def test_a_latin_abbreviation_does_not_make_a_japanese_line_a_heading() -> None:
    assert [line.kind for line in lines_of("自社サービスのAPI開発をお任せします。")] == ["text"]


def test_items_numbered_without_a_space() -> None:
    lines = lines_of("工作职责\n1.修补渔网\n2.教两名学徒")
    assert [(line.text, line.kind) for line in lines[1:]] == [("修补渔网", "item"), ("教两名学徒", "item")]
