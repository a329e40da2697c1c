"""Subjects are whole, found by the words of postings, and kept apart."""

import pytest

from contracts.job import RoleCategory
from services.insights.posting.drills import all_drills, drill_for


def test_every_subject_has_two_questions_with_answers() -> None:
    for drill in all_drills():
        assert len(drill.ask) == len(drill.ready) == 2, drill.topic
        assert all(text[0].isupper() and text[-1] in ".?!" for text in (drill.probes, *drill.ask, *drill.ready))


def test_no_question_stands_twice() -> None:
    asked = [question for drill in all_drills() for question in drill.ask]
    assert len(set(asked)) == len(asked)
    assert len({drill.topic for drill in all_drills()}) == len(all_drills())


@pytest.mark.parametrize(
    ("line", "role", "topic"),
    [
        ("5+ years of Python", RoleCategory.SOFTWARE_ENGINEERING, "Python"),
        ("PostgreSQL", RoleCategory.DATA_SCIENCE, "SQL"),
        ("Apache Kafka", RoleCategory.SOFTWARE_ENGINEERING, "Kafka"),
        ("Month-end close", RoleCategory.FINANCE, "Month-end close"),
        ("Check and dispense prescriptions", RoleCategory.HEALTHCARE, "Dispensing"),
        ("Keep shrink at target", RoleCategory.OPERATIONS, "Shrinkage"),
        ("Experience with wiring diagrams", RoleCategory.OTHER, "Wiring and circuits"),
        ("Figma", RoleCategory.DESIGN, "Design tools"),
        ("Reading schematics", RoleCategory.HEALTHCARE, None),
        ("Calculate statutory sick pay", RoleCategory.OTHER, None),
        ("Being on time", RoleCategory.SALES, None),
    ],
)
def test_a_demand_finds_its_subject(line: str, role: RoleCategory, topic: str | None) -> None:
    drill = drill_for(line, role)
    assert (drill.topic if drill else None) == topic
