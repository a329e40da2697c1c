"""Posting-like objects in unknown JSON: found by their shape, mapped by the meaning of their keys."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from contracts.job import ProvenanceSource, RemotePolicy
from services.parser.fields.dates import parse_date
from services.parser.fields.location import join_place, spell_country
from services.parser.fields.remote import normalise_remote
from services.parser.fields.salary import SalaryFinding, normalise_period, parse_salary, salary_from_parts
from services.parser.fields.words import clean, compact
from services.parser.reading.draft import Draft
from services.parser.reading.values import markup_of, number_of, section, strings_of, text_of, walk

__all__ = ["candidates_in", "choose", "draft_from_record", "is_closed_status", "places_of", "remote_of", "salary_of"]

_TITLE = "jobtitle title positiontitle postingtitle jobopeningname vacancytitle vacancyname externaltitle requisitiontitle jobname positionname offertitle position role name text headline".split()
_DESCRIPTION = (
    "jobdescription descriptionhtml externaldescriptionstr fulldescription description contenthtml content body "
    "html jobad longdescription descriptionbody descriptionplain "
    "positiondescription vacancydescription details jobdetails jobdetail text about shortdescription summary "
    "descriptionshort descriptionteaser jobsummary"
).split()
_COMPANY = "companyname hiringorganization hiringcompany employername company employer organization organisation organizationname advertiser brandname brand clientname client businessname companyinfo account companyprofile".split()
_LOCATION = (
    "locationstext joblocations joblocation normalizedlocation fulllocation locationname primarylocation "
    "jobprimarylocation location locations worklocation worklocations officelocation workplaces citystatecountry "
    "citystate joblocationcity offices office place places address addresses alllocations"
).split()
_MORE_LOCATIONS = (
    "additionallocations secondarylocations otherlocations alllocations additionaljoblocations multilocation".split()
)
_CITY = "city cityname town locality addresslocality jobcity municipality".split()
_REGION = "region state statename province addressregion statecode jobstate".split()
_COUNTRY = "country countryname addresscountry jobcountry countrycode".split()
_EMPLOYMENT = "employmenttype employmenttypes jobtype employmentstatus employmentstatuslabel worktype contracttype commitment jobscheduletype schedule timetype employment typeofemployment positiontype worktypes jobschedule type".split()
_TEAM = "department departmentname team teamname departmentlabel division businessunit jobfamily departments functionalarea categoryname".split()
_FUNCTION = "jobfunction category jobcategory function categories industry".split()
_LEVEL = "senioritylevel seniority experiencelevel joblevel careerlevel level experience".split()
_POSTED = "dateposted posteddate publishedat publisheddate datepublished postedat createdat firstpublished publicationdate creationdate startdate publicationstartdate releaseddate posted postdate openingdate created date".split()
_UNTIL = "validthrough expirydate expiresat expirationdate closingdate deadline applicationdeadline enddate postingenddate closedate deadlineat validuntil unpostingdate".split()
_SALARY = "basesalary salary salaryrange compensation pay payrange salarydescription salarytext remuneration salarydetails salaryinfo salarylabel displaysalary estimatedsalary".split()
_LOW = "min minvalue from low minimum minsalary salarymin salaryfrom minamount compensationminimum annualsalarymin rangemin payrangemin lower mincents".split()
_HIGH = "max maxvalue to high maximum maxsalary salarymax salaryto maxamount compensationmaximum annualsalarymax rangemax payrangemax upper maxcents".split()
_CURRENCY = "currency currencycode salarycurrency compensationcurrency currencyname".split()
_PERIOD = "period unit unittext interval frequency salaryperiod payperiod compensationfrequency type salarytype salaryinterval rate timeunit payfrequency".split()
_REMOTE_NAMED = "workplacetype workplacetypetext workplace joblocationtype locationtype worktypeoption remotetype workmode workarrangement workingmodel workingarrangement remotestatus remotepolicy workfromhome remoteoption remote".split()
_REMOTE_FLAGS = (
    "isremote remote remotejob telecommuting telecommute workfromhome remoteallowed isfullyremote jobisremote".split()
)
_LANGUAGE = "language languagecode locale lang".split()
_ID = "id jobid jobpostid reqid requisitionid slug shortcode urlslug externalid refnumber reference jobseqno positionid uuid externalpath ref joburl url absoluteurl hostedurl jobreqid positionurl canonicalurl link externalurl guid".split()
_REQUISITION = (
    "requisitionid reqid jobreqid requisitionnumber jobcode refnumber reference referencenumber displayjobid".split()
)
_SKILLS = "skills tags keywords requiredskills technologies stack".split()
_YEARS = "yearsofexperience experiencerequired minexperience requiredexperience experiencerange".split()
_SECTIONS = (
    (
        "Responsibilities",
        "responsibilities keyresponsibilities externalresponsibilitiesstr duties jobresponsibilities tasks "
        "whatyoulldo".split(),
    ),
    (
        "Requirements",
        "requirements qualifications basicqualifications externalqualificationsstr skillsknowledgeexpertise "
        "jobrequirements jobqualifications minimumqualifications requirement profile".split(),
    ),
    ("Preferred qualifications", "preferredqualifications desiredskills nicetohave preferredskills".split()),
    ("Benefits", "benefits perks jobbenefits offer whatweoffer".split()),
)
_CLOSED = frozenset(
    "expired closed archived paused inactive filled unpublished ended deleted draftexpired stopped notavailable".split()
)
_APPLY = "applyurl applyurlnext urlnextstep applicationurl applylink hostedurl absoluteurl joburl careersapplyurl externalapplyurl applyonlineurl".split()
_LONGEST_TITLE = 200
_LONG_TEXT = 120
_ACCEPTED = 3.5
_LIST_LENGTH = 3


class _Record:
    """An object whose keys are compared by their letters only: `job_title`, `jobTitle`, `Job Title`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = {compact_key(key): value for key, value in data.items() if isinstance(key, str)}

    def get(self, keys: Iterable[str]) -> Any:
        return next((self.data[key] for key in keys if self.data.get(key) not in (None, "", [], {})), None)

    def text(self, keys: Iterable[str]) -> str | None:
        return next((text for key in keys if (text := text_of(self.data.get(key)))), None)


