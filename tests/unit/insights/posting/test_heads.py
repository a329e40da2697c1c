"""A line of a posting in a few words, or not at all."""

import pytest

from services.insights.posting.heads import activity_of, head_of


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("5+ years of building sails for ferries in Norway", "building sails for ferries"),
        ("Strong knowledge of tide tables", "tide tables"),
        ("Minimum of 3 years' experience with radar", "radar"),
        ("Ability to read and interpret charts, signals and weather maps", "reading and interpreting charts"),
        ("Experience repairing diesel engines", "repairing diesel engines"),
        ("Proficiency in SQL, ideally PostgreSQL", "SQL"),
        ("Experience in a busy port", None),
        ("You are a team player and our new colleague", None),
        ("A boat you can show", None),
        ("US GAAP", "US GAAP"),
        ("Design systems", "design systems"),
    ],
)
def test_a_demand_is_named_by_its_matter(line: str, head: str | None) -> None:
    assert head_of(line) == head


@pytest.mark.parametrize(
    ("line", "activity"),
    [
        ("Own the ticket service from design to operation", "owning the ticket service"),
        ("Run the bridge and maintain the log", "running the bridge and maintaining the log"),
        ("Plans, books and pays the cargo", "planning, booking and paying the cargo"),
        ("Keep contracts and price lists in order", "keeping contracts and price lists"),
        ("You will safely operate the crane", "operating the crane"),
        ("Present your work to the captain", "presenting the work"),
        ("The captain of the ship", None),
        ("Make those engines run when the sea is rough", None),
    ],
)
def test_a_duty_is_named_as_something_done(line: str, activity: str | None) -> None:
    assert activity_of(line) == activity
