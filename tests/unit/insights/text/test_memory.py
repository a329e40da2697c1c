from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from services.insights.text.memory import TextMemory


def made_of(memory: TextMemory[object], key: str, size: int) -> object:
    return memory.get_or_make(key, size, object)


def test_what_was_made_is_returned_again() -> None:
    memory = TextMemory[object](characters=10)

    assert made_of(memory, "a", 5) is made_of(memory, "a", 5)
    assert made_of(memory, "b", 5) is not made_of(memory, "a", 5)


def test_what_was_used_longest_ago_makes_room() -> None:
    memory = TextMemory[object](characters=10)
    first, second = made_of(memory, "a", 5), made_of(memory, "b", 5)

    made_of(memory, "a", 5)
    made_of(memory, "c", 5)

    assert made_of(memory, "a", 5) is first
    assert made_of(memory, "b", 5) is not second


@pytest.mark.parametrize(("size", "kept"), [(10, True), (11, False)])
def test_a_text_longer_than_all_room_is_not_kept(size: int, *, kept: bool) -> None:
    memory = TextMemory[object](characters=10)
    small = made_of(memory, "small", 0)

    assert (made_of(memory, "a", size) is made_of(memory, "a", size)) is kept
    assert made_of(memory, "small", 0) is small


def test_texts_that_left_take_no_room() -> None:
    memory = TextMemory[object](characters=10)
    for key in "abcdef":
        made_of(memory, key, 10)
    last = made_of(memory, "x", 5)

    made_of(memory, "y", 5)

    assert made_of(memory, "x", 5) is last


def test_who_asks_while_it_is_made_waits_for_it() -> None:
    memory = TextMemory[object](characters=10)
    begun, go_on = Event(), Event()

    def make() -> object:
        begun.set()
        go_on.wait(5)
        return object()

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(memory.get_or_make, "a", 5, make)
        begun.wait(5)
        second = threads.submit(memory.get_or_make, "a", 5, lambda: "made twice")
        go_on.set()

        assert first.result() is second.result()


def test_what_failed_is_made_by_who_asks_next() -> None:
    memory = TextMemory[int](characters=10)

    with pytest.raises(ZeroDivisionError):
        memory.get_or_make("a", 5, lambda: 1 // 0)

    assert memory.get_or_make("a", 5, lambda: 1) == 1
