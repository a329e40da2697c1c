"""Why a posting could not be read: one class per reason, each with a sentence for the user.

Every reason asks for manual input, because company and title (or the pasted text) always help.
"""
# ruff: noqa: N818 — each class is named after what happened; the root says that it is an error

from collections.abc import Sequence
from typing import ClassVar

from contracts.problems import ProblemCode
from runtime.errors import ServiceError

__all__ = [
    "BotChallenge",
    "JavascriptRequired",
    "LoginRequired",
    "NotAPosting",
    "ParserError",
    "PlatformUnsupported",
    "PostingFetchError",
    "PostingForbidden",
    "PostingIncomplete",
    "PostingNotFound",
    "PostingTimeout",
    "PostingTooLarge",
    "PostingUnreachable",
    "PostingUnsupportedType",
    "ReadingError",
    "UrlBlocked",
    "UrlInvalid",
]

_PASTE = "Paste the posting's text, or enter company name and job title."
_OTHER_LINK = "Try the same job on the company's own site (often Greenhouse, Lever, Ashby or Workday)."


class ParserError(ServiceError):
    """A posting could not be read; the message is for the user.

    Args:
        message: Replaces the class's sentence where something more precise is known.
        suggestions: Replaces the class's suggestions of what to try instead.
    """

    problem: ClassVar[ProblemCode]
    sentence: ClassVar[str]
    hints: ClassVar[Sequence[str]] = (_PASTE,)
    may_pass: ClassVar[bool] = False

    def __init__(self, message: str | None = None, *, suggestions: Sequence[str] | None = None) -> None:
        super().__init__(
            message or self.sentence,
            code=self.problem,
            needs_manual_input=True,
            retryable=self.may_pass,
            suggestions=self.hints if suggestions is None else suggestions,
        )


class PostingFetchError(ParserError):
    """The page could not be fetched."""


class UrlInvalid(PostingFetchError):
    """The address is not an http(s) URL of a public host."""

    problem = ProblemCode.URL_INVALID
    sentence = "This is not the web address of a job posting. It has to start with https:// or http://."
    hints = ("Copy the address from your browser's address bar.", _PASTE)


class UrlBlocked(PostingFetchError):
    """The address is not on the public internet, or uses a port or form that is not allowed."""

    problem = ProblemCode.URL_BLOCKED
    sentence = "This address does not lead to a public web site, so it was not opened."


class PostingNotFound(PostingFetchError):
    """404 or 410."""

    problem = ProblemCode.POSTING_NOT_FOUND
    sentence = "The site says that this page does not exist. The posting was probably taken down."
    hints = ("Check the address, or look for the job on the company's careers page.", _PASTE)


class PostingForbidden(PostingFetchError):
    """401 or 403."""

    problem = ProblemCode.POSTING_FORBIDDEN
    sentence = "The site refuses to show this posting to us."
    hints = (_OTHER_LINK, _PASTE)


class PostingTimeout(PostingFetchError):
    """The site did not answer in time."""

    problem = ProblemCode.POSTING_TIMEOUT
    sentence = "The site did not answer in time."
    hints = ("Try again in a few minutes.", _PASTE)
    may_pass = True


class PostingUnreachable(PostingFetchError):
    """No connection, a broken answer, or a server error."""

    problem = ProblemCode.POSTING_UNREACHABLE
    sentence = "The site could not be reached or answered with an error."
    hints = ("Check the address, or try again in a few minutes.", _PASTE)
    may_pass = True


class PostingTooLarge(PostingFetchError):
    """The page exceeds the size limit."""

    problem = ProblemCode.POSTING_TOO_LARGE
    sentence = "This page is far larger than a job posting, so it was not read to its end."


class PostingUnsupportedType(PostingFetchError):
    """The address leads to a file that is neither page, nor feed, nor text."""

    problem = ProblemCode.POSTING_UNSUPPORTED_TYPE
    sentence = "This address leads to a file that is not a web page."
    hints = ("Use the address of the posting's page.", _PASTE)


class ReadingError(ParserError):
    """The content is there, but no posting could be read off it."""


class LoginRequired(ReadingError):
    """A login wall stands where the posting should be."""

    problem = ProblemCode.LOGIN_REQUIRED
    sentence = "The site shows a login page instead of the posting."
    hints = (_OTHER_LINK, _PASTE)


class BotChallenge(ReadingError):
    """A challenge for browsers stands where the posting should be."""

    problem = ProblemCode.BOT_CHALLENGE
    sentence = "The site checks for human visitors and shows a challenge instead of the posting."
    hints = (_OTHER_LINK, _PASTE)


class JavascriptRequired(ReadingError):
    """The page is a shell that only scripts would fill."""

    problem = ProblemCode.JAVASCRIPT_REQUIRED
    sentence = "This page is empty until its scripts run, so there is no posting to read in it."
    hints = (_OTHER_LINK, _PASTE)


class NotAPosting(ReadingError):
    """A list, a search, an error page or an article."""

    problem = ProblemCode.NOT_A_POSTING
    sentence = "This does not look like one job posting."
    hints = ("Open one job in the list and use the address of its own page.", _PASTE)


class PostingIncomplete(ReadingError):
    """A posting without a company or a title."""

    problem = ProblemCode.POSTING_INCOMPLETE
    sentence = "Company or job title could not be found in this posting."
    hints = ("Enter company name and job title; the rest of the posting is then used as well.",)


class PlatformUnsupported(ReadingError):
    """The platform shows postings to its members only."""

    problem = ProblemCode.PLATFORM_UNSUPPORTED
    sentence = "This platform shows postings to its members only."
    hints = (_OTHER_LINK, _PASTE)
