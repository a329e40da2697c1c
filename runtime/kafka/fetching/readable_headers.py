"""Reads records whose headers have names that are not UTF-8.

Kafka does not care what a header's name is made of, and anybody who may write can write one. aiokafka decodes names as
it unpacks a batch and raises at one it cannot decode, before any handler sees the record: the partition would stand
still for ever. A batch like that is unpacked once more, with such bytes replaced.
"""

from collections.abc import Iterator
from typing import Any, SupportsIndex

from aiokafka.consumer import fetcher
from aiokafka.errors import CorruptRecordException
from aiokafka.record.default_records import DefaultRecordBatch, _DefaultRecordBatchPy
from aiokafka.record.legacy_records import LegacyRecordBatch
from aiokafka.record.memory_records import _MemoryRecordsPy
from aiokafka.record.util import decode_varint_py
from typing_extensions import override

__all__ = ["read_all_headers"]

_MAGIC_AT = 16
_WITH_HEADERS = 2


def read_all_headers() -> None:
    """Have all consumers of this process read headers like that. Repeating it changes nothing."""
    fetcher.MemoryRecords = _Records


class _Records(_MemoryRecordsPy):  # type: ignore[misc] # final, but there is no other place to come in
    """The batches of a fetch."""

    @override
    def next_batch(self, *_: Any) -> Any:
        part = self._next_slice
        if part is None or len(part) <= _MAGIC_AT:
            return super().next_batch()
        self._cache_next()
        magic = part[_MAGIC_AT]
        return _FetchedBatch(part) if magic >= _WITH_HEADERS else LegacyRecordBatch(part, magic)


class _FetchedBatch:
    """A batch, read fast when all of its headers can be read and leniently otherwise."""

    def __init__(self, part: memoryview) -> None:
        self._part = part
        self._fast: Any = DefaultRecordBatch(part)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._fast, name)

    def __next__(self) -> Any:
        return next(self._fast)

    def __iter__(self) -> Iterator[Any]:
        seen = -1
        try:
            for record in self._fast:
                seen = record.offset
                yield record
        except (UnicodeDecodeError, CorruptRecordException) as error:
            if not isinstance(error.__cause__ or error, UnicodeDecodeError):
                raise
            for record in _LenientBatch(self._part):
                if record.offset > seen:
                    yield record


class _LenientBatch(_DefaultRecordBatchPy):  # type: ignore[misc] # as above
    @override
    def _maybe_uncompress(self) -> None:
        super()._maybe_uncompress()
        self._buffer: Any = _LenientBytes(self._buffer)

    @override
    def _read_msg(self, decode_varint: Any = decode_varint_py) -> Any:
        # The compiled function reads on beyond the end of what it is given.
        return super()._read_msg(decode_varint)


class _LenientBytes(bytearray):
    """Bytes of which each part can be decoded."""

    @override
    def __getitem__(self, index: SupportsIndex | slice) -> Any:
        part = super().__getitem__(index)
        return _LenientBytes(part) if isinstance(part, bytearray) else part

    @override
    def decode(self, encoding: str = "utf-8", errors: str = "replace") -> str:
        return super().decode(encoding, "replace")
