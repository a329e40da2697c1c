"""Names that mean one employer, and how it is shown."""

from services.parser.resolution.witness_groups import WitnessGroup, spelling_of


def test_the_longer_name_where_the_shorter_is_only_its_beginning() -> None:
    group = WitnessGroup(["Tern", "Tern Nets"], {"site": "Tern", "phrase": "Tern Nets"})
    assert spelling_of(group, "Tern Nets is hiring. Join Tern Nets!") == "Tern Nets"


def test_the_shorter_name_where_the_text_uses_it() -> None:
    group = WitnessGroup(["Tern", "Tern Nets"], {"site": "Tern", "phrase": "Tern Nets"})
    assert spelling_of(group, "Tern is hiring. Tern pays well. Tern Nets since 1911.") == "Tern"
