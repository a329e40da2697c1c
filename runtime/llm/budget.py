"""What one task may use of a model, and what it has used."""

from dataclasses import dataclass, field

from contracts.insights import ModelUsage
from runtime.llm.errors import ModelFailureError

__all__ = ["TaskBudget"]

_COUNTS = ("calls", "prompt_tokens", "cached_tokens", "completion_tokens", "cost_micros")


@dataclass(slots=True, kw_only=True)
class TaskBudget:
    """Limits in tokens and in money. Calls reserve the most they may use, so that calls made at once stay within it."""

    tokens: int
    """Prompts and answers together."""
    micros: int | None = None
    """Millionths of a US dollar; binding only for models whose price is known. None is no limit."""
    usage: ModelUsage = field(default_factory=ModelUsage)
    reserved_tokens: int = 0
    reserved_micros: int = 0

    def reserve(self, *, tokens: int, micros: int) -> None:
        """Set aside the most that a call may use.

        Raises:
            ModelFailureError: It would exceed the budget.
        """
        used = self.usage.prompt_tokens + self.usage.completion_tokens
        if used + self.reserved_tokens + tokens > self.tokens:
            raise ModelFailureError("budget", "tokens")
        if self.micros is not None and self.usage.cost_micros + self.reserved_micros + micros > self.micros:
            raise ModelFailureError("budget", "money")
        self.reserved_tokens += tokens
        self.reserved_micros += micros

    def settle(self, *, tokens: int, micros: int, spent: ModelUsage) -> None:
        """Release what was reserved for a call and book what it really used."""
        self.reserved_tokens -= tokens
        self.reserved_micros -= micros
        if spent.calls:
            counts = {name: getattr(self.usage, name) + getattr(spent, name) for name in _COUNTS}
            self.usage = spent.model_copy(update=counts)
