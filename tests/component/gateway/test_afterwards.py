"""A finished guide in use: practice, debrief, refresh, sharing, other formats, deletion."""

import io
import re
import sqlite3
import zipfile
from datetime import timedelta
from typing import Any

import pytest

from contracts.preps import PrepRequested
from services.gateway.preparations.store import utc_now
from tests.support.gateway import GatewayRig
from tests.support.prep_events import PrepEvents

BASE = "/api/interview-prep"
AT = f"{BASE}/prep-1"


@pytest.fixture
async def guide(rig: GatewayRig) -> GatewayRig:
    await rig.deliver(*PrepEvents().chain())
    return rig


async def test_practice_keeps_notes_and_brings_questions_back(guide: GatewayRig) -> None:
    day = (utc_now() + timedelta(days=30)).date().isoformat()
    await guide.collection.update_one({"_id": "prep-1"}, {"$set": {"context.interview_date": day}})
    async with guide.client() as client:
        before = (await client.get(f"{AT}/practice")).json()
        first = before["questions"][0]
        path = f"{AT}/practice/{first['key']}"
        await client.put(path, json={"notes": "Mention the outage."})
        once = (await client.put(path, json={"went_well": True})).json()
        after = (await client.get(f"{AT}/practice")).json()
        again = (await client.put(path, json={"went_well": False})).json()
        unknown = await client.put(f"{AT}/practice/{'0' * 16}", json={"notes": "x"})
    assert first["basis"] == "reported"
    assert before["due"] == len(before["questions"])
    assert (once["notes"], once["box"], once["times"]) == ("Mention the outage.", 1, 1)
    assert once["due"] == (utc_now() + timedelta(days=1)).date().isoformat()
    assert after["due"] == before["due"] - 1
    assert after["questions"][-1]["key"] == first["key"]
    assert (again["box"], again["isDue"], again["times"]) == (0, True, 2)
    assert unknown.status_code == 404


async def test_a_debrief_is_counted_and_an_employers_figures_need_several_users(guide: GatewayRig) -> None:
    async with guide.client() as client:
        nothing = (await client.get(f"{AT}/debrief")).json()
        questions = (await client.get(f"{AT}/practice")).json()["questions"]
        body = {"came_up": [questions[0]["key"]], "others": [questions[1]["text"], "Why did you leave?"]}
        mine = (await client.post(f"{AT}/debrief", json=body)).json()
        wrong = await client.post(f"{AT}/debrief", json={"came_up": ["f" * 16]})
    assert nothing["guide"] is nothing["company"] is None
    assert mine["guide"]["n"] == 1
    assert mine["guide"]["recall"] == round(2 / 3, 3)
    assert mine["guide"]["precision"] == round(2 / len(questions), 3)
    assert mine["others"] == ["Why did you leave?"]
    assert mine["company"] is None
    assert wrong.status_code == 404
    theirs = []
    for user in ("bob", "carol"):
        await guide.deliver(*PrepEvents(f"prep-{user}", user).chain())
        async with guide.client(user) as client:
            answer = await client.post(f"{BASE}/prep-{user}/debrief", json={"others": ["Why us?"]})
            theirs.append(answer.json()["company"])
    assert theirs[0] is None
    assert theirs[1]["n"] == 3
    assert theirs[1]["recall"] == round(2 / 5, 3)


async def test_a_refresh_is_a_preparation_of_its_own_and_says_what_changed(guide: GatewayRig) -> None:
    async with guide.client() as client:
        response = await client.post(f"{AT}/refresh", headers={"Idempotency-Key": "again"})
        repeated = await client.post(f"{AT}/refresh", headers={"Idempotency-Key": "again"})
        new = response.json()["id"]
        unfinished = await client.get(f"{BASE}/{new}/changes")
        events = [event for event in await guide.publish_pending() if isinstance(event, PrepRequested)]
        await guide.deliver(*PrepEvents(new).chain())
        changes = (await client.get(f"{BASE}/{new}/changes")).json()
        status = (await client.get(f"{BASE}/status/{new}")).json()
        none = await client.get(f"{AT}/changes")
    assert response.status_code == 202
    assert repeated.json()["id"] == new != "prep-1"
    assert (new, 1) in guide.billing.holds
    assert [event.prep_id for event in events] == [new]
    assert unfinished.status_code == 409
    assert (changes["of"], changes["added"], changes["gone"]) == ("prep-1", [], [])
    assert changes["kept"] > 3
    assert status["refreshOf"] == "prep-1"
    assert none.status_code == 404


