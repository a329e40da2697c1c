"""What models are asked, what came of it and what it cost; names in one place."""

from prometheus_client import Counter

from contracts.insights import ModelUsage
from runtime.llm.errors import ModelFailureError

__all__ = ["MODEL_CALLS", "MODEL_COST", "MODEL_TOKENS", "count_call", "outcome_of"]

_LABELS = ["service", "purpose", "outcome"]

MODEL_CALLS = Counter("prepline_model_calls_total", "Calls of a language model, by what came of them.", _LABELS)
MODEL_TOKENS = Counter("prepline_model_tokens_total", "Tokens of these calls.", [*_LABELS, "kind"])
MODEL_COST = Counter("prepline_model_cost_micros_total", "Cost of these calls in millionths of a US dollar.", _LABELS)


def count_call(*, service: str, purpose: str, outcome: str, usage: ModelUsage) -> None:
    """Count a call by its outcome.

    Outcomes: `answered`, `invalid`, `truncated`, `refused`, `timed_out`, `failed`, `cancelled` (at the deadline, or
    with its task) and `over_budget` (the call was not made).
    """
    labels = (service, purpose, outcome)
    MODEL_CALLS.labels(*labels).inc()
    if usage.calls:
        MODEL_TOKENS.labels(*labels, "prompt").inc(usage.prompt_tokens)
        MODEL_TOKENS.labels(*labels, "cached").inc(usage.cached_tokens)
        MODEL_TOKENS.labels(*labels, "completion").inc(usage.completion_tokens)
        MODEL_COST.labels(*labels).inc(usage.cost_micros)


def outcome_of(failure: ModelFailureError) -> str:
    """Return how a call that failed is counted."""
    return {"budget": "over_budget", "refused": "refused", "timed_out": "timed_out"}.get(failure.reason, "failed")
