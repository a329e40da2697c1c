"""Attempts to reach a private network through an address that a stranger chose."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address

GOOD = "jobs.example.org"

PRIVATE_V4 = (
    "127.0.0.1",
    "127.0.0.2",
    "127.127.127.127",
    "10.0.0.1",
    "10.255.255.254",
    "172.16.0.1",
    "172.31.255.254",
    "192.168.0.1",
    "192.168.1.254",
    "169.254.169.254",
    "169.254.170.2",
    "100.64.0.1",
    "100.100.100.200",
    "0.0.0.0",  # noqa: S104 — an address to refuse, not to bind to
    "0.1.2.3",
    "192.0.0.1",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
)

PRIVATE_V6 = (
    "::1",
    "::",
    "::2",
    "100::1",
    "2001::1",
    "2001:10::1",
    "2001:db8::1",
    "3fff::1",
    "5f00::1",
    "64:ff9b:1::1",
    "fc00::1",
    "fd00:ec2::254",
    "fd20:ce::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
)

PRIVATE_NAMES = (
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "localhost.localdomain",
    "router.lan",
    "printer.local",
    "metadata.google.internal",
    "kubernetes.default.svc.cluster.local",
    "intranet",
)

REDIRECT_CODES = (301, 302, 303, 307, 308)

_FULL_WIDTH, _BOLD = ({ord("0") + digit: first + digit for digit in range(10)} for first in (0xFF10, 0x1D7CE))
_CIRCLED = {ord("0"): "\u24ea"} | {ord("0") + digit: chr(0x245F + digit) for digit in range(1, 10)}
_DOTS = ("\u3002", "\uff0e", "\uff61")

_CONFUSING = (
    "http://{good}@{host}/",
    "http://{good}:80@{host}/",
    "http://{good}%40@{host}/",
    "http://user:secret@{host}/",
    "http://{host}\\@{good}/",
    "http://{good}\\@{host}/",
    "http:\\\\{host}\\",
    "http://{host}#@{good}/",
    "http://{host}?@{good}/",
    "http://{good}#@{host}/",
    "http://{good}?@{host}/",
    "http:{host}/",
    "http:/{host}/",
    "http:///{host}/",
    "//{host}/",
    "HTTP://{host}/",
    "\thttp://{host}/\n",
    "http://{host}\t/",
    "ht\ntp://{host}/",
    "http://\r\n{host}/",
    "http://{host}%00.{good}/",
    "http://{host}\x00.{good}/",
    "http://{host}%2f.{good}/",
    "http://{host}%23.{good}/",
    "http://{host}%09/",
    "http://{good}%40{host}/",
    "http://{good}&@{host}/",
    "http://{host} {good}/",
    "http://{host},{good}/",
    "http://{host};{good}/",
    "http://{host}\uff0f{good}/",
    "http://{host}\uff20{good}/",
    "http://{good}\uff20{host}/",
    "http://{good}:80:{host}/",
    "http://[{host}]/",
    "http://[::{host}]/",
    "http://[{host}%25lo]/",
    "http://{host}:\u0668\u0660/",
    "http://{host}:0/",
    "http://{host}:8080/",
    "http://{host}:22/",
    "http://{host}:65616/",
    "http://0://{host}/",
    "ftp://{host}/",
    "gopher://{host}:80/_GET",
    "dict://{host}:80/",
    "ws://{host}/",
    "file://{host}/etc/passwd",
    "jar:http://{host}/!/",
    "view-source:http://{host}/",
    "url:http://{host}/",
    "unix://{host}/run/docker.sock",
    "http+unix://{host}/run/docker.sock",
)


def spellings_v4(text: str) -> Iterator[str]:
    """Yield the ways in which resolvers, browsers and libraries are known to accept an IPv4 address."""
    address = IPv4Address(text)
    number, (a, b, c, d) = int(address), address.packed
    yield text
    yield f"{text}."
    yield str(number)
    yield hex(number)
    yield hex(number).upper()
    yield f"0{number:o}"
    yield f"{a}.{(b << 16) + (c << 8) + d}"
    yield f"{a}.{b}.{(c << 8) + d}"
    yield f"0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}"
    yield f"0{a:o}.0{b:o}.0{c:o}.0{d:o}"
    yield f"0000{a:o}.{b}.{c}.{d}"
    yield f"0x{a:x}.{b}.0{c:o}.{d}"
    yield f"{a + 256}.{b}.{c}.{d}"
    yield text.translate(_FULL_WIDTH)
    yield text.translate(_CIRCLED)
    yield text.translate(_BOLD)
    yield from (text.replace(".", dot) for dot in _DOTS)
    yield text.replace(".", "%2e")
    yield "".join(f"%{ord(char):02x}" for char in text)


def embeddings(text: str) -> Iterator[str]:
    """Yield the IPv6 addresses that a stack, a gateway or a tunnel turns into an IPv4 address."""
    address = IPv4Address(text)
    high, low = int(address) >> 16, int(address) & 0xFFFF
    yield f"::ffff:{text}"
    yield f"0:0:0:0:0:ffff:{high:x}:{low:x}"
    yield f"::{text}"
    yield f"64:ff9b::{text}"
    yield f"64:ff9b:0:0:0:0:{high:x}:{low:x}"
    yield f"64:ff9b:1::{text}"
    yield f"2002:{high:x}:{low:x}::1"
    yield f"2001:0:{high:x}:{low:x}::{high ^ 0xFFFF:x}:{low ^ 0xFFFF:x}"


def private_addresses() -> list[str]:
    """Return addresses that a name server may answer with and that must not be connected to."""
    embedded = [str(IPv6Address(form)) for text in PRIVATE_V4 for form in embeddings(text)]
    return [*PRIVATE_V4, *PRIVATE_V6, *dict.fromkeys(embedded), "fe80::1%eth0"]


def private_hosts() -> list[str]:
    """Return private hosts as they may stand in an address."""
    numbers = [form for text in PRIVATE_V4 for form in spellings_v4(text)]
    embedded = [f"[{form}]" for text in PRIVATE_V4 for form in embeddings(text)]
    natives = [f"[{text}]" for text in PRIVATE_V6]
    return list(dict.fromkeys([*numbers, *embedded, *natives, *PRIVATE_NAMES, "[fe80::1%25eth0]", "[::1%25lo]"]))


def direct_urls() -> list[str]:
    """Return addresses that name a private host, plainly or in ways that two parsers read differently."""
    plain = [f"{scheme}://{host}/" for host in private_hosts() for scheme in ("http", "https")]
    bare = [f"{host}/jobs/1" for host in private_hosts()]
    targets = ("127.0.0.1", "169.254.169.254", "localhost", "0x7f.1", "[::1]", "2130706433")
    confusing = [form.format(host=host, good=GOOD) for host in targets for form in _CONFUSING]
    return [*plain, *bare, *confusing]


def redirect_targets() -> list[str]:
    """Return what a site may answer as `Location`."""
    hosts = (*PRIVATE_V4[::3], "[::1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "0x7f.1", "2130706433", "localhost")
    forms = ("http://{host}/", "//{host}/", "http://{good}@{host}/", "http://{host}:8080/", "http:\\\\{host}/")
    return [form.format(host=host, good=GOOD) for host in hosts for form in forms]
