"""Answers of forums and issue trackers hold the posting as one text."""

import json
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.errors import NotAPosting
from services.parser.formats.data.post import post_in
from services.parser.read_document import read_posting

BODY = """## Empresa
Redes do Norte

## Sobre a vaga
Buscamos uma pessoa para cuidar das redes do porto.

## Responsabilidades
- Consertar redes de pesca
- Ensinar dois aprendizes

## Requisitos
- Três temporadas num barco"""
COMMENT = (
    "Tern Nets | Carpenter | Skagen, Denmark | Full-time | ONSITE<p>We mend the boats of the harbour, by hand and "
    "in all weathers, and teach whoever wants to learn. Bring three seasons on a trawler.<p>Mail jobs@ternnets.example"
)


def read(data: Any) -> dict[str, Any]:
    return read_posting(Document(body=json.dumps(data))).job.model_dump()


def test_an_issue() -> None:
    job = read(
        {"title": "[Remoto] Desenvolvedor Java Pleno", "state": "open", "labels": [{"name": "CLT"}], "body": BODY}
    )
    assert (job["job_title"], job["company_name"]) == ("Desenvolvedor Java Pleno", "Redes do Norte")


def test_a_comment_with_its_answers() -> None:
    job = read({"author": "jo", "children": [{"text": "Do you sponsor visas?"}], "text": COMMENT, "title": None})
    assert (job["job_title"], job["company_name"]) == ("Carpenter", "Tern Nets")


@pytest.mark.parametrize("wrap", [lambda post: [post], lambda post: {"data": post}])
def test_wrappers(wrap: Any) -> None:
    assert post_in(wrap({"title": "Carpenter", "body": BODY})) == f"Carpenter\n\n{BODY}"


@pytest.mark.parametrize(
    "data",
    [
        {"title": "How our makers work", "body": BODY},
        {"title": "Carpenter", "body": "Short."},
        {"company": {"name": "Tern Nets", "description": BODY}},
        [{"title": "Carpenter", "body": BODY}, {"title": "Glazier", "body": BODY}],
        "Carpenter",
    ],
)
def test_other_data_hold_no_post(data: Any) -> None:
    assert post_in(data) is None


def test_an_article_is_no_posting() -> None:
    with pytest.raises(NotAPosting):
        read({"post": {"title": "What our rope makers do all day", "content": "Rope is spun. " * 30}})


def test_lines_of_a_comment_in_markup() -> None:
    assert post_in({"text": f"Tern Nets | Carpenter\n{COMMENT}"}) == f"Tern Nets | Carpenter<br>{COMMENT}"
