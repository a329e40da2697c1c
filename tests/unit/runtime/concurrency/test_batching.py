"""What waits for the same key is worked on together, in order, and each item has an outcome of its own."""

import asyncio
from collections.abc import Sequence

import pytest

from runtime.concurrency.batching import Batches


class Work:
    def __init__(self, *, most: int = 100) -> None:
        self.seen: list[tuple[str, list[int]]] = []
        self.goes_on = asyncio.Event()
        self.goes_on.set()
        self.batches = Batches[int, int](self.double, most=most)

    async def double(self, key: str, items: Sequence[int]) -> list[int | Exception]:
        self.seen.append((key, list(items)))
        await self.goes_on.wait()
        if 13 in items:
            raise OSError
        return [ValueError(item) if item < 0 else 2 * item for item in items]


async def test_what_comes_while_others_are_worked_on_is_the_next_batch() -> None:
    work = Work()
    work.goes_on.clear()
    first = asyncio.create_task(work.batches.submit("a", 1))
    await asyncio.sleep(0.01)
    later = [asyncio.create_task(work.batches.submit("a", item)) for item in (2, 3, 4)]
    other = asyncio.create_task(work.batches.submit("b", 5))
    await asyncio.sleep(0.01)
    assert work.seen == [("a", [1]), ("b", [5])]
    work.goes_on.set()
    assert await asyncio.gather(first, *later, other) == [2, 4, 6, 8, 10]
    assert work.seen[2:] == [("a", [2, 3, 4])]


async def test_a_crowd_that_arrives_over_some_turns_of_the_loop_is_one_batch() -> None:
    work = Work()
    crowd = []
    for item in range(4):
        crowd.append(asyncio.create_task(work.batches.submit("a", item)))
        await asyncio.sleep(0)
    assert await asyncio.gather(*crowd) == [0, 2, 4, 6]
    assert work.seen == [("a", [0, 1, 2, 3])]


async def test_no_batch_is_larger_than_allowed_and_the_order_is_kept() -> None:
    work = Work(most=3)
    assert await asyncio.gather(*(work.batches.submit("a", item) for item in range(7))) == list(range(0, 14, 2))
    assert [items for _, items in work.seen] == [[0, 1, 2], [3, 4, 5], [6]]


async def test_an_items_own_error_reaches_it_alone() -> None:
    work = Work()
    results = await asyncio.gather(*(work.batches.submit("a", item) for item in (1, -1, 2)), return_exceptions=True)
    assert (results[0], results[2]) == (2, 4)
    assert isinstance(results[1], ValueError)


async def test_an_error_of_the_work_reaches_all_of_the_batch_and_none_of_the_next() -> None:
    work = Work(most=2)
    results = await asyncio.gather(*(work.batches.submit("a", item) for item in (13, 1, 2)), return_exceptions=True)
    assert [type(result) for result in results] == [OSError, OSError, int]


async def test_what_nobody_waits_for_any_more_is_not_done() -> None:
    work = Work()
    work.goes_on.clear()
    first = asyncio.create_task(work.batches.submit("a", 1))
    await asyncio.sleep(0.01)
    given_up, kept = [asyncio.create_task(work.batches.submit("a", item)) for item in (2, 3)]
    await asyncio.sleep(0.01)
    given_up.cancel()
    work.goes_on.set()
    assert await first == 2
    assert await kept == 6
    assert work.seen == [("a", [1]), ("a", [3])]
    with pytest.raises(asyncio.CancelledError):
        await given_up


async def test_a_key_that_was_worked_off_can_be_used_again() -> None:
    work = Work()
    assert [await work.batches.submit("a", item) for item in (1, 2)] == [2, 4]
