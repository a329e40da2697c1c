import pytest

from services.gateway.api.bodies.addresses import take_address


@pytest.mark.parametrize(
    ("pasted", "taken"),
    [
        ("Apply here: https://jobs.example.com/1", "https://jobs.example.com/1"),
        ("Look (https://jobs.example.com/1).\nThanks", "https://jobs.example.com/1"),
        ("https://jobs.example.com/1", "https://jobs.example.com/1"),
        ("https://jobs.example.com/a b", "https://jobs.example.com/a b"),
        ("https://a.example or https://b.example", "https://a.example or https://b.example"),
        ("either https://a.example or https://b.example", "either https://a.example or https://b.example"),
        ("no address", "no address"),
        (5, 5),
    ],
)
def test_the_one_address_in_a_text_is_taken(pasted: object, taken: object) -> None:
    assert take_address(pasted) == taken
