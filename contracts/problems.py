"""Problem documents (RFC 9457) and the stable codes that clients may rely on."""

from typing import Any

from pydantic import Field

from contracts.base import Contract, OpenEnum

__all__ = ["PROBLEM_JSON", "Problem", "ProblemCode", "title_of"]

PROBLEM_JSON = "application/problem+json"


class ProblemCode(OpenEnum, fallback="internal_error"):
    """Stable reasons; codes are added, never renamed."""

    # Requests
    VALIDATION_FAILED = "validation_failed"
    """The request's body or parameters are not valid."""
    UNAUTHENTICATED = "unauthenticated"
    """No valid token was sent."""
    INSUFFICIENT_CREDITS = "insufficient_credits"
    """Fewer credits are available than a guide costs."""
    MONTHLY_LIMIT_REACHED = "monthly_limit_reached"
    """The tier's guides of this month are used up."""
    FORBIDDEN = "forbidden"
    """The resource belongs to somebody else."""
    NOT_FOUND = "not_found"
    """There is no such resource."""
    METHOD_NOT_ALLOWED = "method_not_allowed"
    """The resource does not have this method."""
    CONFLICT = "conflict"
    """The resource's state does not allow this."""
    IDEMPOTENCY_MISMATCH = "idempotency_mismatch"
    """The idempotency key was used for a different request."""
    NOT_READY = "not_ready"
    """The guide is not finished yet."""
    TOO_MANY_REQUESTS = "too_many_requests"
    """Slow down."""
    BODY_TOO_LARGE = "body_too_large"
    """The request's body exceeds the limit."""
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type"
    """The body's type is not one that the resource takes."""
    UNAVAILABLE = "unavailable"
    """A part of Prepline is not reachable; try again."""
    INTERNAL_ERROR = "internal_error"
    """A fault of Prepline's own."""

    # Reading the posting
    URL_INVALID = "url_invalid"
    """The address is not an http(s) URL of a public host."""
    URL_BLOCKED = "url_blocked"
    """The address points into a private network or is otherwise not allowed."""
    POSTING_NOT_FOUND = "posting_not_found"
    """The site says there is no such page (404, 410)."""
    POSTING_FORBIDDEN = "posting_forbidden"
    """The site refuses to show the page (401, 403)."""
    POSTING_TIMEOUT = "posting_timeout"
    """The site did not answer in time."""
    POSTING_UNREACHABLE = "posting_unreachable"
    """The site could not be reached or answered with an error."""
    POSTING_TOO_LARGE = "posting_too_large"
    """The page exceeds the size limit."""
    POSTING_UNSUPPORTED_TYPE = "posting_unsupported_type"
    """The address leads to something that is not a page or a feed."""
    LOGIN_REQUIRED = "login_required"
    """The site shows a login wall instead of the posting."""
    BOT_CHALLENGE = "bot_challenge"
    """The site shows a bot challenge instead of the posting."""
    JAVASCRIPT_REQUIRED = "javascript_required"
    """The page is empty without JavaScript."""
    NOT_A_POSTING = "not_a_posting"
    """The page is a list, a search or something else, but not one posting."""
    POSTING_INCOMPLETE = "posting_incomplete"
    """Company or title could not be found on the page."""
    PLATFORM_UNSUPPORTED = "platform_unsupported"
    """The platform shows postings to members only."""

    # Working on it
    SOURCE_FAILED = "source_failed"
    """Collecting discussions failed altogether."""
    MODEL_FAILED = "model_failed"
    """The language model failed and no other engine was allowed."""
    RENDER_FAILED = "render_failed"
    """The PDF could not be laid out."""
    STORAGE_FAILED = "storage_failed"
    """The PDF could not be stored."""
    TIMED_OUT = "timed_out"
    """The preparation did not finish in time."""
    INVALID_EVENT = "invalid_event"
    """An event of the chain was not valid; it was set aside for the operators."""
    UNSUPPORTED_SCHEMA_VERSION = "unsupported_schema_version"
    """An event of the chain is of a version that this release does not read; it was set aside for the operators."""
    CLAIM_REFUSED = "claim_refused"
    """An event claimed what its producer may not say, or what was not true; nothing moved."""
    PROCESSING_FAILED = "processing_failed"
    """A stage failed repeatedly; its input was set aside for the operators."""


def title_of(code: ProblemCode) -> str:
    """Return the title of every problem with this code."""
    return code.value.replace("_", " ").capitalize()


class Problem(Contract):
    """The body of every error response, media type `application/problem+json`."""

    type: str = "about:blank"
    """Where the code is explained."""
    title: str
    """The same for every occurrence of the code."""
    status: int = Field(ge=400, le=599)
    detail: str = ""
    """A sentence the user can act on."""
    instance: str | None = None
    code: ProblemCode
    errors: list[dict[str, Any]] = Field(default=[])
    """For `validation_failed`: field by field what is wrong."""
    needs_manual_input: bool = False
    """Company and title, or the posting's text, would help."""
    suggestions: list[str] = Field(default=[])
    """What to try instead."""
    company_name: str | None = None
    """The company as far as it could be told all the same; a form may begin with it."""
    job_title: str | None = None
    """The title, likewise."""
