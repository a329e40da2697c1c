"""What every event promises, whatever it carries."""

import json

import pytest
from pydantic import BaseModel, ValidationError

from contracts.base import Contract
from contracts.envelope import Event, FormerEvent, event_id_for
from contracts.insights import Basis, Evidence, Item, walk_items
from contracts.job import Employer, JobDetails
from contracts.preps import JobParsed, PrepProgress, PrepRequest
from contracts.samples import sample_events, sample_insights, sample_job, sample_post
from contracts.status import Stage
from contracts.topics import MAX_EVENT_BYTES, TOPICS

EVENTS = sample_events()


def all_models(base: type[BaseModel] = Contract) -> set[type[BaseModel]]:
    return {base}.union(*(all_models(child) for child in base.__subclasses__()))


def test_the_registry_has_a_topic_for_every_event_and_nothing_else() -> None:
    models = all_models(Event) - {Event, FormerEvent}
    assert {model for topic in TOPICS.values() for model in topic.models.values()} == models
    assert all(name == topic.name for name, topic in TOPICS.items())


def test_the_chain_is_in_order() -> None:
    chain = ["prep.requested", "job.parsed", "posts.collected", "insights.ready", "pdf.stored", "billing.charged"]
    assert list(TOPICS)[: len(chain)] == chain


def test_every_consumer_of_a_topic_has_a_producer() -> None:
    services = {"gateway", "parser", "scraper", "insights", "renderer", "billing"}
    for topic in TOPICS.values():
        assert topic.producers
        assert set(topic.consumers) <= services


@pytest.mark.parametrize("model", sorted(all_models(), key=str), ids=str)
def test_every_model_is_described(model: type[BaseModel]) -> None:
    assert model.__doc__, f"{model.__name__} has no docstring"


@pytest.mark.parametrize("model", [JobDetails, Employer], ids=str)
def test_every_field_of_the_job_is_described(model: type[BaseModel]) -> None:
    assert [name for name, field in model.model_fields.items() if not field.description] == []


def test_a_job_without_a_company_is_one_whose_employer_nobody_looked_up() -> None:
    assert JobDetails(company_name="Quillstone", job_title="Engineer").company is None


def test_an_employer_has_a_bounded_number_of_spellings() -> None:
    assert len(Employer(brand="Quillstone", spellings=["Quillstone"] * 50).spellings) == 50
    with pytest.raises(ValidationError, match="spellings"):
        Employer(brand="Quillstone", spellings=["Quillstone"] * 51)


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_unknown_fields_are_ignored(event: Event) -> None:
    data = json.loads(event.model_dump_json()) | {"invented_later": {"deep": [1]}}
    assert type(event).model_validate(data) == event


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_events_are_immutable_and_keyed_by_the_preparation(event: Event) -> None:
    assert event.key == b"prep-4f1c"
    with pytest.raises(ValidationError):
        event.prep_id = "another"  # type: ignore[misc]  # the point


def test_the_event_id_follows_from_prep_topic_and_attempt() -> None:
    one = JobParsed(prep_id="p", user_id="u", job=sample_job())
    same = JobParsed(prep_id="p", user_id="u", job=sample_job(), producer="other")
    retry = JobParsed(prep_id="p", user_id="u", job=sample_job(), attempt=2)
    assert one.event_id == same.event_id == event_id_for(prep_id="p", topic="job.parsed", attempt=1)
    assert retry.event_id != one.event_id


def test_progress_is_new_each_time() -> None:
    progress = [PrepProgress(prep_id="p", user_id="u", stage=Stage.PARSER, message="m") for _ in range(2)]
    assert progress[0].event_id != progress[1].event_id


@pytest.mark.parametrize("user_id", ["../other", "a/b", ".", "..", "", "x" * 129, "a\x00b"])
def test_user_ids_that_could_leave_their_folder_are_refused(user_id: str) -> None:
    with pytest.raises(ValidationError):
        JobParsed(prep_id="p", user_id=user_id, job=sample_job())


@pytest.mark.parametrize("user_id", ["auth0|66f", "a.b@c.example", "kC9xV0bXkYQ2", "a..b"])
def test_user_ids_of_identity_providers_are_accepted(user_id: str) -> None:
    assert JobParsed(prep_id="p", user_id=user_id, job=sample_job()).user_id == user_id


@pytest.mark.parametrize("given", [{}, {"company_name": "A"}, {"job_title": "B"}, {"job_posting_url": ""}])
def test_a_request_that_names_no_job_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        PrepRequest.model_validate(given)


def test_a_reported_item_needs_evidence() -> None:
    with pytest.raises(ValidationError, match="needs evidence"):
        Item(text="They ask about sharding.", basis=Basis.REPORTED)
    assert Item(text="x", basis=Basis.REPORTED, evidence=[Evidence(source_id="a", quote="b")]).evidence


def test_walking_a_guide_reaches_every_item_and_every_quote_is_in_its_source() -> None:
    insights, texts = sample_insights(), list(sample_post().texts())
    items = list(walk_items(insights))
    assert len(items) == 10
    reported = [item for item in items if item.basis is Basis.REPORTED]
    assert len(reported) == insights.grounding.reported
    assert all(any(proof.quote in text for text in texts) for item in reported for proof in item.evidence)


def test_the_largest_texts_a_post_may_hold_still_leave_room_for_others() -> None:
    post = sample_post().model_copy(update={"body": "x" * 40_000})
    assert len(post.model_dump_json()) < MAX_EVENT_BYTES / 10
