"""The smaller fields: dates, types, levels, years, language, sections, skills, hints, kinds of work."""
# ruff: noqa: RUF001 — Cyrillic and full-width signs are what postings contain

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.job import RoleCategory
from services.parser.fields.dates import parse_date
from services.parser.fields.hiring_hints import find_hints
from services.parser.fields.role.category import categorise
from services.parser.fields.role.employment import find_employment, normalise_employment
from services.parser.fields.role.level import find_level, normalise_level
from services.parser.fields.role.skills import name_skills
from services.parser.fields.role.years import find_years
from services.parser.fields.sections import split_sections
from services.parser.text.headings import heading_kind
from services.parser.text.language import detect_language
from services.parser.text.lines import TextLine, join_lines, lines_of
from services.parser.text.words import clean, compact, fold, is_placeholder, truncate


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-07-29T08:50:01-04:00", date(2026, 7, 29)),
        ("2026-07-06 15:45:30 UTC", date(2026, 7, 6)),
        (1764205361939, date(2025, 11, 27)),
        ("1764205361", date(2025, 11, 27)),
        ("July  2, 2026", date(2026, 7, 2)),
        ("02.07.2026", date(2026, 7, 2)),
        ("12. července 2026", date(2026, 7, 12)),
        ("12. června 2026", date(2026, 6, 12)),
        ("1. März 2026", date(2026, 3, 1)),
        ("3 de marzo de 2026", date(2026, 3, 3)),
        ("1er février 2026", date(2026, 2, 1)),
        ("2026年7月2日", date(2026, 7, 2)),
        ("12/25/2026", date(2026, 12, 25)),
        ("25/12/2026", date(2026, 12, 25)),
        ("Tue, 03 Mar 2026 10:00:00 GMT", date(2026, 3, 3)),
        ("soon", None),
        ("2026-13-45", None),
        ("", None),
        (None, None),
        (True, None),
        (1e18, None),
    ],
)
def test_dates(value: Any, day: date | None) -> None:
    assert parse_date(value) == day


@given(st.one_of(st.text(max_size=40), st.floats(), st.integers()))
def test_any_date(value: Any) -> None:
    assert parse_date(value) is None or isinstance(parse_date(value), date)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["FULL_TIME"], "Full-time"),
        (["FullTime"], "Full-time"),
        (["Práce na plný úvazek, práce na zkrácený úvazek"], "Full-time, Part-time"),
        (["fulltime_fixed_term"], "Full-time, Temporary"),
        (["Permanent - Full Time"], "Full-time, Permanent"),
        (["CONTRACTOR", "正社員"], "Full-time, Contract"),
        (["Stage de fin d'études"], "Internship"),
        (["Regular"], "Regular"),
        (["OTHER"], None),
        (["unavailable", ""], None),
    ],
)
def test_employment(values: list[str], kind: str | None) -> None:
    assert normalise_employment(values) == kind


def test_employment_in_text_must_be_stated() -> None:
    assert find_employment("Marketing Intern", "") == "Internship"
    assert find_employment("Engineer", "Employment type: Part-time. We like contracts.") == "Part-time"
    assert find_employment("Engineer", "You review contracts full of detail.") is None


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senior Engineer", "Senior"),
        ("Junior BI Developer", "Junior"),
        ("Software Engineer, New Grad", "Junior"),
        ("Staff Software Engineer", "Staff"),
        ("Staff Nurse", None),
        ("Product Manager", None),
        ("Sales Account Manager", None),
        ("National Security Manager", "Manager"),
        ("Head of Sales", "Head"),
        ("VP Engineering", "Executive"),
        ("Teamleiter Lager", "Lead"),
        ("Senior Account Executive, Growth Stage", "Senior"),
        ("Stage - Marketing", "Intern"),
        ("Ведущий разработчик", "Lead"),
        ("Младший аналитик", "Junior"),
        ("Engineer", None),
    ],
)
def test_levels(title: str, level: str | None) -> None:
    assert find_level(title) == level


def test_platforms_words_for_levels() -> None:
    assert normalise_level("ENTRY_LEVEL") == "ENTRY LEVEL"
    assert normalise_level("Not Applicable") is None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("10+ years of professional experience in data", "10+ years"),
        ("3-7 years experience in a similar role", "3-7 years"),
        ("At least 10 years of professional experience", "At least 10 years"),
        ("Experience: 4 to 6 years", "4 to 6 years"),
        ("5+ yrs exp", "5+ yrs"),
        ("two years of experience", "two years"),
        ("mindestens 3 Jahre Berufserfahrung", "mindestens 3 Jahre"),
        ("5 ans d'expérience", "5 ans"),
        ("3 roky praxe", "3 roky"),
        ("опыт работы от 3 лет", "от 3 лет"),
        ("実務経験3年以上", "3年以上"),
        ("for over 20 years we have built pumps", None),
        ("must be 18 years old", None),
        ("a 2 years contract", None),
        ("founded 30 years ago", None),
    ],
)
def test_years(text: str, years: str | None) -> None:
    assert find_years(text) == years


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We are looking for a developer with experience who will join our team and work on the product", "en"),
        ("Wir suchen eine Person, die mit uns an der Plattform arbeitet und Freude an der Sache hat", "de"),
        ("Nous recherchons une personne pour notre équipe et vous êtes à l'aise avec les clients", "fr"),
        ("Hledáme nového kolegu, který se nebojí výzev a má chuť pracovat v týmu. Nabízíme práci na projektech", "cs"),
        ("Szukamy osoby, która dołączy do zespołu i będzie pracować z nami przy projektach dla klientów", "pl"),
        ("Buscamos una persona para el equipo que tenga experiencia con los clientes y las ventas", "es"),
        ("Мы ищем инженера в команду, который будет работать с нами над проектами", "ru"),
        ("ソリューションアーキテクト", "ja"),
        ("백엔드 개발자를 찾습니다", "ko"),
        ("Senior Developer", None),
        ("", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What you'll do", "responsibilities"),
        ("You will:", "responsibilities"),
        ("Who We're Looking For", "required"),
        ("Preferred Qualifications", "preferred"),
        ("Nice to have", "preferred"),
        ("What we offer", "benefits"),
        ("Interview process", "process"),
        ("Deine Aufgaben", "responsibilities"),
        ("Das bringst du mit", "required"),
        ("Von Vorteil", "preferred"),
        ("Vos missions", "responsibilities"),
        ("Profil recherché", "required"),
        ("Co Tě u nás čeká?", "responsibilities"),
        ("Požadujeme:", "required"),
        ("Co Ti nabídneme", "benefits"),
        ("Wymagania", "required"),
        ("Требования", "required"),
        ("応募資格", "required"),
        ("About us", "other"),
        ("Gardening in winter", None),
    ],
)
def test_headings(heading: str, kind: str | None) -> None:
    assert heading_kind(heading) == kind


