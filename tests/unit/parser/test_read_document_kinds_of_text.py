"""Kinds of texts: other languages, casing, order and layout, missing parts, and what is no posting."""
# ruff: noqa: RUF001 — signs and letters of many scripts are what postings contain

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.errors import ParserError
from services.parser.read_document import read_posting

SURE = 0.7
# Title, labels of company, place, terms; headings of tasks and demands; the terms, and what they are.
LANGUAGES: dict[str, Sequence[str]] = {
    "en": ("Ship Welder", "Company", "Location", "Employment type", "Responsibilities", "Requirements", "Full-time"),
    "de": ("Schweißer", "Unternehmen", "Standort", "Anstellungsart", "Deine Aufgaben", "Dein Profil", "Vollzeit"),
    "fr": ("Soudeur naval", "Entreprise", "Lieu", "Type de contrat", "Vos missions", "Votre profil", "Temps plein"),
    "es": ("Soldador naval", "Empresa", "Ubicación", "Jornada", "Funciones", "Requisitos", "Jornada completa"),
    "it": ("Saldatore navale", "Azienda", "Sede", "Contratto", "Mansioni", "Requisiti", "Tempo pieno"),
    "nl": ("Scheepslasser", "Bedrijf", "Locatie", "Dienstverband", "Taken", "Functie-eisen", "Voltijd"),
    "pl": ("Spawacz okrętowy", "Firma", "Lokalizacja", "Wymiar", "Obowiązki", "Wymagania", "Pełny etat"),
    "sv": ("Skeppssvetsare", "Företag", "Ort", "Anställningsform", "Arbetsuppgifter", "Kvalifikationer", "Heltid"),
    "pt": ("Soldador naval", "Empresa", "Local", "Contrato", "Atividades", "Requisitos", "Tempo integral"),
    "ru": ("Сварщик", "Компания", "Город", "Занятость", "Обязанности", "Требования", "Полная занятость"),
    "el": ("Μηχανικός", "Εταιρεία", "Τοποθεσία", "Απασχόληση", "Αρμοδιότητες", "Προσόντα", "Πλήρης απασχόληση"),
    "he": ("מהנדס", "חברה", "מיקום", "היקף משרה", "תיאור התפקיד", "דרישות", "משרה מלאה"),
    "ar": ("مهندس بحري", "الشركة", "الموقع", "نوع الدوام", "المهام", "المتطلبات", "دوام كامل"),
    "hi": ("लेखाकार", "कंपनी", "स्थान", "रोजगार का प्रकार", "कार्य विवरण", "योग्यता", "पूर्णकालिक"),
    "fa": ("مهندس دریا", "شرکت", "محل کار", "نوع همکاری", "شرح وظایف", "شرایط احراز", "تمام وقت"),
    "sr": ("Рачуновођа", "Компанија", "Место рада", "Врста запослења", "Опис посла", "Услови", "Пуно радно време"),
    "ca": ("Enginyer naval", "Empresa", "Ubicació", "Jornada", "Funcions", "Requisits", "Jornada completa"),
    "ms": (
        "Jurutera kapal",
        "Syarikat",
        "Lokasi kerja",
        "Jenis pekerjaan",
        "Tanggungjawab",
        "Kelayakan",
        "Sepenuh masa",
    ),
    "is": ("Bókari", "Fyrirtæki", "Staðsetning", "Tegund starfs", "Helstu verkefni", "Hæfniskröfur", "Fullt starf"),
    "th": ("วิศวกร", "บริษัท", "สถานที่ทำงาน", "ประเภทงาน", "หน้าที่ความรับผิดชอบ", "คุณสมบัติ", "งานประจำ"),
    "tr": ("Kaynakçı", "Şirket", "Lokasyon", "Çalışma Şekli", "Görevler", "Aranan Nitelikler", "Tam Zamanlı"),
}
COMPANY, PLACE = "Tarn & Otter Shipyard", "Gdynia"
TASKS, DEMANDS = ("Weld the hulls", "Check each seam"), ("A welder's certificate", "Good eyes")


