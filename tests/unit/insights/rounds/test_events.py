from dataclasses import dataclass

import pytest

from services.insights.rounds.events import is_part_of_loop, without_repeated


@dataclass(frozen=True)
class Told:
    name: str
    quote: str
    where: str = "body"


def names(*found: Told) -> list[str]:
    return [one.name for one in without_repeated(found)]


@pytest.mark.parametrize(
    ("quote", "found", "kept"),
    [
        ("The final round was a panel interview.", ["final round", "panel"], ["panel"]),
        ("The bar raiser, it was just a behavioral interview.", ["behavioral", "bar raiser"], ["bar raiser"]),
        ("I did the HR and technical interviews.", ["recruiter screen", "technical interview"], None),
        ("A loop with the hiring manager.", ["hiring manager", "onsite/loop"], None),
        ("A behavioral interview and then a panel interview.", ["behavioral", "panel"], ["behavioral", "panel"]),
        ("Phone screen, behavioral interview, final round.", ["behavioral", "final round"], None),
    ],
)
def test_one_event_is_told_once(quote: str, found: list[str], kept: list[str] | None) -> None:
    assert names(*(Told(name, quote) for name in found)) == (kept or found)


def test_a_phone_call_is_the_recruiters_unless_told_apart() -> None:
    call = Told("recruiter screen", "I had a call with the recruiter.")
    assert names(call, Told("phone screen", "My phone interview is done.")) == ["recruiter screen"]
    engineer = Told("phone screen", "Then a phone screen with an engineer.")
    assert names(call, engineer) == ["recruiter screen", "phone screen"]
    assert names(Told("phone screen", "My phone interview is done.")) == ["phone screen"]
    other = Told("phone screen", "My phone interview is done.", "comment:0")
    assert names(call, other) == ["recruiter screen", "phone screen"]


def test_a_part_of_a_loop_is_known() -> None:
    quote = "The onsite consisted of a system design interview and a behavioral interview."
    assert is_part_of_loop("system design", [quote])
    assert not is_part_of_loop("onsite/loop", [quote])
    assert not is_part_of_loop("system design", [quote, "I had a system design interview."])
    assert not is_part_of_loop("phone screen", ["The onsite came after the phone screen."])
