"""Job pages of several platforms, the walls a reader runs into, and the pages that only look like postings."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from local.sandbox import pages
from local.sandbox.captures import MEDIA_TYPES, captured_pages
from local.sandbox.platforms import greenhouse_job, lever_id, lever_posting
from local.sandbox.postings import Posting, load_postings, on_platform

TRUE = {"true", "1"}


class Jobs:
    """Every job page; dates are counted back from ``now`` (epoch seconds)."""

    def __init__(self, *, now: float, captures: Path | None) -> None:
        self._now = now
        self._captures = captured_pages(captures) if captures else {}

    def links(self) -> dict[str, str]:
        """Return the path of every page with a line that says what it is."""
        paths = {path: f"{posting.title}, {posting.company} ({kind})" for path, posting, kind in _published()}
        return paths | WALLS | {f"/captures/jobs/{name}": f"captured page {name}" for name in self._captures}

    def routes(self) -> list[BaseRoute]:
        """Return the routes of all platforms, from the root."""
        return [
            Route("/greenhouse/v1/boards/{board}/jobs", self.greenhouse_board),
            Route("/greenhouse/v1/boards/{board}/jobs/{id}", self.greenhouse_job),
            Route("/greenhouse/{board}/jobs/{id}", self.greenhouse_page),
            Route("/greenhouse/{board}", self.greenhouse_list),
            Route("/lever/v0/postings/{site}", self.lever_site),
            Route("/lever/v0/postings/{site}/{id}", self.lever_posting),
            Route("/lever/{site}/{id}", self.lever_page),
            Route("/workday/{path:path}", self.workday_page),
            Route("/linkedin/jobs/view/{id}", self.linkedin_page),
            Route("/careers", self.careers_list),
            Route("/careers/{slug}", self.career_page),
            Route("/walls/linkedin-authwall", _fixed(pages.authwall_page())),
            Route("/walls/javascript-shell", _fixed(pages.javascript_shell())),
            Route("/walls/forbidden", _fixed(pages.error_page(403, "Forbidden"), 403)),
            Route("/walls/not-found", _fixed(pages.error_page(404, "Page not found"), 404)),
            Route("/walls/blocked", _fixed(pages.block_page(), 403)),
            Route("/captures/jobs/{name}", self.captured),
        ]

    async def greenhouse_board(self, request: Request) -> Response:
        """Return a board's postings, their text only with ``content=true``."""
        jobs = [self._greenhouse(request, posting) for posting in _of_board("greenhouse", request.path_params["board"])]
        if request.query_params.get("content") not in TRUE:
            jobs = [{key: value for key, value in job.items() if key != "content"} for job in jobs]
        return JSONResponse({"jobs": jobs, "meta": {"total": len(jobs)}})

    async def greenhouse_job(self, request: Request) -> Response:
        """Return one posting of a board."""
        posting = _greenhouse_posting(request)
        if posting is None:
            return JSONResponse({"status": 404, "error": "Job not found"}, 404)
        return JSONResponse(self._greenhouse(request, posting))

    def _greenhouse(self, request: Request, posting: Posting) -> dict[str, Any]:
        questions = request.query_params.get("questions") in TRUE
        return greenhouse_job(posting, now=self._now, base_url=str(request.base_url), questions=questions)

    async def greenhouse_page(self, request: Request) -> Response:
        """Return a posting's hosted page; a closed one leads back to the board."""
        posting = _greenhouse_posting(request)
        if posting is None:
            return RedirectResponse(f"/greenhouse/{request.path_params['board']}?error=true", 302)
        return HTMLResponse(pages.greenhouse_page(posting))

    async def greenhouse_list(self, request: Request) -> Response:
        """Return a board's list of jobs."""
        board = request.path_params["board"]
        links = {f"/greenhouse/{board}/jobs/{job.number}": job.title for job in _of_board("greenhouse", board)}
        return HTMLResponse(pages.job_list_page("Current openings", links))

    async def lever_site(self, request: Request) -> Response:
        """Return all postings of a Lever site."""
        found = _of_board("lever", request.path_params["site"])
        base_url = str(request.base_url)
        return JSONResponse([lever_posting(posting, now=self._now, base_url=base_url) for posting in found])

    async def lever_posting(self, request: Request) -> Response:
        """Return one posting of a Lever site."""
        posting = _lever_posting(request)
        if posting is None:
            return JSONResponse({"ok": False, "error": "Document not found"}, 404)
        return JSONResponse(lever_posting(posting, now=self._now, base_url=str(request.base_url)))

    async def lever_page(self, request: Request) -> Response:
        """Return a posting's hosted page."""
        posting = _lever_posting(request)
        return _not_found() if posting is None else HTMLResponse(pages.lever_page(posting))

    async def workday_page(self, request: Request) -> Response:
        """Return a Workday-like posting."""
        by_path = {pages.workday_path(posting): posting for posting in on_platform("workday")}
        posting = by_path.get(request.url.path)
        return _not_found() if posting is None else HTMLResponse(pages.workday_page(posting, now=self._now))

    async def linkedin_page(self, request: Request) -> Response:
        """Return a public guest page; what is not public is behind the wall."""
        wanted = request.path_params["id"]
        posting = next((each for each in on_platform("linkedin") if wanted.endswith(str(each.number))), None)
        return HTMLResponse(pages.authwall_page() if posting is None else pages.linkedin_page(posting))

    async def careers_list(self, request: Request) -> Response:  # noqa: ARG002 - a handler's signature
        """Return the list of all openings, in the manner of a search result."""
        links = {path: f"{job.title}, {job.company}" for path, job, kind in _published() if kind != "expired"}
        return HTMLResponse(pages.job_list_page("Search results: all open positions", links))

    async def career_page(self, request: Request) -> Response:
        """Return a company's own page: with structured data, with meta tags alone, or expired."""
        wanted = request.path_params["slug"]
        posting = next((each for each in load_postings() if each.slug == wanted), None)
        if posting is None or not {"careers", "plain", "expired"} & set(posting.platforms):
            return _not_found()
        if "plain" in posting.platforms:
            return HTMLResponse(pages.plain_page(posting))
        if "expired" in posting.platforms:
            return HTMLResponse(pages.expired_page(posting, now=self._now))
        return HTMLResponse(pages.career_page(posting, now=self._now))

    async def captured(self, request: Request) -> Response:
        """Return a captured page byte for byte."""
        file = self._captures.get(request.path_params["name"])
        return _not_found() if file is None else Response(file.read_bytes(), media_type=MEDIA_TYPES[file.suffix])


