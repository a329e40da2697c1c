"""The names that a posting's web address may hold."""

from collections.abc import Sequence

from services.parser.text.words import compact
from services.parser.urls.domains import (
    account_label,
    company_in_path,
    host_of,
    is_built_host,
    is_shared_host,
    owner_labels,
)

__all__ = ["address_labels", "likeliest"]

Labels = Sequence[tuple[str, str]]
"""Parts of an address, and whose each is: an account's (`tenant`), a path's, a domain's."""


def address_labels(url: str | None, title: str) -> Labels:
    """Return the names that an address may hold, and whose part of it they are."""
    if label := _account(url, title):
        return [(label, "tenant")]
    if path := company_in_path(url):
        # Whoever hosts the accounts of others is not the employer.
        return [(path, "path")]
    host = host_of(url)
    own = owner_labels(url) if is_built_host(host) or not is_shared_host(host) else []
    return [(label, "domain" if at + 1 == len(own) else "tenant") for at, label in enumerate(own)]


def likeliest(labels: Labels) -> Labels:
    """Return the labels without those of the host where the path holds one."""
    return labels[:1] if labels and labels[0][1] == "path" else labels


def _account(url: str | None, title: str) -> str | None:
    """Return the company's label in a tracking system's address, unless it is the title's words."""
    label = account_label(url)
    return None if label and compact(label) in compact(title) else label
