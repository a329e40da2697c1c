"""Which part of a posting is which: requirements, wishes, tasks, benefits, hiring process."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from services.parser.fields.lines import Line
from services.parser.fields.words import fold, truncate

__all__ = ["Sections", "heading_kind", "split_sections"]

SectionKind = Literal["required", "preferred", "responsibilities", "benefits", "process", "other"]

# Order matters: `Preferred qualifications` are wishes although `qualifications` are demands.
_HEADINGS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "process",
            r"(?:interview|hiring|recruit\w*|selection|application) (?:process|steps|stages|journey)|how we hire|next steps|"
            r"what to expect .*(?:interview|process)|bewerbungsprozess|auswahlprozess|bewerbungsverfahren|so geht s weiter|"
            r"processus de (?:recrutement|selection)|(?:etapes|deroulement) d\w* (?:recrutement|entretien)|proceso de seleccion|"
            r"vyberove rizeni|prubeh (?:vyberoveho|prijimaciho)|proces rekrutacji|etapy rekrutacji|選考|面接|этапы (?:отбора|собесед)|"
            r"processo seletivo|processo di selezione|sollicitatieprocedure",
        ),
        (
            "preferred",
            r"nice to have|preferred|bonus (?:points|skills|if|qualif)|as a bonus|^bonus$|^desired$|desired (?:skills|qualif|experience|but)|desirable|good to have|would be (?:a )?(?:plus|great|nice)|"
            r"(?:is|are|as) (?:an? )?(?:plus|advantage|bonus|asset)|^plus(?:es)?\b|extra credit|brownie points|even better|stand out|additional qualif|"
            r"wunschenswert|von vorteil|idealerweise|das ware toll|un plus|serait un plus|apprecie|souhait|atouts?\b|deseable|valorable|se valora|"
            r"vyhodou|vyhoda|plusem|bonusem|oceni|mile widzian|dodatkow\w* atut|歓迎|尚可|あれば|plusom|будет плюсом|желательно|"
            r"diferenciais|desejav|costituisc\w+ titolo|gradit|pluspunt|\bpre\b|meriterande",
        ),
        (
            "benefits",
            r"benefit|perks|what we offer|we offer|our offer|what you will get|what is in it for you|what do we offer|why (?:join|work|you)|"
            r"compensation (?:and|package)|total rewards|rewards|was wir (?:dir |ihnen )?bieten|wir bieten|das bieten|das erwartet dich bei uns|"
            r"deine vorteile|ihre vorteile|unser angebot|darauf kannst du dich freuen|avantages|nous (?:t |vous )?(?:offrons|proposons)|ce que nous|"
            r"nous vous offrons|ofrecemos|que ofrecemos|beneficios|nabizime|co nabiz|nabidneme|nase nabidka|co ziskas|ponukame|oferujemy|co oferujemy|"
            r"福利厚生|待遇|給与|мы предлагаем|условия|пропонуємо|offriamo|cosa offriamo|oferecemos|wij bieden|wat wij bieden|vi (?:erbjuder|tilbyder|tilbyr)",
        ),
        (
            "responsibilities",
            r"responsib|what (?:you will|will you|would you) (?:do|be doing|own|work|achieve|be working|accomplish)|you will(?: be)?$|"
            r"you will(?: be)?$|day (?:to day|in the life)|duties|the role$|^about the (?:role|job|position|opportunity)|job description|"
            r"role (?:overview|description|summary)|position (?:summary|overview)|job (?:summary|purpose|overview)|key (?:tasks|accountabilities|areas|activities)|"
            r"your (?:role|mission|tasks|impact|work|job|contribution)|how you will contribute|you will contribute|the (?:job|opportunity)$|"
            r"what is the job|what you get to do|in this role|essential functions|scope of work|(?:deine|ihre|die) aufgaben|aufgaben(?:gebiet|bereich)?$|"
            r"das (?:machst|erwartet|sind|wirst) (?:du|dich|deine|sie)|tatigkeiten|was (?:du|sie) (?:bewegst|tust|machst)|was (?:dich|sie) erwartet|"
            r"missions?\b|(?:vos|tes|ton|votre) (?:mission|role|responsab|tach)|descriptif du poste|description du poste|le poste|funciones|"
            r"tus (?:funciones|responsab|tareas)|que haras|mision|co (?:te|vas|bude|budes|budete) (?:u nas )?(?:ceka|cekat|delat|mit|naplni)|ceka na (?:te|tebe|vas)|co te .*ceka|"
            r"napln prace|napln pozice|popis (?:prace|pozice)|pracovni napln|zodpoved|obowiazki|zakres obowiazkow|twoje zadania|zadania|co bedziesz robic|"
            r"業務内容|仕事内容|職務内容|担当業務|具体的な|обязанности|задачи|чем предстоит|что (?:нужно|предстоит|надо) делать|обов язки|"
            r"responsabilidades|atividades|cosa farai|attivita|mansioni|taken|wat ga je doen|dina arbetsuppgifter|arbetsuppgifter|napln prac",
        ),
        (
            "required",
            r"require|qualif|must ?have|what (?:you will|you) (?:need|bring|have)|what we are looking for|what we look for|who (?:you are|we are looking for)|"
            r"about you\b|your (?:profile|background|skills|experience|qualif)|you (?:have|bring|are|might be|should|may|possess)\b.{0,30}$|skills|"
            r"you will be a (?:great|good) (?:fit|match|addition)|experience$|knowledge|competenc|expertise|eligibility|ideal candidate|the candidate|"
            r"at a minimum|technical depth|educat|we are looking for|we expect|to succeed|make you successful|(?:dein|ihr|das) profil|profil$|"
            r"anforderung|das bringst du mit|was du mitbring|mitbringen|qualifikation|voraussetzung|kenntnisse|das solltest du|uberzeug\w+ (?:uns|durch)|"
            r"profil (?:recherche|du candidat)|(?:votre|ton|le) profil|competences|requisitos|perfil|que buscamos|lo que (?:buscamos|necesit)|conocimientos|"
            r"pozadavky|pozadujeme|pozadovane|co (?:ocekavame|od tebe|od vas|bys mel|by ?ste mel|potrebujes)|ocekavame|koho hledame|hledame (?:prave )?(?:te|vas)|"
            r"jak si te predstav|predstavujeme|mel a by|co bys|umis|wymagania|oczekujemy|czego oczekujemy|nasze wymagania|応募資格|必須|求める|経験|スキル|"
            r"требовани|что мы ждем|мы ожидаем|ожидания|вимоги|requisiti|cosa cerchiamo|wie ben jij|functie eisen|wij vragen|din profil|vi soker|"
            r"kvalifikationer|o que buscamos|poziadavky",
        ),
        (
            "other",
            r"about (?:us|the company|the team|our|\w+)|who we are|our (?:mission|values|story|culture|team|company)|company|equal|diversity|eeo|"
            r"how to apply|apply|contact|location|privacy|disclaimer|note|uber uns|wer wir sind|kontakt|bewerb|qui sommes|a propos|l entreprise|"
            r"sobre (?:nosotros|la empresa)|quienes somos|o nas|o firme|o spolecnosti|kdo jsme|会社|企業|応募方法|勤務|о (?:нас|компании)|chi siamo|"
            r"over ons|quem somos|informace o pozici|employment type|job function|industries|seniority",
        ),
    )
)
_HEADING_LIMIT = 90
_TEXT_HEADING_LIMIT = 60
_ITEM_LIMIT = 600
_ITEMS = 60
_NOISE = re.compile(r"^(?:show (?:more|less)|apply(?: now)?|read more|learn more|save|share|back|see more)\W*$", re.IGNORECASE)
_WISH = re.compile(
    r"\b(?:is|are|as|would be|be) (?:a |an )?(?:strong |big |huge |definite |real )?(?:plus|advantage|bonus|asset)\b|nice[- ]to[- ]have|\bpreferred\b|"
    r"\bdesir(?:ed|able)\b|von vorteil|wünschenswert|serait un plus|est un plus|výhodou|mile widzian|歓迎|будет плюсом|is een pré",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^([^:：.!?]{3,60})[:：]\s+(\S.{20,})$")


@dataclass
class Sections:
    """The posting's parts, each a list of statements."""

    required: list[str] = field(default_factory=list)
    preferred: list[str] = field(default_factory=list)
    responsibilities: list[str] = field(default_factory=list)
    benefits: list[str] = field(default_factory=list)
    process: list[str] = field(default_factory=list)

    @property
    def recognised(self) -> int:
        """How many different parts were found."""
        return sum(1 for part in (self.required, self.preferred, self.responsibilities, self.benefits, self.process) if part)


