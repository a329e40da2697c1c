"""Addresses are read in one strict way."""

from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from runtime.fetch.errors import BlockedUrlError, FetchError, InvalidUrlError
from runtime.fetch.guard.hosts import is_public_host
from runtime.fetch.guard.urls import parse_public_url
from tests.support.attacks import direct_urls


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://example.com/jobs/1", "https://example.com/jobs/1"),
        ("example.com/jobs/1", "https://example.com/jobs/1"),
        ("example.com", "https://example.com"),
        ("example.com:443/jobs?x=1#y", "https://example.com/jobs?x=1#y"),
        ("HTTP://EXAMPLE.com:80/Jobs", "http://example.com/Jobs"),
        ("https://example.com:/x", "https://example.com/x"),
        ("  <https://example.com/x>\n", "https://example.com/x"),
        ("\ufeff\u200b'https://example.com/x'", "https://example.com/x"),
        ("https://müller.de/Stelle/für-Köche", "https://xn--mller-kva.de/Stelle/f%C3%BCr-K%C3%B6che"),
        ("https://example.com?a=b", "https://example.com?a=b"),
        ("https://example.com/a@b/c:d?e=f@g://h", "https://example.com/a@b/c:d?e=f@g://h"),
        ("https://[2606:4700:4700:0::1111]/x", "https://[2606:4700:4700::1111]/x"),
    ],
)
def test_addresses_are_read(text: str, url: str) -> None:
    assert str(parse_public_url(text)) == url


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "start with https"),
        ("Senior Engineer at Acme", "space"),
        ("https://example.com/a b", "space"),
        ("https://example.com/\u2028b", "space"),
        ("ftp://example.com/", "start with https"),
        ("javascript:alert(1)", "start with https"),
        ("mailto:jobs@example.com", "start with https"),
        ("jobs@example.com", "start with https"),
        ("https:example.com", "start with https"),
        ("https:///example.com", "start with https"),
        ("//example.com/x", "start with https"),
        ("https://user@example.com/", "user name"),
        ("https://user:secret@example.com/", "user name"),
        ("https://example.com\\@evil.example/", "characters"),
        ("https://example.com/\x00", "characters"),
        ("https://example.com/\x7f", "characters"),
        ("https://example.com/\ud800", "characters"),
        ("https://exa_mple..com/", "spelling"),
        ("https://0x7f.1/", "spelling"),
        ("https://example.com:٤٤٣/", "start with https"),
        ("https://example.com:443x/", "start with https"),
        ("https://" + "a" * 5000 + ".com/", "longer than 4096"),
    ],
)
def test_what_is_no_address_is_explained(text: str, sentence: str) -> None:
    with pytest.raises(InvalidUrlError, match=sentence):
        parse_public_url(text)


@pytest.mark.parametrize("text", ["http://127.0.0.1/", "http://[::1]/", "localhost.localdomain/x", "http://wiki/"])
def test_private_places_are_blocked(text: str) -> None:
    with pytest.raises(BlockedUrlError):
        parse_public_url(text)


def test_who_types_a_word_is_told_what_an_address_looks_like() -> None:
    with pytest.raises(BlockedUrlError, match=r"looks like https://"):
        parse_public_url("https://hello")


@pytest.mark.parametrize("port", [0, 22, 81, 8080, 8443, 65535, 99999])
def test_only_the_ports_of_the_web_pass(port: int) -> None:
    with pytest.raises(BlockedUrlError, match="port"):
        parse_public_url(f"https://example.com:{port}/")


def test_an_allowed_endpoint_passes_and_nothing_next_to_it() -> None:
    allowed = frozenset({("127.0.0.1", 8090)})
    assert str(parse_public_url("http://127.0.0.1:8090/jobs/1", allowed=allowed)) == "http://127.0.0.1:8090/jobs/1"
    for other in ("http://127.0.0.1:8091/", "http://127.0.0.2:8090/", "http://localhost:8090/", "http://127.0.0.1/"):
        with pytest.raises(BlockedUrlError):
            parse_public_url(other, allowed=allowed)


def agreed_by_other_parsers(url: httpx.URL) -> bool:
    split = urlsplit(str(url))
    return split.hostname == url.raw_host.decode("ascii") and split.username is None and split.port == url.port


@given(st.text(max_size=60) | st.from_regex(r"\A(https?:)?//[^/]{0,30}(/.{0,20})?\Z") | st.sampled_from(direct_urls()))
@example("http://1.1.1.1\u3002/")
def test_whatever_passes_is_public_and_unambiguous(text: str) -> None:
    try:
        url = parse_public_url(text)
    except FetchError:
        return
    assert url.scheme in {"http", "https"}
    assert url.port in {None, 80, 443}
    assert is_public_host(url.raw_host.decode("ascii"))
    assert agreed_by_other_parsers(url)
    assert parse_public_url(str(url)) == url
