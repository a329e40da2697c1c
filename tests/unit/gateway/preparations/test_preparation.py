from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.preps import PrepFailed
from contracts.status import PrepStatus, Stage
from services.gateway.preparations.preparation import Change, State, fold, fold_all, settle
from tests.support.prep_events import PrepEvents

EVENTS = PrepEvents()
RANK = [
    PrepStatus.PROCESSING,
    PrepStatus.PARSING_JOB_POSTING,
    PrepStatus.EXTRACTING_REQUIREMENTS,
    PrepStatus.SCRAPING_REDDIT,
    PrepStatus.PROCESSING_CONTENT,
    PrepStatus.GENERATING_PDF,
    PrepStatus.COMPLETED,
]


def fresh(attempt: int = 1) -> State:
    return State(prep_id="prep-1", user_id="alice", attempt=attempt)


def run(events: list[Event], state: State | None = None) -> tuple[State, list[Change]]:
    state = state or fresh()
    changes = []
    for event in events:
        if change := fold(state, event):
            assert change.state.seq == state.seq + 1
            state = change.state
            changes.append(change)
    return state, changes


def progress_events() -> list[Event]:
    return [
        EVENTS.progress(Stage.PARSER, "Reading", status=PrepStatus.EXTRACTING_REQUIREMENTS),
        EVENTS.progress(Stage.SCRAPER, "Searching"),
        EVENTS.progress(Stage.INSIGHTS, "Distilling"),
        EVENTS.progress(Stage.RENDERER, "Printing"),
    ]


def statuses(changes: list[Change]) -> list[PrepStatus]:
    return [entry.status for change in changes for entry in change.entries]


def test_a_chain_in_order_shows_every_stage_without_any_progress_event() -> None:
    state, changes = run(EVENTS.chain())
    assert statuses(changes) == [
        PrepStatus.PARSING_JOB_POSTING,
        PrepStatus.SCRAPING_REDDIT,
        PrepStatus.PROCESSING_CONTENT,
        PrepStatus.GENERATING_PDF,
        PrepStatus.GENERATING_PDF,
        PrepStatus.COMPLETED,
    ]
    assert state.progress == "Interview Prep ready!"
    assert not state.expects_more


@given(st.permutations(EVENTS.chain() + progress_events()), st.data())
def test_any_order_with_repetitions_completes_once_and_never_goes_back(
    events: list[Event], data: st.DataObject
) -> None:
    repeated = data.draw(st.lists(st.sampled_from(events), max_size=10))
    state, changes = run([*events, *repeated])
    seen = statuses(changes)
    assert state.status is PrepStatus.COMPLETED
    assert seen.count(PrepStatus.COMPLETED) == 1
    assert seen == sorted(seen, key=RANK.index)
    written = {name for change in changes for name, value in change.data.items() if value}
    assert {"jobDetails", "insights", "pdf", "pdfStoragePath", "charge", "completedAt", "companyName"} <= written


@given(st.permutations([*EVENTS.chain()[:5], *progress_events(), EVENTS.failed(), EVENTS.cancelled()]))
def test_without_a_charge_the_first_end_is_the_only_one(events: list[Event]) -> None:
    state, changes = run([*events, *events])
    ends = [status for status in statuses(changes) if status.is_final]
    assert ends == [state.status]
    assert state.status in {PrepStatus.FAILED, PrepStatus.CANCELLED}
    assert statuses(changes)[-1] is state.status
    assert not state.expects_more


@given(st.permutations([*EVENTS.chain(), EVENTS.failed(), EVENTS.cancelled()]))
def test_what_was_charged_is_delivered_whatever_else_was_reported(events: list[Event]) -> None:
    state, changes = run(events)
    assert state.status is PrepStatus.COMPLETED
    assert statuses(changes).count(PrepStatus.COMPLETED) == 1
    assert changes[-1].data.get("error") is None


@given(st.permutations([*EVENTS.chain(), EVENTS.failed()]))
def test_events_of_an_older_attempt_change_nothing(events: list[Event]) -> None:
    assert run(events, fresh(attempt=2))[1] == []


