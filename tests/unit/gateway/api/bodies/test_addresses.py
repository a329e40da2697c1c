import pytest

from services.gateway.api.bodies.addresses import same_address, take_address


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


def test_two_ways_to_one_posting_are_the_same() -> None:
    one = same_address("http://www.jobs.example.com/1/?utm_source=mail&gh_jid=7#apply")
    assert one == same_address("https://jobs.example.com/1?gh_jid=7&trk=x")
    assert one != same_address("https://jobs.example.com/1?gh_jid=8")
