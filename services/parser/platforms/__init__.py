"""The platforms, and which of them a document belongs to."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from services.parser.document.page import Page
from services.parser.errors import PlatformUnsupported
from services.parser.formats.loose_values import walk
from services.parser.platforms.amazon import Amazon
from services.parser.platforms.ashby import Ashby
from services.parser.platforms.bamboohr import BambooHR
from services.parser.platforms.base import Platform
from services.parser.platforms.breezy import Breezy
from services.parser.platforms.greenhouse import Greenhouse
from services.parser.platforms.icims import Icims
from services.parser.platforms.indeed import Indeed
from services.parser.platforms.jobscz import JobsCz
from services.parser.platforms.lever import Lever
from services.parser.platforms.linkedin import LinkedIn
from services.parser.platforms.oracle import Oracle
from services.parser.platforms.personio import Personio
from services.parser.platforms.pinpoint import Pinpoint
from services.parser.platforms.recruitee import Recruitee
from services.parser.platforms.remote_boards import RemoteBoards
from services.parser.platforms.remoteok import RemoteOk
from services.parser.platforms.rippling import Rippling
from services.parser.platforms.seek import Seek
from services.parser.platforms.smartrecruiters import SmartRecruiters
from services.parser.platforms.startupjobs import StartupJobs
from services.parser.platforms.successfactors import SuccessFactors
from services.parser.platforms.teamtailor import Teamtailor
from services.parser.platforms.weworkremotely import WeWorkRemotely
from services.parser.platforms.workable import Workable
from services.parser.platforms.workday import Workday
from services.parser.urls.domains import host_of, registrable

__all__ = [
    "PLATFORMS",
    "leaving_out",
    "platform_for_page",
    "platform_of",
    "records_in",
    "refuse_closed_platform",
]

PLATFORMS: tuple[Platform, ...] = (
    Greenhouse(),
    Lever(),
    Ashby(),
    Workday(),
    SmartRecruiters(),
    Workable(),
    Recruitee(),
    Personio(),
    Teamtailor(),
    BambooHR(),
    Breezy(),
    Pinpoint(),
    Icims(),
    SuccessFactors(),
    Oracle(),
    Amazon(),
    LinkedIn(),
    Indeed(),
    Seek(),
    RemoteOk(),
    WeWorkRemotely(),
    JobsCz(),
    StartupJobs(),
    Rippling(),
    RemoteBoards(),
)
_BY_DOMAIN = {domain: platform for platform in PLATFORMS for domain in platform.hosts}
_BY_MARK = tuple((mark.encode(), platform) for platform in PLATFORMS for mark in platform.marks)
_HANDSHAKE = ("joinhandshake.com", "handshake.com")
_HANDSHAKE_ADVICE = (
    "Look for the same job on LinkedIn or the company's own site (often Greenhouse or Lever) and use that link.",
    "Or paste the posting's text from Handshake.",
)


_LEFT_OUT: ContextVar[frozenset[str]] = ContextVar("left_out", default=frozenset())


@contextmanager
def leaving_out(*names: str) -> Iterator[None]:
    """Read as if these plugins did not exist: what the general reader makes of their platforms is measured so."""
    token = _LEFT_OUT.set(frozenset(names))
    try:
        yield
    finally:
        _LEFT_OUT.reset(token)


def _known(platform: Platform | None) -> Platform | None:
    return None if platform and platform.name in _LEFT_OUT.get() else platform


def platform_of(url: str | None) -> Platform | None:
    """Return the platform that an address belongs to."""
    labels = host_of(url).split(".")
    domains = (".".join(labels[first:]) for first in range(len(labels)))
    return next((platform for domain in domains if (platform := _known(_BY_DOMAIN.get(domain)))), None)


def platform_for_page(page: Page, *, in_scripts: bool = False) -> Platform | None:
    """Return the platform that serves a page, by its address or else by marks in it.

    Args:
        page: The page.
        in_scripts: Search the whole scripts for marks, not only their beginnings.
    """
    return platform_of(page.url) or _marked(page.content if in_scripts else page.outline) or platform_of(page.canonical)


def _marked(content: bytes) -> Platform | None:
    return next((platform for mark, platform in _BY_MARK if mark in content and _known(platform)), None)


def records_in(
    data: Any, url: str | None, *, only: Platform | None = None
) -> Iterator[tuple[Platform, Mapping[str, Any]]]:
    """Yield the platform postings in the data with their platform, outermost first.

    Where shapes are alike, the address's platform has precedence.
    """
    own = only or platform_of(url)
    order = [own, *(platform for platform in PLATFORMS if platform is not own)] if own else list(PLATFORMS)
    taken: set[int] = set()
    for record in walk(data):
        if id(record) in taken:
            continue
        platform = next((platform for platform in order if platform.matches(record) and _known(platform)), None)
        if platform:
            # What is inside a posting (its organisation, similar jobs) is not another one.
            taken |= {id(inner) for inner in walk(record)}
            yield platform, record


def refuse_closed_platform(url: str | None) -> None:
    """Raise PlatformUnsupported for platforms that show postings to members only."""
    if registrable(host_of(url)) in _HANDSHAKE:
        raise PlatformUnsupported("Handshake shows postings to signed-in students only.", suggestions=_HANDSHAKE_ADVICE)