def compact_key(key: str) -> str:
    """Return a key's letters and digits in lower case."""
    return re.sub(r"[\W_]+", "", key).lower()


def candidates_in(data: Any) -> list[tuple[float, dict[str, Any]]]:
    """Return the objects that look like postings, with how much they do."""
    found = []
    for node in walk(data):
        if len(node) >= 3 and (score := _score(node)) >= _ACCEPTED:  # noqa: PLR2004 — title, text, place at least
            found.append((score, node))
    return found


def choose(candidates: list[tuple[float, dict[str, Any]]], url: str | None) -> dict[str, Any] | None:
    """Return the one posting of the document; None where several stand side by side and the address names none."""
    if not candidates:
        return None
    named = [(score, node) for score, node in candidates if _is_named(node, url)]
    if named:
        return max(named, key=lambda pair: pair[0])[1]
    best = max(score for score, _ in candidates)
    equals = {
        compact(text_of(_Record(node).get(_TITLE)) or ""): node for score, node in candidates if score >= best - 1
    }
    return (
        next(iter(equals.values()))
        if len(equals) < _LIST_LENGTH - 1 or best - sorted((s for s, _ in candidates), reverse=True)[1] > 1
        else None
    )


def draft_from_record(data: Mapping[str, Any], *, source: ProvenanceSource) -> Draft:
    """Map an object of unknown make by what its keys mean."""
    record = _Record(data)
    title = next(
        (text for key in _TITLE if (text := text_of(record.data.get(key))) and len(text) <= _LONGEST_TITLE), None
    )
    body = next(
        (
            text
            for key in _DESCRIPTION
            if key in record.data and (text := markup_of(record.data[key])) and clean(text) != title
        ),
        None,
    )
    extra = "".join(section(heading, record.get(keys)) for heading, keys in _SECTIONS)
    policy, weight = remote_of(data)
    return Draft(
        source=source,
        confidence=0.8,
        company=record.text(_COMPANY),
        company_url=next(
            (
                url
                for key in ("companyurl", "companywebsite", "website")
                if (url := text_of(record.data.get(key))) and url.startswith("http")
            ),
            None,
        ),
        title=title,
        identifier=record.text(_REQUISITION),
        description=f"{body or ''}\n{extra}".strip() or None,
        locations=places_of(data),
        remote=policy,
        remote_weight=weight,
        employment=[text for text in strings_of(record.get(_EMPLOYMENT)) if len(text) <= 60],  # noqa: PLR2004 — longer is prose
        team=record.text(_TEAM),
        function=record.text(_FUNCTION),
        level=record.text(_LEVEL),
        skills=[text for text in strings_of(record.get(_SKILLS)) if len(text) <= 40][:30],  # noqa: PLR2004 — names, not sentences
        years=_years(record),
        salary=salary_of(data),
        posted_at=parse_date(record.get(_POSTED)),
        valid_through=parse_date(record.get(_UNTIL)),
        closed=is_closed_status(record.text(["status", "jobstatus", "state", "postingstatus"])),
        language=record.text(_LANGUAGE),
    )


