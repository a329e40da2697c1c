"""What the wire's failures mean."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpcore
import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from runtime.fetch.errors import FetchError, SiteTimeoutError, SiteUnreachableError
from runtime.fetch.failures import RetryableFailure, check_status, translated


def wait_for(value: str) -> float | None:
    with pytest.raises(RetryableFailure) as failure:
        check_status(429, httpx.Headers([(b"retry-after", value.encode())]))
    return failure.value.wait


@pytest.mark.parametrize(
    ("value", "seconds"), [("0", 0), ("7", 7), ("", None), ("soon", None), ("-5", None), ("٣", None)]
)
def test_a_pause_in_seconds(value: str, seconds: float | None) -> None:
    assert wait_for(value) == seconds


def test_a_pause_until_a_date() -> None:
    moment = datetime.now(UTC) + timedelta(hours=1)
    seconds = wait_for(format_datetime(moment, usegmt=True))

    assert seconds is not None
    assert 3000 < seconds <= 3601
    assert wait_for("Sat, 21 Nov 2020 08:00:00 GMT") == 0


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@example("Sat, 21 Nov 2026 08:00:00 +99999999999999999999")
@example("Sat, 21 Nov 99999999999999 08:00:00 GMT")
@example("Sat, 01 Jan 0001 00:00:00 +2300")
@example("9" * 5000)
def test_no_header_breaks_the_reading_of_a_pause(value: str) -> None:
    seconds = wait_for(value)
    assert seconds is None or seconds >= 0


@given(st.integers(100, 999))
def test_every_status_has_a_meaning(status: int) -> None:
    if 200 <= status < 300:
        check_status(status, httpx.Headers())
        return
    with pytest.raises((FetchError, RetryableFailure), match=r".+\."):
        check_status(status, httpx.Headers())


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (httpcore.ConnectTimeout(), SiteTimeoutError),
        (httpcore.PoolTimeout(), SiteTimeoutError),
        (httpcore.ReadError(), SiteUnreachableError),
        (httpcore.RemoteProtocolError(), SiteUnreachableError),
        (ConnectionResetError(), SiteUnreachableError),
    ],
)
def test_failures_of_the_connection_may_pass(failure: Exception, error: type[FetchError]) -> None:
    with pytest.raises(RetryableFailure) as caught, translated():
        raise failure
    assert isinstance(caught.value.error, error)


@pytest.mark.parametrize("failure", [httpcore.LocalProtocolError(), httpcore.UnsupportedProtocol()])
def test_our_own_faults_do_not_pass(failure: Exception) -> None:
    with pytest.raises(SiteUnreachableError), translated():
        raise failure
