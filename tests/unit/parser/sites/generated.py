"""Pages and pasted texts of one posting, with the employer shown in one of many ways, in several languages."""
# ruff: noqa: RUF001 — signs of other scripts are what postings contain

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["BOARD", "LANGUAGES", "WAYS", "Words", "page", "pasted"]

BOARD = "Stellwerk"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What one posting says in one language."""

    title: str
    place: str
    employer: str
    short: str
    """The employer without its legal form."""
    domain: str
    label: str
    place_label: str
    hires: str
    """A sentence in which the employer, `@`, seeks somebody."""
    about: str
    tasks: tuple[str, str, str, str]
    demands: tuple[str, str, str, str]
    apply: str
    post: str
    """What a board offers to those who hire."""
    similar: tuple[str, str, str, str]
    terms: str


LANGUAGES: dict[str, Words] = {
    "en": Words(title="Warehouse Supervisor", place="Leeds", employer="Copperfield Freight Ltd", short="Copperfield Freight", domain="copperfieldfreight",
        label="Employer", place_label="Location", hires="@, a family firm founded in 1962, is looking for somebody who keeps the night shift moving.", about="About @",
        tasks=("What you will do", "Plan the shifts of twelve colleagues", "Check deliveries against the orders", "Report losses to the depot manager"),
        demands=("What we expect", "Two years of experience in a warehouse", "A forklift licence", "Good spoken English"), apply="Apply now", post="Post a job",
        similar=("Similar jobs", "Forklift Driver – Halden Logistics, York", "Picker – Northway Stores, Hull", "Depot Clerk – Bray & Sons, Leeds"), terms="Full-time"),
    "de": Words(title="Buchhalter (m/w/d)", place="Bremen", employer="Krüger Hafenbau GmbH", short="Krüger Hafenbau", domain="krueger-hafenbau",
        label="Arbeitgeber", place_label="Arbeitsort", hires="Die @, ein Familienbetrieb seit 1962, sucht Verstärkung für das Büro am Hafen.", about="Über @",
        tasks=("Ihre Aufgaben", "Führen der Konten und Abstimmen der Kassen", "Vorbereiten der Abschlüsse", "Prüfen der Rechnungen unserer Baustellen"),
        demands=("Ihr Profil", "Kaufmännische Ausbildung", "Zwei Jahre Berufserfahrung", "Sichere Kenntnisse in DATEV"), apply="Jetzt bewerben", post="Stellenanzeige schalten",
        similar=("Ähnliche Jobs", "Steuerfachangestellte – Kanzlei Ohlsen, Bremen", "Lohnbuchhalter – Wesertal AG, Verden", "Sachbearbeiter – Elbwerk, Stade"), terms="Vollzeit"),
    "fr": Words(title="Comptable H/F", place="Nantes", employer="Chantiers Kerbrat SAS", short="Chantiers Kerbrat", domain="chantierskerbrat",
        label="Employeur", place_label="Lieu de travail", hires="La société @, fondée en 1962, recrute pour son bureau du port.", about="À propos de @",
        tasks=("Vos missions", "Tenir les comptes fournisseurs", "Préparer les clôtures mensuelles", "Contrôler les factures des chantiers"),
        demands=("Votre profil", "BTS comptabilité", "Deux ans d'expérience", "Bonne maîtrise d'Excel"), apply="Postuler", post="Déposer une offre",
        similar=("Offres similaires", "Aide-comptable – Cabinet Morvan, Nantes", "Contrôleur de gestion – Loire Bois, Angers", "Assistant – Presqu'île, Vannes"), terms="Temps plein"),
    "es": Words(title="Técnico de Mantenimiento", place="Gijón", employer="Talleres Cantábrico S.L.", short="Talleres Cantábrico", domain="tallerescantabrico",
        label="Empresa", place_label="Ubicación", hires="@, empresa familiar fundada en 1962, busca una persona para su taller del puerto.", about="Sobre @",
        tasks=("Funciones", "Revisar las máquinas del taller", "Reparar averías eléctricas", "Llevar el registro de repuestos"),
        demands=("Requisitos", "Formación profesional en electromecánica", "Dos años de experiencia", "Carné de conducir"), apply="Inscribirme", post="Publica una oferta",
        similar=("Ofertas similares", "Electricista – Nervión Montajes, Bilbao", "Soldador – Astur Naval, Avilés", "Mecánico – Picos Motor, Oviedo"), terms="Jornada completa"),
    "nl": Words(title="Magazijnmedewerker", place="Zwolle", employer="Overijssel Zaden B.V.", short="Overijssel Zaden", domain="overijsselzaden",
        label="Werkgever", place_label="Standplaats", hires="@, een familiebedrijf uit 1962, zoekt versterking voor het magazijn.", about="Over @",
        tasks=("Wat ga je doen", "Orders verzamelen en inpakken", "Leveringen controleren", "Voorraden tellen en bijwerken"),
        demands=("Wat vragen wij", "Ervaring in een magazijn", "Een heftruckcertificaat", "Goede beheersing van het Nederlands"), apply="Solliciteer direct", post="Plaats een vacature",
        similar=("Vergelijkbare vacatures", "Orderpicker – Salland Fruit, Deventer", "Chauffeur – Veluwe Trans, Apeldoorn", "Heftruckchauffeur – IJssel Staal, Kampen"), terms="Fulltime"),
    "pl": Words(title="Księgowa", place="Gdynia", employer="Stocznia Kaszuby Sp. z o.o.", short="Stocznia Kaszuby", domain="stoczniakaszuby",
        label="Pracodawca", place_label="Miejsce pracy", hires="@, firma rodzinna założona w 1962 roku, poszukuje osoby do działu księgowości.", about="O @",
        tasks=("Zakres obowiązków", "Prowadzenie ksiąg rachunkowych", "Przygotowanie zamknięć miesiąca", "Kontrola faktur od dostawców"),
        demands=("Wymagania", "Wykształcenie ekonomiczne", "Dwa lata doświadczenia", "Dobra znajomość Excela"), apply="Aplikuj", post="Dodaj ogłoszenie",
        similar=("Podobne oferty", "Kadrowa – Biuro Saldo, Gdańsk", "Księgowy – Bałtyk Ryby, Hel", "Asystentka – Port Usługi, Sopot"), terms="Pełny etat"),
    "sv": Words(title="Ekonomiassistent", place="Malmö", employer="Skånska Lantmäteri AB", short="Skånska Lantmäteri", domain="skanskalantmateri",
        label="Arbetsgivare", place_label="Ort", hires="@, ett familjeföretag sedan 1962, söker en kollega till kontoret.", about="Om @",
        tasks=("Arbetsuppgifter", "Sköta löpande bokföring", "Förbereda månadsbokslut", "Kontrollera fakturor från leverantörer"),
        demands=("Kvalifikationer", "Gymnasieutbildning i ekonomi", "Två års erfarenhet", "Goda kunskaper i Excel"), apply="Ansök nu", post="Annonsera",
        similar=("Liknande jobb", "Löneassistent – Öresund Trä, Lund", "Redovisare – Syd Bygg, Ystad", "Receptionist – Hamn Hotell, Malmö"), terms="Heltid"),
    "pt": Words(title="Técnico de Contabilidade", place="Braga", employer="Moinhos do Minho, Lda.", short="Moinhos do Minho", domain="moinhosdominho",
        label="Empresa", place_label="Localidade", hires="A @, empresa familiar fundada em 1962, procura uma pessoa para o escritório.", about="Sobre a @",
        tasks=("Funções", "Registar as faturas dos fornecedores", "Preparar o fecho do mês", "Conferir as contas bancárias"),
        demands=("Requisitos", "Formação em contabilidade", "Dois anos de experiência", "Bons conhecimentos de Excel"), apply="Candidatar-me", post="Publicar oferta",
        similar=("Ofertas relacionadas", "Administrativo – Cávado Vinhos, Barcelos", "Gestor – Ave Têxteis, Guimarães", "Caixa – Gerês Hotéis, Braga"), terms="Tempo inteiro"),
    "cs": Words(title="Účetní", place="Plzeň", employer="Západní Mlýny s.r.o.", short="Západní Mlýny", domain="zapadnimlyny",
        label="Zaměstnavatel", place_label="Místo výkonu práce", hires="@, rodinná firma založená v roce 1962, hledá kolegu do kanceláře.", about="O společnosti @",
        tasks=("Náplň práce", "Vedení účetnictví a pokladny", "Příprava měsíčních závěrek", "Kontrola faktur dodavatelů"),
        demands=("Požadujeme", "Středoškolské ekonomické vzdělání", "Dva roky praxe", "Dobrá znalost Excelu"), apply="Odpovědět na inzerát", post="Vložit inzerát",
        similar=("Podobné nabídky", "Mzdová účetní – Kancelář Novák, Plzeň", "Fakturantka – Radbuza Sklo, Klatovy", "Asistentka – Brdy Les, Rokycany"), terms="Plný úvazek"),
    "it": Words(title="Contabile", place="Parma", employer="Officine Bertani S.r.l.", short="Officine Bertani", domain="officinebertani",
        label="Azienda", place_label="Sede di lavoro", hires="@, azienda familiare fondata nel 1962, cerca una persona per l'ufficio.", about="Chi è @",
        tasks=("Mansioni", "Registrare le fatture dei fornitori", "Preparare le chiusure mensili", "Controllare i conti bancari"),
        demands=("Requisiti", "Diploma in ragioneria", "Due anni di esperienza", "Buona conoscenza di Excel"), apply="Candidati", post="Pubblica un annuncio",
        similar=("Offerte simili", "Segretaria – Studio Galli, Parma", "Magazziniere – Taro Frutta, Fidenza", "Addetto – Po Servizi, Cremona"), terms="Tempo pieno"),
}  # fmt: skip


def _row(words: Words) -> str:
    return f'<div class="r"><span>{words.label}</span><span>{words.employer}</span></div>'


def _table(words: Words) -> str:
    return (f"<table><tr><td>{words.label}</td><td>{words.employer}</td></tr><tr><td>{words.place_label}</td>"
            f"<td>{words.place}</td></tr><tr><td>Ref.</td><td>77-A</td></tr></table>")  # fmt: skip


# Each way puts the employer into the head, the first paragraph, or the end of the page.
Way = Callable[[Words], tuple[str, str, str]]
WAYS: dict[str, Way] = {
    "labelled row": lambda words: (_row(words), "", ""),
    "list of terms": lambda words: (f"<dl><dt>{words.label}</dt><dd>{words.employer}</dd></dl>", "", ""),
    "table of facts": lambda words: (_table(words), "", ""),
    "line below the title": lambda words: (f"<p>{words.employer}</p>", "", ""),
    "link to the profile": lambda words: (f'<a href="/company/4711">{words.short}</a>', "", ""),
    "element called so": lambda words: (f'<div class="ad-employer-name"><b>{words.short}</b><a href="#p">i</a></div>', "", ""),
    "logo": lambda words: (f'<img src="/media/logo/881.png" alt="{words.short}">', "", ""),
    "subject of the sentence": lambda words: ("", words.hires.replace("@", words.employer), ""),
    "subject without a form": lambda words: ("", words.hires.replace("@", words.short), ""),
    "heading of its own part": lambda words: ("", "", f"<h3>{words.about.replace('@', words.short)}</h3><p>1962 · 80.</p>"),
    "postal address": lambda words: ("", "", f"<p>{words.employer}<br>Hafenstr. 12<br>28195 {words.place}</p>"),
    "address for applications": lambda words: ("", "", f"<p>CV: jobs@{words.domain}.example, {words.employer}</p>"),
}  # fmt: skip


def _part(texts: tuple[str, str, str, str]) -> str:
    return f"<h3>{texts[0]}</h3><ul>{''.join(f'<li>{text}</li>' for text in texts[1:])}</ul>"


def page(words: Words, way: str, *, is_board: bool) -> tuple[str, str]:
    """Return a page and its address: on a board, or on the employer's own site."""
    head, first, end = WAYS[way](words)
    name = BOARD if is_board else words.short
    post = f'<li><a href="/post">{words.post}</a></li>' if is_board else ""
    others = f"<section><h3>{words.similar[0]}</h3>{''.join(f'<p>{text}</p>' for text in words.similar[1:])}</section>"
    body = (
        f'<header><ul><li><a href="/">{name}</a></li><li><a href="/a">A–Z</a></li>{post}</ul></header>'
        f"<main><h1>{words.title}</h1>{head}<p>{words.place} · {words.terms}</p>"
        f"{f'<p>{first}</p>' if first else ''}{_part(words.tasks)}{_part(words.demands)}{end}"
        f'<a href="/apply">{words.apply}</a></main>{others if is_board else ""}<footer>© 2026 {name}</footer>'
    )
    domain = "stellwerk" if is_board else words.domain
    html = f"<html><head><title>{words.title} | {name}</title></head><body>{body}</body></html>"
    return html, f"https://www.{domain}.example/{'item' if is_board else 'jobs'}/881"


def pasted(words: Words, *, employer_first: bool) -> str:
    """Return the posting as it is copied from a page: a head of short lines without labels."""
    head = [words.employer, words.title] if employer_first else [words.title, words.employer]
    parts = ["\n".join([texts[0], *(f"• {text}" for text in texts[1:])]) for texts in (words.tasks, words.demands)]
    return "\n\n".join(["\n".join([*head, words.place, words.terms, words.apply]), *parts])
