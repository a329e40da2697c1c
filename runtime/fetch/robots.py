"""robots.txt (RFC 9309): what a site lets programs read."""

import asyncio
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

import httpx

from runtime.concurrency.single_flight import SingleFlight
from runtime.fetch.errors import FetchError, PageForbiddenError, PageNotFoundError, UnsupportedTypeError
from runtime.fetch.page import FetchedPage

__all__ = ["RobotsGate", "RobotsRules"]

_MAX_BYTES = 500 * 1024
"""What a reader has to read at least, by the RFC; the rest is cut."""
_MAX_SITES = 1024
_LIFETIME = 3600.0
_TOKEN = re.compile(r"[a-z_-]+")
_ALLOW_ALL = ""
_REFUSE_ALL = "User-agent: *\nDisallow: /"
_KEPT_IN_PATHS = "/%*$?=&;:,@!~'()+[]"


@dataclass(frozen=True, slots=True)
class _Rule:
    parts: tuple[str, ...]
    """What stands between the wildcards; the first part begins the path."""
    is_whole: bool
    """The last part ends the path."""
    length: int
    """Of the path as written: the most specific rule decides."""
    allows: bool

    def matches(self, path: str) -> bool:
        """Search part by part from the left: no regular expression, which a hostile site could make expensive."""
        if not path.startswith(self.parts[0]):
            return False
        position = len(self.parts[0])
        last = len(self.parts) - 1
        for number, part in enumerate(self.parts[1:], start=1):
            if number == last and self.is_whole:
                return len(path) - len(part) >= position and path.endswith(part)
            found = path.find(part, position)
            if found < 0:
                return False
            position = found + len(part)
        return not self.is_whole or position == len(path)


class RobotsRules:
    """The rules of one site for one program.

    Args:
        text: The content of robots.txt.
        agent: The program's product token, in lower case.
    """

    def __init__(self, text: str, *, agent: str) -> None:
        own: list[_Rule] = []
        general: list[_Rule] = []
        is_named = False
        for agents, rules in _groups(text):
            if agent in agents:
                is_named = True
                own += rules
            elif "*" in agents:
                general += rules
        self.is_guess = text == _REFUSE_ALL
        """The site's own rules could not be read."""
        # A group for the program replaces the general one, even when it has no rules.
        self._rules = own if is_named else general

    def allows(self, target: str) -> bool:
        """Return whether a path with its query may be read: the longest matching rule decides, `Allow` on a tie."""
        path = _normalise(target)
        matching = [rule for rule in self._rules if rule.matches(path)]
        return not matching or max(matching, key=lambda rule: (rule.length, rule.allows)).allows


class RobotsGate:
    """Refuses pages that their site does not let programs read; keeps each site's rules for an hour.

    A site without robots.txt allows everything. One that is down, or answers with a challenge, allows nothing.

    Args:
        get: Fetches a page by its address.
        agent: The program's product token.
    """

    def __init__(self, get: Callable[[str], Awaitable[FetchedPage]], *, agent: str) -> None:
        self._get = get
        self._agent = agent.lower()
        self._flights = SingleFlight()
        self._sites: OrderedDict[str, tuple[float, RobotsRules]] = OrderedDict()

    async def check(self, url: httpx.URL) -> None:
        """Return when the page may be read.

        Raises:
            PageForbiddenError: The site's robots.txt forbids it.
        """
        rules = await self._rules(f"{url.scheme}://{url.netloc.decode('ascii')}")
        if not rules.allows(url.raw_path.decode("ascii")):
            if rules.is_guess:
                raise PageForbiddenError("The site's robots.txt cannot be had, so its pages are not read either.")
            raise PageForbiddenError("The site's robots.txt does not let programs read this page.")

    async def _rules(self, site: str) -> RobotsRules:
        now = asyncio.get_running_loop().time()
        if site in self._sites and self._sites[site][0] > now:
            self._sites.move_to_end(site)
            return self._sites[site][1]
        rules = RobotsRules(await self._flights.run(site, lambda: self._load(site)), agent=self._agent)
        self._sites[site] = (now + _LIFETIME, rules)
        if len(self._sites) > _MAX_SITES:
            self._sites.popitem(last=False)
        return rules

    async def _load(self, site: str) -> str:
        try:
            page = await self._get(f"{site}/robots.txt")
        except (PageNotFoundError, PageForbiddenError, UnsupportedTypeError):
            return _ALLOW_ALL
        except FetchError:
            return _REFUSE_ALL
        return page.body[:_MAX_BYTES].decode("utf-8", "replace")


def _groups(text: str) -> Iterator[tuple[set[str], list[_Rule]]]:
    """Yield each group's agents and rules; a new group begins with the first agent after a rule."""
    agents: set[str] = set()
    rules: list[_Rule] = []
    in_rules = False
    for name, value in _lines(text):
        if name == "user-agent":
            if in_rules:
                yield agents, rules
                agents, rules, in_rules = set(), [], False
            agents.add(_product_token(value))
        elif name in {"allow", "disallow"}:
            in_rules = True
            if value:
                rules.append(_rule(value, allows=name == "allow"))
    yield agents, rules


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


def _product_token(value: str) -> str:
    """Return the name of a program without its version, in lower case."""
    if value.startswith("*"):
        return "*"
    match = _TOKEN.match(value.lower())
    return match[0] if match else ""


def _rule(path: str, *, allows: bool) -> _Rule:
    path = _normalise(path)
    parts = re.sub(r"\*+", "*", path.removesuffix("$")).split("*")
    return _Rule(tuple(parts), is_whole=path.endswith("$"), length=len(path), allows=allows)


def _normalise(path: str) -> str:
    """Return a path with what is not ASCII percent-encoded and escapes in upper case."""
    return re.sub(r"%[0-9A-Fa-f]{2}", lambda match: match[0].upper(), quote(path, safe=_KEPT_IN_PATHS))
