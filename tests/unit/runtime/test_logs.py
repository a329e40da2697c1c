"""What reaches the logs, and on which level."""

import json
import logging
from collections.abc import Iterator
from typing import Literal

import pytest
import structlog

from runtime.logs import configure_logs


@pytest.fixture(autouse=True)
def former_logs() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


@pytest.mark.parametrize(("level", "logged"), [("INFO", ["other"]), ("DEBUG", ["stamina.retry_scheduled", "other"])])
def test_a_request_that_is_tried_again_is_a_detail(
    capsys: pytest.CaptureFixture[str], level: str, logged: list[str]
) -> None:
    configure_logs(level=level)
    structlog.get_logger("any").warning("stamina.retry_scheduled", callable="ask", retry_num=1)
    structlog.get_logger("any").warning("other")
    assert [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()] == logged


@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
def test_presigned_addresses_lose_their_signature(
    capsys: pytest.CaptureFixture[str], level: Literal["DEBUG", "INFO"]
) -> None:
    address = "http://s3/guides/a.pdf?X-Amz-Credential=key%2F1&X-Amz-Signature=0123abcd&response=x"
    configure_logs(level=level)
    structlog.get_logger("x").warning("downloaded", url=address)
    logging.getLogger("some.library").warning("GET %s", address)
    written = capsys.readouterr().err
    assert written.count("X-Amz-Signature=redacted") == 2
    assert "0123abcd" not in written
    assert "key%2F1" not in written