async def test_a_shared_guide_tells_nothing_of_its_owner_and_ends(guide: GatewayRig) -> None:
    async with guide.client() as client, guide.client(None) as stranger:
        share = (await client.post(f"{AT}/share", json={"days": 2})).json()
        path = share["path"].replace("/#/", "/api/")
        shown = await stranger.get(path)
        await guide.collection.update_one({"_id": "prep-1"}, {"$set": {"shares.0.until": utc_now()}})
        expired = await stranger.get(path)
        second = (await client.post(f"{AT}/share", json={})).json()["path"].replace("/#/", "/api/")
        opens = await stranger.get(second)
        revoked = await client.delete(f"{AT}/share")
        closed = await stranger.get(second)
        too_long = await client.post(f"{AT}/share", json={"days": 400})
    assert shown.status_code == opens.status_code == 200
    assert shown.json()["insights"]["story_map"] == []
    assert "userId" not in shown.text
    assert revoked.status_code == 204
    assert expired.status_code == closed.status_code == 404
    assert too_long.status_code == 400
    stored = await guide.collection.find_one({"_id": "prep-1"})
    assert share["path"].rsplit("/", 1)[1] not in str(stored)


async def test_other_programs_get_a_page_a_calendar_and_cards(guide: GatewayRig) -> None:
    day = (utc_now() + timedelta(days=10)).date()
    await guide.collection.update_one({"_id": "prep-1"}, {"$set": {"context.interview_date": day.isoformat()}})
    async with guide.client() as client:
        page = await client.get(f"{AT}.html")
        calendar = await client.get(f"{AT}.ics")
        cards = await client.get(f"{AT}.apkg")
        questions = (await client.get(f"{AT}/practice")).json()["questions"]
    assert page.headers["content-disposition"].endswith(".html")
    assert questions[0]["text"].replace("&", "&amp;").replace("'", "&#x27;") in page.text
    assert "<script" not in page.text
    lines = calendar.text.split("\r\n")
    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in lines
    assert max(len(line.encode()) for line in lines) <= 75
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") >= 2
    assert re.match(r"BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$", calendar.text)
    with zipfile.ZipFile(io.BytesIO(cards.content)) as archive:
        database = archive.read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database)
    fronts = [fields.split("\x1f")[0] for (fields,) in connection.execute("SELECT flds FROM notes ORDER BY id")]
    assert len(fronts) == len(questions)
    assert connection.execute("SELECT count(*) FROM cards WHERE did IN (SELECT did FROM cards)").fetchone() == (
        len(questions),
    )


async def test_what_is_deleted_is_gone_and_does_not_come_back(guide: GatewayRig) -> None:
    async with guide.client() as client:
        share = (await client.post(f"{AT}/share", json={})).json()["path"].replace("/#/", "/api/")
        deleted = await client.delete(AT)
        files = set(guide.objects.objects)
        again = await client.delete(AT)
        await guide.deliver(*PrepEvents().chain())
        status = await client.get(f"{BASE}/status/prep-1")
        listed = (await client.get(f"{BASE}/history")).json()["history"]
        shared = await client.get(share)
    assert deleted.status_code == 204
    assert {again.status_code, status.status_code, shared.status_code} == {404}
    assert listed == []
    assert files == set()
    left: dict[str, Any] = await guide.collection.find_one({"_id": "prep-1"})
    assert left["insights"] is left["context"] is left["jobDetails"] is None


async def test_the_key_of_what_was_deleted_starts_nothing(rig: GatewayRig) -> None:
    body = {"company_name": "Example Corp", "job_title": "Engineer"}
    headers = {"Idempotency-Key": "one"}
    async with rig.client() as client:
        prep_id = (await client.post(f"{BASE}/generate", json=body, headers=headers)).json()["id"]
        await client.post(f"{BASE}/{prep_id}/cancel")
        await client.delete(f"{BASE}/{prep_id}")
        again = await client.post(f"{BASE}/generate", json=body, headers=headers)
    assert again.status_code == 409
    assert again.json()["code"] == "conflict"


async def test_what_is_in_work_is_cancelled_before_it_is_deleted(rig: GatewayRig) -> None:
    await rig.deliver(PrepEvents().requested())
    async with rig.client() as client:
        running = await client.delete(AT)
        await client.post(f"{AT}/cancel")
        deleted = await client.delete(AT)
        await rig.deliver(PrepEvents().parsed())
    assert (running.status_code, deleted.status_code) == (409, 204)
    left: dict[str, Any] = await rig.collection.find_one({"_id": "prep-1"})
    assert left["jobDetails"] is None
