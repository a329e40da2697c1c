"""The kind of work, from title, department, company and text, in several languages."""

import pytest

from contracts.job import RoleCategory
from services.parser.fields.role.category import categorise


@pytest.mark.parametrize(
    ("title", "team", "category"),
    [
        ("Junior Application Developer - Trainee", None, "Software Engineering"),
        ("Member of Technical Staff, Inference", None, "Software Engineering"),
        ("Technical Support Engineer", None, "Software Engineering"),
        ("Softwareentwickler", None, "Software Engineering"),
        ("Programátor PLC", None, "Software Engineering"),
        ("Développeur web", None, "Software Engineering"),
        ("バックエンドエンジニア", None, "Software Engineering"),
        ("Разработчик Go", None, "Software Engineering"),
        ("Lead AI/Data Science Engineer", None, "Data Science"),
        ("Data Engineer", None, "Data Science"),
        ("データアナリスト", None, "Data Science"),
        ("Product Manager, Machine Learning", None, "Product Management"),
        ("Chef de produit", None, "Product Management"),
        ("Produktmanager", None, "Product Management"),
        ("Associate Consultant", None, "Consulting"),
        ("Unternehmensberater", None, "Consulting"),
        ("Senior Financial Analyst - Coronary", None, "Finance"),
        ("Účetní", None, "Finance"),
        ("Comptable", None, "Finance"),
        ("経理担当", None, "Finance"),
        ("Product Marketing Manager", None, "Marketing"),
        ("Responsable marketing", None, "Marketing"),
        ("Account Executive", "Revenue", "Sales"),
        ("Obchodní zástupce", None, "Sales"),
        ("Ingénieur commercial", None, "Sales"),
        ("営業", None, "Sales"),
        ("Product Designer", None, "Design"),
        ("Diseñador gráfico", None, "Design"),
        ("Projektleiter", None, "Operations"),
        ("Skladník", None, "Operations"),
        ("Senior Technical Recruiter", None, "HR"),
        ("Personalreferent", None, "HR"),
        ("Compensation Consultant", "Human Resources", "HR"),
        ("Nurse Paralegal", "Legal", "Legal"),
        ("Abogado laboralista", None, "Legal"),
        ("Krankenpfleger", None, "Healthcare"),
        ("Zdravotní sestra", None, "Healthcare"),
        ("Infirmière", None, "Healthcare"),
        ("Mechanical Engineer", None, "Other"),
        ("Lehrer", None, "Other"),
        ("Astronaut", None, "Other"),
    ],
)
def test_kinds_of_work(title: str, team: str | None, category: str) -> None:
    assert categorise(title=title, team=team).category == RoleCategory(category)


def test_the_company_s_trade_decides_where_the_title_leaves_it_open() -> None:
    assert categorise(title="Associate").category is RoleCategory.OTHER
    assert categorise(title="Associate", company="McKinsey & Company").category is RoleCategory.CONSULTING
    assert categorise(title="Analyst", company="Goldman Sachs").category is RoleCategory.FINANCE
    assert (
        categorise(title="Software Engineer", company="McKinsey & Company").category
        is RoleCategory.SOFTWARE_ENGINEERING
    )


def test_the_text_decides_where_title_and_company_say_nothing() -> None:
    text = "You will write Python and TypeScript, review code and run our Kubernetes clusters with other engineers."
    assert categorise(title="Wizard", text=text).category is RoleCategory.SOFTWARE_ENGINEERING
