"""What each command prints where, and the code it ends with."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest

from contracts.status import Stage
from tests.component.cli.conftest import Run

COMMANDS = [
    "run",
    "topics",
    "bucket",
    "databases",
    "keys",
    "credits",
    "dlq",
    "trace",
    "purge",
    "doctor",
    "parse",
    "collect",
    "insights",
    "claims",
    "render",
]
POSTING = """\
Lindqvist Moving is hiring!

Job Title: Dispatcher
Company: Lindqvist Moving
Location: Leeds

Responsibilities
- Plan the routes of forty vans
- Keep the drivers informed

Requirements
- 3+ years of experience in logistics
- Driving licence

Benefits
- Pension
- Meals
"""
JOB = {"company_name": "Lindqvist Moving", "job_title": "Dispatcher", "role_category": "Operations"}
POST = {
    "source_id": "reddit:d1",
    "source": "reddit",
    "title": "My Lindqvist Moving interview",
    "body": "I interviewed with Lindqvist Moving. They asked me to plan a route for six vans on a whiteboard.",
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "posting.txt").write_text(POSTING)
    (tmp_path / "job.json").write_text(json.dumps(JOB))
    (tmp_path / "posts.json").write_text(json.dumps([POST]))
    return tmp_path


def cases(*lines: dict[str, Any] | str) -> str:
    return "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)


def test_help_names_the_production_commands_in_order(run: Run) -> None:
    done = run("--help")

    assert done.returncode == 0
    names = [line.split()[0] for line in done.stdout.partition("Commands:")[2].splitlines() if line.startswith("  ")]
    assert names[: len(COMMANDS)] == COMMANDS
    assert "3 the input is unusable" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    done = run(command, "--help")

    assert done.returncode == 0
    assert f"prepline {command}" in done.stdout.replace("python -m services", "prepline")


@pytest.mark.parametrize(
    "arguments", [(), ("nonsense",), ("run", "nonsense"), ("parse",), ("insights",), ("collect",), ("purge",)]
)
def test_wrong_use_ends_with_two(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_run_names_the_services(run: Run) -> None:
    assert all(stage in run("run", "nonsense").stderr for stage in Stage)


def test_run_explains_settings_that_are_not_valid(run: Run) -> None:
    done = run("run", "renderer", PREPLINE_ENVIRONMENT="production", PREPLINE_PORT="70000")

    assert done.returncode == 2
    assert "PREPLINE_PORT" in done.stderr
    assert "Traceback" not in done.stderr


def test_parse_prints_json_alone(run: Run, files: Path) -> None:
    done = run("parse", "--file", files / "posting.txt", "--json")

    assert done.returncode == 0
    assert json.loads(done.stdout)["job_title"] == "Dispatcher"
    assert done.stderr == ""


def test_parse_reads_stdin_and_prints_a_table(run: Run) -> None:
    done = run("parse", "--file", "-", stdin=POSTING)

    assert done.returncode == 0
    assert "Lindqvist Moving" in done.stdout


def test_parse_refuses_with_a_problem_document(run: Run) -> None:
    done = run("parse", "--file", "-", "--json", stdin="Dear Ann, thanks for lunch.")

    assert done.returncode == 3
    assert json.loads(done.stdout)["code"] == "not_a_posting"
    assert done.stderr.count("\n") == 1


def test_parse_refuses_what_is_no_address(run: Run) -> None:
    done = run("parse", "http://127.0.0.1/jobs/1", "--json")

    assert done.returncode == 3
    assert json.loads(done.stdout)["code"] == "url_blocked"


def test_parse_needs_a_file_that_exists(run: Run) -> None:
    assert run("parse", "--file", "missing.html").returncode == 2


def test_insights_and_render_make_a_guide(run: Run, files: Path) -> None:
    made = run("insights", "--job", files / "job.json", "--posts", files / "posts.json", "--json")
    assert made.returncode == 0, made.stderr
    assert "reported" in made.stderr
    (files / "insights.json").write_text(made.stdout)

    done = run("render", "--job", files / "job.json", "--insights", files / "insights.json", "--out", "out/guide.pdf")

    assert done.returncode == 0, done.stderr
    assert (files / "out/guide.pdf").read_bytes().startswith(b"%PDF-")


def test_insights_refuse_what_are_no_posts(run: Run, files: Path) -> None:
    done = run("insights", "--job", files / "job.json", "--posts", files / "job.json")

    assert done.returncode == 3
    problem = json.loads(done.stdout)
    assert problem["code"] == "validation_failed"
    assert "job.json" in problem["detail"], "which of the two files it is"


def test_insights_take_what_collect_prints(run: Run, files: Path) -> None:
    (files / "collected.json").write_text(json.dumps({"posts": [POST], "collection": {"sources": []}}))

    made = run("insights", "--job", files / "job.json", "--posts", files / "collected.json", "--json")

    assert made.returncode == 0, made.stderr
    assert [source["id"] for source in json.loads(made.stdout)["sources"]] == [POST["source_id"]]


def test_the_model_needs_a_key(run: Run, files: Path) -> None:
    arguments = ("insights", "--job", files / "job.json", "--posts", files / "posts.json", "--engine", "openai")

    assert json.loads(run(*arguments).stdout)["code"] == "model_failed"


def test_trouble_with_the_model_does_not_spoil_the_json(run: Run, files: Path) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        done = run(
            *("insights", "--job", files / "job.json", "--posts", files / "posts.json", "--json"),
            PREPLINE_MODEL__API_KEY="k",
            PREPLINE_MODEL__BASE_URL=f"http://127.0.0.1:{bound.getsockname()[1]}/v1",
            PREPLINE_MODEL__MAX_RETRIES="0",
        )

    assert done.returncode == 0
    assert json.loads(done.stdout)["company_name"] == "Lindqvist Moving"
    assert "section_failed" in done.stderr


def test_each_case_has_its_line_in_order(run: Run, files: Path) -> None:
    (files / "cases.jsonl").write_text(
        cases({"id": "a", "job": JOB, "posts": [POST]}, {"id": 2, "job": JOB, "posts": []}, "")
    )

    done = run("insights", "--each", files / "cases.jsonl", "--json")

    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["a", 2]
    assert all(line["insights"]["company_name"] == "Lindqvist Moving" for line in lines)
    assert len(lines[0]["insights"]["sources"]) == 1


def test_each_case_is_made_as_it_would_be_alone(run: Run, files: Path) -> None:
    alone = json.loads(run("insights", "--job", files / "job.json", "--posts", files / "posts.json", "--json").stdout)
    line = run("insights", "--each", "-", stdin=cases({"id": "a", "job": JOB, "posts": [POST]})).stdout
    together = json.loads(line)["insights"]

    assert together | {"last_updated": ""} == alone | {"last_updated": ""}


def test_an_unusable_case_does_not_stop_the_others(run: Run) -> None:
    lines = cases({"id": "bad", "job": {}, "posts": []}, "not json", {"id": "good", "job": JOB, "posts": []})

    done = run("insights", "--each", "-", stdin=lines)

    assert done.returncode == 3
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["bad", None, "good"]
    assert answers[0]["problem"]["code"] == "validation_failed"
    assert "insights" in answers[2]
    assert "2 of the lines" in done.stderr


def test_each_excludes_single_files(run: Run, files: Path) -> None:
    assert run("insights", "--each", "-", "--job", files / "job.json").returncode == 2


def test_doctor_says_what_does_not_answer(run: Run) -> None:
    with socket.socket() as bound:  # nobody listens there
        bound.bind(("127.0.0.1", 0))
        away = f"127.0.0.1:{bound.getsockname()[1]}"
        done = run(
            "doctor",
            PREPLINE_KAFKA__BOOTSTRAP_SERVERS=away,
            PREPLINE_MONGO__URL=f"mongodb://{away}/?serverSelectionTimeoutMS=200",
            PREPLINE_STORAGE__ENDPOINT=away,
            PREPLINE_HACKERNEWS__BASE_URL=f"http://{away}",
        )

    assert done.returncode == 0, done.stderr
    assert "PREPLINE_KAFKA__BOOTSTRAP_SERVERS" in done.stdout
    assert "PREPLINE_MODEL__API_KEY is not set" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("command", ["topics", "bucket"])
def test_a_server_that_is_away_is_named(run: Run, command: str) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        away = f"127.0.0.1:{bound.getsockname()[1]}"
        done = run(command, PREPLINE_KAFKA__BOOTSTRAP_SERVERS=away, PREPLINE_STORAGE__ENDPOINT=away)

    assert done.returncode == 1
    assert away in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_databases_are_made_for_those_whose_password_is_set(run: Run) -> None:
    done = run("databases", PREPLINE_MONGO__URL="mongodb://127.0.0.1:9/")
    assert done.returncode == 2
    assert "MONGO_PASSWORD_GATEWAY" in done.stderr


POSTS = [
    {
        "title": "Lindqvist Moving dispatcher interview",
        "body": "I interviewed at Lindqvist Moving last week. They asked me to plan a route for six vans.",
        "url": "https://forum.test/1",
        "comments": [{"body": "Same here, plus a phone screen.", "score": 4}, "odd", {"score": 1}],
    },
    {"title": "What to wear?", "body": "A striped tie or none?", "subreddit": "interviews"},
    {"title": "[deleted]", "body": None, "score": "many"},
]


@pytest.mark.parametrize("form", ["object", "array", "lines"])
def test_collect_selects_from_a_file_and_says_why(run: Run, tmp_path: Path, form: str) -> None:
    texts = {
        "object": json.dumps({"company": "lindqvist", "posts": POSTS}),
        "array": json.dumps(POSTS),
        "lines": "\n".join(json.dumps(post) for post in POSTS),
    }
    (tmp_path / "corpus.json").write_text(texts[form])
    arguments = ["--company", "Lindqvist Moving", "--title", "Dispatcher", "--corpus", tmp_path / "corpus.json"]
    done = run("collect", *arguments, "--json")

    assert done.returncode == 0, done.stderr
    posts = json.loads(done.stdout)["posts"]
    assert (posts[0]["index"], posts[0]["kept"]) == (0, True)
    assert sorted(post["index"] for post in posts) == [0, 1, 2]
    assert [post["kept"] for post in posts[1:]] == [False, False]
    assert posts[0]["relevance"] > 0.5
    assert "in title and text" in posts[0]["reason"]
    assert posts[1]["reason"] == "does not name the employer"
    assert "3 posts read, 1 kept" in done.stderr
    assert "Lindqvist Moving dispatcher interview" in run("collect", *arguments).stdout


def test_collect_without_any_source_says_so(run: Run) -> None:
    off = {f"PREPLINE_{name}__BASE_URL": "" for name in ("ARCHIVE", "ATOM", "HACKERNEWS", "STACKEXCHANGE")}
    done = run("collect", "--company", "Lindqvist Moving", "--title", "Dispatcher", "--json", **off)

    assert done.returncode == 0, done.stderr
    collected = json.loads(done.stdout)
    assert collected["posts"] == []
    assert {source["status"] for source in collected["collection"]["sources"]} == {"disabled"}
    assert "PREPLINE_ARCHIVE__BASE_URL" in done.stderr


def test_purge_says_when_nobody_answers(run: Run) -> None:
    with socket.socket() as bound:  # nobody listens there
        bound.bind(("127.0.0.1", 0))
        done = run("purge", "--all", PREPLINE_MONGO__URL=f"mongodb://127.0.0.1:{bound.getsockname()[1]}/")

    assert done.returncode == 1
    assert "PREPLINE_MONGO__URL" in done.stderr


def test_claims_are_judged_line_by_line(run: Run, tmp_path: Path) -> None:
    post = {"title": "Vexmoor interview", "body": "The panel was anything but friendly.", "comments": []}
    claim = {
        "company": "Vexmoor",
        "post": post,
        "section": "experience",
        "quote": "The panel was anything but friendly",
    }
    told = {"id": "told", "claim": "The panel was not friendly.", **claim}
    untold = {"id": "untold", "claim": "The panel was friendly.", **claim}
    (tmp_path / "claims.jsonl").write_text(cases(told, untold), encoding="utf-8")

    done = run("claims", tmp_path / "claims.jsonl")

    judged = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(verdict["id"], verdict["supported"]) for verdict in judged] == [("told", True), ("untold", False)]
