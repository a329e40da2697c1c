"""The employer's web domain: told by the posting, known, or found in the posting's own words."""

import re
from collections.abc import Iterator

from contracts.job import JobDetails, ProvenanceSource
from lexicon.company import Company
from lexicon.company.everyday import is_everyday
from lexicon.company.letters import letters

__all__ = ["domain_of"]

_HOST = re.compile(
    r"(?:https?://|www\.|@)(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24})\b", re.IGNORECASE
)
_MOST_HOSTS = 50
_LONGEST_REGISTRY = 3
"""Registries below a country have short names: `co.uk`, `com.br`; what is longer hosts many companies."""
_SHORTEST_WORD = 4


def domain_of(job: JobDetails, company: Company) -> str | None:
    """Return the employer's web domain, if it is known; one only guessed from the name may be somebody else's."""
    told = job.provenance.get("company_domain")
    is_guessed = told is not None and told.source is ProvenanceSource.DERIVED
    if company.domain and (company.documented or not is_guessed):
        return company.domain
    return next(_written(job, company), None)


def _written(job: JobDetails, company: Company) -> Iterator[str]:
    """Yield the domains in a posting's links and e-mail addresses that are called like the employer."""
    texts = (job.source_url, job.description, job.interview_hints)
    hosts = [match["host"].casefold() for text in texts if text for match in _HOST.finditer(text)][:_MOST_HOSTS]
    for host in dict.fromkeys(hosts):
        yield from _own_domain(host, company)


def _own_domain(host: str, company: Company) -> Iterator[str]:
    """Yield the part of a host that bears the employer's name: `careers.acme.co.uk` is `acme.co.uk`."""
    labels = host.split(".")
    for place, label in enumerate(labels[:-1]):
        registry = labels[place + 1 :]
        is_registered = len(registry) == 1 or (len(registry) == 2 and len(registry[0]) <= _LONGEST_REGISTRY)  # noqa: PLR2004
        if is_registered and _is_called(label, company):
            yield ".".join(labels[place:])


def _is_called(label: str, company: Company) -> bool:
    """Whether a label is the employer's name, begins with it, or is its first word and no everyday one."""
    written, brand = letters(label), letters(company.brand)
    if not written or not brand:
        return False
    first = company.brand.split()[0]
    is_first_word = written == letters(first) and len(written) >= _SHORTEST_WORD and not is_everyday(first)
    return written == brand or is_first_word or (len(brand) >= _SHORTEST_WORD and written.startswith(brand))