def is_closed_status(status: str | None) -> bool:
    """Whether a status word says that nobody can apply any more."""
    return compact_key(status or "") in _CLOSED


def places_of(data: Mapping[str, Any]) -> list[str]:
    """Return the places an object names: as text, address parts, objects or lists of them."""
    record = _Record(data)
    for key in _LOCATION:
        if places := _places(record.data.get(key)):
            break
    else:
        places = []
    if not places and (place := _joined(record)):
        places = [place]
    for key in _MORE_LOCATIONS:
        places += _places(record.data.get(key))
    return list(dict.fromkeys(places))


def salary_of(data: Mapping[str, Any]) -> SalaryFinding | None:
    """Return the pay of an object: an inner object, a text, or fields beside the title."""
    record = _Record(data)
    for key in _SALARY:
        value = record.data.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, Mapping) and (found := _from_parts(_Record(value), record)):
            return found
        if isinstance(value, str) and (found := parse_salary(value)):
            return found
    outer = {key for key in (*_LOW, *_HIGH) if "salary" in key or "compensation" in key or "pay" in key}
    return _from_parts(record, record, only=outer)


def remote_of(data: Mapping[str, Any]) -> tuple[RemotePolicy | None, float]:
    """Return where the work is done and how much that weighs: a named policy beats a flag."""
    record = _Record(data)
    for key in _REMOTE_NAMED:
        value = record.data.get(key)
        for text in strings_of(value) if not isinstance(value, bool) else []:
            if policy := normalise_remote(text):
                return policy, 3.5
    for key, policy in (("hybrid", "hybrid"), ("ishybrid", "hybrid")):
        if record.data.get(key) is True:
            return policy, 3.5  # type: ignore[return-value]  # the tuple holds RemotePolicy's own words
    location = record.data.get("location")
    flags = [record.data.get(key) for key in _REMOTE_FLAGS]
    flags += [_Record(location).data.get(key) for key in _REMOTE_FLAGS] if isinstance(location, Mapping) else []
    if any(
        flag is True or (isinstance(flag, int | str) and str(flag).lower() in ("1", "true", "yes")) for flag in flags
    ):
        return "remote", 2.6
    return ("onsite", 2.6) if record.data.get("onsite") is True else (None, 0.0)


def _places(value: Any) -> list[str]:
    if isinstance(value, list):
        return [place for item in value for place in _places(item)]
    if isinstance(value, Mapping):
        record = _Record(value)
        named = record.text(
            [
                "full",
                "fulllocation",
                "locationstext",
                "formatted",
                "formattedaddress",
                "fullname",
                "displayname",
                "text",
                "label",
            ]
        )
        inner = next(
            (places for key in ("address", "postaladdress", "location") if (places := _places(record.data.get(key)))),
            [],
        )
        return (
            [place]
            if (
                place := named
                or _joined(record)
                or (inner[0] if inner else None)
                or record.text(["name", "descriptor", "value", "en"])
            )
            else []
        )
    if isinstance(value, str):
        text = clean(value)
        return [text] if text and len(text) <= 200 and not text.startswith(("http", "{")) else []  # noqa: PLR2004 — longer is prose
    return []


