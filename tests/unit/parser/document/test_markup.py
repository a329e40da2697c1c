"""Taking a page apart without parsing it, and data without what tells nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.document.markup import dissect


def test_the_parts_of_a_page() -> None:
    page = (
        "<head><style>p{}</style><SCRIPT type='a'>1</SCRIPT></head><p>a<svg><path d='M1'/></svg>b</p>"
        "<script src=x></script><!-- <script>no</script> --><script>2"
    )
    parts = dissect(page.encode())
    assert [script.content for script in parts.scripts] == ["1", "2"]
    assert parts.scripts[0].attributes == " type='a'"
    assert parts.markup.decode() == (
        "<head><style></style><SCRIPT type='a'></SCRIPT></head><p>a<svg></svg>b</p>"
        "<script src=x></script><!-- <script>no</script> --><script>"
    )


@pytest.mark.parametrize("page", ["", "<p>plain</p>", "<script", "<!-- never", "<style>p{}", "<styles>x</styles>"])
def test_pages_without_much_to_take_apart(page: str) -> None:
    assert dissect(page.encode()).scripts == ()
    assert page.startswith(dissect(page.encode()).markup.decode())


PIECES = st.sampled_from(
    [
        "<p>text</p>",
        "<script>",
        "</script>",
        "<STYLE>",
        "</style>",
        "<svg>",
        "</svg>",
        "<!--",
        "-->",
        "x < y",
        "<script ",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_markup_and_scripts_come_from_the_page_in_its_order(page: str) -> None:
    parts = dissect(page.encode())
    at = 0
    for script in parts.scripts:
        at = page.index(script.content, at) + len(script.content)
    letters = iter(page)
    assert all(letter in letters for letter in parts.markup.decode())
