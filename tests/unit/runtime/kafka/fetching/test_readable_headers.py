"""Records with headers whose names are not UTF-8, and records that are really broken."""

from typing import Any

import pytest
from aiokafka.errors import CorruptRecordException
from aiokafka.record.default_records import _DefaultRecordBatchBuilderPy
from typing_extensions import override

from runtime.kafka.fetching.readable_headers import _Records

GZIP = 1


class Name(str):
    """A header's name that becomes bytes which are not UTF-8."""

    __slots__ = ()

    @override
    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return b"\xff\xfe"


def batch(*headers: list[tuple[str, bytes | None]], compression: int = 0) -> bytes:
    builder = _DefaultRecordBatchBuilderPy(
        magic=2,
        compression_type=compression,
        is_transactional=False,
        producer_id=-1,
        producer_epoch=-1,
        base_sequence=-1,
        batch_size=99_999,
    )
    for number, named in enumerate(headers):
        builder.append(number, timestamp=1, key=b"k", value=b"v%d" % number, headers=named)
    return bytes(builder.build())


def read(data: bytes) -> list[tuple[bytes, list[Any]]]:
    records = _Records(data)
    found = []
    while records.has_next():
        found += [(record.value, list(record.headers)) for record in records.next_batch()]
    return found


@pytest.mark.parametrize("compression", [0, GZIP])
def test_every_record_of_the_batch_is_read_once(compression: int) -> None:
    data = batch([("a", b"1")], [(Name("x"), b"2"), ("b", None)], [], compression=compression)
    assert read(data) == [(b"v0", [("a", b"1")]), (b"v1", [("��", b"2"), ("b", None)]), (b"v2", [])]


def test_batches_behind_it_are_read_too() -> None:
    assert [value for value, _ in read(batch([(Name("x"), b"")]) + batch([("a", b"")]))] == [b"v0", b"v0"]


def test_what_is_broken_otherwise_is_still_refused() -> None:
    data = bytearray(batch([("a", b"1")]))
    data[-8] = 0x7F  # the length of a part
    with pytest.raises((CorruptRecordException, ValueError)):
        read(bytes(data))
