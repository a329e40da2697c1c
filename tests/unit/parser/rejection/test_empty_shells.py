"""Pages whose scripts did not run, or were cut out: what they tell to social networks may be the whole posting."""

from html import escape

import pytest

from services.parser.document import Document
from services.parser.errors import ReadingError
from services.parser.read_document import read_posting

TEXTS = {
    "en": (
        "At Larkfield Health we mend people. A Day in the Life You will join a team of nine. Responsibilities may "
        "include the following: Plan the shifts of forty nurses. Keep the stock of the ward. Talk with families. "
        "Must Have: Minimum Requirements Bachelor's degree and 4 years of experience in a hospital. Nice to Have "
        "Experience with children. Patience. Benefits 30 days of holiday. A pension that we double. "
    ),
    "de": (
        "Bei Larkfield Health machen wir Menschen gesund. Deine Aufgaben: Planung der Dienste von vierzig Kräften. "
        "Pflege des Lagers der Station. Gespräche mit Angehörigen. Dein Profil: Abgeschlossene Ausbildung in der "
        "Pflege. Mehrjährige Berufserfahrung im Krankenhaus. Wir bieten: 30 Tage Urlaub. Betriebliche Altersvorsorge. "
    ),
    "fr": (
        "Chez Larkfield Health, nous soignons. Vos missions : Planifier les gardes de quarante soignants. Tenir le "
        "stock du service. Parler avec les familles. Votre profil : Diplôme et expérience de 4 ans à l'hôpital. "
        "Nous offrons : Mutuelle et tickets restaurant. Deux jours de télétravail. "
    ),
}


ADDRESS = "https://larkfieldhealth.wd3.myworkdayjobs.com/en-US/Careers/job/Dayton-OH/Ward-Manager---Cardiology_R4711"


def _shell(*, title: str, text: str, address: str | None, extra: str = "") -> str:
    own = f"<meta property='og:url' content='{address}'>" if address else ""
    return (
        f"<!DOCTYPE html><html><head><meta name='viewport' content='width=device-width'><meta property='og:title' "
        f"content='{escape(title, quote=True)}'><meta property='og:description' content='{escape(text, quote=True)}'>"
        f"{own}<style>.a{{}}</style></head><body><div id='root'></div>{extra}</body></html>"
    )


@pytest.mark.parametrize("language", sorted(TEXTS))
@pytest.mark.parametrize("title", ["Ward Manager - Cardiology", "Ward Manager"])
def test_a_shell_that_tells_the_whole_posting_is_read(language: str, title: str) -> None:
    page = _shell(title=title, text=TEXTS[language] * 3, address=ADDRESS)
    fields = read_posting(Document(body=page)).fields
    assert (fields["job_title"], fields["company_name"], fields["platform"]) == (title, "Larkfield Health", "workday")
    assert fields["required_skills"]
    assert fields["key_responsibilities"]


def test_the_name_of_the_site_stays_out_of_the_title_elsewhere() -> None:
    page = _shell(title="Ward Manager at Larkfield Health", text=TEXTS["en"] * 3, address=None)
    fields = read_posting(Document(body=page)).fields
    assert (fields["job_title"], fields["company_name"]) == ("Ward Manager", "Larkfield Health")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Careers", "We are proud of our people, who come from sixty countries, and of what they build. " * 20),
        ("Ward Manager", "Apply now for this great opportunity."),
        ("How to write a résumé", "A résumé has one page. Begin with your name. " * 30),
    ],
)
def test_a_shell_with_a_slogan_is_refused(title: str, text: str) -> None:
    with pytest.raises(ReadingError):
        read_posting(Document(body=_shell(title=title, text=text, address=None)))
