"""Names are read without what pages write beside them."""

import pytest

from services.parser.employers.tidying import tidy_name


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Tern Nets ★ 4,1 (38 reviews)", "Tern Nets"),
        ("Tern Nets logo", "Tern Nets"),
        ("Tern Nets – Home", "Tern Nets"),
        ("Tern Nets, Kiel", "Tern Nets"),
        ("Tern Nets Official Website", "Tern Nets"),
        ("Offres d'emploi Tern Nets", "Tern Nets"),
        ("Kariera w Tern Nets", "Tern Nets"),
        ("Работа в Tern Nets", "Tern Nets"),
        ("Tern Nets – Trabalhe conosco", "Tern Nets"),
        ("Jobs Contact Personal", "Jobs Contact Personal"),
        ("Tern Nets", "Tern Nets"),
    ],
)
def test_what_stands_beside_a_name_is_cut_off(shown: str, name: str) -> None:
    assert tidy_name(shown, ["Kiel, Germany"]) == name