def heading_kind(text: str) -> SectionKind | None:
    """Return which section a heading opens; None when the line is no known heading."""
    if len(text) > _HEADING_LIMIT:
        return None
    folded = _spelled_out(text)
    return next((kind for kind, pattern in _HEADINGS if pattern.search(folded)), None)


def _spelled_out(text: str) -> str:
    folded = fold(text)
    for short, full in (("you ll", "you will"), ("you re", "you are"), ("we re", "we are"), ("what s", "what is")):
        folded = folded.replace(short, full)
    return folded


def split_sections(lines: Iterable[Line]) -> Sections:
    """Collect the statements below each known heading."""
    sections = Sections()
    kind: SectionKind | None = None
    buckets: dict[SectionKind, list[Line]] = {}
    for line in lines:
        opened = _opens(line)
        if opened is not None:
            kind = opened
            continue
        if labelled := _labelled(line):
            inner, rest = labelled
            buckets.setdefault(inner, []).append(rest)
            continue
        if kind and not _NOISE.match(line.text):
            buckets.setdefault(kind, []).append(line)
    for name in ("required", "preferred", "responsibilities", "benefits", "process"):
        getattr(sections, name).extend(_statements(buckets.get(name, [])))
    _move_wishes(sections)
    return sections


def _opens(line: Line) -> SectionKind | None:
    """Return the section that the line opens; an unknown heading keeps the current one going."""
    if line.kind == "item":
        return None
    if line.kind == "heading":
        return heading_kind(line.text)
    # Plain text is a heading only when it is short, unfinished and known.
    if len(line.text) <= _TEXT_HEADING_LIMIT and line.text[-1] not in ".!;,)" and len(line.text.split()) <= 8:  # noqa: PLR2004
        return heading_kind(line.text)
    return None


def _labelled(line: Line) -> tuple[SectionKind, Line] | None:
    """Split `Requirements: a degree in …` written on one line."""
    match = _LABELLED.match(line.text) if line.kind != "item" else None
    kind = heading_kind(match.group(1)) if match else None
    return (kind, Line(match.group(2))) if match and kind and kind != "other" and len(match.group(1).split()) <= 5 else None  # noqa: PLR2004


def _statements(lines: list[Line]) -> list[str]:
    items = [line for line in lines if line.kind == "item"]
    # Where a section has bullets, its paragraphs are introductions.
    chosen = items if len(items) >= 2 else [line for line in lines if line.kind != "heading"]  # noqa: PLR2004 — one bullet is no list
    texts = dict.fromkeys(truncate(line.text, _ITEM_LIMIT) for line in chosen if len(line.text) > 1)
    return list(texts)[:_ITEMS]


def _move_wishes(sections: Sections) -> None:
    wishes = [text for text in sections.required if _WISH.search(text) and len(text) < 200]  # noqa: PLR2004 — one statement
    sections.required = [text for text in sections.required if text not in wishes]
    sections.preferred = list(dict.fromkeys([*sections.preferred, *wishes]))[:_ITEMS]
