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


def test_what_another_thread_made_meanwhile_stays() -> None:
    memory = TextMemory[object](characters=10)
    inner: list[object] = []

    def make() -> object:
        inner.append(made_of(memory, "a", 8))
        return object()

    memory.get_or_make("a", 8, make)

    assert made_of(memory, "a", 8) is inner[0]
    assert made_of(memory, "b", 2) is made_of(memory, "b", 2)
    assert made_of(memory, "a", 8) is inner[0]
