"""The outline names every item once, in the order of worth."""

import pytest

from contracts.insights import (
    Basis,
    CommonQuestions,
    Evidence,
    Insights,
    Item,
    ProcessStage,
    Question,
    Source,
    walk_items,
)
from contracts.outline import entries_of, outline_of, resolve, source_numbers
from tests.support import guide_samples as samples


def items_of(insights: Insights) -> list[Item]:
    job = samples.rich_job()
    groups = [group for section in outline_of(job, insights) for group in section.groups]
    parts = [resolve(entry.ref, job=job, insights=insights) for entry in entries_of(groups)]
    return [part for part in parts if isinstance(part, Item)]


@pytest.mark.parametrize("insights", [samples.rich_insights(), samples.general_insights(), samples.huge_insights()])
def test_every_item_is_in_the_outline_exactly_once(insights: Insights) -> None:
    assert sorted(map(id, items_of(insights))) == sorted(map(id, walk_items(insights)))


def test_what_was_reported_comes_first_in_every_list() -> None:
    worth = {Basis.REPORTED: 0, Basis.POSTING: 1, Basis.GENERAL: 2}
    job, insights = samples.rich_job(), samples.rich_insights()
    for section in outline_of(job, insights):
        for group in section.groups:
            if group.kind in {"items", "questions", "accounts"}:
                bases = [resolve(entry.ref, job=job, insights=insights).basis for entry in group.entries]
                assert bases == sorted(bases, key=worth.__getitem__)


def test_empty_sections_are_left_out_unless_the_reader_has_to_know() -> None:
    outline = outline_of(samples.bare_job(), samples.bare_insights())
    assert [section.id for section in outline] == ["process", "questions", "gaps", "sources"]
    assert all(section.nothing for section in outline)


def test_sections_have_names_of_their_own() -> None:
    outline = outline_of(samples.rich_job(), samples.rich_insights())
    assert len({section.id for section in outline}) == len({section.title for section in outline}) == len(outline)


def test_an_unknown_reference_is_an_error() -> None:
    with pytest.raises(LookupError):
        resolve("insights.data_gaps.99", job=samples.rich_job(), insights=samples.rich_insights())


def test_sources_have_numbers_in_the_order_of_the_list_and_unlisted_ones_come_last() -> None:
    listed = [Source(id=id_) for id_ in ("reddit:2", "reddit:3", "reddit:1")]
    tips = [samples.reported("Tip", (id_, "a quote")) for id_ in ("reddit:0", "reddit:1", "reddit:2")]
    success = samples.bare_insights().success_tips.model_copy(update={"what_worked": tips})
    insights = samples.bare_insights().model_copy(update={"sources": listed, "success_tips": success})
    assert source_numbers(insights) == {"reddit:2": 1, "reddit:1": 2, "reddit:0": 3}


def test_facts_of_a_round_are_printed_unless_its_text_states_them() -> None:
    parts = {"basis": Basis.GENERAL, "duration": "45 mins", "interviewer": "recruiter", "format": "Zoom"}
    stage = ProcessStage(name="phone screen", text="Phone screen, 45 minutes, with a recruiter", **parts)
    process = samples.bare_insights().interview_process.model_copy(update={"stages": [stage]})
    insights = samples.bare_insights().model_copy(update={"interview_process": process})
    section = next(part for part in outline_of(samples.bare_job(), insights) if part.id == "process")
    assert section.groups[0].entries[0].details == ("Zoom",)


def test_what_was_reported_for_other_roles_stands_apart_and_without_quotes() -> None:
    own, other = (
        Question(
            text=text,
            basis=Basis.REPORTED,
            evidence=[Evidence(source_id="reddit:1", quote="long words around it all")],
            other_role=role,
        )
        for text, role in (("Why tea?", None), ("Why C++?", "Software Engineering"))
    )
    insights = samples.bare_insights().model_copy(update={"common_questions": CommonQuestions(technical=[other, own])})
    section = next(part for part in outline_of(samples.bare_job(), insights) if part.id == "questions")
    assert [group.title for group in section.groups] == ["Asked in interviews here", "Asked for other roles or levels"]
    assert [[entry.ref[-1] for entry in group.entries] for group in section.groups] == [["1"], ["0"]]
    assert [group.entries[0].quotes for group in section.groups] == [(0,), ()]


def test_every_basis_has_a_place_in_the_order_of_worth() -> None:
    proof = [Evidence(source_id="reddit:1", quote="words of somebody else")]
    tips = [Item(text=f"Tip {basis.value}", basis=basis, evidence=proof) for basis in reversed(Basis)]
    success = samples.bare_insights().success_tips.model_copy(update={"what_worked": tips})
    insights = samples.bare_insights().model_copy(update={"success_tips": success})
    section = next(part for part in outline_of(samples.bare_job(), insights) if part.id == "experiences")
    parts = [resolve(entry.ref, job=samples.bare_job(), insights=insights) for entry in section.groups[0].entries]
    assert [part.basis for part in parts] == [Basis.REPORTED, Basis.EMPLOYER, Basis.POSTING, Basis.GENERAL]
