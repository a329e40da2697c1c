import statistics

import httpx
import pytest

from benchmarks.comparing.world.app import World
from benchmarks.comparing.world.employers import employer
from benchmarks.comparing.world.weather import Weather


@pytest.fixture
def world() -> World:
    return World(Weather(seed=7, scale=0))


def client_of(world: World) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=world), base_url="http://world")


def test_the_same_request_takes_the_same_time_in_every_run_of_a_seed() -> None:
    def drawn(seed: int) -> list[float]:
        weather = Weather(seed=seed)
        return [weather.seconds("community", employer=3, number=number) for number in range(5)]

    assert drawn(1) == drawn(1) != drawn(2)


def test_times_spread_as_they_are_said_to() -> None:
    times = sorted(Weather().seconds("page", employer=None, number=number) for number in range(4_000))
    assert statistics.median(times) == pytest.approx(0.8, rel=0.05)
    assert times[int(0.95 * len(times))] == pytest.approx(3.0, rel=0.1)


def test_a_longer_answer_of_the_model_takes_longer_and_a_compressed_world_is_faster() -> None:
    slow, fast = Weather(), Weather(scale=0.1)
    short, long = (slow.seconds("model", employer=1, number=1, tokens=tokens) for tokens in (100, 1_000))
    assert long > short
    assert fast.seconds("model", employer=1, number=1, tokens=100) == pytest.approx(short / 10)


def test_a_posting_that_hangs_takes_a_minute() -> None:
    weather = Weather(hanging=frozenset({4}))
    assert weather.seconds("page", employer=4, number=1) == 60
    assert weather.seconds("page", employer=5, number=1) != 60


def test_refusals_are_as_rare_as_they_are_said_to_be() -> None:
    weather = Weather(trouble=1)
    refused = sum(weather.refuses("community", employer=1, number=number) for number in range(5_000))
    assert 60 < refused < 140
    assert not any(Weather().refuses("community", employer=1, number=number) for number in range(100))


def test_employers_share_neither_names_nor_discussions() -> None:
    one, other = employer(1), employer(2)
    assert one.name != other.name
    assert not {post.id for post in one.posts} & {post.id for post in other.posts}
    assert one.name in one.posting.text()
    assert "copperfinch" not in one.posting.text().lower()


async def test_a_request_is_written_down_with_whom_it_is_about(world: World) -> None:
    one = employer(1)
    async with client_of(world) as client:
        assert one.posting.title in (await client.get(one.path)).text
        found = (await client.get("/reddit/public/search.json", params={"q": f"{one.name} interview"})).json()
        post_id = found["data"]["children"][0]["data"]["id"]
        assert (await client.get(f"/reddit/public/comments/{post_id}.json")).is_success
    assert [(entry.employer, entry.step) for entry in world.journal.entries] == [
        (1, "posting"),
        (1, "search"),
        (1, "comments"),
    ]


async def test_what_a_model_writes_is_counted_and_a_whole_guide_is_as_long_as_was_set(world: World) -> None:
    def body(shape: str) -> dict[str, object]:
        schema = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
        wanted = {"type": "json_schema", "json_schema": {"name": shape, "schema": schema}}
        messages = [{"role": "user", "content": f"Tell of {employer(2).name}."}]
        return {"model": "any", "messages": messages, "response_format": wanted}

    async with client_of(world) as client:
        await client.put("/_world", json={"guide_tokens": 1_234})
        for shape in ("ProcessAnswer", "Verdicts", "reference_guide"):
            headers = {"Authorization": "Bearer any"}
            answer = await client.post("/openai/v1/chat/completions", json=body(shape), headers=headers)
            assert answer.is_success
    section, judge, guide = world.journal.entries
    assert (section.step, judge.step, guide.step) == ("section", "judge", "section")
    assert section.employer == judge.employer == guide.employer == 2
    assert 0 < section.tokens < guide.tokens == 1_234


async def test_a_cleared_journal_begins_to_count_anew(world: World) -> None:
    async with client_of(world) as client:
        await client.get(employer(1).path)
        first = world.journal.entries[0].seconds
        await client.delete("/_world/journal")
        await client.get(employer(1).path)
    assert [entry.seconds for entry in world.journal.entries] == [first]
