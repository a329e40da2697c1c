"""Web domains: whose they are, and which ones host other companies' postings."""

import re
from urllib.parse import urlsplit

from services.parser.fields.words import compact

__all__ = ["company_domain", "guess_domain", "host_of", "is_shared_host", "registrable", "site_label", "tenant_label"]

# Second-level registries under which companies register; enough for company sites, not the Public Suffix List.
_SECOND_LEVEL = frozenset(
    {"co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "go", "gob", "gouv", "gv", "in", "web"}
)
# Applicant-tracking systems, job boards and social networks: a page there says nothing about the company's own domain.
_SHARED = frozenset(
    "greenhouse.io lever.co ashbyhq.com myworkdayjobs.com myworkdaysite.com workday.com smartrecruiters.com "
    "workable.com recruitee.com "
    "personio.de personio.com teamtailor.com bamboohr.com breezy.hr pinpointhq.com icims.com jibeapply.com "
    "successfactors.com "
    "successfactors.eu sapsf.com oraclecloud.com taleo.net linkedin.com indeed.com seek.com.au seek.co.nz "
    "remoteok.com remoteok.io "
    "weworkremotely.com jobs.cz prace.cz startupjobs.cz startupjobs.com glassdoor.com ziprecruiter.com monster.com "
    "dice.com "
    "stepstone.de xing.com welcometothejungle.com wellfound.com angel.co jobvite.com jazz.co applytojob.com "
    "ultipro.com ukg.com "
    "adp.com paylocity.com paycomonline.net rippling.com rippling-ats.com gusto.com comeet.com comeet.co "
    "freshteam.com zohorecruit.com "
    "zohorecruit.eu join.com softgarden.io avature.net eightfold.ai phenompeople.com dover.com dover.io gem.com "
    "trakstar.com "
    "hrmdirect.com clearcompany.com jobscore.com homerun.co hibob.com factorial.co factorialhr.com traffit.com "
    "erecruiter.pl "
    "pracuj.pl justjoin.it nofluffjobs.com profesia.sk hh.ru headhunter.ru habr.com djinni.co dou.ua totaljobs.com "
    "reed.co.uk "
    "cv-library.co.uk infojobs.net tecnoempleo.com hellowork.com apec.fr francetravail.fr pole-emploi.fr "
    "jobteaser.com efinancialcareers.com "
    "builtin.com otta.com himalayas.app remotive.com arbeitnow.com adzuna.com jooble.org talent.com simplyhired.com "
    "careerbuilder.com "
    "usajobs.gov governmentjobs.com neogov.com wantedly.com green-japan.com herp.careers hrmos.co joinhandshake.com "
    "ycombinator.com "
    "workatastartup.com google.com facebook.com twitter.com x.com instagram.com youtube.com github.com github.io "
    "bit.ly notion.so "
    "notion.site wikipedia.org crunchbase.com schema.org w3.org amazonaws.com cloudfront.net example.invalid lmc.eu "
    "teamio.com amazon.jobs "
    "jobylon.com reachmee.com varbi.com cornerstoneondemand.com csod.com selectminds.com silkroad.com "
    "mysmartjobboard.com".split()
)
_GENERIC_LABELS = frozenset(
    "www careers career jobs job karriere kariera kariéra work join apply hire hiring talent recruiting recruitment "
    "emploi empleo "
    "carrieres carriere stellen vacatures werkenbij people team boards job-boards api app go portal ats hr en de fr "
    "us eu uk".split()
)
_EMAIL_HOSTS = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com yahoo.com icloud.com seznam.cz gmx.de web.de mail.ru yandex.ru".split()
)


def host_of(url: str | None) -> str:
    """Return the lower-case host of an address without port and `www.`; empty when there is none."""
    try:
        host = urlsplit(url if "//" in (url or "") else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").rstrip(".")


def registrable(host: str) -> str:
    """Return the domain that somebody registered: `careers.example.co.uk` becomes `example.co.uk`."""
    labels = host.split(".")
    country_code = len(labels[-1]) == 2  # noqa: PLR2004 — ISO country codes have two letters
    size = 3 if len(labels) > 2 and country_code and labels[-2] in _SECOND_LEVEL else 2  # noqa: PLR2004
    return ".".join(labels[-size:])


def is_shared_host(host: str) -> bool:
    """Whether the host serves many companies' postings."""
    return registrable(host) in _SHARED or host in _SHARED


def company_domain(*urls: str | None) -> str | None:
    """Return the first address's domain that can be a company's own."""
    for url in urls:
        host = host_of(url)
        if "." in host and not re.fullmatch(r"[\d.]+", host) and not is_shared_host(host) and host not in _EMAIL_HOSTS:
            return registrable(host)
    return None


def site_label(url: str | None) -> str | None:
    """Return the name part of a company's own site: `careers.hkjc.com` gives `hkjc`; None on shared hosts."""
    host = host_of(url)
    if "." not in host or re.fullmatch(r"[\d.:]+", host) or is_shared_host(host):
        return None
    label = registrable(host).split(".")[0]
    return None if label in _GENERIC_LABELS or len(label) < 2 else label  # noqa: PLR2004 — one letter names nobody


def tenant_label(host: str) -> str | None:
    """Return the company's own label on a shared host: `acme.recruitee.com` gives `acme`."""
    labels = host.split(".")
    own = [label for label in labels[: -len(registrable(host).split("."))] if label not in _GENERIC_LABELS]
    return own[0] if own else None


def guess_domain(company: str) -> str | None:
    """Guess `acme.com` from a company's name; a guess and nothing more."""
    if re.fullmatch(r"[\w-]+\.[a-z]{2,6}", company.casefold()):
        return company.casefold()
    label = compact(company.replace("&", "and"))
    if not label.isascii():
        return None
    return f"{label}.com" if 2 <= len(label) <= 40 else None  # noqa: PLR2004 — plausible labels
