"""The part that a company's name plays in its sentence."""

import pytest

from lexicon.company.relevance.naming import naming


def played(text: str) -> frozenset[str]:
    """Return the parts that `Harborline` plays in a text."""
    start = text.index("Harborline")
    return naming(text, start, start + len("Harborline"))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("I had an interview with Harborline", "behind interview"),
        ("an offer from the Harborline people", "behind offer"),
        ("I had a phone screen\nwith Harborline", "behind interview"),
        ("interviewing with Acme, Zephyr and Harborline", "list behind interview"),
        ("ghosted after tests from Acme Corp, Zephyr, Harborline", "list behind rejection"),
        ("the Harborline recruiter called", "then entering"),
        ("companies like Harborline", "near example"),
        ("certified in Harborline", "near skill"),
        ("not at Harborline", "near negated"),
        ("The company is Harborline", "said to be it"),
        ("For context, this is for Harborline", "said to be it"),
        ("a Harborline HCM Functional Consultant role", "then skilled job"),
        ("a Harborline engineer", "then job"),
        ("know Harborline EWM", "then code"),
        ("the Harborline portal", "then product"),
        ("a Harborline-like place", "then alike"),
        ("my cousin is at Harborline", "third person"),
        ("I went to Harborline", "first person"),
        ("Rain at Harborline", "nobody"),
        ("Rain.\n**Harborline:** two rounds", "heading"),
        ("Rain.\n- Harborline told me", "starts a line"),
    ],
)
def test_tells_the_part_of_the_name(text: str, part: str) -> None:
    assert part in played(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("I had an interview. Harborline was not there", "behind interview"),
        ("an interview at Acme about a Harborline portal", "said to be it"),
        ("we talked and Harborline called", "list behind work"),
        ("a Harborline SWE role", "then code"),
        ("a Harborline interview", "then product"),
        ("My cousin left and I went to Harborline", "third person"),
        ("It is Harborline that I mean: yes", "heading"),
    ],
)
def test_takes_no_other_part(text: str, part: str) -> None:
    assert part not in played(text)


def test_counts_what_the_employer_did_further_on_up_to_a_few() -> None:
    assert "told 0" in played("Harborline it was")
    assert "told 2" in played("Harborline called. Then they asked nothing.")
    assert "told 4" in played("Harborline: " + "they said " * 5)


@pytest.mark.parametrize("text", ["Harborline", ", Harborline,", "and and Harborline and", "\n\nHarborline\n"])
def test_reads_a_name_with_nothing_around_it(text: str) -> None:
    assert played(text)
