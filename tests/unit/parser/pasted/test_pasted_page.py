"""Whole pages pasted as text: where the posting begins among menus, banners and trails of links."""

from dataclasses import dataclass

import pytest

from services.parser.document import Document
from services.parser.pasted.pasted_page import is_line_of_facts
from services.parser.read_document import read_posting

BODIES = {
    "en": """
About the role
You will look after the machines that keep our cold stores running, and teach the night shift how to.

Your responsibilities
Plan the yearly maintenance of forty compressors
Answer calls from the stores within the hour
Write down what was done, so that nobody has to guess

Requirements
5+ years of experience with industrial cooling
A driving licence and steady hands
Fluent English

What we offer
30 days of holiday
A pension that we double
""",
    "de": """
Deine Aufgaben
Planung der jährlichen Wartung von vierzig Verdichtern
Annahme von Störungen aus den Lagern binnen einer Stunde
Schriftliche Dokumentation aller Arbeiten

Dein Profil
Mehrjährige Berufserfahrung mit Kälteanlagen
Führerschein der Klasse B und eine ruhige Hand
Gute Deutschkenntnisse

Wir bieten
30 Tage Urlaub
Betriebliche Altersvorsorge
""",
    "fr": """
Vos missions
Planifier l'entretien annuel de quarante compresseurs
Répondre aux appels des entrepôts dans l'heure
Tenir à jour le carnet d'entretien

Votre profil
Expérience de 5 ans dans le froid industriel
Permis B et sens du service
Anglais courant

Nous offrons
Mutuelle et tickets restaurant
Un jour de télétravail par semaine
""",
    "es": """
Responsabilidades
Planificar el mantenimiento anual de cuarenta compresores
Atender las llamadas de los almacenes en una hora
Dejar por escrito todo lo que se hace

Requisitos
Experiencia de 5 años en frío industrial
Carné de conducir
Inglés fluido

Qué ofrecemos
30 días de vacaciones
Seguro médico privado
""",
}


@dataclass(frozen=True, kw_only=True)
class Copy:
    """What somebody pasted, and what is the posting in it."""

    name: str
    language: str
    head: str
    tail: str = ""
    title: str
    company: str
    place: str

    @property
    def text(self) -> str:
        """The whole page, menus and all."""
        return f"{self.head.strip()}\n{BODIES[self.language]}\n{self.tail.strip()}\n"


