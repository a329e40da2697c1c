"""The embedded object store through the S3 client that the services use."""

import io
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest
from minio import Minio
from minio.error import S3Error

from local.servers import EmbeddedS3, free_port, free_ports

pytestmark = pytest.mark.integration

_GUIDE = b"%PDF-1.7 " + b"x" * 300_000


@pytest.fixture
async def s3(tmp_path: Path) -> AsyncIterator[EmbeddedS3]:
    async with EmbeddedS3(data_dir=tmp_path, port=free_port()) as server:
        yield server


def _client(s3: EmbeddedS3, *, secret_key: str | None = None) -> Minio:
    return Minio(
        s3.endpoint,
        access_key=s3.access_key,
        secret_key=secret_key or s3.secret_key,
        secure=False,
        region="us-east-1",
    )


def _put(client: Minio) -> None:
    client.make_bucket("guides")
    client.put_object("guides", "u1/p1.pdf", io.BytesIO(_GUIDE), len(_GUIDE), content_type="application/pdf")


def _get(client: Minio) -> bytes:
    response = client.get_object("guides", "u1/p1.pdf")
    try:
        return response.read()
    finally:
        response.close()
        response.release_conn()


async def test_an_object_is_stored_read_and_linked(s3: EmbeddedS3) -> None:
    client = _client(s3)
    _put(client)
    assert _get(client) == _GUIDE
    stat = client.stat_object("guides", "u1/p1.pdf")
    assert (stat.size, stat.content_type) == (len(_GUIDE), "application/pdf")
    link = client.presigned_get_object("guides", "u1/p1.pdf", expires=timedelta(minutes=5))
    with urlopen(link) as response:  # noqa: ASYNC210, S310 — our own server, one request
        assert response.read() == _GUIDE


async def test_other_keys_are_refused(s3: EmbeddedS3) -> None:
    with pytest.raises(S3Error, match="SignatureDoesNotMatch"):
        _client(s3, secret_key="0" * 40).make_bucket("guides")


async def test_objects_survive_kill(s3: EmbeddedS3) -> None:
    client = _client(s3)
    _put(client)
    await s3.kill()
    await s3.start()
    assert _get(client) == _GUIDE


def test_keys_are_made_up_for_each_server_and_stay_out_of_sight(tmp_path: Path) -> None:
    one, other = (EmbeddedS3(data_dir=tmp_path, port=port) for port in free_ports(2))
    assert one.secret_key != other.secret_key
    assert one.access_key != other.access_key
    assert one.secret_key not in repr(one.access)
    assert one.secret_key not in " ".join(one.command)
