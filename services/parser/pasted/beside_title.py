"""Names that a title holds in front of the job: `[Acme] Baker`, `Acme – Baker`, `Acme: Baker`."""

from lexicon.lazy_regex import lazy_compile
from services.parser.employers.names import can_be_name
from services.parser.fields.role.title import has_gender_mark, looks_like_title

__all__ = ["name_before_job"]

_IN_FRONT = lazy_compile(
    r"^(?:[\[【](?P<marked>[^\[\]【】]{2,40})[\]】]|(?P<name>[^:|–—]{2,40}?)(?:\s+[|–—-]|:))\s*(?P<job>\S.*)$"
)


def name_before_job(title: str | None) -> str | None:
    """Return what stands in front of the job where it is written like a name and only the rest is called like a job."""
    found = _IN_FRONT.match(title or "")
    name = found and (found["marked"] or found["name"])
    if not found or not name or not (looks_like_title(found["job"]) or has_gender_mark(found["job"])):
        return None
    return name if can_be_name(name) and not looks_like_title(name) else None
