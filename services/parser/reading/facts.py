"""Labelled facts: `Location: Berlin`, or a label line with its value below."""

import re
from collections.abc import Sequence
from typing import Literal

from services.parser.fields.lines import Line
from services.parser.fields.words import clean, fold

__all__ = ["Fact", "fact_of", "facts_of"]

Fact = Literal["title", "company", "location", "employment", "salary", "team", "remote", "level", "posted", "deadline", "years", "identifier"]

_LABELS: dict[Fact, str] = {
    "title": "job title;position title;title;position;role;job;stellenbezeichnung;position name;poste;intitule du poste;puesto;cargo;pozice;nazev pozice;職種;募集職種;"
             "職種名;ポジション;должность;вакансия;stanowisko;mansione",
    "company": "company;company name;employer;organisation;organization;hiring organization;hiring company;about the company;firma;spolecnost;zamestnavatel;nazev spolecnosti;unternehmen;"
               "arbeitgeber;firmenname;entreprise;employeur;societe;empresa;azienda;bedrijf;pracodawca;会社名;企業名;会社;компания;работодатель;organizace",
    "location": "location;locations;job location;job locations;work location;office location;primary location;office;offices;city;place of work;workplace location;based in;standort;standorte;arbeitsort;"
                "einsatzort;dienstort;ort;lieu;lieu de travail;localisation;ubicacion;localizacion;lugar de trabajo;lokalita;misto vykonu prace;misto prace;misto pracoviste;pracoviste;adresa;sede;sede di lavoro;locatie;"
                "standplaats;lokalizacja;miejsce pracy;勤務地;勤務場所;локация;город;место работы;miejscowosc;local;localidade;plats;job city",
    "employment": "employment type;job type;employment;type of employment;contract type;contract;type of contract;work type;working hours;hours;schedule;job schedule;time type;employment form;"
                  "employment status;commitment;arbeitszeit;anstellungsart;beschaftigungsart;vertragsart;type de contrat;contrat;tipo de contrato;jornada;typ pracovniho pomeru;typ uvazku;uvazek;"
                  "pracovni pomer;forma zatrudnienia;wymiar pracy;rodzaj umowy;雇用形態;тип занятости;занятость;contratto;dienstverband;position type;full part time",
    "salary": "salary;salary range;pay;pay range;base pay;base salary;base salary range;compensation;compensation range;remuneration;wage;hourly rate;rate;pay rate;gehalt;gehaltsspanne;vergutung;salaire;"
              "remuneration brute;salario;sueldo;mzda;plat;odmena;platove rozmezi;mzdove rozmezi;wynagrodzenie;給与;年収;想定年収;月給;報酬;зарплата;оклад;заработная плата;retribuzione;salaris;on target earnings",
    "team": "department;team;division;business unit;function;job family;job category;category;area;abteilung;bereich;fachbereich;departement;service;departamento;oddeleni;obor;dzial;部署;配属;配属先;отдел;business area;"
            "line of business;organization unit",
    "remote": "workplace type;location type;work mode;workplace;work arrangement;working model;work model;remote;remote work;remote status;remote type;work style;arbeitsmodell;homeoffice;home office;teletravail;"
              "teletrabajo;modalidad;modalita;rezim prace;tryb pracy;勤務形態;リモートワーク;формат работы;remote policy;flexible working",
    "level": "seniority level;seniority;experience level;level;career level;job level;karrierelevel;berufserfahrung level;niveau;nivel;uroven;poziom;уровень;grade",
    "posted": "date posted;posted;posted on;posting date;published;publication date;veroffentlicht;date de publication;fecha de publicacion;zverejneno;datum zverejneni;掲載日;дата публикации",
    "deadline": "closing date;application deadline;apply by;apply before;deadline;valid until;expires;bewerbungsfrist;date limite;fecha limite;uzaverka;応募締切;closes;end date",
    "years": "experience;years of experience;required experience;work experience;berufserfahrung;experience requise;experiencia;praxe;pozadovana praxe;doswiadczenie;опыт;требуемый опыт",
    "identifier": "job id;requisition id;req id;job requisition id;reference;reference number;ref;job reference;job number;kennziffer;referenznummer;job req id;requisition number;posting id;id",
}  # fmt: skip
_BY_LABEL: dict[str, Fact] = {fold(label): fact for fact, labels in _LABELS.items() for label in labels.split(";")}
_INLINE = re.compile(r"^\W{0,3}([^:：\n]{2,40}?)\s*[:：]\s*(\S.*)$")
_LONGEST_VALUE = 160
_LONGEST_LABEL = 40


def facts_of(lines: Sequence[Line], *, limit: int = 400) -> dict[Fact, list[str]]:
    """Return the values of known labels, in the order of the text."""
    found: dict[Fact, list[str]] = {}
    for index, line in enumerate(lines[:limit]):
        fact, value = _inline(line.text)
        if fact is None and (fact := fact_of(line.text)) and index + 1 < len(lines):
            value = lines[index + 1].text
            if fact_of(value) or _inline(value)[0] or value.endswith(":"):
                continue
        if fact and value and _is_value(fact, value):
            values = found.setdefault(fact, [])
            if value not in values:
                values.append(value)
    return found


def fact_of(text: str) -> Fact | None:
    """Return what a label stands for, e.g. `company` for `Employer`."""
    return _BY_LABEL.get(fold(text)) if len(text) <= _LONGEST_LABEL else None


def _inline(text: str) -> tuple[Fact | None, str | None]:
    match = _INLINE.match(text[:300])
    fact = _BY_LABEL.get(fold(match.group(1))) if match else None
    return (fact, clean(match.group(2))) if match and fact else (None, None)


def _is_value(fact: Fact, value: str) -> bool:
    if not 1 < len(value) <= _LONGEST_VALUE:
        return False
    words = len(value.split())
    if fact in ("title", "company", "team", "level"):
        # A company may end in a full stop (`Inc.`, `a.s.`).
        return words <= 12 and not value.endswith(("!", "?", ":") if fact == "company" else (".", "!", "?", ":"))  # noqa: PLR2004 — more is a sentence
    return words <= 25  # noqa: PLR2004 — as above
