"""One posting, one canonical address."""

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.parser.errors import UrlInvalid
from services.parser.urls.addresses import canonical_url

LINKEDIN = "https://www.linkedin.com/jobs/view/4123456789"


@pytest.mark.parametrize(
    "same",
    [
        "https://example.com/jobs/1?id=7&lang=de",
        "https://example.com/jobs/1?lang=de&id=7",
        "https://EXAMPLE.com/jobs/1?id=7&lang=de",
        "https://example.com:443/jobs/1?id=7&lang=de",
        "https://example.com/jobs/1/?id=7&lang=de",
        "https://example.com/jobs/1?id=7&lang=de#apply",
        "https://example.com/jobs/1?id=7&lang=de#:~:text=engineer",
        "https://example.com/jobs/%31?id=7&lang=de",
        "https://example.com/jobs/1;jsessionid=ABC?id=7&lang=de",
        "https://example.com/a/../jobs/./1?id=7&lang=de",
        "example.com/jobs/1?id=7&lang=de",
    ],
)
def test_one_posting_has_one_key(same: str) -> None:
    assert canonical_url(same) == "https://example.com/jobs/1?id=7&lang=de"


TRACKING = (
    "utm_source=linkedin",
    "UTM_Campaign=x",
    "gclid=1",
    "gbraid=1",
    "fbclid=1",
    "msclkid=1",
    "mc_cid=1",
    "gh_src=abc",
    "lever-source=LinkedIn",
    "lever-source%5B%5D=LinkedIn",
    "lever-origin=applied",
    "trk=public_jobs",
    "trkInfo=x",
    "trackingId=x",
    "refId=x",
    "source=LinkedIn",
    "src=x",
    "_ga=1",
    "__jvst=Job%20Board",
    "iis=Indeed",
    "mkt_tok=x",
    "trid=x",
)
IDENTIFYING = (
    "gh_jid=1",
    "jk=0123456789abcdef",
    "currentJobId=1",
    "jobId=1",
    "job_id=1",
    "jid=1",
    "id=1",
    "ref=J-1",
    "reference=1",
    "req=1",
    "requisitionId=1",
    "career_job_req_id=1",
    "token=1",
    "for=acme",
    "p=1",
    "pid=1",
    "position=1",
    "lang=de",
    "locale=de_DE",
    "v=1",
)


@pytest.mark.parametrize("parameter", TRACKING)
def test_tracking_parameters_are_dropped(parameter: str) -> None:
    assert canonical_url(f"https://example.com/jobs?{parameter}&id=7") == "https://example.com/jobs?id=7"


@pytest.mark.parametrize("parameter", IDENTIFYING)
def test_identifying_parameters_are_kept(parameter: str) -> None:
    name, _, value = parameter.partition("=")
    one, other = (canonical_url(f"https://example.com/jobs?{name}={text}") for text in (value, value + "2"))
    assert one == f"https://example.com/jobs?{parameter}"
    assert one != other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/careers#/job/1", "https://example.com/careers#/job/2"),
        ("https://example.com/careers#!job=1", "https://example.com/careers#!job=2"),
        ("https://example.com/careers#gh_jid=1", "https://example.com/careers#gh_jid=2"),
        ("https://example.com/Jobs/A", "https://example.com/jobs/a"),
        ("https://example.com/?id=%ff", "https://example.com/?id=%fe"),
        ("https://example.com/a%2fb", "https://example.com/a/b"),
        ("https://example.com/?a=1&a=2", "https://example.com/?a=2&a=1"),
        ("https://a.example.com/1", "https://b.example.com/1"),
    ],
)
def test_different_postings_have_different_keys(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    "url",
    [
        LINKEDIN,
        LINKEDIN + "/",
        LINKEDIN + "/?trk=public_jobs&refId=a%3D&position=3",
        "http://linkedin.com/jobs/view/4123456789",
        "sk.linkedin.com/jobs/view/software-engineer-at-acme-4123456789?originalSubdomain=sk",
        "https://cz.linkedin.com/jobs/view/v%C3%BDvoj%C3%A1%C5%99-v-acme-4123456789",
        "https://m.linkedin.com/jobs/view/4123456789",
        "https://www.linkedin.com/comm/jobs/view/4123456789/?midToken=x",
        "https://www.linkedin.com/jobs/search/?currentJobId=4123456789&keywords=python",
        "https://www.linkedin.com/jobs/collections/recommended/?currentJobId=4123456789",
        "https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/4123456789",
    ],
)
def test_linkedin_is_reduced_to_the_job(url: str) -> None:
    assert canonical_url(url) == LINKEDIN


@pytest.mark.parametrize(
    "url", ["https://de.linkedin.com/company/acme/", "https://www.linkedin.com/company/acme?trk=x"]
)
def test_other_pages_of_linkedin_lose_their_country(url: str) -> None:
    assert canonical_url(url) == "https://www.linkedin.com/company/acme"


def test_a_site_that_only_looks_like_linkedin_stays_as_it_is() -> None:
    url = "https://www.notlinkedin.com/jobs/view/4123456789?currentJobId=1"
    assert canonical_url(url) == url


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.indeed.com/viewjob?jk=0123456789abcdef&from=serp&vjs=3", "www.indeed.com"),
        ("https://indeed.com/m/viewjob?jk=0123456789abcdef", "www.indeed.com"),
        ("https://m.indeed.com/viewjob?jk=0123456789abcdef", "www.indeed.com"),
        ("https://www.indeed.com/jobs?q=python&vjk=0123456789abcdef", "www.indeed.com"),
        ("https://de.indeed.com/rc/clk?jk=0123456789abcdef&bb=x", "de.indeed.com"),
    ],
)
def test_indeed_is_reduced_to_the_job(url: str, key: str) -> None:
    assert canonical_url(url) == f"https://{key}/viewjob?jk=0123456789abcdef"


def test_the_key_needs_no_public_host() -> None:
    assert canonical_url("http://127.0.0.1:8090/jobs/1/?utm_source=x") == "http://127.0.0.1:8090/jobs/1"


def test_what_is_no_address_has_no_key() -> None:
    with pytest.raises(UrlInvalid, match="space") as refusal:
        canonical_url("Senior Engineer")
    assert refusal.value.suggestions


segments = st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"], exclude_characters="\\#?/"), max_size=12)
pairs = st.lists(st.tuples(st.sampled_from(["id", "q", "gh_jid", "utm_x", "ref", "trk", "ä"]), segments), max_size=5)


@given(st.lists(segments, max_size=4), pairs, st.sampled_from(["", "#top", "#/job/1"]))
@example(["'"], [], "#top")
@example(["a"], [("q", "it's'")], "")
def test_the_key_of_a_key_is_itself(path: list[str], query: list[tuple[str, str]], fragment: str) -> None:
    url = httpx.URL("https://example.com/" + "/".join(path).replace("%", "%25"), params=query)
    key = canonical_url(str(url) + fragment)
    assert canonical_url(key) == key


@given(pairs, st.lists(st.sampled_from(TRACKING), max_size=4))
def test_tracking_does_not_change_the_key(query: list[tuple[str, str]], tracking: list[str]) -> None:
    plain = httpx.URL("https://example.com/x", params=query)
    tracked = "&".join(filter(None, [*tracking, plain.query.decode("ascii")]))
    assert canonical_url(f"https://example.com/x?{tracked}") == canonical_url(plain)
