"""Bounded decompression, piece by piece."""

import gzip
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.fetch.decoding import Decoder
from runtime.fetch.errors import PageTooLargeError, SiteUnreachableError


def raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKINGS: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("", bytes),
    ("identity", bytes),
    ("GZIP", gzip.compress),
    ("x-gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", raw),
)


def decode(encoding: str, data: bytes, *, piece: int = 1000, limit: int = 10_000) -> bytes:
    decoder = Decoder(encoding, limit=limit)
    for start in range(0, len(data), piece):
        decoder.feed(data[start : start + piece])
    return bytes(decoder.output)


@given(st.sampled_from(PACKINGS), st.binary(max_size=500), st.integers(1, 600))
def test_what_was_packed_comes_out(packing: tuple[str, Callable[[bytes], bytes]], data: bytes, piece: int) -> None:
    encoding, pack = packing
    assert decode(encoding, pack(data), piece=max(2, piece)) == data


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=5), st.integers(1, 100), st.binary(max_size=20))
def test_gzip_may_have_several_members_and_padding(members: list[bytes], piece: int, padding: bytes) -> None:
    data = b"".join(map(gzip.compress, members)) + b"\x00" + padding
    assert decode("gzip", data, piece=piece) == b"".join(members)


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("piece", [7, 100, 100_000])
def test_the_limit_is_exact(packing: tuple[str, Callable[[bytes], bytes]], piece: int) -> None:
    encoding, pack = packing
    assert len(decode(encoding, pack(bytes(5000)), piece=piece, limit=5000)) == 5000
    with pytest.raises(PageTooLargeError):
        decode(encoding, pack(bytes(5001)), piece=piece, limit=5000)


def test_no_more_than_one_byte_beyond_the_limit_is_held() -> None:
    decoder = Decoder("gzip", limit=100)
    with pytest.raises(PageTooLargeError):
        decoder.feed(gzip.compress(bytes(1_000_000)))
    assert len(decoder.output) == 101


def test_a_stream_that_breaks_off_gives_what_arrived() -> None:
    packed = gzip.compress(b"<title>Engineer</title>" * 100)
    assert decode("gzip", packed[:-9]).startswith(b"<title>Engineer</title>")


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_nonsense_is_an_error(encoding: str) -> None:
    with pytest.raises(SiteUnreachableError):
        decode(encoding, b"\xff" * 50)