def test_sections_of_markup_and_of_plain_text_are_the_same() -> None:
    markup = (
        "<p>Intro.</p><h3>Responsibilities</h3><ul><li><p>Plan</p></li><li>Build</li></ul><p><strong>Requirements</strong></p>"
        "<ul><li>Python</li><li>Terraform is a plus</li></ul><h3>Benefits</h3><ul><li>Pension</li><li>Bike</li></ul>"
    )
    plain = (
        "Intro.\n\nResponsibilities\n\nPlan\nBuild\n\nRequirements:\n- Python\n- Terraform is a plus\n\n"
        "Benefits\n* Pension\n* Bike"
    )
    for content in (markup, plain):
        sections = split_sections(lines_of(content))
        assert sections.responsibilities == ["Plan", "Build"]
        assert sections.required == ["Python"]
        assert sections.preferred == ["Terraform is a plus"]
        assert sections.benefits == ["Pension", "Bike"]


def test_lines_know_headings_items_and_text() -> None:
    lines = lines_of(
        "<h2>Tasks</h2><p>Read <b>this</b>.</p><ul><li>• One</li><li>Two<ul><li>Three</li></ul></li></ul>"
        "<script>x</script>"
    )
    assert lines == [
        TextLine("Tasks", "heading"),
        TextLine("Read this."),
        TextLine("One", "item"),
        TextLine("Two", "item"),
        TextLine("Three", "item"),
    ]
    assert join_lines(lines) == "Tasks\nRead this.\n• One\n• Two\n• Three"


def test_printed_escape_sequences_are_line_breaks() -> None:
    assert [line.text for line in lines_of(r"One\n\nTwo\n* Three")] == ["One", "Two", "Three"]


@given(st.text(max_size=300))
def test_any_text_has_lines(text: str) -> None:
    assert all(line.text.strip() == line.text and line.text for line in lines_of(text))


def test_skills_are_named_in_order() -> None:
    statements = [
        "Strong python and SQL; Snowflake, CI/CD",
        "Go to market experience",
        "C++, C and Go",
        "R or Java",
        "Reach goals",
    ]
    assert name_skills(statements) == ["Python", "SQL", "Snowflake", "CI/CD", "C++", "C", "Go", "R", "Java"]


def test_hints_prefer_the_section_and_skip_legal_notices() -> None:
    assert find_hints(["A call", "A day on site"], ["We interview fast."]) == "A call\nA day on site"
    lines = [
        "Our interview process has two rounds. We are happy.",
        "We provide accommodation during the interview process.",
    ]
    assert find_hints([], lines) == "Our interview process has two rounds."
    assert find_hints([], ["Nothing here."]) is None


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


def test_words() -> None:
    assert fold("Éclair, Škoda & Straße – バス Йод") == "eclair skoda strasse バス йод"
    assert compact("Palo Alto Networks") == "paloaltonetworks"
    assert clean("  A&amp;amp;B <br/> C\u200b ") == "A&B C"
    assert is_placeholder("N/A")
    assert not is_placeholder("Nadia")
    assert truncate("one two three", 9) == "one two…"


@given(st.text(max_size=200), st.integers(20, 100))
def test_truncation_is_a_limit(text: str, limit: int) -> None:
    assert len(truncate(text, limit)) <= limit


def test_run_on_text_gets_its_sections_back() -> None:
    text = (
        "About the role: We build pipelines for the whole company, and you will join a friendly team of engineers who "
        "like what they do. Responsibilities: Build data pipelines. Mentor junior staff. Preferred Qualifications: "
        "Experience with Spark. Requirements: 5+ years of Python. Experience with Kafka. Degree in computer science. "
        "Benefits: Health insurance. Pension plan. Note: all of this is on one line."
    )
    sections = split_sections(lines_of(text))
    assert sections.responsibilities == ["Build data pipelines.", "Mentor junior staff."]
    assert sections.required == ["5+ years of Python.", "Experience with Kafka.", "Degree in computer science."]
    assert sections.preferred == ["Experience with Spark."]
    assert sections.benefits[:2] == ["Health insurance.", "Pension plan."]
