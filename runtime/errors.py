"""How work on a preparation may fail."""

from collections.abc import Sequence

from typing_extensions import override

from contracts.problems import Problem, ProblemCode, title_of

__all__ = ["ClaimRefusedError", "ServiceError", "TransientError"]


class ServiceError(Exception):
    """An expected failure that ends a preparation; its message is shown to the user.

    Each service derives one root from it. The delivery layer turns it into `prep.failed`,
    the HTTP layer into a problem document.
    """

    def __init__(
        self,
        message: str,
        *,
        code: ProblemCode,
        needs_manual_input: bool = False,
        retryable: bool = False,
        suggestions: Sequence[str] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.needs_manual_input = needs_manual_input
        self.retryable = retryable
        self.suggestions = tuple(suggestions)
        self.company_name: str | None = None
        """What could be told all the same, for the form that asks for the rest."""
        self.job_title: str | None = None

    @override
    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments would be lost when the error crosses a process pool.
        return (_rebuild, (type(self), self.args, self.__dict__))

    def to_problem(self, status: int = 422) -> Problem:
        """Return the problem document for an HTTP response or the command line."""
        return Problem(
            title=title_of(self.code),
            status=status,
            detail=self.message,
            code=self.code,
            needs_manual_input=self.needs_manual_input,
            suggestions=list(self.suggestions),
            company_name=self.company_name,
            job_title=self.job_title,
        )


def _rebuild(cls: type[ServiceError], args: tuple[object, ...], state: dict[str, object]) -> ServiceError:
    error = cls.__new__(cls)
    error.args = args
    error.__dict__.update(state)
    return error


class TransientError(Exception):
    """A failure that may pass by itself: the delivery layer tries again."""


class ClaimRefusedError(Exception):
    """An event claims what is not so: nothing moves, and its record becomes a dead letter.

    `field` names what was looked at. With `may_pass` the delivery layer tries again first, because an event that
    arrives before another one of its preparation claims what is not so yet.
    """

    def __init__(self, message: str, *, field: str, may_pass: bool = False) -> None:
        super().__init__(message)
        self.field = field
        self.may_pass = may_pass