def text_of(language: str, *, order: Sequence[int] = (0, 1, 2), bullet: str = "- ", capitals: bool = False) -> str:
    title, company, place, terms, tasks, demands, kind = LANGUAGES[language]
    labelled = [f"{company}: {COMPANY}", f"{place}: {PLACE}", f"{terms}: {kind}"]
    parts = [(tasks, TASKS), (demands, DEMANDS)]
    blocks = [
        title,
        "\n".join(labelled[at] for at in order),
        *("\n".join([f"{heading.upper() if capitals else heading}:", *(bullet + item for item in items)])
          for heading, items in parts),
    ]  # fmt: skip
    return "\n\n".join(blocks)


def read(text: str | bytes) -> dict[str, Any]:
    return read_posting(Document(body=text, is_pasted=True)).job.model_dump(mode="json")


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@given(
    st.permutations([0, 1, 2]).map(tuple) | st.sampled_from([(0, 1), (0, 2)]),
    st.sampled_from(["- ", "• ", "* ", "1. ", "✅ "]),
    st.booleans(),
)
@settings(max_examples=6, deadline=None)
def test_a_posting_in_many_languages_and_layouts(
    language: str, order: Sequence[int], bullet: str, capitals: bool
) -> None:
    job = read(text_of(language, order=order, bullet=bullet, capitals=capitals))
    assert (job["job_title"], job["company_name"]) == (LANGUAGES[language][0], COMPANY)
    if 1 in order:
        assert job["location"] == PLACE
    if 2 in order:
        assert job["job_type"].startswith("Full-time")
    assert job["key_responsibilities"] == list(TASKS)
    assert job["required_skills"] == list(DEMANDS)


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("ru", "windows-1251"), ("ru", "koi8-r"), ("es", "iso-8859-1"), ("pl", "iso-8859-2"), ("el", "iso-8859-7"),
     ("en", "utf-16"), ("tr", "windows-1254")],
)  # fmt: skip
def test_bytes_in_the_encodings_of_its_language(language: str, encoding: str) -> None:
    text = text_of(language).replace("•", "-")
    assert read(text.encode(encoding))["job_title"] == LANGUAGES[language][0]


@given(
    st.sampled_from(
        ["Strategic Sourcing", "Marine Division", "Night Shift", "Apply Now", "Full Time", "Gdynia", "USA"]
    ),
    st.sampled_from([" - ", " – ", " | ", ", "]),
    st.sampled_from(["en", "de", "fr", "es"]),
)
@settings(max_examples=25, deadline=None)
def test_what_stands_behind_a_title_is_no_sure_company(rest: str, separator: str, language: str) -> None:
    title = LANGUAGES[language][0]
    text = text_of(language, order=(1, 2)).replace(title, f"{title}{separator}{rest}", 1)
    reading = read_posting(Document(body=text, is_pasted=True))
    stated = reading.provenance.get("company_name")
    assert stated is None or stated.confidence < SURE


@given(
    st.sampled_from(["About us", "Why the harbour", "Our fleet", "Fun facts", "Unsere Werft", "Notre histoire"]),
    st.sampled_from(["en", "de", "fr", "es", "it"]),
)
@settings(max_examples=20, deadline=None)
def test_an_unknown_heading_ends_a_section(heading: str, language: str) -> None:
    text = f"{text_of(language)}\n\n## {heading}\n- We launched 40 ships in 1980\n- Our canteen has two cats\n"
    marked = text.replace(f"{LANGUAGES[language][4]}:", f"## {LANGUAGES[language][4]}")
    marked = marked.replace(f"{LANGUAGES[language][5]}:", f"## {LANGUAGES[language][5]}")
    job = read(marked)
    assert job["required_skills"] == list(DEMANDS)
    assert job["key_responsibilities"] == list(TASKS)


@pytest.mark.parametrize(
    ("asked", "years"),
    [("At least 3 years of experience", "3"), ("Mindestens 4 Jahre Erfahrung", "4"), ("2 ans d'expérience", "2"),
     ("Mínimo 5 años de experiencia", "5"), ("Almeno 1 anno di esperienza", "1"), ("Minst 6 års erfarenhet", "6"),
     ("Досвід роботи від 1 року", "1"), ("3年以上工作经验", "3"), ("経験2年以上", "2"),
     ("Minimaal 7 jaar ervaring", "7")],
)  # fmt: skip
@pytest.mark.parametrize("age", ["For 40 years we have built ships.", "Seit 30 Jahren bauen wir Schiffe.", ""])
def test_years_asked_for_and_years_of_the_firm(asked: str, years: str, age: str) -> None:
    found = read(text_of("en").replace("Good eyes", asked) + f"\n\n{age}")["years_experience"]
    assert found
    assert years in found
    assert not any(number in found for number in ("40", "30"))


