"""A small town is known by where it stands."""

import pytest

from services.parser.pasted.unlisted_towns import unlisted_town


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Tern Nets Ltd, 12 Quay Road, Gullmouth, registered 1911", "Gullmouth"),
        ("Netze GmbH, Hafenstraße 4, 00000 Möwenrode", "Möwenrode"),
        ("a family firm in Tern Falls, NY, since 1911", "Tern Falls"),
        ("Come and see us in Gullmouth. Our loft in Gullmouth is by the sea, in Gullmouth harbour.", "Gullmouth"),
        ("We met in Gullmouth once.", None),
        ("Room 4, Staff Entrance", None),
    ],
)
def test_a_town_in_no_table(text: str, town: str | None) -> None:
    assert unlisted_town([text]) == town


def test_the_title_is_no_town() -> None:
    assert unlisted_town(["Experts in Lace, in Lace and in Lace."], names=["Head of Lace"]) is None
