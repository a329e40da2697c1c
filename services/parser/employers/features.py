"""What speaks for and against each candidate, as names of features that the ranker weighs."""

from collections.abc import Iterator, Sequence

from lexicon.text import fold
from services.parser.employers.candidates import EmployerCandidate
from services.parser.employers.name_features import features_of_brand, features_of_spelling
from services.parser.employers.surroundings import PostingSurroundings
from services.parser.employers.use_features import features_of_use
from services.parser.fields.agencies import is_board
from services.parser.raw_posting import OF_SITE
from services.parser.text.words import compact

__all__ = ["features_of", "features_of_none"]

_SIGNS = frozenset(
    {"hires", "is a", "join", "at", "client", "quoted", "line +1 alone", "used 3", "used 6", "below label"}
)
_ADDRESSES = {"domain": "site", "tenant": "site", "path": "path", "mail": "mail", "link": "link", "file": "site"}
_LONG, _SMALL_WORD, _PERSON = 45, 3, 4


def features_of(candidate: EmployerCandidate, around: PostingSurroundings) -> set[str]:
    """Return the features of a candidate."""
    kinds = set(candidate.evidence)
    found = {f"by {kind}" for kind in kinds} | {f"by {place} label" for place in candidate.labels}
    independent = {("site" if kind in OF_SITE else kind) for kind in kinds - {"used"}}
    independent |= {_ADDRESSES[place] for place in candidate.labels}
    use = set(features_of_use(candidate, around, has_site="site" in independent))
    found |= use | set(_of_words(candidate, around))
    found.add(f"witnesses {min(len(independent), 4)}")
    found.add(f"signs {min(len(independent) + len(use & _SIGNS), 4)}")
    if any(key.startswith(own) or own.startswith(key) for name in candidate.brands if (key := compact(name))
           for own in around.board if own):  # fmt: skip
        found.add("board")
    if independent == {"site"}:
        found.add("site alone")
    if any(map(is_board, [*candidate.names, *candidate.labels.values()])):
        found |= {"board word", "board word, site alone"} if independent == {"site"} else {"board word"}
    return found | _joined(found, around)


def _joined(found: set[str], around: PostingSurroundings) -> set[str]:
    joined = set()
    if "agency" in found:
        joined.add("agency, client" if around.has_client else "agency")
    if around.has_client and "site alone" in found:
        joined.add("site alone, client")
    if not around.is_page and "head 0" in found:
        joined.add("head 0, pasted")
    if "form" in found and "head" in found:
        joined.add("form, head")
    if "unused" in found and found & {"by site", "by domain label"}:
        joined.add("site, unused")
    if "used 3" in found or "used 6" in found:
        joined |= {
            f"used much, {one}"
            for one in ("form", "single", "by domain label", "by title", "at", "subject")
            if one in found
        }
    return joined


def _of_words(candidate: EmployerCandidate, around: PostingSurroundings) -> Iterator[str]:
    """Yield what the name itself says."""
    brand = candidate.brand
    yield f"words {min(len(brand.split()), 5)}"
    yield from features_of_brand(brand)
    yield from sorted({feature for name in candidate.names for feature in features_of_spelling(name)})
    if max(map(len, candidate.names)) > _LONG:
        yield "long"
    title = fold(around.title)
    if title:
        if f" {fold(brand)} " in f" {title} ":
            yield "in title"
        elif title in fold(brand):
            yield "holds title"
        elif set(fold(brand).split()) & {word for word in title.split() if len(word) > _SMALL_WORD}:
            yield "shares word with title"
    words = [compact(word) for word in brand.split()]
    if 1 < len(words) <= _PERSON and words[-1] in around.mail_names and "mail" not in candidate.labels:
        yield "person"


def features_of_none(candidates: Sequence[set[str]], around: PostingSurroundings) -> set[str]:
    """Return what speaks for that no candidate is the employer."""
    found = {"none"}
    if around.has_client:
        found.add("none, client")
    if around.board:
        found.add("none, board")
    if any("agency" in features for features in candidates):
        found.add("none, agency")
    if not around.is_page:
        found.add("none, pasted")
    if not any(features & {"form", "hires", "join", "at", "by label", "by domain label"} for features in candidates):
        found.add("none, weak")
    return found
