"""The employer's own pages, from a site made of a dictionary."""

from contracts.job import FieldProvenance, JobDetails, ProvenanceSource
from contracts.posts import PostOrigin
from runtime.fetch.errors import FetchError, PageForbiddenError, PageNotFoundError
from runtime.fetch.page import FetchedPage
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import EmployerSettings
from services.scraper.sources.employer.page import read_page
from services.scraper.sources.employer.source import EmployerSource
from tests.support.searching import search

HIRING = (
    "<html><title>Site</title><body><nav><a href='/x'>Menu</a></nav><h1>How we hire</h1><p>A recruiter calls you for a "
    "phone screen.</p><p>Then you have a technical round, a system design round and a behavioral interview with the "
    "hiring manager.</p><p>Then you have a technical round, a system design round and a behavioral interview with the "
    "hiring manager.</p><p>We make an offer within a week and answer all your questions about it.</p>"
    "<script>var x = 'interview';</script><footer>Imprint</footer></body></html>"
)
JOB = JobDetails(company_name="Harborline", company_domain="harborline.test", job_title="Engineer")


class Site:
    """Pages by address; notes what was asked for."""

    def __init__(self, pages: dict[str, str | FetchError]) -> None:
        self._pages = pages
        self.asked: list[str] = []

    async def get(self, url: str, *, by_robots: bool = False) -> FetchedPage:
        assert by_robots
        self.asked.append(url)
        page = self._pages.get(url, PageNotFoundError())
        if isinstance(page, FetchError):
            raise page
        return FetchedPage(url=url, status=200, content_type="text/html", body=page.encode())


def plan_for(job: JobDetails) -> SearchPlan:
    return SearchPlan.for_job(job, window_days=365, wanted=35)


def source(site: Site) -> EmployerSource:
    return EmployerSource(fetch=site, settings=EmployerSettings())


def url(path: str) -> str:
    return f"https://harborline.test{path}"


def site_map(*paths: str) -> str:
    return f"<urlset>{''.join(f'<url><loc>{url(path)}</loc></url>' for path in paths)}</urlset>"


async def test_finds_its_pages_by_the_map_of_its_site() -> None:
    site = Site({url("/sitemap.xml"): site_map("/", "/careers/how-we-hire"), url("/careers/how-we-hire"): HIRING})
    [post] = (await search(source(site), plan_for(JOB))).posts.values()
    assert (post.origin, post.title, post.url) == (PostOrigin.EMPLOYER, "How we hire", url("/careers/how-we-hire"))
    assert post.body.splitlines()[:2] == ["How we hire", "A recruiter calls you for a phone screen."]
    assert "var x" not in post.body
    assert "Imprint" not in post.body
    assert post.body.count("technical round") == 1
    assert site.asked == [url("/sitemap.xml"), url("/careers/how-we-hire")]


async def test_finds_its_pages_by_the_links_of_its_careers_page() -> None:
    careers = "<a href='/careers/interviewing'>Interviewing with us</a><a href='https://evil.test/how-we-hire'>x</a>"
    site = Site({url("/careers"): careers, url("/careers/interviewing"): HIRING})
    harvest = await search(source(site), plan_for(JOB))
    assert [post.url for post in harvest.posts.values()] == [url("/careers/interviewing")]
    assert len(site.asked) == 3


async def test_at_most_three_pages_are_fetched() -> None:
    paths = [f"/careers/hiring-process-{number}" for number in range(20)]
    site = Site({url("/sitemap.xml"): site_map(*paths), **{url(path): HIRING for path in paths}})
    await search(source(site), plan_for(JOB))
    assert len(site.asked) == 3


async def test_a_map_of_maps_costs_one_of_them() -> None:
    maps = f"<sitemapindex><sitemap><loc>{url('/sitemap-careers.xml')}</loc></sitemap></sitemapindex>"
    pages = {
        url("/sitemap.xml"): maps,
        url("/sitemap-careers.xml"): site_map("/how-we-hire"),
        url("/how-we-hire"): HIRING,
    }
    assert len((await search(source(Site({**pages})), plan_for(JOB))).posts) == 1


async def test_a_page_that_says_nothing_about_hiring_is_not_kept() -> None:
    site = Site({url("/sitemap.xml"): site_map("/how-we-hire"), url("/how-we-hire"): "<p>" + "Soon more. " * 50})
    assert not (await search(source(site), plan_for(JOB))).posts


async def test_a_refusal_is_told() -> None:
    site = Site({url("/sitemap.xml"): site_map("/how-we-hire"), url("/how-we-hire"): PageForbiddenError()})
    harvest = await search(source(site), plan_for(JOB))
    assert [problem.status for problem in harvest.problems] == ["blocked"]


def test_a_domain_that_was_only_guessed_is_not_visited() -> None:
    guess = FieldProvenance(source=ProvenanceSource.DERIVED, confidence=0.3)
    guessed = JOB.model_copy(update={"provenance": {"company_domain": guess}})
    assert source(Site({})).searches(plan_for(JOB))
    assert not source(Site({})).searches(plan_for(guessed))


def test_links_of_navigation_are_read_though_its_words_are_not() -> None:
    page = read_page("<nav><a href='/a'>One <b>two</b></a></nav><p>Text</p><a href=''>none</a>")
    assert ([link.url for link in page.links], page.text) == (["/a"], "Text\nnone")
    assert page.links[0].text == "One two"
