"""Fetching for the parser: what `runtime.fetch` could not get, in the words of someone who wanted a posting."""

from collections.abc import Awaitable, Callable

from runtime.fetch import errors as fetch_errors
from runtime.fetch.page import FetchedPage
from services.parser.errors import (
    BotChallenge,
    ParserError,
    PostingForbidden,
    PostingNotFound,
    PostingTimeout,
    PostingTooLarge,
    PostingUnreachable,
    PostingUnsupportedType,
    UrlBlocked,
    UrlInvalid,
)

__all__ = ["PostingFetch", "to_parser_error"]

_REASONS: dict[type[fetch_errors.FetchError], type[ParserError]] = {
    fetch_errors.InvalidUrlError: UrlInvalid,
    fetch_errors.BlockedUrlError: UrlBlocked,
    fetch_errors.PageNotFoundError: PostingNotFound,
    fetch_errors.PageForbiddenError: PostingForbidden,
    fetch_errors.ChallengeError: BotChallenge,
    fetch_errors.SiteTimeoutError: PostingTimeout,
    fetch_errors.SiteUnreachableError: PostingUnreachable,
    fetch_errors.PageTooLargeError: PostingTooLarge,
    fetch_errors.UnsupportedTypeError: PostingUnsupportedType,
}


def to_parser_error(error: fetch_errors.FetchError) -> ParserError:
    """Return the parser's error for a failed fetch; a more precise reason is kept word for word."""
    return _REASONS[type(error)](error.detail)


class PostingFetch:
    """Brings pages home.

    Args:
        get: Fetches a page by its address, as `Fetcher.get` does.
    """

    def __init__(self, get: Callable[[str], Awaitable[FetchedPage]]) -> None:
        self._get = get

    async def get(self, url: str) -> FetchedPage:
        """Return the page behind an address.

        Raises:
            ParserError: It could not be fetched.
        """
        try:
            return await self._get(url)
        except fetch_errors.FetchError as error:
            raise to_parser_error(error) from error
