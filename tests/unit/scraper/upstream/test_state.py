"""SourcePace and breaker as functions of a state and a moment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.scraper.upstream.state import Permission, SourcePace, SourceState

PACE = SourcePace(requests=100, window=60, burst=10)


def reserve(
    state: SourceState, *, now: float, patience: float = 0.0, pace: SourcePace = PACE
) -> tuple[SourceState, Permission]:
    return state.reserve(pace, now=now, patience=patience, failures_allowed=2)


def grant(state: SourceState, *, now: float, pace: SourcePace = PACE) -> SourceState:
    state, permission = reserve(state, now=now, pace=pace)
    assert not permission.refused
    assert permission.wait == 0
    return state


@given(
    requests=st.integers(2, 40),
    burst=st.integers(1, 39),
    gaps=st.lists(st.floats(0, 3), min_size=1, max_size=200),
)
def test_never_more_than_allowed_within_any_window(requests: int, burst: int, gaps: list[float]) -> None:
    pace = SourcePace(requests=requests, window=10, burst=min(burst, requests - 1))
    state, now, sent = SourceState(has_answered=True), 1000.0, []
    for gap in gaps:
        now += gap
        state, permission = reserve(state, now=now, patience=5, pace=pace)
        if not permission.refused:
            sent.append(now + permission.wait)
    for start in sent:
        assert sum(1 for moment in sent if start <= moment < start + 10 - 1e-6) <= requests


def test_a_burst_passes_and_then_the_steady_pace() -> None:
    state = SourceState(has_answered=True)
    for _ in range(10):
        state = grant(state, now=0.0)
    state, permission = reserve(state, now=0.0, patience=5)
    assert permission.wait == pytest.approx(PACE.interval)
    _, permission = reserve(state, now=0.0, patience=0.1)
    assert permission.refused == "rate_limited"


def test_the_sources_own_window_counts_for_all_and_is_used_up_once() -> None:
    state = grant(SourceState(), now=0.0).observed(
        {"x-ratelimit-remaining": "2.0", "x-ratelimit-reset": "300"}, now=0.0
    )
    state = grant(grant(state, now=1.0), now=1.0)
    _, permission = reserve(state, now=1.0, patience=5)
    assert permission.refused == "rate_limited"
    assert 299 < permission.wait <= 301
    grant(state, now=302.0)


def test_requests_under_way_are_not_in_the_sources_figure_yet() -> None:
    state = SourceState()
    for _ in range(5):
        state = grant(state, now=0.0)
    state = state.observed({"x-ratelimit-remaining": "29", "x-ratelimit-reset": "60"}, now=0.1)
    assert state.remaining == 25
    assert state.has_answered
    later = state.observed({"x-ratelimit-remaining": "28", "x-ratelimit-reset": "60"}, now=0.2)
    assert later.remaining == 25


@pytest.mark.parametrize("headers", [{}, {"x-ratelimit-remaining": "none", "x-ratelimit-reset": "-3"}])
def test_nonsense_in_headers_is_ignored(headers: dict[str, str]) -> None:
    assert SourceState().observed(headers, now=0.0) == SourceState(has_answered=True)


def test_failures_in_a_row_close_it_until_one_probe_succeeds() -> None:
    state = SourceState()
    for _ in range(2):
        state = state.failed("down", now=0.0, allowed=2, pause=60, status="failed")
    _, permission = reserve(state, now=1.0, patience=50)
    assert permission.refused == "failed"
    assert "down" in permission.reason
    probing = grant(state, now=61.0)
    assert reserve(probing, now=61.0)[1].refused == "failed", "one probe at a time"
    assert probing.succeeded(now=62.0).next_try_at is None
    again = probing.failed("still down", now=62.0, allowed=2, pause=60, status="failed")
    assert reserve(again, now=70.0)[1].refused == "failed"


def test_a_good_answer_in_between_starts_the_count_anew() -> None:
    state = SourceState().failed("x", now=0.0, allowed=2, pause=60, status="failed").succeeded(now=0.0)
    state = state.failed("x", now=0.0, allowed=2, pause=60, status="failed")
    grant(state, now=0.0)


def test_a_probe_without_outcome_lets_the_next_one_try() -> None:
    state = SourceState().closed("no", now=0.0, pause=10, status="blocked")
    grant(grant(state, now=11.0).undecided(), now=11.0)


def test_a_success_under_way_does_not_shorten_a_pause() -> None:
    state = SourceState().closed("slow down", now=0.0, pause=100, status="rate_limited").succeeded(now=1.0)
    assert reserve(state, now=2.0, patience=5)[1].refused == "rate_limited"


def test_a_short_pause_is_waited_out_and_asked_again() -> None:
    state = SourceState().closed("slow down", now=0.0, pause=2, status="rate_limited")
    same, permission = reserve(state, now=1.0, patience=5)
    assert (same, permission.must_ask_again, permission.wait) == (state, True, 1.0)


def test_the_longer_pause_stays() -> None:
    state = (
        SourceState().closed("x", now=0.0, pause=100, status="blocked").closed("y", now=1.0, pause=5, status="blocked")
    )
    assert state.closed_until == 100
    assert state.next_try_at is not None
    assert state.next_try_at.timestamp() == 100


def test_before_the_first_answer_no_more_than_a_burst_is_sent() -> None:
    state = SourceState()
    for _ in range(10):
        state = grant(state, now=0.0)
    same, permission = reserve(state, now=60.0, patience=5)
    assert (same, permission.must_ask_again) == (state, True)
    assert reserve(state, now=60.0, patience=0.0)[1].refused == "rate_limited"
    grant(state.observed({}, now=60.0), now=60.0)
