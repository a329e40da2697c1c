"""The settings with which our handlers run in every contender that uses them."""

import json

from benchmarks.comparing.contenders.base import Workbench
from local.environment import sandbox_variables

__all__ = ["handler_variables"]

_NO_PACE = json.dumps({"requests": 1_000_000, "window": "PT60S", "burst": 100_000})
_PACED = ("REDDIT", "ARCHIVE", "ATOM", "HACKERNEWS", "STACKEXCHANGE")


def handler_variables(bench: Workbench) -> dict[str, str]:
    """Return the environment variables that point the services at the imitated world, without limits of any source.

    The reference design knows none, and would be refused by the real ones after its first preparation.
    """
    world = bench.world
    named = {
        **sandbox_variables(world.address),
        "REDDIT__CLIENT_ID": "",
        "REDDIT__CLIENT_SECRET": "",
        "REDDIT__PUBLIC_URL": f"{world.url}/reddit/public",
        "EMPLOYER__ENABLED": "false",
        "ARCHIVE__BASE_URL": f"{world.url}/arctic",
        "MODEL__BASE_URL": f"{world.url}/openai/v1",
        "MODEL__API_KEY": "sandbox",
        "MODEL__MODEL": "sandbox",
        "ENGINE__HEAD_START": f"PT{0.2 * bench.scale:.3f}S",
        "ENGINE__USER_DAY_TOKENS": "1000000000",
        "CREDITS__SIGNUP_CREDITS": "1000000",
        "CREDITS__MONTHLY_LIMITS": json.dumps({"free": None, "pro": None, "elite": None}),
        "LIMITS__RUNNING_PER_USER": "100000",
        "LIMITS__STARTS_PER_MINUTE": "1000000",
        "LIMITS__STARTS_PER_MINUTE_AND_ADDRESS": "1000000",
        "LOG_LEVEL": "WARNING",
        **{f"{source}__PACE": _NO_PACE for source in _PACED},
    }
    return {f"PREPLINE_{name}": value for name, value in named.items()}
