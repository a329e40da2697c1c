"""Strangers' words are quotes; what is printed once is not printed again."""

from contracts.insights import Basis, Evidence, Experience, ProcessStage
from contracts.outline.quotations import informative_quotes, is_quotation
from tests.support.guide_samples import posted, reported


def test_a_text_in_the_words_of_its_quote_is_a_quotation() -> None:
    assert is_quotation(reported("They asked: why tea?", ("reddit:1", "So they asked - why tea? And then")))


def test_an_account_of_joined_quotes_is_a_quotation() -> None:
    assert is_quotation(reported("I applied. I got in.", ("reddit:1", "I applied."), ("reddit:1", "I got in.")))


def test_a_statement_of_our_own_is_none() -> None:
    assert not is_quotation(reported("Phone screen, 30 minutes", ("reddit:1", "first a 30 minute phone screen")))
    assert not is_quotation(posted("We pay well", "We pay well"))


def test_quotes_that_say_no_more_than_the_text_are_left_out() -> None:
    item = reported("Why tea?", ("reddit:1", "why tea"), ("reddit:2", "they asked why tea and not coffee"))
    assert informative_quotes(item) == (1,)
    assert informative_quotes(item, printed=["they asked why tea and not coffee"]) == ()


def test_the_same_words_of_two_people_are_printed_once() -> None:
    item = reported("Short", ("reddit:1", "It was a long day."), ("reddit:2", "it was a long day"))
    assert informative_quotes(item) == (0,)


def test_the_bare_name_of_a_round_is_no_quotation() -> None:
    proof = [Evidence(source_id="reddit:1", quote="After that there was a panel of three")]
    assert not is_quotation(ProcessStage(name="panel", text="Panel", basis=Basis.REPORTED, evidence=proof))


def test_an_account_with_one_quote_left_is_still_its_authors_words() -> None:
    proof = [Evidence(source_id="reddit:1", quote="I applied in May.")]
    assert is_quotation(Experience(text="I applied in May. I got in.", basis=Basis.REPORTED, evidence=proof))
