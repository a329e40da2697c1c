"""Enums and literals that may grow: what a reader does not know, it reads as something weaker."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from contracts.base import FALLBACK_KEYWORD, Contract, Fallback, OpenEnum
from contracts.billing import Account, AccountChange, Tier
from contracts.insights import Basis, Experience, Insights, Item, ProcessStage, Question, walk_items
from contracts.job import FieldProvenance, JobDetails, ProvenanceSource, RoleCategory, Salary
from contracts.posts import PostOrigin, SourceReport
from contracts.preps import PrepFailed, PrepProgress
from contracts.problems import ProblemCode
from contracts.samples import sample_events, sample_insights
from contracts.snapshots.files import current_schemas
from contracts.status import PrepStatus, Stage

FALLBACKS = {
    RoleCategory: RoleCategory.OTHER,
    ProvenanceSource: ProvenanceSource.DERIVED,
    Basis: Basis.GENERAL,
    PostOrigin: PostOrigin.COMMUNITY,
    PrepStatus: PrepStatus.PROCESSING,
    Stage: Stage.GATEWAY,
    ProblemCode: ProblemCode.INTERNAL_ERROR,
}
OF_LITERALS = {
    "Salary.period": None,
    "JobDetails.remote_policy": None,
    "SourceReport.status": "failed",
    "Experience.outcome": None,
    "Requirement.kind": "preferred",
    "Insights.evidence_level": "general",
    "PdfStored.evidence_level": "general",
    "PdfStoredV1.evidence_level": "general",
}
"""Each was chosen because it claims least: a demand of an unknown kind is not one that a candidate must meet."""
UNKNOWN = "invented later"


def enums_in(schema: Any, *, tolerant: bool = False) -> Iterator[tuple[list[str], bool]]:
    """Yield the members of each enum and whether a fallback is named for it."""
    if isinstance(schema, list):
        for part in schema:
            yield from enums_in(part, tolerant=tolerant)
    if not isinstance(schema, dict):
        return
    named = FALLBACK_KEYWORD in schema
    if "enum" in schema and "type" in schema:
        yield schema["enum"], named or tolerant
    for name, part in schema.items():
        yield from enums_in(part, tolerant=named and name == "anyOf")


def test_every_open_enum_is_listed_here() -> None:
    assert set(OpenEnum.__subclasses__()) >= set(FALLBACKS)
    ours = {enum for enum in OpenEnum.__subclasses__() if enum.__module__.startswith("contracts.")}
    assert ours == set(FALLBACKS)


@pytest.mark.parametrize(("enum", "fallback"), FALLBACKS.items(), ids=lambda value: getattr(value, "__name__", value))
def test_an_unknown_member_is_read_as_the_fallback(enum: type[OpenEnum], fallback: OpenEnum) -> None:
    adapter = TypeAdapter(enum)
    assert adapter.validate_python(UNKNOWN) is adapter.validate_json(json.dumps(UNKNOWN)) is fallback
    assert enum.fallback() is fallback
    assert all(adapter.validate_python(member.value) is member for member in enum)
    assert adapter.json_schema()[FALLBACK_KEYWORD] == fallback.value


@pytest.mark.parametrize("enum", FALLBACKS, ids=lambda enum: enum.__name__)
@pytest.mark.parametrize("value", [4, None, True, ["x"]])
def test_what_is_no_member_at_all_is_still_refused(enum: type[OpenEnum], value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(enum).validate_python(value)


def test_code_that_names_a_member_wrongly_is_not_forgiven() -> None:
    with pytest.raises(ValueError, match="Sofware"):
        RoleCategory("Sofware Engineering")


def test_a_fallback_that_is_no_member_is_refused_when_the_enum_is_defined() -> None:
    with pytest.raises(ValueError, match="green"):

        class Colour(OpenEnum, fallback="green"):
            RED = "red"


@pytest.mark.parametrize("name", current_schemas())
def test_every_enum_of_an_event_names_its_fallback(name: str) -> None:
    assert [members for members, named in enums_in(json.loads(current_schemas()[name])) if not named] == []


def models(base: type[BaseModel] = Contract) -> Iterator[type[BaseModel]]:
    for model in base.__subclasses__():
        yield model
        yield from models(model)


def test_every_fallback_of_literals_is_listed_here() -> None:
    found = {
        f"{model.__name__}.{name}": mark.value
        for model in models()
        if model.__module__.startswith("contracts.")
        for name, field in model.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Fallback)
    }
    assert found == OF_LITERALS


def test_unknown_literals_are_read_as_their_fallback() -> None:
    job = JobDetails(company_name="Quillstone", job_title="Engineer")
    assert JobDetails.model_validate({**job.model_dump(), "remote_policy": UNKNOWN}).remote_policy is None
    assert Salary.model_validate({"raw": "9", "period": UNKNOWN}).period is None
    assert SourceReport.model_validate({"source": "reddit", "status": UNKNOWN}).status == "failed"
    assert Insights.model_validate({**sample_insights().model_dump(), "evidence_level": UNKNOWN}).evidence_level == (
        "general"
    )


def test_what_is_no_literal_at_all_is_still_refused() -> None:
    with pytest.raises(ValidationError):
        Salary.model_validate({"raw": "9", "period": 4})


@pytest.mark.parametrize(
    "extra",
    [
        {},
        {"evidence": [{"source_id": "reddit:1", "quote": "They asked."}], "reports": 9, "last_seen": "2026-10-01"},
    ],
)
def test_an_item_on_an_unknown_basis_is_general_advice_and_proves_nothing(extra: dict[str, Any]) -> None:
    for model in (Question, ProcessStage, Experience, Item):
        item = model.model_validate({"name": "Round", "text": "They ask about sharding.", "basis": UNKNOWN, **extra})
        assert item.basis is Basis.GENERAL
        assert item.evidence == []
        assert getattr(item, "reports", 0) == 0
        assert getattr(item, "last_seen", None) is None


def test_a_guide_loses_the_proof_of_unknown_bases_and_nothing_else() -> None:
    text = sample_events()["insights.ready"].model_dump_json()
    weaker = json.loads(text.replace('"basis":"posting"', f'"basis":"{UNKNOWN}"'))
    read = type(sample_events()["insights.ready"]).model_validate(weaker)
    before, after = walk_items(sample_insights()), walk_items(read.insights)  # type: ignore[attr-defined]  # see above
    for old, new in zip(before, after, strict=True):
        assert new == (
            old if old.basis is not Basis.POSTING else old.model_copy(update={"basis": Basis.GENERAL, "evidence": []})
        )


def test_a_known_basis_keeps_its_rules() -> None:
    with pytest.raises(ValidationError, match="needs evidence"):
        Item.model_validate({"text": "x", "basis": "reported"})
    proof = {"source_id": "a", "quote": "b"}
    assert Item.model_validate({"text": "x", "basis": "posting", "evidence": [proof]}).evidence


def test_an_unknown_stage_or_code_ends_or_advances_a_preparation_like_a_known_one() -> None:
    envelope = {"prep_id": "p", "user_id": "u", "message": "m", "stage": UNKNOWN}
    failed = PrepFailed.model_validate({**envelope, "code": UNKNOWN})
    assert (failed.stage, failed.code) == (Stage.GATEWAY, ProblemCode.INTERNAL_ERROR)
    assert PrepProgress.model_validate({**envelope, "status": UNKNOWN}).status is PrepStatus.PROCESSING


def test_an_unknown_source_of_a_field_is_the_least_sure_one() -> None:
    assert FieldProvenance.model_validate({"source": UNKNOWN, "confidence": 0.5}).source is list(ProvenanceSource)[-1]


def test_a_text_that_may_lose_its_end_is_cut_and_not_refused() -> None:
    progress = PrepProgress(prep_id="p", user_id="u", stage=Stage.PARSER, message="x" * 301)
    assert progress.message == "x" * 300
    assert SourceReport(source="reddit", status="failed", detail="y" * 501).detail == "y" * 500
    with pytest.raises(ValidationError):
        PrepProgress(prep_id="p", user_id="u", stage=Stage.PARSER, message="")
    with pytest.raises(ValidationError):
        PrepProgress.model_validate({"prep_id": "p", "user_id": "u", "stage": "parser", "message": 5})


def test_the_schema_of_such_a_text_says_so() -> None:
    message = PrepProgress.model_json_schema()["properties"]["message"]
    assert (message["maxLength"], message["minLength"], message["x-tolerant"]) == (300, 1, ["maxLength"])


def test_posts_of_an_unknown_origin_are_left_out_and_the_others_stay() -> None:
    event = sample_events()["posts.collected"]
    data = json.loads(event.model_dump_json())
    data["posts"] += [{**data["posts"][0], "source_id": "x:1", "origin": UNKNOWN}]
    assert type(event).model_validate_json(json.dumps(data)) == event
    assert type(event).model_validate(data) == event


def test_money_is_closed() -> None:
    with pytest.raises(ValidationError):
        AccountChange.model_validate({"change_id": "c", "tier": UNKNOWN})
    assert not issubclass(Tier, OpenEnum)
    assert FALLBACK_KEYWORD not in json.dumps(Account.model_json_schema())
