"""Pages that need their scripts, in a real browser behind the guard."""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from typing_extensions import override

from runtime.fetch.errors import BlockedUrlError, FetchError, PageForbiddenError, PageTooLargeError, SiteTimeoutError
from tests.support.attacks import GOOD
from tests.support.internet import (
    PUBLIC_V4,
    Canary,
    Connections,
    Names,
    Site,
    answer,
    canary,
    quick_settings,
    redirect,
    website,
)

SHELL = b"""<!doctype html><title>Careers</title><div id=app></div><script src="/app.js"></script>"""
SCRIPT = b"""
fetch("/api/jobs/1").then(answer => answer.json()).then(job => {
  document.getElementById("app").innerHTML = `<h1>${job.title}</h1>`;
});
"""


playwright = pytest.importorskip("playwright.async_api")

needs_chromium = pytest.mark.skipif(shutil.which("chromium") is None, reason="there is no Chromium on this machine")


@pytest.fixture
async def internet() -> AsyncIterator[tuple[Site, Canary]]:
    """A site whose page is written by a script, and a canary everywhere else."""

    async with canary() as bird:
        pages = {
            "/careers": answer(SHELL),
            "/app.js": answer(SCRIPT, content_type="text/javascript"),
            "/api/jobs/1": answer(b'{"title": "Platform Engineer"}', content_type="application/json"),
            "/attack": answer(ATTACK.replace(b"PORT", str(bird.port).encode())),
            "/away": redirect("http://127.0.0.1/"),
            "/busy": answer(b"<script>while (true);</script>"),
            "/huge": answer(b"<script>document.write('x'.repeat(3000000))</script>"),
            "/secret": answer(b"no", status=403),
        }
        async with website(lambda request: pages.get(request.target, answer(status=404))) as site:
            yield site, bird


ATTACK = b"""<!doctype html><title>Careers</title><h1>Engineer</h1>
<link rel=prefetch href="http://127.0.0.1/prefetch"><link rel=preconnect href="http://127.0.0.1:PORT">
<img src="http://127.0.0.1:PORT/image"><iframe src="http://[::1]:PORT/frame"></iframe>
<iframe src="http://169.254.169.254/latest/meta-data/"></iframe><iframe src="file:///etc/passwd"></iframe>
<script src="http://localhost:PORT/script"></script>
<form id=f method=post action="http://127.0.0.1:PORT/form" target=sub><input name=a></form><iframe name=sub></iframe>
<script>
document.getElementById("f").submit();
for (const host of ["127.0.0.1:PORT", "localhost:PORT", "[::1]:PORT", "127.0.0.1", "0.0.0.0:PORT", "127.1:PORT",
                    "10.0.0.1", "rebound.example.org", "rebound.example.org:PORT"]) {
  fetch("http://" + host + "/fetch", {mode: "no-cors"}).catch(() => 0);
  fetch("http://" + host + "/post", {mode: "no-cors", method: "POST", body: "x"}).catch(() => 0);
  navigator.sendBeacon("http://" + host + "/beacon", "x");
  try { new WebSocket("ws://" + host + "/socket"); } catch {}
  try { new EventSource("http://" + host + "/events"); } catch {}
}
try {
  const turn = {urls: "turn:127.0.0.1:PORT?transport=tcp", username: "a", credential: "b"};
  const peer = new RTCPeerConnection({iceServers: [{urls: "stun:127.0.0.1:PORT"}, turn]});
  peer.createDataChannel("x");
  peer.createOffer().then(offer => peer.setLocalDescription(offer));
} catch {}
</script>"""


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.received = 0

    @override
    def datagram_received(self, data: bytes, addr: tuple[str | Any, int]) -> None:
        self.received += len(data)


@contextlib.asynccontextmanager
async def receiving_datagrams(port: int) -> AsyncIterator[_Datagrams]:
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.create_datagram_endpoint(_Datagrams, local_addr=("127.0.0.1", port))
    yield protocol
    transport.close()


@needs_chromium
class TestBrowser:
    def browser(self, site: Site, bird: Canary, **changes: Any) -> Any:
        from runtime.fetch.rendering.browser import Browser

        swift = {"sandboxed": False, "settle_timeout": timedelta(seconds=2)}
        names = Names({"rebound.example.org": [["127.0.0.1"]]}, otherwise=[PUBLIC_V4])
        network = Connections(sites={PUBLIC_V4: site.port}, elsewhere=bird.port)
        return Browser(
            quick_settings(browser=swift | changes, max_decoded_bytes=2_000_000), resolver=names, connector=network
        )

    async def test_a_page_is_read_after_its_scripts_have_run(self, internet: tuple[Site, Canary]) -> None:
        site, bird = internet
        async with self.browser(site, bird) as browser:
            page = await browser.get(f"http://{GOOD}/careers")

        assert b"<h1>Platform Engineer</h1>" in page.body
        assert page.url == f"http://{GOOD}/careers"
        assert page.status == 200
        assert bird.connections == 0

    async def test_nothing_a_page_does_reaches_the_private_network(self, internet: tuple[Site, Canary]) -> None:
        site, bird = internet
        async with receiving_datagrams(bird.port) as datagrams, self.browser(site, bird) as browser:
            page = await browser.get(f"http://{GOOD}/attack")

        assert b"<h1>Engineer</h1>" in page.body
        assert (bird.connections, bird.received, datagrams.received) == (0, 0, 0)

    async def test_without_the_guard_the_page_does_reach_it(self, internet: tuple[Site, Canary]) -> None:
        site, bird = internet
        async with receiving_datagrams(bird.port) as datagrams, playwright.async_playwright() as play:
            chromium = await play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = await chromium.new_page()
            await page.goto(f"http://127.0.0.1:{site.port}/attack")
            async with asyncio.timeout(30):
                while not (bird.received and datagrams.received):
                    await page.wait_for_timeout(50)
            await chromium.close()

    async def test_a_page_that_leads_away_is_refused(self, internet: tuple[Site, Canary]) -> None:
        site, bird = internet
        async with self.browser(site, bird) as browser:
            with pytest.raises(FetchError):
                await browser.get(f"http://{GOOD}/away")
            with pytest.raises(BlockedUrlError):
                await browser.get("http://127.0.0.1/")
            with pytest.raises(PageForbiddenError):
                await browser.get(f"http://{GOOD}/secret")
        assert bird.connections == 0

    async def test_endless_scripts_are_cut_off(self, internet: tuple[Site, Canary]) -> None:
        async with self.browser(*internet, total_timeout=timedelta(seconds=2)) as browser, asyncio.timeout(60):
            with pytest.raises(SiteTimeoutError):
                await browser.get(f"http://{GOOD}/busy")

    async def test_huge_pages_are_refused(self, internet: tuple[Site, Canary]) -> None:
        async with self.browser(*internet) as browser:
            with pytest.raises(PageTooLargeError):
                await browser.get(f"http://{GOOD}/huge")

    async def test_a_missing_browser_is_told_at_the_start(self, internet: tuple[Site, Canary]) -> None:
        with pytest.raises(FileNotFoundError, match="no-such-browser"):
            async with self.browser(*internet, executable="no-such-browser"):
                pass
