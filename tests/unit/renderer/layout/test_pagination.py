"""Parts follow each other down the page, go on on the next, and stay together as they ask."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from services.renderer.layout.drawing import Drawing, Mark, NewPage, Opening
from services.renderer.layout.pagination import Area, Pages, TooHighError
from services.renderer.pdf.canvas import Canvas
from tests.support.canvases import canvas

HEIGHT = 100.0
AREA = Area(left=10, bottom=20, width=80, height=HEIGHT)
Place = tuple[str, int, float]
"""Name, page, and how far below the top of the area a box begins."""


class Box(Drawing):
    """As high as it is told, and divided between any two points when that is allowed."""

    def __init__(
        self, name: str, height: float, *, before: float = 0, after: float = 0, stays: bool = False, whole: bool = True
    ) -> None:
        self.name, self.tall, self.whole = name, height, whole
        self.space_before, self.space_after, self.keep_with_next = before, after, stays
        self.places: list[Place] = []

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, self.tall

    @override
    def split(self, width: float, height: float) -> Sequence[Drawing]:
        if self.whole:
            return []
        parts = [Box(self.name, height), Box(self.name, self.tall - height, whole=False)]
        for part in parts:
            part.places = self.places
        return list(parts)

    @override
    def draw(self, canvas: Canvas) -> None:
        x, y = canvas.origin
        assert x == AREA.left
        self.places.append((self.name, canvas.page_number, round(AREA.bottom + AREA.height - y - self.tall, 6)))


def placed(*story: Drawing) -> list[Place]:
    places: list[Place] = []
    for part in story:
        if isinstance(part, Box):
            part.places = places
    Pages(canvas(100, 200), AREA, begin=lambda: None).fill(story)
    return places


def test_the_larger_space_counts_and_none_at_the_top() -> None:
    story = [Box("a", 10, before=9, after=4), Box("b", 10, before=6), Box("c", 10, after=3), Box("d", 10, before=1)]
    assert placed(*story) == [("a", 1, 0), ("b", 1, 16), ("c", 1, 26), ("d", 1, 39)]


def test_what_has_no_room_goes_to_the_next_page() -> None:
    assert placed(Box("a", 60), Box("b", 40), Box("c", 1)) == [("a", 1, 0), ("b", 1, 60), ("c", 2, 0)]
    assert placed(Box("a", 60), Box("b", 41)) == [("a", 1, 0), ("b", 2, 0)]
    assert placed(Box("a", 60), Box("b", 40, before=1)) == [("a", 1, 0), ("b", 2, 0)]


def test_what_may_be_divided_goes_on_on_the_next_page() -> None:
    assert placed(Box("a", 60), Box("b", 150, whole=False), Box("c", 1)) == [
        *(("a", 1, 0), ("b", 1, 60), ("b", 2, 0), ("b", 3, 0)),
        ("c", 3, 10),
    ]


def test_what_stays_with_the_next_goes_with_it() -> None:
    heading = Box("heading", 10, stays=True)
    assert placed(Box("a", 60), heading, Box("b", 30)) == [("a", 1, 0), ("heading", 1, 60), ("b", 1, 70)]
    assert placed(Box("a", 60), heading, Box("b", 31)) == [("a", 1, 0), ("heading", 2, 0), ("b", 2, 10)]
    assert placed(Box("a", 60), heading, Box("b", 10, stays=True), Box("c", 21))[1:] == [
        *(("heading", 2, 0), ("b", 2, 10), ("c", 2, 20)),
    ]


def test_what_is_too_high_to_stay_together_is_divided_from_the_top_of_a_page() -> None:
    story = [Box("a", 60), Box("heading", 10, stays=True), Box("b", 120, whole=False)]
    assert placed(*story) == [("a", 1, 0), ("heading", 2, 0), ("b", 2, 10), ("b", 3, 0)]


def test_space_between_parts_that_stay_together_counts() -> None:
    assert placed(Box("a", 60), Box("b", 10, stays=True, after=6), Box("c", 25, before=5))[1:] == [
        *(("b", 2, 0), ("c", 2, 16)),
    ]


def test_a_section_begins_on_a_fresh_page_unless_enough_is_free() -> None:
    assert placed(Box("a", 60), Opening(40), Box("b", 5)) == [("a", 1, 0), ("b", 1, 60)]
    assert placed(Box("a", 60), Opening(41), Box("b", 5)) == [("a", 1, 0), ("b", 2, 0)]
    assert placed(Box("a", 10, after=4), Opening(10), Box("b", 5, before=9)) == [("a", 1, 0), ("b", 1, 23)]


def test_a_page_can_be_ended() -> None:
    assert placed(Box("a", 10, stays=True), NewPage(), Box("b", 5)) == [("a", 1, 0), ("b", 2, 0)]


@pytest.mark.parametrize("before", [[], [Box("a", 10)]])
def test_what_cannot_be_divided_and_is_higher_than_a_page_is_an_error(before: list[Drawing]) -> None:
    with pytest.raises(TooHighError):
        placed(*before, Box("b", HEIGHT + 1))


def test_each_page_is_begun_before_its_parts_are_drawn() -> None:
    page = canvas(100, 200)
    begun: list[int] = []
    Pages(page, AREA, begin=lambda: begun.append(page.page_number)).fill([Box("a", 90), Box("b", 90)])
    assert begun == [1, 2]


def test_a_mark_keeps_what_it_stands_between_together() -> None:
    heading, mark = Box("heading", 10, stays=True), Mark(lambda _: None)
    assert placed(Box("a", 60), mark, heading, mark, mark, Box("b", 31))[1:] == [("heading", 2, 0), ("b", 2, 10)]
    assert placed(Box("a", 60), mark, Box("b", 10), mark, Box("c", 31))[1:] == [("b", 1, 60), ("c", 2, 0)]


def test_marks_are_drawn_in_their_order() -> None:
    drawn: list[str] = []

    def mark(name: str) -> Mark:
        return Mark(lambda _: drawn.append(name))

    placed(mark("a"), Box("b", 60), mark("c"), NewPage(), mark("d"), Box("e", 60), mark("f"))
    assert drawn == ["a", "c", "d", "f"]


@given(
    st.lists(
        st.builds(
            Box,
            st.just("box"),
            st.floats(0, HEIGHT),
            before=st.floats(0, 20),
            after=st.floats(0, 20),
            stays=st.booleans(),
            whole=st.booleans(),
        ),
        max_size=25,
    )
)
def test_nothing_is_lost_out_of_order_or_outside_the_area(story: list[Box]) -> None:
    places = placed(*story)
    assert len(places) >= len(story)
    assert [(page, top) for _, page, top in places] == sorted((page, top) for _, page, top in places)
    assert all(-1e-6 <= top <= HEIGHT + 1e-6 for _, _, top in places)
