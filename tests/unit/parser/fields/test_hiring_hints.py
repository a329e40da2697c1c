"""What the posting states about its hiring process."""

from services.parser.fields.hiring_hints import find_hints


def test_hints_prefer_the_section_and_skip_legal_notices() -> None:
    assert find_hints(["A call", "A day on site"], ["We interview fast."]) == "A call\nA day on site"
    lines = [
        "Our interview process has two rounds. We are happy.",
        "We provide accommodation during the interview process.",
    ]
    assert find_hints([], lines) == "Our interview process has two rounds."
    assert find_hints([], ["Nothing here."]) is None
