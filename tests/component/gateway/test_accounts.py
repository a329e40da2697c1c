"""What users see of their account, and how they take their data with them."""

from datetime import UTC, datetime, timedelta

from tests.support.gateway import GatewayRig
from tests.support.prep_events import PrepEvents


async def test_the_ledger_in_plain_fields(rig: GatewayRig) -> None:
    async with rig.client() as client:
        entries = (await client.get("/api/account/ledger")).json()["entries"]
    assert [(entry["kind"], entry["amount"], entry["prepId"]) for entry in entries] == [
        ("capture", -25, "prep-1"),
        ("signup", 100, None),
    ]


async def test_where_to_upgrade_is_a_setting(collection: object) -> None:
    rig = GatewayRig(collection=collection, upgrade_url="https://example.com/plans")
    async with rig.client() as client:
        assert (await client.get("/api/account")).json()["upgradeUrl"] == "https://example.com/plans"


async def test_everything_that_is_kept_can_be_taken_along(rig: GatewayRig) -> None:
    await rig.deliver(*PrepEvents().chain())
    await rig.deliver(*PrepEvents("prep-2", "bob").chain())
    async with rig.client() as client:
        export = await client.get("/api/account/export")
    data = export.json()
    assert export.headers["content-disposition"].endswith('"prepline-data.json"')
    assert [prep["id"] for prep in data["preparations"]] == ["prep-1"]
    assert data["preparations"][0]["insights"]["company_name"] == "Lumenworks Pay"
    assert data["account"]["userId"] == "alice"
    assert len(data["ledger"]) == 2


async def test_everything_can_be_deleted_once_nothing_runs(rig: GatewayRig) -> None:
    await rig.deliver(*PrepEvents().chain())
    await rig.deliver(PrepEvents("prep-2").requested())
    await rig.deliver(*PrepEvents("prep-3", "bob").chain())
    async with rig.client() as client, rig.client("bob") as bob:
        running = await client.delete("/api/account")
        await client.post("/api/interview-prep/prep-2/cancel")
        deleted = await client.delete("/api/account")
        left = (await client.get("/api/interview-prep/history")).json()["history"]
        bobs = (await bob.get("/api/interview-prep/history")).json()["history"]
    assert (running.status_code, deleted.status_code) == (409, 204)
    assert rig.billing.forgotten == ["alice"]
    assert left == []
    assert len(bobs) == 1
    assert [key.split("/")[1] for key in rig.objects.objects] == ["bob"]


async def test_who_was_deleted_is_named_nowhere_and_what_comes_late_changes_nothing(rig: GatewayRig) -> None:
    events = PrepEvents()
    await rig.deliver(*events.chain())
    database = rig.collection.database
    async with rig.client() as client:
        await client.post("/api/interview-prep/prep-1/share", json={})
        await client.post("/api/interview-prep/tickets")
        await client.post("/api/interview-prep/generate", json={"company_name": "Umbrella", "job_title": "Nurse"})
        [running] = (await client.get("/api/interview-prep/history", params={"status": "processing"})).json()["history"]
        await client.post(f"/api/interview-prep/{running['id']}/cancel")
        assert [(await client.delete("/api/account")).status_code for _ in range(2)] == [204, 204]
    await rig.deliver(*events.chain())
    kept = {name: await database[name].find().to_list(None) for name in await database.list_collection_names()}
    counts = [one for one in kept.pop("limits") if not one["_id"].startswith("address:")]
    assert [one["preps"] for one in counts] == [[]]
    assert counts[0]["expiresAt"] - datetime.now(UTC) <= timedelta(minutes=2)
    assert "alice" not in str(kept)
    assert "Lumenworks" not in str(kept)
    assert {one["userId"] for one in kept[rig.collection.name]} == {"deleted"}
