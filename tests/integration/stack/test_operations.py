"""What operators do, on the running stack: look at credits, give and take them, send dead letters again, drop them."""

import asyncio
import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from contracts.preps import PdfStored, StoredDocument
from contracts.status import Stage
from local.client import Client
from local.environment import environment_of, patched_environment
from local.stack import LocalStack
from runtime.kafka.identity.principals import Signer
from runtime.storage import S3ObjectStore, guide_key
from services.cli.application import application
from services.renderer.settings import RendererSettings
from tests.support.kafka import publish_raw, read_until

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="package")]

PDF = b"%PDF-1.7 of an operator's test"


class Operator:
    """Runs commands with what an operator has."""

    def __init__(self, stack: LocalStack) -> None:
        self._environment = environment_of(Stage.BILLING, stack.addresses)
        self._runner = CliRunner()

    async def run(self, *arguments: str, status: int = 0) -> str:
        result = await asyncio.to_thread(self._runner.invoke, application(), arguments, env=self._environment)
        assert result.exit_code == status, result.output
        return result.stdout

    async def json(self, *arguments: str) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(await self.run(*arguments))
        return answer


@pytest.fixture
def operator(stack: LocalStack) -> Operator:
    return Operator(stack)


async def test_credits_are_shown_granted_refunded_and_add_up(
    operator: Operator, client_of: Callable[[str], Client]
) -> None:
    async with client_of("patron") as client:
        prep_id = await client.generate(company_name="Copperfinch Robotics", job_title="Software Engineer")
        assert (await client.final(prep_id))["status"] == "completed"
        paid = 60 - (await client.account())["balance"]
        shown = await operator.json("credits", "show", "patron")
        assert shown["account"]["balance"] == 60 - paid
        assert [entry["kind"] for entry in shown["entries"]] == ["capture", "hold", "grant"]
        for _ in range(2):
            assert (await operator.json("credits", "grant", "patron", "7", "--key", "sorry"))["balance"] == 67 - paid
        assert (await operator.json("credits", "tier", "patron", "pro"))["tier"] == "pro"
        assert (await operator.json("credits", "refund", "patron", prep_id))["balance"] == 67
        await operator.run("credits", "refund", "patron", prep_id, status=1)
        assert (await client.account())["balance"] == 67
    assert await operator.json("credits", "reconcile") == {"wrong": []}


async def test_a_dead_letter_is_found_shown_sent_again_and_dropped(operator: Operator, stack: LocalStack) -> None:
    """A guide whose file came late: refused at first, charged once it is sent again."""
    digest = sha256(PDF).hexdigest()
    document = StoredDocument(
        key=guide_key(user_id="latecomer", prep_id="late", sha256=digest), sha256=digest, size_bytes=len(PDF), pages=1
    )
    event = PdfStored(prep_id="late", user_id="latecomer", producer="renderer", document=document)
    value = event.model_dump_json().encode()
    signer = Signer(principal="renderer", key=stack.addresses.principals.keys["renderer"])
    headers = signer.headers(topic=event.topic, key=event.key, value=value).items()
    await publish_raw(
        stack.addresses.kafka, (event.topic, event.key, value, [(name, text.encode()) for name, text in headers])
    )
    await _record_of(stack, "pdf.stored.dlq")
    name = await _letter(operator)
    await _store_and_hold(stack, document)
    assert "1 records sent again" in await operator.run("dlq", "redrive", name)
    charged = await _record_of(stack, "billing.charged")
    assert charged["amount"] == 25
    assert (await operator.json("credits", "show", "latecomer"))["account"]["balance"] == 35
    assert "deleted" in await operator.run("dlq", "drop", "--topic", "pdf.stored")
    assert await operator.run("dlq", "list", "--topic", "pdf.stored") == ""


async def _letter(operator: Operator) -> str:
    for line in (await operator.run("dlq", "list", "--topic", "pdf.stored")).splitlines():
        name, reason, field, consumers = line.split("\t")
        shown = await operator.json("dlq", "show", name)
        if shown["key"] == "late":
            assert (reason, field, consumers) == ("claim_refused", "document.key", "billing")
            assert json.loads(shown["value"])["user_id"] == "latecomer"
            return name
    raise AssertionError("the dead letter is not listed")


async def _store_and_hold(stack: LocalStack, document: StoredDocument) -> None:
    environment = environment_of(Stage.RENDERER, stack.addresses)
    with patched_environment(environment):
        storage = RendererSettings().storage
    store = S3ObjectStore(storage)
    await store.put(document.key, PDF, content_type="application/pdf")
    store.close()
    async with httpx.AsyncClient(trust_env=False, base_url=environment["PREPLINE_BILLING__BASE_URL"]) as billing:
        token = {"Authorization": f"Bearer {stack.addresses.hold_token}"}
        (
            await billing.post("/holds", json={"prep_id": "late", "user_id": "latecomer"}, headers=token)
        ).raise_for_status()


async def _record_of(stack: LocalStack, topic: str) -> dict[str, Any]:
    def mine(records: list[Any]) -> list[Any]:
        return [record for record in records if record.key == b"late"]

    found = mine(await read_until(stack.addresses.kafka, [topic], lambda records: bool(mine(records)), seconds=60))
    answer: dict[str, Any] = json.loads(found[0].value)
    return answer
