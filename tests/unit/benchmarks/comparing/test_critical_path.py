from typing import Any

from benchmarks.comparing.critical_path import ideal_seconds, longest_chain, waiting_seconds


def asked(step: str, began: float, seconds: float) -> dict[str, Any]:
    return {"step": step, "began": began, "seconds": seconds, "ended": began + seconds}


PREP = [
    asked("posting", 0.0, 1.0),
    asked("search", 1.2, 0.5),
    asked("search", 1.2, 0.8),
    asked("comments", 2.5, 0.5),
    asked("section", 3.0, 2.0),
    asked("section", 3.0, 1.0),
    asked("judge", 5.5, 0.5),
    asked("other", 0.0, 9.0),
]


def test_the_heaviest_sequence_counts_what_was_waited_for_and_no_pauses() -> None:
    assert longest_chain(PREP[:-1]) == 1.0 + 0.8 + 0.5 + 2.0 + 0.5


def test_requests_at_the_same_time_count_once() -> None:
    assert longest_chain([asked("search", 0, 3), asked("search", 1, 3)]) == 3


def test_in_the_ideal_everything_of_a_step_is_asked_at_once() -> None:
    one_after_another = [asked("posting", 0, 1), asked("search", 1, 1), asked("search", 2, 2), asked("section", 4, 1)]
    assert longest_chain(one_after_another) == 5
    assert ideal_seconds(one_after_another) == 4


def test_steps_that_nobody_needs_are_on_no_path() -> None:
    assert ideal_seconds(PREP) == 1.0 + 0.8 + 0.5 + 2.0 + 0.5
    assert ideal_seconds([asked("other", 0, 9)]) == 0


def test_waiting_leaves_out_the_time_when_nothing_was_under_way() -> None:
    assert waiting_seconds([asked("posting", 0, 1), asked("search", 0.5, 1), asked("section", 5, 2)]) == 3.5


def test_nothing_asked_takes_no_time() -> None:
    assert (longest_chain([]), ideal_seconds([]), waiting_seconds([])) == (0, 0, 0)
