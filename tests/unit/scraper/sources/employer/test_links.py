"""Which pages of a company's site say how it hires."""

import pytest

from services.scraper.sources.employer.links import PageLink, best_links, is_on_site, links_of_map

DOMAIN = "harborline.test"


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("/careers/how-we-hire", "/careers"),
        ("/interview-process", "/blog/an-interview-with-our-founder"),
        ("/en/careers/faq", "/faq"),
        ("/jobs/our-hiring-process", "/news/2024/hiring-500-people"),
        ("/karriere/bewerbungsprozess", "/karriere"),
        ("/careers/interviewing-at-harborline", "/products/user-interviews"),
    ],
)
def test_pages_about_hiring_come_before_others(better: str, worse: str) -> None:
    links = [PageLink(f"https://{DOMAIN}{path}") for path in (worse, better)]
    assert best_links(links, domain=DOMAIN, most=2)[0] == f"https://{DOMAIN}{better}"


@pytest.mark.parametrize("path", ["/", "/about", "/blog/ten-years", "/privacy", "/investors/interviews", "/careers"])
def test_pages_that_say_nothing_about_it_are_not_read(path: str) -> None:
    assert not best_links([PageLink(f"https://{DOMAIN}{path}")], domain=DOMAIN, most=3)


def test_the_words_of_a_link_count_like_its_address() -> None:
    links = [PageLink(f"https://{DOMAIN}/p/17", "Our interview process")]
    assert best_links(links, domain=DOMAIN, most=1) == [f"https://{DOMAIN}/p/17"]


def test_other_sites_are_never_visited() -> None:
    links = [
        PageLink("https://evil.test/how-we-hire"),
        PageLink(f"https://{DOMAIN}.evil.test/how-we-hire"),
        PageLink("javascript:x"),
    ]
    assert not best_links(links, domain=DOMAIN, most=3)
    assert is_on_site(f"https://careers.{DOMAIN}/how-we-hire", DOMAIN)


def test_a_map_lists_pages_or_further_maps() -> None:
    page = "<urlset><url><loc> https://a.test/x?a=1&amp;b=2 </loc></url><url><loc><![CDATA[/y]]></loc></url></urlset>"
    links, are_maps = links_of_map(page, base="https://a.test/sitemap.xml")
    assert ([link.url for link in links], are_maps) == (["https://a.test/x?a=1&b=2", "https://a.test/y"], False)
    assert links_of_map("<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>", base="https://a.test/")[1]
