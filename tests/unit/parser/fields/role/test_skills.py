"""Well-known skills by name, so that searches and questions can refer to `Kubernetes` instead of a sentence."""

from services.parser.fields.role.skills import name_skills


def test_skills_are_named_in_order() -> None:
    statements = [
        "Strong python and SQL; Snowflake, CI/CD",
        "Go to market experience",
        "C++, C and Go",
        "R or Java",
        "Reach goals",
    ]
    assert name_skills(statements) == ["Python", "SQL", "Snowflake", "CI/CD", "C++", "C", "Go", "R", "Java"]
