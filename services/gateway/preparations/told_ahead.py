"""What users are told of preparations before it is written: a sentence need not wait for the database.

Writes are gathered, because the database is what all preparations share; whoever looks on learns of an event when it
comes. Should this process die in between, the event is delivered again and told again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from contracts.envelope import Event
from services.gateway.preparations.preparation import Change, State, TimelineLine, false_claim, fold, joined
from services.gateway.preparations.store import Document

__all__ = ["ToldAhead"]


class ToldAhead:
    """Per preparation, the change from what is written to what was told."""

    def __init__(self) -> None:
        self._told: dict[str, Change] = {}

    def tell(self, event: Event, *, written: State | None) -> Change | None:
        """Return what an event adds to what was told; None when it must be written first.

        That is so for how a preparation ends, because a guide is served as soon as it counts as delivered; for what
        may be refused; and for preparations of which this process knows nothing.
        """
        told = self._told.get(event.prep_id)
        state = told.state if told else written
        if state is None or false_claim(state, event) is not None:
            return None
        change = fold(state, event)
        if change is None or change.state.status.is_final:
            return None
        self._told[event.prep_id] = joined(told, change) if told else change
        return change

    def lines(self, prep_id: str) -> Sequence[TimelineLine]:
        """Return the lines of the timeline that were told and are not written."""
        told = self._told.get(prep_id)
        return told.entries if told else ()

    def wrote(self, change: Change) -> None:
        """Take note of a change that was written; what was told on other grounds will be told anew."""
        prep_id = change.state.prep_id
        told = self._told.pop(prep_id, None)
        if told is not None and told.before == change.before and told.state.seq > change.state.seq:
            rest = tuple(line for line in told.entries if line.seq > change.state.seq)
            self._told[prep_id] = replace(told, before=change.state.seq, entries=rest)

    def forget(self, prep_id: str) -> None:
        """Begin anew with what is written."""
        self._told.pop(prep_id, None)

    def shown(self, document: Document) -> Document:
        """Return a document, or a part of one, with what was told since; its `seq` stays what is written."""
        told = self._told.get(document["_id"])
        if told is None or told.before != document["seq"]:
            return document
        changed = {**told.data, "status": told.state.status.value, "progress": told.state.progress}
        known = {name: value for name, value in changed.items() if name in document}
        lines = {"timeline": [*document["timeline"], *map(_line, told.entries)]} if "timeline" in document else {}
        return {**document, **known, **lines, "ahead": len(told.entries)}


def _line(entry: TimelineLine) -> Mapping[str, Any]:
    return asdict(entry)
