"""Taking turns, host by host."""

import asyncio

from runtime.fetch.pace import HostPace


async def waits(pace: HostPace, host: str) -> bool:
    """Tell whether the turn does not come at once (the rates of these tests are hours or nothing)."""
    turn = asyncio.create_task(pace.turn(host))
    done, _ = await asyncio.wait([turn], timeout=0.05)
    turn.cancel()
    await asyncio.gather(turn, return_exceptions=True)
    return not done


async def test_a_host_is_asked_in_its_pace_and_others_in_theirs() -> None:
    pace = HostPace(per_second=0.001)

    assert not await waits(pace, "a.example.com")
    assert await waits(pace, "a.example.com")
    assert not await waits(pace, "b.example.com")


async def test_a_burst_of_one_second_passes() -> None:
    pace = HostPace(per_second=50)
    async with asyncio.timeout(0.5):
        for _ in range(50):
            await pace.turn("example.com")


async def test_memory_for_hosts_is_bounded() -> None:
    pace = HostPace(per_second=0.001)
    for number in range(3000):
        await pace.turn(f"{number}.example.com")

    assert len(pace._limiters) <= 1024
    assert await waits(pace, "2999.example.com")
