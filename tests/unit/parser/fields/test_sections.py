"""Which part of a posting is which: requirements, wishes, tasks, benefits, hiring process."""

from hypothesis import given
from hypothesis import strategies as st

from services.parser.fields.sections import split_sections
from services.parser.text.lines import lines_of


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


DEMANDS = (
    "Erfahrung mit Python und SQL", "5 years of experience in finance", "Budget responsibility of $500k",
    "Office: Word and Excel", "Languages: English and German", "Experience: 3 years", "Contract negotiation skills",
    "You have managed a P&L of €10M", "Fluent English (C1)", "Full-time study of law or similar",
)  # fmt: skip


TERMS = (
    "Gehalt: 75.000 – 92.000 €", "Salary: £60k + bonus", "Standort: Hamburg", "Location: Berlin, Germany",
    "Arbeitszeit: 40 Stunden pro Woche", "40 Stunden pro Woche", "Vollzeit, unbefristet", "Remote: hybrid",
    "65.000 € brutto / Jahr", "$120k - $150k + equity", "Full-time", "37.5 hours per week", "Job ID: 4711",
    "Application deadline: 30 June 2027", "35 heures par semaine", "📍 Lyon",
)  # fmt: skip


@given(st.permutations(DEMANDS), st.lists(st.sampled_from(TERMS), min_size=1, max_size=4, unique=True), st.booleans())
def test_terms_among_the_demands_are_none(demands: list[str], terms: list[str], listed: bool) -> None:
    bullet = "• " if listed else ""
    lines = [*demands[:3], *terms, *demands[3:]]
    sections = split_sections(lines_of("Dein Profil\n\n" + "\n".join(bullet + line for line in lines)))
    assert sections.required == demands
