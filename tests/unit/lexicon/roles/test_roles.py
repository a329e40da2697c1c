"""What a kind of work is, a file for each."""

import re
import tomllib
from pathlib import Path

import pytest

from contracts.job import RoleCategory
from lexicon.roles import ROLES, Role, role, title_words


def test_contracts_and_the_folder_name_the_same_roles() -> None:
    assert {role.name for role in ROLES.all} == {category.value for category in RoleCategory}


@pytest.mark.parametrize("role", ROLES.all, ids=lambda role: role.id)
def test_a_role_has_an_advice_pack_of_its_own_name(role: Role) -> None:
    packs = Path("services/insights/advice/packs")
    assert tomllib.loads((packs / f"{role.id}.toml").read_text(encoding="utf-8"))["role"] == role.name


@pytest.mark.parametrize(
    ("name", "weight", "title"),
    [
        ("Software Engineering", 6, "senior software engineer"),
        ("Software Engineering", 6, "softwareentwickler"),
        ("Finance", 7, "boekhouder"),
        ("Healthcare", 7, "sjukskoterska nurse"),
        ("Data Science", 2, "business analyst"),
    ],
)
def test_titles_are_weighed_in_every_language(name: str, weight: int, title: str) -> None:
    assert re.search(title_words(name)[weight], title)


def test_an_unknown_role_is_an_error() -> None:
    with pytest.raises(KeyError):
        role("Astrology")


def test_skills_belong_to_one_role() -> None:
    skills = [skill for role in ROLES.all for skill in (*role.exact_skills, *role.skills)]
    assert len(skills) > 200
    assert sorted(set(skills)) == sorted(skills)


@pytest.mark.parametrize(
    ("name", "title", "subrole"),
    [
        ("Healthcare", "Registered Nurse (RN), Oncology", "nurse"),
        ("Healthcare", "Clinical Pharmacist", "pharmacist"),
        ("Finance", "Junior Power Trader", "trader"),
        ("Finance", "Credit Risk Analyst", "risk"),
        ("Finance", "Senior Accountant (f/m/d)", "accountant"),
        ("Operations", "Assistant Store Manager", "store_manager"),
        ("Operations", "Warehouse Shift Lead", "warehouse"),
        ("Software Engineering", "FPGA Engineer", "hardware"),
        ("Software Engineering", "Senior Backend Engineer", None),
        ("Other", "Teacher of Mathematics", "teacher"),
    ],
)
def test_a_title_names_the_kind_of_the_work(name: str, title: str, subrole: str | None) -> None:
    assert role(name).subrole(title) == subrole