COPIES = (
    Copy(
        name="network",
        language="en",
        head="""
Skip to main content
Nordlake Cooling
Cooling Engineer in Leeds
Join now
Sign in
Nordlake Cooling logo
Cooling Engineer
Nordlake Cooling Leeds, England, United Kingdom
2 weeks ago
Over 100 applicants
See who Nordlake Cooling has hired for this role
Apply
Save
Report this job
""",
        tail="""
Show more
Seniority level
Mid-Senior level
Employment type
Full-time
Job function
Engineering
Industries
Food Production
Referrals increase your chances of interviewing at Nordlake Cooling by 2x
Similar jobs
Refrigeration Technician
Frostworks
Bradford, England
Maintenance Manager
Icebridge
York, England
""",
        title="Cooling Engineer",
        company="Nordlake Cooling",
        place="Leeds",
    ),
    Copy(
        name="aggregator",
        language="en",
        head="""
Find jobs
Company reviews
Find salaries
Sign in
Employers / Post Job
Start of main content
What
Where
Search
Cooling Engineer
Nordlake Cooling
3.7
3.7 out of 5 stars
Leeds
£48,000 - £56,000 a year - Permanent, Full-time
Nordlake Cooling
You must create an account before continuing to the company website to apply
Apply now
Job details
Here's how the job details align with your profile.
Pay
£48,000 - £56,000 a year
Job type
Permanent
Full-time
Full job description
""",
        tail="Report job\nHiring Lab\nCareer advice\nBrowse jobs\nBrowse companies\nSalaries\n© 2026",
        title="Cooling Engineer",
        company="Nordlake Cooling",
        place="Leeds",
    ),
    Copy(
        name="cookies first",
        language="en",
        head="""
We value your privacy
We use cookies and similar technologies to run this website and to show you content.
Manage preferences
Accept all
Reject all
Nordlake Cooling
Products
Sales and support
Account manager login
About us
Careers
Contact
Back to all jobs
Cooling Engineer
Location: Leeds, United Kingdom
Department: Maintenance
Apply for this job
""",
        tail="Apply for this job\nFollow us\nPrivacy policy\nTerms of use\n© 2026 Nordlake Cooling Ltd.",
        title="Cooling Engineer",
        company="Nordlake Cooling",
        place="Leeds",
    ),
    Copy(
        name="tracking system",
        language="en",
        head="""
Nordlake Cooling
Home
Our Teams
Engineering & Support
Sales Executives
Students & Interns
Search Jobs
Sign In
Cooling Engineer
Apply
locations
Leeds
time type
Full time
posted on
Posted 5 Days Ago
job requisition id
R-004711
""",
        tail="Similar Jobs (2)\nRefrigeration Technician\nlocations\nBradford\nAbout Us\n"
        "Nordlake Cooling has kept food cold since 1931.\n© 2026 Workspace, Inc. All rights reserved.",
        title="Cooling Engineer",
        company="Nordlake Cooling",
        place="Leeds",
    ),
    Copy(
        name="own site with trades in the menu",
        language="en",
        head="""
Menu
For engineers
For technicians
Teacher portal
Shop
0 items in basket
English
Deutsch
Careers
Open positions
Cooling Engineer (m/f/d)
Nordlake Cooling · Leeds · Full-time
Apply now
Share this job
""",
        tail="Newsletter\nSubscribe\nImprint\nPrivacy",
        title="Cooling Engineer",
        company="Nordlake Cooling",
        place="Leeds",
    ),
    Copy(
        name="board of remote work",
        language="en",
        head="""
Post a job
Log in
Remote Sales Jobs
Remote Marketing Jobs
Remote Developer Jobs
Remote Support Jobs
Back to all remote jobs
Posted 3 days ago
Cooling Engineer
Nordlake Cooling
Leeds, United Kingdom
View company
Apply for this position
""",
        tail="Related jobs\nSupport Engineer\nFrostworks\nGet the newsletter",
        title="Cooling Engineer",
        company="Nordlake Cooling",
        place="Leeds",
    ),
    Copy(
        name="small tracking system",
        language="en",
        head="""
View website
View all jobs
Cookie preferences
Cooling Engineer
Leeds
Maintenance – Night shift /
Permanent /
On-site
Apply for this job
At Nordlake Cooling we keep the food of nine million people cold. Nordlake Cooling was founded in 1931.
""",
        tail="Apply for this job\nNordlake Cooling home page\nJobs powered by",
        title="Cooling Engineer",
        company="Nordlake Cooling",
        place="Leeds",
    ),
    Copy(
        name="stepping stones",
        language="de",
        head="""
Zum Inhalt springen
Jobs finden
Gehaltsplaner
Für Arbeitgeber
Berater werden
Anmelden
Suche
Kältetechniker (m/w/d)
Nordsee Kälte GmbH
Bremen
Feste Anstellung
Vollzeit
Erschienen: vor 2 Tagen
Ich bin interessiert
Merken
""",
        tail="Weitere Jobs\nServicetechniker (m/w/d)\nFrostbau GmbH\nHamburg\nImpressum\nDatenschutz",
        title="Kältetechniker",
        company="Nordsee Kälte",
        place="Bremen",
    ),
    Copy(
        name="agency of state",
        language="de",
        head="""
Diese Webseite verwendet Cookies
Alle akzeptieren
Nur notwendige Cookies
Startseite
Mitarbeiter
Ausbildung
Techniker & Meister
Karriere
Stellenangebote
Kältetechniker (m/w/d)
Standort: Bremen
Unternehmen: Nordsee Kälte GmbH
Jetzt bewerben
""",
        tail="Jetzt bewerben\nKontakt\nFrau Petersen, Leiterin Personal\nImpressum",
        title="Kältetechniker",
        company="Nordsee Kälte",
        place="Bremen",
    ),
    Copy(
        name="network in German",
        language="de",
        head="""
Weiter zum Hauptinhalt
Jobs
Personen
E-Learning
Mitglied werden
Einloggen
Kältetechniker (m/w/d)
Nordsee Kälte GmbH
Bremen, Deutschland
vor 1 Woche
Mehr als 25 Bewerber
Bewerben
Speichern
""",
        tail="Mehr anzeigen\nKarrierestufe\nBerufserfahren\nÄhnliche Jobs\nMonteur\nFrostbau GmbH",
        title="Kältetechniker",
        company="Nordsee Kälte",
        place="Bremen",
    ),
    Copy(
        name="board in French",
        language="fr",
        head="""
Aller au contenu
Nous utilisons des cookies
Tout accepter
Tout refuser
Trouver un job
Trouver une entreprise
Conseillers et responsables
Espace recruteurs
Se connecter
Technicien frigoriste H/F
Grandfroid
CDI
Lyon
Télétravail occasionnel
Postuler
Sauvegarder
""",
        tail="Postuler\nL'entreprise\nGrandfroid\nD'autres offres qui vous correspondent\nTechnicien de maintenance",
        title="Technicien frigoriste",
        company="Grandfroid",
        place="Lyon",
    ),
    Copy(
        name="own site in French",
        language="fr",
        head="""
Accueil
Nos métiers
Commerciaux
Techniciens
Ingénieurs
Nos offres
Technicien frigoriste H/F
Lieu : Lyon
Type de contrat : CDI
Entreprise : Grandfroid
Je postule
""",
        tail="Je postule\nMentions légales\nPlan du site",
        title="Technicien frigoriste",
        company="Grandfroid",
        place="Lyon",
    ),
    Copy(
        name="board in Spanish",
        language="es",
        head="""
Aceptar todas las cookies
Buscar empleo
Publicar ofertas
Técnicos y comerciales
Acceso empresas
Iniciar sesión
Técnico de frío industrial
Fríos del Norte
Bilbao
Jornada completa
Publicada hace 3 días
Inscribirme en esta oferta
""",
        tail="Inscribirme en esta oferta\nOfertas similares\nComercial de zona\nAviso legal",
        title="Técnico de frío industrial",
        company="Fríos del Norte",
        place="Bilbao",
    ),
    Copy(
        name="own site in Spanish",
        language="es",
        head="""
Inicio
Productos
Asesor virtual
Trabaja con nosotros
Volver a las ofertas
Técnico de frío industrial
Ubicación: Bilbao
Empresa: Fríos del Norte
Solicitar
""",
        tail="Solicitar\nPolítica de cookies",
        title="Técnico de frío industrial",
        company="Fríos del Norte",
        place="Bilbao",
    ),
    Copy(
        name="trail of links",
        language="en",
        head="""
Home
Jobs
Engineering jobs
Maintenance engineer jobs in Yorkshire
Jobs by sector
Accountancy
Account Executive jobs
Post a CV
Recruiter login
Cooling Engineer
Posted 2 November by Nordlake Cooling
£48k + bonus
Leeds, West Yorkshire
Permanent, full-time
Apply now
Save job
""",
        tail="Reference: 4711\nReport this job\nSimilar jobs\nHVAC Engineer\nFrostworks\nYork",
        title="Cooling Engineer",
        company="Nordlake Cooling",
        place="Leeds",
    ),
)


@pytest.mark.parametrize("copy", COPIES, ids=lambda copy: copy.name)
@pytest.mark.parametrize("is_pasted", [True, False])
def test_the_posting_is_found_among_the_menus(copy: Copy, *, is_pasted: bool) -> None:
    fields = read_posting(Document(body=copy.text, is_pasted=is_pasted)).fields
    assert fields.get("job_title") == copy.title
    assert fields.get("company_name") == copy.company
    assert copy.place in fields.get("location", "")


@pytest.mark.parametrize(
    ("line", "is_facts"),
    [
        ("Nutmeg · Engineering · Full-time", True),
        ("Engineering · Hybrid · Leeds", True),
        ("Nutmeg | Sales | Remote", True),
        ("Roasting Technician · Leeds · Full-time", False),
        ("Roasting Technician", False),
    ],
)
def test_a_line_of_facts_is_no_title(line: str, is_facts: bool) -> None:
    assert is_line_of_facts(line) is is_facts
