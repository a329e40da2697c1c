"""Taking turns: no host is asked more often than it can be expected to like."""

from collections import OrderedDict

from aiolimiter import AsyncLimiter

__all__ = ["HostPace"]

# Forgetting the pace of the host used longest ago costs at most one early request.
_MAX_HOSTS = 1024


class HostPace:
    """Lets a burst of one second's worth pass, then spaces requests out, host by host.

    Args:
        per_second: Requests to one host.
    """

    def __init__(self, *, per_second: float) -> None:
        self._burst = max(1.0, per_second)
        self._period = self._burst / per_second
        self._limiters: OrderedDict[str, AsyncLimiter] = OrderedDict()

    async def turn(self, host: str) -> None:
        """Wait until the host may be asked again."""
        limiter = self._limiters.get(host) or AsyncLimiter(self._burst, self._period)
        self._limiters[host] = limiter
        self._limiters.move_to_end(host)
        if len(self._limiters) > _MAX_HOSTS:
            self._limiters.popitem(last=False)
        await limiter.acquire()
