"""What fetching could not get is refused in the parser's words."""

import pytest

from runtime.fetch import errors as fetch_errors
from runtime.fetch.page import FetchedPage
from services.parser.errors import ParserError, PostingNotFound, PostingUnreachable
from services.parser.fetching import PostingFetch, to_parser_error


@pytest.mark.parametrize("error", fetch_errors.FetchError.__subclasses__())
def test_every_reason_has_an_error_for_the_user_with_advice(error: type[fetch_errors.FetchError]) -> None:
    told = to_parser_error(error())

    assert isinstance(told, ParserError)
    assert told.needs_manual_input
    assert told.suggestions
    assert told.message == type(told).sentence


def test_a_more_precise_reason_is_kept() -> None:
    told = to_parser_error(fetch_errors.SiteUnreachableError("There is no web site named acme.invalid."))

    assert isinstance(told, PostingUnreachable)
    assert told.message == "There is no web site named acme.invalid."
    assert told.retryable


async def test_a_failed_fetch_is_a_refused_posting() -> None:
    async def get(_: str) -> FetchedPage:
        raise fetch_errors.PageNotFoundError

    with pytest.raises(PostingNotFound, match="taken down"):
        await PostingFetch(get).get("https://jobs.example/1")