def _joined(record: _Record) -> str | None:
    city, region, country = (record.text(keys) for keys in (_CITY, _REGION, _COUNTRY))
    return join_place(city, region, spell_country(country)) if city or region or country else None


def _from_parts(record: _Record, outer: _Record, *, only: set[str] | None = None) -> SalaryFinding | None:
    low_keys, high_keys = ([key for key in keys if only is None or key in only] for keys in (_LOW, _HIGH))
    inner = next(
        (value for key in ("value", "range", "amount") if isinstance(value := record.data.get(key), Mapping)), None
    )
    if inner is not None and only is None and (found := _from_parts(_Record(inner), record)):
        return found
    low, high = number_of(record.get(low_keys)), number_of(record.get(high_keys))
    if low is None and high is None and only is None:
        low = high = number_of(record.get(["value", "amount", "salary"]))
        if low is None:
            words = record.text(["text", "label", "description", "displayvalue", "formatted", "summary"])
            return parse_salary(words) if words else None
    currency = record.text(_CURRENCY) or outer.text(_CURRENCY)
    period = normalise_period(
        record.text(_PERIOD)
        or outer.text([key for key in _PERIOD if "salary" in key or "compensation" in key or "pay" in key])
    )
    return salary_from_parts(low=low, high=high, currency=currency, period=period) if currency or period else None


def _years(record: _Record) -> str | None:
    value = record.text(_YEARS)
    if value and re.fullmatch(r"\d{1,2}(?:\s*[-–]\s*\d{1,2})?\+?", value):
        return f"{value} years"
    return value if value and re.search(r"\d", value) and len(value) <= 40 else None  # noqa: PLR2004 — `3-5 years`


def _score(node: Mapping[str, Any]) -> float:
    record = _Record(node)
    title_key = next(
        (key for key in _TITLE if (text := text_of(record.data.get(key))) and 2 < len(text) <= _LONGEST_TITLE), None
    )  # noqa: PLR2004
    if title_key is None:
        return 0.0
    score = (
        2.0
        if title_key not in ("title", "name", "text", "position", "role", "headline")
        else 1.5
        if title_key == "title"
        else 0.8
    )
    body = next((text for key in _DESCRIPTION if key != title_key and (text := markup_of(record.data.get(key)))), "")
    score += 2.0 if len(body) >= _LONG_TEXT else 0.5 if body else 0.0
    job_like = sum(
        record.get(keys) is not None
        for keys in (_LOCATION + _CITY, _EMPLOYMENT[:-1], _TEAM, _SALARY, _APPLY, _REMOTE_NAMED, _COMPANY)
    )
    if job_like < 1 + (title_key in ("title", "name", "text")):
        return 0.0
    return score + 0.6 * job_like + 0.4 * (record.get(_POSTED[:-1]) is not None)


def _is_named(node: Mapping[str, Any], url: str | None) -> bool:
    if not url:
        return False
    parts = urlsplit(url)
    wanted = f"{unquote(parts.path)}/{parts.query}"
    tokens = set(re.split(r"[/?&=._-]+", wanted))
    segments = {segment for segment in re.split(r"[/?&=]+", wanted) if segment}
    record = _Record(node)
    for key in _ID:
        value = text_of(record.data.get(key))
        if not value or len(value) < 3:  # noqa: PLR2004 — short numbers are everywhere
            continue
        if value in segments or (value.isdigit() and len(value) > 4 and value in tokens):  # noqa: PLR2004
            return True
        if (
            "/" in value
            and len(path := urlsplit(value).path.rstrip("/")) > 5
            and (parts.path.rstrip("/").endswith(path) or parts.path.rstrip("/") == path)
        ):  # noqa: PLR2004
            return True
    return False
