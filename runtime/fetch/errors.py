"""Why a page could not be fetched: one class per reason.

Each has a sentence for people; services that speak of something more precise than a page map the classes to their own.
"""

from typing import ClassVar

__all__ = [
    "BlockedUrlError",
    "ChallengeError",
    "FetchError",
    "InvalidUrlError",
    "PageForbiddenError",
    "PageNotFoundError",
    "PageTooLargeError",
    "SiteTimeoutError",
    "SiteUnreachableError",
    "UnsupportedTypeError",
]


class FetchError(Exception):
    """The page could not be fetched.

    Args:
        detail: Replaces the class's sentence where something more precise is known.
    """

    sentence: ClassVar[str] = "The page could not be fetched."

    def __init__(self, detail: str | None = None) -> None:
        super().__init__(detail or self.sentence)
        self.detail = detail

    @property
    def message(self) -> str:
        """The detail, or else the class's sentence."""
        return self.detail or self.sentence


class InvalidUrlError(FetchError):
    """The text is not an http(s) URL."""

    sentence = "This is not a web address. It has to start with https:// or http://."


class BlockedUrlError(FetchError):
    """The address is not on the public internet, or uses a port or form that is not allowed."""

    sentence = "This address does not lead to a public web site, so it was not opened."


class PageNotFoundError(FetchError):
    """404 or 410."""

    sentence = "The site says that this page does not exist."


class PageForbiddenError(FetchError):
    """401, 403 and the like; or the site's robots.txt."""

    sentence = "The site refuses to show this page to us."


class ChallengeError(FetchError):
    """A bot filter answered with a challenge for browsers."""

    sentence = "The site checks for human visitors and shows a challenge instead of the page."


class SiteTimeoutError(FetchError):
    """No complete answer in time."""

    sentence = "The site did not answer in time."


class SiteUnreachableError(FetchError):
    """No connection, a broken answer, or a server error."""

    sentence = "The site could not be reached or answered with an error."


class PageTooLargeError(FetchError):
    """The page exceeds a size limit."""

    sentence = "This page is too large, so it was not read to its end."


class UnsupportedTypeError(FetchError):
    """The address leads to a file that is neither page, nor feed, nor text."""

    sentence = "This address leads to a file that is not a web page."
