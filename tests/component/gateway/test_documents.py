import httpx
import pytest

from contracts.outline import outline_of
from runtime.storage import StorageError
from services.gateway.guides.bodies.guide import Download, Guide
from tests.support.gateway import GatewayRig
from tests.support.prep_events import GUIDE, PrepEvents

BASE = "/api/interview-prep"
PDF = GUIDE


@pytest.fixture
async def finished(rig: GatewayRig) -> GatewayRig:
    await rig.objects.put(PrepEvents().document.key, PDF, content_type="application/pdf")
    await rig.deliver(*PrepEvents().chain())
    return rig


async def test_the_pdf_is_downloaded_under_a_telling_name(finished: GatewayRig) -> None:
    async with finished.client() as client:
        response = await client.get(f"{BASE}/prep-1.pdf")
    assert response.content == PDF
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["cache-control"] == "no-store"
    disposition = response.headers["content-disposition"]
    assert 'filename="Interview Prep - Lumenworks Pay - Senior Backend Engineer, Payments Platform.pdf"' in disposition


async def test_a_link_works_without_a_token(finished: GatewayRig) -> None:
    async with finished.client() as client:
        response = await client.get(f"{BASE}/download/prep-1")
    download = Download.model_validate(response.json())
    assert download.pdf_url.startswith("https://store.test/interview_preps/alice/prep-1/")
    assert set(response.json()) == {"pdfUrl", "companyName", "jobTitle"}


async def test_the_guide_comes_as_data_and_as_text(finished: GatewayRig) -> None:
    async with finished.client() as client:
        data = await client.get(f"{BASE}/prep-1.json")
        text = await client.get(f"{BASE}/prep-1.md")
    guide = Guide.model_validate(data.json())
    assert guide.job.company_name == "Lumenworks Pay"
    assert guide.outline == outline_of(guide.job, guide.insights)
    assert text.headers["content-type"] == "text/markdown; charset=utf-8"
    assert text.text.startswith("# Senior Backend Engineer")


@pytest.mark.parametrize("path", ["download/prep-1", "prep-1.pdf", "prep-1.json", "prep-1.md"])
@pytest.mark.parametrize("seen", [1, 5])
async def test_nothing_is_served_before_it_is_paid_for(rig: GatewayRig, path: str, seen: int) -> None:
    await rig.objects.put(PrepEvents().document.key, PDF, content_type="application/pdf")
    await rig.deliver(*PrepEvents().chain()[:seen])
    async with rig.client() as client:
        response = await client.get(f"{BASE}/{path}")
    assert response.status_code == 409
    assert response.json()["code"] == "not_ready"


async def test_a_missing_file_is_not_found(finished: GatewayRig) -> None:
    finished.objects.objects.clear()
    async with finished.client() as client:
        response = await client.get(f"{BASE}/prep-1.pdf")
    assert response.status_code == 404
    assert response.json()["code"] == "not_found"


async def test_a_store_that_is_down_is_a_reason_to_try_again(finished: GatewayRig) -> None:
    finished.objects.failures.append(StorageError("timeout"))
    async with finished.client() as client:
        response = await client.get(f"{BASE}/prep-1.pdf")
    assert response.status_code == 503
    assert response.headers["retry-after"]


async def test_the_account_is_shown_in_the_words_clients_know(rig: GatewayRig) -> None:
    async with rig.client() as client:
        response = await client.get("/api/account")
    assert response.json() == {
        "userId": "alice",
        "tier": "pro",
        "credits": 1000,
        "balance": 1000,
        "held": 0,
        "prepCost": 25,
        "interviewPrepsUsed": 1,
        "interviewPrepsRunning": 0,
        "interviewPrepsLimit": 5,
        "resetsAt": None,
        "upgradeUrl": None,
    }


async def test_the_account_without_billing_is_unavailable(rig: GatewayRig) -> None:
    rig.billing.failure = httpx.ConnectError("refused")
    async with rig.client() as client:
        assert (await client.get("/api/account")).status_code == 503
