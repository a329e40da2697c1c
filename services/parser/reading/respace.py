"""Text whose line breaks were lost: `LocationRemoteEmployment TypeFull time` becomes lines again."""

import re

__all__ = ["respace"]

_JOIN = re.compile(r"(?P<left>[^\W\d_]*[a-zà-ž0-9+%]|[.!?:;)\]”’\"])(?P<right>[A-ZÀ-Ž][a-zà-ž’']+|[A-Z](?= [a-z]))")
_MIN_JOINS = 4
_LONG_LINE = 250
# Words written with an inner capital, so that they stay whole.
_CAMEL = frozenset(
    "javascript typescript github gitlab linkedin youtube devops mlops dataops finops secops devsecops pytorch tensorflow postgresql mysql mongodb graphql powerpoint powershell "
    "salesforce hubspot whatsapp paypal ebay mcdonald mckinsey quickbooks netsuite servicenow bigquery clickhouse databricks cloudfront cloudwatch cloudformation elasticsearch openai "
    "macbook openshift opensearch wordpress woocommerce fastapi circleci argocd rabbitmq dynamodb couchdb influxdb swiftui airbnb deepmind doordash playstation autocad solidworks matlab "
    "successfactors smartrecruiters bamboohr mygreenhouse crossfit medtech fintech biotech proptech edtech healthtech".split()
)  # fmt: skip
# Words that open a line of a posting; before them a join is a lost line break even after a capitalised word.
_OPENERS = frozenset(
    "remote hybrid onsite apply about location locations employment department team full part contract permanent temporary internship overview application responsibilities requirements qualifications "
    "benefits compensation salary what who why how we you our your the this as minimum preferred nice bonus key core technical required must duties role job company posted share back submit save".split()
)  # fmt: skip


def respace(text: str) -> str:
    """Put back lost line breaks where a text shows that it lost them; other texts stay as they are."""
    if len(_JOIN.findall(text)) < _MIN_JOINS or max(map(len, text.splitlines()), default=0) < _LONG_LINE:
        return text
    tokens = {token.casefold() for token in re.findall(r"(?<!\S)[^\W\d_]*[a-z][A-Z][^\W\d_]*(?!\S)", text) if text.count(token) > 1}
    return _JOIN.sub(lambda match: _split(match, tokens), text)


def _split(match: re.Match[str], repeated: set[str]) -> str:
    left, right = match["left"], match["right"]
    whole = (left + right).casefold()
    if whole in repeated or any(whole.endswith(word) for word in _CAMEL):
        return match.group()
    if not left[-1].isalnum():
        # `e.g.Foo` and `Node.Js` are rare; a sentence that ends without a space is not.
        return f"{left}\n{right}"
    is_capitalised = left[:1].isupper()
    if len(left) < 2 or (is_capitalised and right.casefold().rstrip("’'s") not in _OPENERS and not _is_label(left)):  # noqa: PLR2004
        return match.group()
    return f"{left}\n{right}"


def _is_label(word: str) -> bool:
    return word in ("Location", "Type", "Department", "Team", "Overview", "Application", "Remote", "Hybrid", "Apply", "Engineering", "Posted", "Salary", "Compensation", "Level", "Company")
