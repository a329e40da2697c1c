"""Rendering pages that are empty until their scripts run.

The browser itself cannot reach anything: it resolves no names and its only way out is the guarded proxy.
"""

import asyncio
import contextlib
import shutil
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import httpcore
import httpx
from playwright.async_api import Browser as Chromium
from playwright.async_api import BrowserContext, Page, Route, async_playwright
from playwright.async_api import Error as PlaywrightError

from services.parser.document import FetchedPage
from services.parser.errors import ParserError, PostingTimeout, PostingTooLarge, PostingUnreachable, UrlBlocked
from services.parser.fetch.failures import RetryableFailure, check_status
from services.parser.fetch.proxy import GuardedProxy
from services.parser.fetch.settings import FetchSettings
from services.parser.fetch.transport import GuardedBackend, Resolver, resolve
from services.parser.urls import parse_public_url

__all__ = ["Browser"]

_ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # names are the proxy's business
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--disable-gpu",
    "--disable-dev-shm-usage",
)
_UNREAD = frozenset({"image", "media", "font"})
