"""Host names, read in one way."""

import pytest

from runtime.fetch.guard.hosts import is_public_host, normalise_host, parse_endpoints


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Example.COM", "example.com"),
        ("example.com.", "example.com"),
        ("müller.de", "xn--mller-kva.de"),
        ("MÜLLER.de", "xn--mller-kva.de"),
        ("mu\u0308ller.de", "xn--mller-kva.de"),
        ("例え。jp", "xn--r8jz45g.jp"),
        ("my_team.example.com", "my_team.example.com"),
        ("1.example.com", "1.example.com"),
        ("8.8.8.8", "8.8.8.8"),
        ("8.8.8.8.", "8.8.8.8"),
        ("\u2467.8.8.8", "8.8.8.8"),
        ("[2606:4700:0::1]", "2606:4700::1"),
        ("[::FFFF:1.1.1.1]", str(normalise_host("[::ffff:101:101]"))),
    ],
)
def test_a_host_has_one_form(text: str, host: str) -> None:
    assert normalise_host(text) == host
    assert normalise_host(f"[{host}]" if ":" in host else host) == host


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "..",
        "a..b",
        ".example.com",
        "example.com..",
        "-a.example.com",
        "a-.example.com",
        "exa mple.com",
        "exa%6dple.com",
        "example.com/x",
        "a:80",
        "127.1",
        "127.0.1",
        "0x7f.1",
        "0x7f000001",
        "2130706433",
        "0177.0.0.1",
        "1.2.3.4.5",
        "256.0.0.1",
        "example.1",
        "example.0x1",
        "a" * 64 + ".com",
        ".".join(["a" * 60] * 5),
        "\u2100.com",
        "a\u2044b.com",
        "exam\u200bple\u0000.com",
        "xn--\udcff.com",
        "[127.0.0.1]",
        "[::1%lo]",
        "[fe80::1%25eth0]",
        "[::g]",
    ],
)
def test_anything_else_is_no_host(text: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        normalise_host(text)


@pytest.mark.parametrize(
    "host", ["example.com", "8.8.8.8", "2606:4700:4700::1111", "localhost.example.com", "local.de"]
)
def test_public_hosts(host: str) -> None:
    assert is_public_host(host)


@pytest.mark.parametrize(
    "host",
    ["localhost", "a.localhost", "intranet", "printer.local", "db.internal", "127.0.0.1", "::1", "nas.home.arpa"],
)
def test_private_hosts(host: str) -> None:
    assert not is_public_host(host)


def test_endpoints_name_a_port_or_both_ports_of_the_web() -> None:
    assert parse_endpoints(["127.0.0.1:8090", "[::1]:8090", "Sandbox"]) == {
        ("127.0.0.1", 8090),
        ("::1", 8090),
        ("sandbox", 80),
        ("sandbox", 443),
    }


@pytest.mark.parametrize("entry", ["", "http://a:80", "a:b", "a:123456", "a@b:80", "::1", "a b", "*", "127.1:80"])
def test_what_is_no_endpoint_is_refused(entry: str) -> None:
    with pytest.raises(ValueError, match="not"):
        parse_endpoints([entry])
