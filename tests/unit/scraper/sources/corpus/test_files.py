"""Reading posts from files of an operator."""

import json
from pathlib import Path
from typing import Any

import pytest

from contracts.job import JobDetails
from services.scraper.errors import SourceUnavailableError
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import CorpusSettings
from services.scraper.sources.base import Harvest
from services.scraper.sources.corpus.files import read_corpus
from services.scraper.sources.corpus.source import CorpusSource
from tests.support.searching import budget_of, search

POST = {
    "title": "Stripe interview",
    "selftext": "I interviewed at Stripe.",
    "subreddit": "jobs",
    "created_utc": 1_790_000_000,
    "comments": [{"body": "Low", "score": 1}, {"body": "High", "score": 5}, "A bare text", {"body": "[deleted]"}],
}


@pytest.mark.parametrize("form", ["list", "object", "one", "lines"])
def test_reads_the_forms_in_which_exports_come(tmp_path: Path, form: str) -> None:
    texts = {
        "list": json.dumps([POST]),
        "object": json.dumps({"posts": [POST]}),
        "one": json.dumps(POST),
        "lines": f"{json.dumps(POST)}\n\nno json\n",
    }
    tally = Harvest()
    (tmp_path / "posts.json").write_text(texts[form])
    [post] = read_corpus(tmp_path, tally)
    assert (post.title, post.body, post.channel) == ("Stripe interview", "I interviewed at Stripe.", "r/jobs")
    assert [comment.body for comment in post.comments] == ["High", "Low", "A bare text"]
    assert post.created_at is not None
    assert tally.unreadable == (form == "lines")


def test_the_same_text_has_the_same_id_whatever_file_it_is_in(tmp_path: Path) -> None:
    for name in ("a.json", "b.jsonl"):
        (tmp_path / name).write_text(json.dumps(POST))
    assert len({post.source_id for post in read_corpus(tmp_path, Harvest())}) == 1


@pytest.mark.parametrize("odd", [{"title": None, "body": 7, "url": [], "comments": "none"}, {"score": "x"}])
def test_fields_may_be_anything(tmp_path: Path, odd: dict[str, Any]) -> None:
    (tmp_path / "posts.json").write_text(json.dumps([odd]))
    assert len(list(read_corpus(tmp_path / "posts.json", Harvest()))) == 1


async def test_brings_what_concerns_the_employer(tmp_path: Path, plan: SearchPlan, job: JobDetails) -> None:
    (tmp_path / "posts.json").write_text(json.dumps([POST, {"title": "Cats", "body": "A cat."}]))
    source = CorpusSource(settings=CorpusSettings(path=tmp_path))
    assert [post.title for post in (await search(source, plan)).posts.values()] == ["Stripe interview"]
    assert job.company_name.startswith("Stripe")


async def test_a_file_that_is_gone_is_a_failure_not_silence(tmp_path: Path, plan: SearchPlan) -> None:
    source = CorpusSource(settings=CorpusSettings(path=tmp_path / "none.json"))
    with pytest.raises(SourceUnavailableError):
        await search(source, plan)
    with pytest.raises(SourceUnavailableError):
        await source.check(budget_of(source))


def test_it_is_off_until_files_are_named() -> None:
    assert CorpusSource(settings=CorpusSettings()).disabled


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_line_separators_within_a_post_do_not_cut_it(tmp_path: Path, separator: str) -> None:
    line = json.dumps(POST | {"selftext": f"I interviewed{separator}at Stripe."}, ensure_ascii=False)
    (tmp_path / "posts.jsonl").write_text(f"{line}\r\n{line}\r\n", encoding="utf-8")
    tally = Harvest()
    assert len(list(read_corpus(tmp_path, tally))) == 2
    assert tally.unreadable == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_encoding_of_json_is_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "posts.json").write_text(json.dumps([POST]), encoding=encoding)
    [post] = read_corpus(tmp_path, Harvest())
    assert post.title == "Stripe interview"


@pytest.mark.parametrize("number", ["\ud800", "a\udfff", 10**30, "i" * 500])
def test_ids_may_be_any_text(tmp_path: Path, number: object) -> None:
    (tmp_path / "posts.json").write_text(json.dumps([POST | {"id": number}]))
    [post] = read_corpus(tmp_path, Harvest())
    assert post.source_id.encode()
