from dataclasses import replace

import pytest

from contracts.status import PrepStatus
from services.gateway.preparations import state_cache as recent
from services.gateway.preparations.preparation import State
from services.gateway.preparations.state_cache import StateCache

STATE = State(prep_id="prep-1", user_id="alice", seq=3)


def test_the_state_that_was_written_last_is_at_hand() -> None:
    states = StateCache()
    assert states.get("prep-1") is None
    states.keep(STATE)
    later = replace(STATE, seq=4)
    states.keep(later)
    assert states.get("prep-1") is later


def test_an_older_state_does_not_replace_a_later_one() -> None:
    states = StateCache()
    states.keep(STATE)
    states.keep(replace(STATE, seq=1))
    assert states.get("prep-1") is STATE


def test_what_has_ended_or_was_forgotten_must_be_looked_up() -> None:
    states = StateCache()
    states.keep(STATE)
    states.keep(replace(STATE, seq=4, status=PrepStatus.FAILED))
    assert states.get("prep-1") is None
    states.keep(STATE)
    states.forget("prep-1")
    assert states.get("prep-1") is None


def test_the_ones_that_were_silent_longest_are_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "_MOST", 2)
    states = StateCache()
    for name in ("a", "b", "a", "c"):
        states.keep(replace(STATE, prep_id=name))
    assert [name for name in "abc" if states.get(name)] == ["a", "c"]


def test_a_document_is_at_hand_until_something_is_written() -> None:
    states, document = StateCache(), {"_id": "prep-1", "seq": 3}
    states.keep(STATE, created=document)
    assert states.document("prep-1") is document
    states.keep(replace(STATE, seq=4))
    assert states.document("prep-1") is None


def test_a_document_that_is_behind_a_known_state_is_not_kept() -> None:
    states = StateCache()
    states.keep(replace(STATE, seq=4))
    states.keep(STATE, created={"_id": "prep-1", "seq": 3})
    assert states.document("prep-1") is None
    states.forget("prep-1")
    states.keep(STATE, created={"_id": "prep-1", "seq": 3})
    states.forget("prep-1")
    assert states.document("prep-1") is None