WALLS = {
    "/walls/linkedin-authwall": "a login wall in place of a posting",
    "/walls/javascript-shell": "a page that is empty without JavaScript",
    "/walls/blocked": "a bot protection's block page (403)",
    "/walls/forbidden": "403",
    "/walls/not-found": "404",
    "/careers": "a list of jobs, not a posting",
}

PATHS: dict[str, Callable[[Posting], list[str]]] = {
    "greenhouse": lambda job: [
        f"/greenhouse/{job.board}/jobs/{job.number}",
        f"/greenhouse/v1/boards/{job.board}/jobs/{job.number}?questions=true",
    ],
    "lever": lambda job: [f"/lever/{job.board}/{lever_id(job)}", f"/lever/v0/postings/{job.board}/{lever_id(job)}"],
    "workday": lambda job: [pages.workday_path(job)],
    "linkedin": lambda job: [f"/linkedin/jobs/view/{job.slug}-{job.number}"],
    "careers": lambda job: [f"/careers/{job.slug}"],
    "plain": lambda job: [f"/careers/{job.slug}"],
    "expired": lambda job: [f"/careers/{job.slug}"],
}


def _published() -> list[tuple[str, Posting, str]]:
    return [(path, job, kind) for job in load_postings() for kind in job.platforms for path in PATHS[kind](job)]


def _of_board(platform: str, board: str) -> list[Posting]:
    return [posting for posting in on_platform(platform) if posting.board == board]


def _greenhouse_posting(request: Request) -> Posting | None:
    found = _of_board("greenhouse", request.path_params["board"])
    return next((posting for posting in found if str(posting.number) == request.path_params["id"]), None)


def _lever_posting(request: Request) -> Posting | None:
    found = _of_board("lever", request.path_params["site"])
    return next((posting for posting in found if lever_id(posting) == request.path_params["id"]), None)


def _fixed(html: str, status: int = 200) -> Callable[[Request], Any]:
    async def handler(request: Request) -> Response:  # noqa: ARG001 - a handler's signature
        return HTMLResponse(html, status)

    return handler


def _not_found() -> Response:
    return HTMLResponse(pages.error_page(404, "Page not found"), 404)