def test_events_of_another_user_change_nothing() -> None:
    assert run(PrepEvents(user_id="mallory").chain())[1] == []


def test_a_newer_attempt_forgets_how_the_last_one_ended() -> None:
    state, _ = run([EVENTS.requested(), EVENTS.failed(needs_manual_input=True)])
    assert state.status is PrepStatus.PARSING_FAILED
    change = fold(state, PrepEvents(attempt=2).parsed())
    assert change is not None
    assert change.state.status is PrepStatus.SCRAPING_REDDIT
    assert change.state.attempt == 2
    assert change.data["error"] is None
    assert change.data["needsManualInput"] is False
    assert change.data["companyName"] == "Lumenworks Pay"


def test_a_failure_that_needs_input_says_so() -> None:
    state, changes = run([EVENTS.failed(needs_manual_input=True)])
    assert state.status is PrepStatus.PARSING_FAILED
    assert changes[0].data["needsManualInput"] is True
    assert changes[0].data["errorCode"] == "login_required"
    assert changes[0].entries[0].detail["needsManualInput"] is True


def test_late_data_after_a_failure_are_kept_without_a_line_in_the_ended_timeline() -> None:
    _, changes = run([EVENTS.requested(), EVENTS.failed(), EVENTS.parsed()])
    assert changes[-1].entries == ()
    assert changes[-1].data["companyName"] == "Lumenworks Pay"
    assert changes[-1].state.status is PrepStatus.FAILED


def test_a_late_event_shows_the_progress_that_was_reached() -> None:
    _, changes = run([EVENTS.ready(), EVENTS.parsed()])
    assert changes[-1].entries[0].status is PrepStatus.GENERATING_PDF
    assert changes[-1].entries[0].progress.endswith("Laying out your guide…")


def test_a_charge_alone_keeps_the_preparation_watched_until_it_is_settled() -> None:
    state, _ = run([EVENTS.failed(), EVENTS.charged()])
    assert state.status is PrepStatus.FAILED
    assert state.expects_more
    change = settle(state, at=datetime.now(UTC))
    assert change.state.status is PrepStatus.COMPLETED
    assert not change.state.expects_more


def test_the_timeline_of_a_chatty_stage_is_bounded() -> None:
    _, changes = run([EVENTS.progress(Stage.SCRAPER, f"{n}") for n in range(500)])
    assert len(changes) == 100


def test_progress_of_a_stage_that_is_over_is_dropped() -> None:
    state, _ = run([EVENTS.ready()])
    assert fold(state, EVENTS.progress(Stage.SCRAPER, "late")) is None


def test_the_pdf_is_found_where_it_belongs_whatever_the_event_says() -> None:
    stored = EVENTS.stored()
    theirs = stored.document.model_copy(update={"key": "interview_preps/bob/secret.pdf"})
    rogue = stored.model_copy(update={"document": theirs})
    _, changes = run([rogue])
    assert changes[0].data["pdfStoragePath"] == stored.document.key


@pytest.mark.parametrize("event", [EVENTS.failed(), EVENTS.charged()])
def test_details_carry_no_snake_case(event: PrepFailed | BillingCharged) -> None:
    _, changes = run([event])
    assert all("_" not in name for name in changes[0].entries[0].detail)


@given(st.permutations([*EVENTS.chain(), *progress_events(), EVENTS.failed()]), st.integers(0, 11))
def test_events_taken_together_come_to_the_same_as_one_after_the_other(events: list[Event], cut: int) -> None:
    state, changes = run(events)
    first = fold_all(fresh(), events[:cut])
    between = first.state if first else fresh()
    second = fold_all(between, events[cut:])
    assert first is None or first.before == 0
    assert second is None or second.before == between.seq
    together = [change for change in (first, second) if change]
    assert (second.state if second else between) == state
    assert [entry for change in together for entry in change.entries] == [e for c in changes for e in c.entries]
    fields = [dict(item for change in made for item in change.data.items()) for made in (changes, together)]
    assert fields[0] == fields[1]
