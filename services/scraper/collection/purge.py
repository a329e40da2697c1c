"""Forgetting collected posts before they expire, here and in the caches of what was made of them."""

import re
from typing import Any

from lexicon.company import Company
from runtime.mongo import connect
from runtime.settings import MongoSettings
from services.scraper.collection.entries import NAMESPACE

__all__ = ["DOWNSTREAM", "purge_caches", "purge_entries"]

DOWNSTREAM = ("insights",)
"""Namespaces of what was made of posts; their keys begin with the employer's identity as well."""


async def purge_caches(settings: MongoSettings, *, company: str | None) -> int:
    """Delete what is kept of an employer, or of all; return the number of cache entries deleted."""
    client = connect(settings)
    try:
        return await purge_entries(client[settings.database]["cache"], company=company)
    finally:
        client.close()


async def purge_entries(cache: Any, *, company: str | None) -> int:
    """Delete from the cache collection, see `purge_caches`."""
    employer = "" if company is None else f"{Company.of(company).key}:"
    count = 0
    for namespace in (NAMESPACE, *DOWNSTREAM):
        done = await cache.delete_many({"_id": {"$regex": f"^{re.escape(f'{namespace}:{employer}')}"}})
        count += done.deleted_count
    return count
