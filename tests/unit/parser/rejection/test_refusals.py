"""Pages that stand where a posting should be: walls, challenges, lists, shells, error pages, closed postings."""

import json
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.document.page import Page
from services.parser.errors import JavascriptRequired, NotAPosting, ParserError, PostingNotFound
from services.parser.read_document import read_posting
from services.parser.rejection.refusals import is_closed, says_closed

BOARD_URL = "https://jobs.kelpworks.example/kelp"


JOBS = [
    {"id": "k1", "title": "Diver", "place": "Oban"},
    {"id": "k2", "title": "Boat Mechanic", "place": "Skye"},
    {"id": "k3", "title": "Chief of Kelp", "place": "Mull"},
]


def why(body: str, url: str | None = None) -> type[ParserError]:
    with pytest.raises(ParserError) as refused:
        _ = read_posting(Document(body=body, url=url)).job
    return type(refused.value)


def shell(state: dict[str, Any]) -> str:
    return (
        "<!DOCTYPE html><html><head><title>Kelp</title></head><body><noscript>You need to enable JavaScript.</noscript>"
        f"<div id='root'></div><script>window.__appData = {json.dumps(state)};</script></body></html>"
    )


@pytest.mark.parametrize("name", ["jobPostings", "positions", "openings", "requisitionList", "vacancies"])
def test_a_shell_with_several_jobs_in_its_data_is_a_list(name: str) -> None:
    state = {"organization": {"name": "Kelp"}, "posting": None, "jobBoard": {"teams": [{"name": "Sea"}], name: JOBS}}
    assert why(shell(state), BOARD_URL) is NotAPosting


POSTING_URL = "https://jobs.kelpworks.example/kelp/3f0b7c1e-58a2-4a51-9d5e-0c3de1a9b7f4"


@pytest.mark.parametrize("name", ["posting", "jobPosting", "job"])
@pytest.mark.parametrize("board", [None, {"jobPostings": JOBS}])
def test_a_posting_that_is_empty_in_the_data_is_gone(name: str, board: dict[str, Any] | None) -> None:
    assert why(shell({"organization": {"name": "Kelp"}, name: None, "jobBoard": board}), POSTING_URL) is PostingNotFound


def test_a_shell_whose_data_tell_nothing_needs_scripts() -> None:
    assert (
        why(shell({"organization": {"name": "Kelp"}, "jobBoard": {"posting": "soon"}}), POSTING_URL)
        is JavascriptRequired
    )


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Diver Jobs, Employment in Oban | Board", "https://board.example/jobs?q=diver&l=Oban"),
        ("Diver jobs available in Oban", "https://board.example/find?query=diver"),
        ("Our job opportunities", "https://kelp.example/en/search-results"),
    ],
)
def test_a_search_is_a_list_though_scripts_show_it(title: str, url: str) -> None:
    page = (
        f"<html><head><title>{title}</title></head><body><h2>Diver</h2><h2>Mate</h2><script>go()</script></body></html>"
    )
    assert why(page, url) is NotAPosting


@pytest.mark.parametrize(
    "sentence",
    [
        "This job is no longer advertised",
        "Oops! We can't find that job",
        "Sorry, we could not locate this position",
        "The role you are looking for may have been filled or removed.",
        "Die Stelle ist leider schon vergeben",
        "Cette offre n'est plus en ligne",
        "Deze vacature is niet meer beschikbaar",
        "Pagina non trovata",
        "お探しの求人が見つかりません",
    ],
)
def test_a_page_that_says_so_is_gone(sentence: str) -> None:
    page = (
        f"<html><head><title>Careers at Kelp</title></head><body><h1>{sentence}</h1><a>View all</a><h2>Why Kelp?</h2>"
        "<ul><li>A boat for everybody</li><li>Six weeks off</li></ul></body></html>"
    )
    assert why(page, "https://kelp.example/careers/diver") is PostingNotFound


def test_an_open_posting_that_is_to_be_filled_is_not_gone() -> None:
    page = "<html><title>Kelp</title><body><h1>Taucher</h1><p>Die Stelle soll bald besetzt werden.</p></body></html>"
    assert why(page, "https://kelp.example/taucher") is NotAPosting


@pytest.mark.parametrize(
    "sentence",
    [
        "No longer accepting applications",
        "This job has expired.",
        "This position is now closed",
        "The position has been filled.",
        "Die Stelle ist leider nicht mehr verfügbar",
        "Nabídka již není aktuální",
        "Cette offre n'est plus disponible",
        "この求人は募集を終了しました",
        "Applications are closed",
        "Pozice je již obsazena",
    ],
)
def test_closed_notices(sentence: str) -> None:
    assert says_closed(sentence)


def test_closed_is_what_the_reader_sees() -> None:
    seen = '<html lang="en"><body><div class="x">This job has <b>expired</b>.</div></body></html>'
    script = '<script>var m = {"closed": "This job has expired"}</script><p class="job is closed">Open</p>'
    assert is_closed(Page(html=seen, url=None))
    assert not is_closed(Page(html=script, url=None))


@pytest.mark.parametrize(
    "text", ["Our closed-loop control team", "roles filled with joy", "experience with expired certificates"]
)
def test_other_talk_of_closing(text: str) -> None:
    assert not says_closed(text)
