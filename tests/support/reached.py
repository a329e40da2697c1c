"""Waiting until preparations of a running stack have come to a service."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from contracts.status import Stage
from local.patience import Patience

__all__ = ["reached"]

_STATUSES: Mapping[Stage, frozenset[str]] = {
    Stage.GATEWAY: frozenset(
        {"processing", "parsing_job_posting", "scraping_reddit", "processing_content", "generating_pdf"}
    ),
    Stage.PARSER: frozenset({"processing", "parsing_job_posting", "extracting_requirements"}),
    Stage.SCRAPER: frozenset({"scraping_reddit"}),
    Stage.INSIGHTS: frozenset({"processing_content"}),
    Stage.RENDERER: frozenset({"generating_pdf"}),
    Stage.BILLING: frozenset({"generating_pdf", "completed"}),
}


async def reached(database: Any, preps: Sequence[str], service: Stage) -> None:
    """Return once one of the preparations was seen at the service; a later status may be the last that was written."""
    ours, patience = {"_id": {"$in": list(preps)}}, Patience(60)
    wanted = {**ours, "timeline.status": {"$in": sorted(_STATUSES[service])}}
    while await database["preps"].find_one(wanted) is None:
        patience.look(await database["preps"].find(ours, {"timeline.seq": 1}).sort("_id").to_list(None))
        await asyncio.sleep(0.02)
