"""How often one user may ask for what is free."""

import time
from collections import deque

from services.gateway.errors import TooOftenError

__all__ = ["Allowance"]

_WINDOW = 60.0
_MOST_USERS = 10_000


class Allowance:
    """Lets each user do something so many times a minute."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._users: dict[str, deque[float]] = {}

    def use(self, user_id: str) -> None:
        """Count one use.

        Raises:
            TooOftenError: The minute's uses are used up.
        """
        now = time.monotonic()
        uses = self._users.pop(user_id, deque())
        while uses and uses[0] <= now - _WINDOW:
            uses.popleft()
        self._users[user_id] = uses
        if len(uses) >= self._per_minute:
            raise TooOftenError(seconds=uses[0] + _WINDOW - now)
        uses.append(now)
        if len(self._users) > _MOST_USERS:
            del self._users[next(iter(self._users))]  # the one that asked least recently
