"""Web sites of the invented companies: a map of the site, pages about hiring, and pages about everything else."""

import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from local.sandbox import pages
from local.sandbox.postings import CONTENT

SITE_PREFIX = "/employers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One company's site. Without a map only links lead to its pages."""

    name: str
    domain: str
    has_map: bool
    pages: tuple[dict[str, Any], ...]


@cache
def load_sites() -> dict[str, Site]:
    """Read every invented site, by the name under which it is served."""
    entries = tomllib.loads((CONTENT / "employers.toml").read_text("utf-8"))["site"]
    return {
        entry["name"]: Site(
            name=entry["name"], domain=entry["domain"], has_map=entry.get("map", True), pages=tuple(entry["pages"])
        )
        for entry in entries
    }


def employer_hosts(base: str) -> dict[str, str]:
    """Return where the sandbox at ``base`` serves each company's domain."""
    return {site.domain: f"{base}{SITE_PREFIX}/{site.name}" for site in load_sites().values()}


class EmployerSites:
    """The sites."""

    def routes(self) -> list[BaseRoute]:
        """Return the sites' routes, from the root."""
        return [
            Route(f"{SITE_PREFIX}/{{name}}/sitemap.xml", self.sitemap),
            Route(f"{SITE_PREFIX}/{{name}}/{{path:path}}", self.page),
        ]

    async def sitemap(self, request: Request) -> Response:
        """Return the map of a site that has one."""
        site = load_sites().get(request.path_params["name"])
        if site is None or not site.has_map:
            return HTMLResponse(pages.error_page(404, "Page not found"), 404)
        base = str(request.url).removesuffix("/sitemap.xml")
        addresses = [f"{base}/{page['path']}" for page in site.pages]
        locations = "".join(f"<url><loc>{escape(address)}</loc></url>" for address in addresses)
        xml = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{locations}</urlset>'
        return Response(xml, media_type="application/xml")

    async def page(self, request: Request) -> Response:
        """Return a page of a site, with links to the others."""
        site = load_sites().get(request.path_params["name"])
        known = site.pages if site is not None else ()
        found = next((page for page in known if page["path"] == request.path_params["path"]), None)
        if site is None or found is None:
            return HTMLResponse(pages.error_page(404, "Page not found"), 404)
        home = f"{SITE_PREFIX}/{site.name}"
        links = "".join(f'<li><a href="{home}/{page["path"]}">{escape(page["title"])}</a></li>' for page in site.pages)
        text = "".join(f"<p>{escape(part.strip())}</p>" for part in found["text"].strip().split("\n\n"))
        main = f"<main><h1>{escape(found['title'])}</h1>{text}</main>"
        body = f"<nav><ul>{links}</ul></nav>{main}<footer>© {site.name}</footer>"
        return HTMLResponse(pages.document(found["title"], body))
