"""An imitation of the outside world over HTTP, for the demo, the tests and the benchmarks.

One ASGI application, told apart by path prefix: job pages of several platforms, Reddit, Hacker News and a language
model behind an OpenAI-compatible endpoint, with faults and latency dialled per request or per prefix.
Every company, person and discussion in it is invented. ``GET /`` lists what there is to fetch.

* Trouble: ``?_status=503``, ``?_latency=2``, ``?_fault=drip`` (or ``X-Sandbox-*`` headers) for one request,
  ``PUT /_sandbox/faults`` for all requests under a prefix; see ``faults``.
* Language model: any bearer key and any model name; ``sandbox-lying`` and its kin misbehave; see ``chat``.
* What was asked for: ``GET /_sandbox/requests``. Back to the start: ``POST /_sandbox/reset``.

The main demo posting is a mid-level software engineer at Copperfinch Robotics, at ``DEMO_POSTING_PATH``; its company
has the richest discussions. The same posting answers on the Greenhouse boards API under ``DEMO_GREENHOUSE_API_PATH``.
"""

from local.sandbox.app import create_sandbox

DEMO_POSTING_PATH: str = "/careers/copperfinch-software-engineer-fleet"
"""The posting the demo pastes: a career page with embedded structured data."""

DEMO_GREENHOUSE_API_PATH: str = "/greenhouse/v1/boards/copperfinch/jobs/4071188"
"""The same posting as the platform's API returns it."""

__all__ = ["DEMO_GREENHOUSE_API_PATH", "DEMO_POSTING_PATH", "create_sandbox"]
