"""When a question is practised next: soon what went badly, later what went well, all of it before the interview."""

from datetime import date, timedelta

__all__ = ["HIGHEST_BOX", "next_practice"]

_DAYS = (0, 1, 2, 4, 8, 16)
"""Until the next time, by how often in a row it went well."""
HIGHEST_BOX = len(_DAYS) - 1


def next_practice(*, box: int, went_well: bool, today: date, interview: date | None) -> tuple[int, date]:
    """Return the question's next box and day.

    A box counts how often in a row it went well. The distance never exceeds a third of the days left, so that each
    question comes up again before the interview; on its eve and afterwards everything is due at once.
    """
    following = min(box + 1, HIGHEST_BOX) if went_well else 0
    distance = _DAYS[following]
    if interview is not None:
        distance = min(distance, max(0, (interview - today).days // 3))
    return following, today + timedelta(days=distance)
