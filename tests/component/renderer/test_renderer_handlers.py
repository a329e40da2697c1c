"""An event of insights becomes a stored PDF and the event that says so."""

from hashlib import sha256

import pytest

from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.preps import InsightsReady
from runtime.testing import MemoryObjectStore
from services.renderer.guide import RenderedGuide, render_guide
from services.renderer.handlers import RendererHandlers
from tests.support import guide_samples as samples


class InlineRenderer:
    """Lays out in this process."""

    async def render(self, job: JobDetails, insights: Insights) -> RenderedGuide:
        return render_guide(job, insights)


def event() -> InsightsReady:
    return InsightsReady(
        prep_id="prep-1", user_id="user|1", attempt=2, job=samples.rich_job(), insights=samples.rich_insights()
    )


def handlers(store: MemoryObjectStore) -> RendererHandlers:
    return RendererHandlers(renderer=InlineRenderer(), store=store)


async def test_the_pdf_is_stored_and_described() -> None:
    store = MemoryObjectStore()
    stored = await handlers(store).insights_ready(event())
    [(key, (pdf, _, _))] = store.objects.items()
    assert pdf.startswith(b"%PDF-")
    assert stored.document.key == key == f"interview_preps/user|1/prep-1/{stored.document.sha256}.pdf"
    assert (stored.document.size_bytes, stored.document.sha256) == (len(pdf), sha256(pdf).hexdigest())
    assert stored.document.pages >= 8
    assert stored.evidence_level == "community"
    assert (stored.prep_id, stored.user_id, stored.attempt, stored.producer) == ("prep-1", "user|1", 2, "renderer")


async def test_a_repeated_event_gives_the_same_object_and_event() -> None:
    store = MemoryObjectStore()
    first = await handlers(store).insights_ready(event())
    kept = await store.get(first.document.key)
    second = await handlers(store).insights_ready(event())
    assert await store.get(first.document.key) == kept
    assert second.model_dump(exclude={"occurred_at"}) == first.model_dump(exclude={"occurred_at"})


@pytest.mark.parametrize(
    ("producer", "said", "told"),
    [("insights", "insights", "insights"), ("gateway", "insights", "insights"), ("acme", "insights", "external")],
)
async def test_only_our_own_services_are_believed_who_measured_the_evidence(
    producer: str, said: str, told: str
) -> None:
    claimed = event().model_copy(update={"producer": producer, "measured_by": said})
    assert (await handlers(MemoryObjectStore()).insights_ready(claimed)).measured_by == told


async def test_another_guide_of_the_same_preparation_leaves_the_first_file() -> None:
    store = MemoryObjectStore()
    first = await handlers(store).insights_ready(event())
    changed = event().job.model_copy(update={"job_title": "Another title"})
    second = await handlers(store).insights_ready(event().model_copy(update={"job": changed}))
    assert first.document.key != second.document.key
    assert sha256(await store.get(first.document.key)).hexdigest() == first.document.sha256
