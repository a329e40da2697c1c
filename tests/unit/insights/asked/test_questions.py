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
        ("Had to fold a tarp into its bag. Did it.", "tarp"),
        ("He asked if I'd ever lost a passenger.", "passenger"),
        ("Then it was tail recursion.", "ecursion"),
        ("Role play: I'm the landlord, she's three months behind.", "landlord"),
        ("The manager had me ring up a fake order with a coupon.", "coupon"),
        ("One question on VAT and one about a rude supplier.", "VAT"),
        ("Trader: I draw a ball, black pays double, what do you bid?", "bid"),
        ("HR: would you move to Hull?", "Hull"),
        ("Tech: he gave a sum to code (primes), kinds of joins, what is a view. Fine.", "joins"),
        ("They made me explain why nobody would buy this.", "nobody would buy"),
        ("L'associée voulait savoir si j'avais déjà négocié un bail.", "bail"),
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
        "The form asks for your last salary.",
        "They asked about my availability for the second round.",
        "It was asked on here last week whether they sponsor visas.",
        "Why do they even ask for a letter? Whatever.",
        "My uncle quizzed me on bonds all weekend.",
        "The guide on their site says they could ask for a poem.",
        "They asked a lot, can't recall what.",
        "Me pidieron el currículum y los datos.",
        "Ma prof m'a fait répéter mon pitch.",
        "Der Kollege fragt mich ständig, ob ich bleibe.",
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
