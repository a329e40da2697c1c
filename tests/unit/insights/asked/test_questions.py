"""What was asked is found in everyday ways of telling it, and not where nothing was."""

import pytest

from contracts.posts import Post
from lexicon.company import Company
from services.insights.asked.questions import asked_questions
from services.insights.sentences.reading import read_texts

COMPANY = Company.of("Vexmoor")


def texts_of(body: str) -> list[str]:
    post = Post(source_id="p", source="reddit", title="Vexmoor interview", body=body)
    return [question.text for question in asked_questions(read_texts(post, COMPANY))]


@pytest.mark.parametrize(
    ("body", "keyword"),
    [
        ("She asked me why I left the bakery.", "bakery"),
        ("I had to design a ticket shop on the whiteboard.", "ticket shop"),
        ("Questions I got\n- what is a mutex\n- describe a conflict with a peer", "mutex"),
        ("Interviewer: what is a hash map?\nMe: a table.", "hash map"),
        ("Sie fragten mich, warum ich das Lager verlassen habe.", "Lager"),
        ("Me preguntaron por qué dejé el almacén.", "almac"),
        ("On m'a demandé pourquoi j'ai quitté l'entrepôt.", "entrep"),
    ],
)
def test_what_was_asked_is_found(body: str, keyword: str) -> None:
    assert any(keyword in text for text in texts_of(body))


@pytest.mark.parametrize(
    "body",
    [
        "They will probably ask about deadlocks.",
        "I hope they ask why I left.",
        "They never asked about SQL.",
        "I asked them how big the team is.",
        "They asked whether Monday or Thursday suits me.",
        "At Kelso they had me reverse a list. Vexmoor sent a form.",
        "Has anyone interviewed there? What did they ask?",
        "Wahrscheinlich fragen sie nach Deadlocks.",
        "Nadie me preguntó por mi tesis.",
        "Je révise les arbres binaires.",
    ],
)
def test_what_was_not_asked_is_left_out(body: str) -> None:
    assert texts_of(body) == []
