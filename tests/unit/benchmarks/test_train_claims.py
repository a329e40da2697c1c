"""What the judge of claims is learnt from, and how its limits are chosen."""

from pathlib import Path

from benchmarks import train_claims
from benchmarks._claims import cited_claim
from benchmarks._labelled import gold_lines
from services.insights.checker.check import check

FILE = Path(train_claims.__file__).parent / "training" / "claims.jsonl"


def line(**fields: object) -> dict[str, object]:
    post = {"title": "Vexmoor interview", "body": "They had me fold a boat. Then I got lunch.", "comments": []}
    made = {
        "of": "pairs",
        "author": "pairs",
        "company": "Vexmoor",
        "post": post,
        "section": "question",
        "where": "body",
    }
    return {**made, "claim": "Fold a boat.", "quote": "fold a boat", "supported": True, **fields}


def test_invented_claims_quote_their_posts() -> None:
    for entry in gold_lines(FILE):
        texts = [entry["post"]["title"], entry["post"]["body"], *entry["post"]["comments"]]

        assert any(entry["quote"] in text for text in texts), entry["quote"]


def test_a_line_is_checked_like_a_claim_of_a_guide() -> None:
    cited = cited_claim(line())

    assert check(cited.claim, cited.texts, cited.company).supported


def test_claims_are_made_from_supported_ones_in_the_same_words_and_of_another_quote() -> None:
    lunch = line(claim="Candidates were given a meal.", quote="I got lunch", section="experience")
    made = list(train_claims._made([line(), lunch, line(claim="Fold a hat.", supported=False)]))

    assert [(one["of"], one["claim"], one["quote"], one["supported"]) for one in made] == [
        ("same words", "fold a boat", "fold a boat", True),
        ("other quote", "Fold a boat.", "I got lunch", False),
        ("same words", "I got lunch", "I got lunch", True),
        ("other quote", "Candidates were given a meal.", "fold a boat", False),
    ]


def test_limits_let_few_unsupported_claims_pass() -> None:
    def scored(chance: float, *, yes: bool) -> tuple[train_claims._Example, list[tuple[float, str]]]:
        example = train_claims._Example(kind="claims", author="claims", group="", claim="", yes=yes, places=())
        return example, [(chance, "agreed")]

    wrong = [scored(0.01 * number, yes=False) for number in range(100)]
    agreed, alone = train_claims._limits([*wrong, scored(0.99, yes=True), scored(0.5, yes=True)])

    assert alone >= agreed
    assert sum(places[0][0] >= agreed for _, places in wrong) <= 5
    assert agreed <= 0.99