@pytest.mark.parametrize(
    ("line", "policy"),
    [("Remote job: No", "onsite"), ("Remote: Yes", "remote"), ("Work mode: Hybrid", "hybrid"),
     ("Home office: 2 days", "hybrid"), ("Workplace: On-site", "onsite"), ("Télétravail: non", "onsite"),
     ("Homeoffice: 3 Tage pro Woche", "hybrid")],
)  # fmt: skip
def test_a_labelled_way_of_working_is_no_place(line: str, policy: str) -> None:
    job = read(text_of("en").replace("Employment type", f"{line}\nEmployment type", 1))
    assert (job["remote_policy"], job["location"]) == (policy, PLACE)


@given(st.sampled_from(["Kafka", "nurses", "legal questions", "sales figures", "marketing posters"]))
@settings(max_examples=5, deadline=None)
def test_a_stray_word_is_not_the_kind_of_work(word: str) -> None:
    plain = read(text_of("en"))["role_category"]
    assert read(text_of("en").replace("Good eyes", f"You meet {word} now and then"))["role_category"] == plain


NO_POSTINGS = {
    "rental": """To let: three rooms in Gdynia

Rent: 900 € a month

We offer:
- A balcony
- A cellar

We look for:
- Quiet tenants with an income
- No pets

Please write to us with a word about your profession and your move-in date.""",
    "tender": """INVITATION TO TENDER

The town of Gdynia invites bids for the cleaning of four schools.

Scope of work:
- Daily cleaning
- Windows twice a year

Requirements:
- A registered firm with 3 years of experience
- Insurance""",
    "freelancer": """Hi, I'm a freelance ship painter from Gdynia with 8 years of experience and I look for projects.

What I do:
- Hulls
- Decks

My rate is 40 € an hour, write me at ola@mail.example""",
    "receipt": """Dear Sam,

Thank you for applying for the position of Ship Welder. We have received your application.

What happens next:
- We review it within two weeks
- Suitable candidates are invited to a call

Kind regards""",
    "list": """Open positions this week:

1. Ship Welder - Gdynia - 30k
2. Rigger - Gdansk - 14/h
3. Cook - Sopot - nights

Send your CV to jobs@agency.example or call us at the office on any weekday in the morning.""",
}


@pytest.mark.parametrize("kind", sorted(NO_POSTINGS))
@pytest.mark.parametrize("is_pasted", [True, False])
def test_other_texts_are_refused_alike_in_files_and_pasted(kind: str, is_pasted: bool) -> None:
    with pytest.raises(ParserError):
        _ = read_posting(Document(body=NO_POSTINGS[kind], is_pasted=is_pasted)).job


def test_a_few_sentences_are_a_posting_where_they_say_who_for_what_and_how() -> None:
    job = read(
        "Hello neighbours! We (Net Loft Abel, Gdynia) are looking for a part-time Ship Welder from May on. "
        "22 € an hour, four-day week. Mail your CV to abel@loft.example please."
    )
    assert (job["job_title"], job["company_name"], job["job_type"]) == ("Ship Welder", "Net Loft Abel", "Part-time")


def test_lines_of_several_labelled_facts_and_tables_of_markdown() -> None:
    facts = "Company: Tarn & Otter Shipyard | Location: Gdynia | Employment type: Full-time"
    table = "| Company | Tarn & Otter Shipyard |\n|---|---|\n| Location | Gdynia |\n| Employment type | Full-time |"
    parts = text_of("en").split("\n\n")
    for written in (facts, table):
        job = read("\n\n".join([parts[0], written, *parts[2:]]))
        assert (job["company_name"], job["location"], job["job_type"]) == (COMPANY, PLACE, "Full-time")


@pytest.mark.parametrize("mark", ["【仕事内容】", "＜仕事内容＞", "[仕事内容] "])
def test_headings_in_brackets_before_their_first_statement(mark: str) -> None:
    head = "溶接スタッフ募集\n会社名：株式会社みさき造船\n勤務地：長崎市"
    text = f"{head}\n\n{mark}船体の溶接\n検査の補助\n\n【応募資格】経験2年以上\n普通免許"
    assert read(text)["key_responsibilities"] == ["船体の溶接", "検査の補助"]
