"""schema.org JobPosting in microdata and RDFa Lite attributes."""

from typing import TYPE_CHECKING, Any

from contracts.job import ProvenanceSource
from services.parser.document.page import Page
from services.parser.formats.schema_org import posting_from_schema_org
from services.parser.raw_posting import RawPosting
from services.parser.text.words import without_markup

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["read_microdata", "read_rdfa"]

_MARKUP = frozenset(
    {
        "description",
        "responsibilities",
        "qualifications",
        "skills",
        "experienceRequirements",
        "educationRequirements",
        "jobBenefits",
        "benefits",
        "incentives",
        "incentiveCompensation",
    }
)
_VALUE_ATTRIBUTES = ("content", "datetime")
_LINKS = {"a": "href", "link": "href", "img": "src"}


def read_microdata(page: Page) -> list[RawPosting]:
    """Return a draft per `itemtype=…/JobPosting`, or one of loose `itemprop` title and description."""
    if "itemprop" not in page.html:
        return []
    scopes = [
        node for node in page.nodes("[itemtype]") if "jobposting" in (node.attributes.get("itemtype") or "").casefold()
    ]
    if scopes:
        items = [_item(scope, "itemprop", "itemscope") for scope in scopes if not _is_inside(scope, "itemtype")]
    else:
        items = [_loose(page)]
    return _drafts(items, ProvenanceSource.MICRODATA)


def read_rdfa(page: Page) -> list[RawPosting]:
    """Return a draft per `typeof=JobPosting`."""
    if "typeof" not in page.html:
        return []
    scopes = [
        node for node in page.nodes("[typeof]") if "jobposting" in (node.attributes.get("typeof") or "").casefold()
    ]
    return _drafts([_item(scope, "property", "typeof") for scope in scopes], ProvenanceSource.RDFA)


def _drafts(items: list[dict[str, Any]], source: ProvenanceSource) -> list[RawPosting]:
    drafts: dict[str, RawPosting] = {}
    for item in items:
        draft = posting_from_schema_org(item, source=source)
        if draft.title:
            known = drafts.get(draft.title)
            if known is None or len(draft.description or "") > len(known.description or ""):
                drafts[draft.title] = draft
    return list(drafts.values())


def _is_inside(node: "LexborNode", attribute: str) -> bool:
    parent = node.parent
    while parent is not None:
        if "jobposting" in (parent.attributes.get(attribute) or "").casefold():
            return True
        parent = parent.parent
    return False


def _item(scope: "LexborNode", name: str, nested: str) -> dict[str, Any]:
    """Collect the properties of a scope; a nested scope becomes an object, a repeated property a list."""
    properties: dict[str, Any] = {"@type": "JobPosting"}
    for child in scope.iter():
        _collect(child, name, nested, properties)
    return properties


def _collect(node: "LexborNode", name: str, nested: str, properties: dict[str, Any]) -> None:
    attributes = node.attributes
    # RDFa names are often prefixed: `schema:title`.
    keys = [key.rsplit(":", 1)[-1].rsplit("/", 1)[-1] for key in (attributes.get(name) or "").split()]
    if keys and nested in attributes:
        value: Any = _item(node, name, nested)
        value["@type"] = "Thing"
        if len(value) == 1:
            value = without_markup(node.text(separator=" "))
    elif keys:
        value = _value(node, keys[0])
    else:
        value = None
    for key in keys:
        _add(properties, key, value)
    # Properties may stand inside another property's text (a title within a heading), never inside a nested scope.
    if not (keys and nested in attributes):
        for child in node.iter():
            _collect(child, name, nested, properties)


def _value(node: "LexborNode", key: str) -> str:
    attributes = node.attributes
    for attribute in _VALUE_ATTRIBUTES:
        if text := attributes.get(attribute):
            return text
    if key in _MARKUP:
        return node.html or ""
    text = without_markup(node.text(separator=" "))
    link = _LINKS.get(node.tag or "")
    return (attributes.get(link) or text) if link and (key in ("url", "sameAs", "logo", "image") or not text) else text


def _add(properties: dict[str, Any], key: str, value: Any) -> None:
    if value in (None, ""):
        return
    known = properties.get(key)
    if known is None:
        properties[key] = value
    elif isinstance(known, list):
        known.append(value)
    elif known != value:
        properties[key] = [known, value]


def _loose(page: Page) -> dict[str, Any]:
    """Read `itemprop`s that lost their scope, as templates of career sites often print them."""
    properties: dict[str, Any] = {"@type": "JobPosting"}
    for node in page.nodes("[itemprop]"):
        for key in (node.attributes.get("itemprop") or "").split():
            if key in (
                "title",
                "description",
                "hiringOrganization",
                "jobLocation",
                "datePosted",
                "employmentType",
                "addressLocality",
                "addressCountry",
                "addressRegion",
            ):
                _add(properties, key, _value(node, key))
    address = {
        key: properties.pop(key) for key in ("addressLocality", "addressRegion", "addressCountry") if key in properties
    }
    if address and "jobLocation" not in properties:
        properties["jobLocation"] = {"address": address}
    return properties if "title" in properties and "description" in properties else {}
