"""Text whose line breaks were lost: `LocationRemoteEmployment TypeFull time` becomes lines again."""

import re

__all__ = ["respace"]

_JOIN = re.compile(
    r"(?<=[a-zà-ž0-9+%.!?:;)\]”’\"])(?=[A-ZÀ-Ž][a-zà-ž’']|[A-Z] [a-z])|(?<=[A-Z])(?=(?:Apply|Full|Part|Remote|"
    r"Hybrid|Location|Employment|Department|About)\b)"
)
_LEFT = re.compile(r"[^\W\d_]+$")
_RIGHT = re.compile(r"[A-ZÀ-Ž][a-zà-ž]*")
_MIN_JOINS = 4
_LONG_LINE = 250
# Words written with an inner capital, so that they stay whole.
_CAMEL = frozenset(
    "javascript typescript github gitlab linkedin youtube devops mlops dataops finops secops devsecops pytorch "
    "tensorflow postgresql mysql mongodb graphql powerpoint powershell "
    "salesforce hubspot whatsapp paypal ebay mcdonald mckinsey quickbooks netsuite servicenow bigquery clickhouse "
    "databricks cloudfront cloudwatch cloudformation elasticsearch openai "
    "macbook openshift opensearch wordpress woocommerce fastapi circleci argocd rabbitmq dynamodb couchdb influxdb "
    "swiftui airbnb deepmind doordash playstation autocad solidworks matlab "
    "successfactors smartrecruiters bamboohr mygreenhouse crossfit medtech fintech biotech proptech edtech healthtech".split()
)  # fmt: skip
# Words that open a line of a posting; before them a join is a lost line break even after a capitalised word.
_OPENERS = frozenset(
    "remote hybrid onsite apply about location locations employment department team full part contract permanent "
    "temporary internship overview application responsibilities requirements qualifications "
    "benefits compensation salary what who why how we you our your the this as minimum preferred nice bonus key "
    "core technical required must duties role job company posted share back submit save".split()
)  # fmt: skip
# `Engineer (Remote) Location`: a label that stuck to the line before.
_STUCK_LABEL = re.compile(r"(?m)(?<=[^\s:,]) (Locations?|Department|Employment Type|Location Type)$")
_LABELS = frozenset(
    "Location Type Department Team Overview Application Remote Hybrid Apply Engineering Posted Salary Compensation "
    "Level Company".split()
)


def respace(text: str) -> str:
    """Put back lost line breaks where a text shows that it lost them; other texts stay as they are."""
    joins = [match.start() for match in _JOIN.finditer(text)]
    if len(joins) < _MIN_JOINS or max(map(len, text.splitlines()), default=0) < _LONG_LINE:
        return text
    repeated = {
        token for token in re.findall(r"(?<!\S)[A-Z]+[a-z]+[A-Z][^\W\d_]*(?!\S)", text) if text.count(token) > 1
    }
    parts = []
    start = 0
    for position in joins:
        if _is_break(text, start, position, repeated):
            parts.append(text[start:position])
            start = position
    return _STUCK_LABEL.sub(r"\n\1", "\n".join([*parts, text[start:]]))


def _is_break(text: str, start: int, position: int, repeated: set[str]) -> bool:
    right = _RIGHT.match(text, position)
    left = _LEFT.search(text, start, position)
    if right is None:
        return False
    if left is None:
        # After punctuation or a figure: `290,000Working`, but not `4K` or `e.g.X`.
        return (
            text[position - 1] not in "’'"
            and len(right.group()) > 2
            and not re.search(r"(?:^|\s)\w$", text[max(0, position - 2) : position])
        )
    word, following = left.group(), right.group()
    whole = word + following
    if whole in repeated or any(whole.casefold().endswith(camel) for camel in _CAMEL) or len(word) < 2:
        return False
    return word[0].islower() or word in _LABELS or following.casefold() in _OPENERS
