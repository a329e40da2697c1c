"""What users are told of a preparation before it is written."""

from typing import Any

from contracts.envelope import Event
from contracts.status import PrepStatus, Stage
from services.gateway.preparations.preparation import Change, State, fold, fold_all
from services.gateway.preparations.told_ahead import ToldAhead
from tests.support.prep_events import PrepEvents

EVENTS = PrepEvents()
WRITTEN = State(prep_id="prep-1", user_id="alice", seq=1)
DOCUMENT: dict[str, Any] = {
    "_id": "prep-1",
    "seq": 1,
    "status": "processing",
    "progress": "",
    "jobTitle": None,
    "timeline": [],
}


def told(ahead: ToldAhead, *events: Event) -> list[Change | None]:
    return [ahead.tell(event, written=WRITTEN) for event in events]


def written(*events: Event) -> Change:
    change = fold_all(WRITTEN, events)
    assert change is not None
    return change


def test_what_was_told_is_what_is_written_then() -> None:
    events = [EVENTS.requested(), EVENTS.progress(Stage.PARSER, "Reading"), EVENTS.parsed()]
    ahead = ToldAhead()
    told(ahead, *events)
    assert tuple(ahead.lines("prep-1")) == written(*events).entries


def test_an_event_is_told_once() -> None:
    ahead = ToldAhead()
    assert told(ahead, EVENTS.requested(), EVENTS.requested())[1] is None


def test_what_is_written_is_not_ahead_any_more() -> None:
    ahead = ToldAhead()
    told(ahead, EVENTS.requested(), EVENTS.parsed())
    ahead.wrote(written(EVENTS.requested()))
    assert [line.topic for line in ahead.lines("prep-1")] == ["job.parsed"]
    ahead.wrote(written(EVENTS.requested(), EVENTS.parsed()))
    assert ahead.lines("prep-1") == ()


def test_what_was_told_on_other_grounds_is_forgotten() -> None:
    ahead = ToldAhead()
    told(ahead, EVENTS.requested(), EVENTS.parsed())
    other = fold(State(prep_id="prep-1", user_id="alice", seq=2), EVENTS.requested())
    assert other is not None
    ahead.wrote(other)
    assert ahead.lines("prep-1") == ()


def test_how_it_ends_is_written_first() -> None:
    assert told(ToldAhead(), EVENTS.failed(), EVENTS.cancelled()) == [None, None]
    ahead = ToldAhead()
    assert [change is None for change in told(ahead, *EVENTS.chain())][-1]
    assert PrepStatus.COMPLETED not in {line.status for line in ahead.lines("prep-1")}


def test_nothing_is_told_of_what_may_be_refused_or_is_unknown() -> None:
    stranger = EVENTS.parsed().model_copy(update={"user_id": "mallory"})
    assert told(ToldAhead(), stranger) == [None]
    assert ToldAhead().tell(EVENTS.parsed(), written=None) is None


def test_a_document_is_shown_as_it_was_told() -> None:
    ahead = ToldAhead()
    told(ahead, EVENTS.requested(), EVENTS.parsed())
    shown = ahead.shown(DOCUMENT)
    assert (shown["status"], shown["jobTitle"], shown["seq"]) == ("scraping_reddit", EVENTS.parsed().job.job_title, 1)
    assert [line["topic"] for line in shown["timeline"]] == ["prep.requested", "job.parsed"]
    assert "jobDetails" not in shown, "a part of a document stays one"


def test_a_document_that_others_wrote_meanwhile_is_shown_as_it_is() -> None:
    ahead = ToldAhead()
    told(ahead, EVENTS.requested())
    later = {**DOCUMENT, "seq": 2}
    assert ahead.shown(later) is later
    assert ahead.shown({**DOCUMENT, "_id": "another"})["status"] == "processing"
