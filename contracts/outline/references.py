"""Makes groups of references to the parts of one guide, each in the order of worth."""

import re
from typing import Any

from contracts.insights import POSTING_SOURCE_ID, Basis, Insights, Item, PlanWeek, ProcessStage
from contracts.job import JobDetails
from contracts.outline.model import Entry, Group, GroupKind, resolve
from contracts.outline.quotations import informative_quotes, is_quotation, source_numbers

__all__ = ["References"]

_WORTH = {basis: place for place, basis in enumerate(Basis)}
"""The members of the enum stand in the order of their worth."""


class References:
    """The parts of a guide by their paths."""

    def __init__(self, job: JobDetails, insights: Insights) -> None:
        self._job = job
        self._insights = insights
        self._numbers = source_numbers(insights)

    def items(
        self,
        title: str,
        *paths: str,
        kind: GroupKind = "items",
        reported: bool | None = None,
        other_roles: bool | None = None,
    ) -> Group:
        """Return the items of one or more lists: reported, then from the employer, from the posting, and general.

        Args:
            title: Heading of the group.
            paths: Lists, or optional items, below the insights.
            kind: How they are rendered.
            reported: Take only reported items, or only others; by default all.
            other_roles: Take only items reported for other kinds of roles, which are listed without quotes, or only
                those for this one; by default all.
        """
        found = [
            (ref, item)
            for path in paths
            for ref, item in self._listed(f"insights.{path}")
            if (reported is None or (item.basis is Basis.REPORTED) is reported)
            and (other_roles is None or bool(getattr(item, "other_role", None)) is other_roles)
        ]
        if other_roles:
            return Group(title, kind, tuple(Entry(ref, is_quotation(item)) for ref, item in sorted(found, key=_worth)))
        printed: list[str] = []
        return Group(title, kind, tuple(_entry(ref, item, printed) for ref, item in sorted(found, key=_worth)))

    def stages(self) -> Group:
        """Return the rounds of this kind of role in their order, each with its tips."""
        listed = sorted(self._listed("insights.interview_process.stages"), key=lambda pair: pair[1].order)
        return Group("", "stages", tuple(_entry(ref, stage, []) for ref, stage in listed if not stage.other_role))

    def weeks(self) -> Group:
        """Return the weeks of the plan, each with its tasks and resources."""
        listed = self._listed("insights.preparation_plan.weeks")
        return Group("", "weeks", tuple(_week(ref, week) for ref, week in listed))

    def requirements(self, title: str, kind: str) -> Group:
        """Return the demands of the posting that are of one kind."""
        listed = (pair for pair in self._listed("insights.requirements") if pair[1].kind == kind)
        return Group(title, "requirements", tuple(_entry(ref, item, []) for ref, item in listed))

    def stories(self) -> Group:
        """Return the parts of the résumé that answer questions."""
        return Group("", "stories", tuple(Entry(ref) for ref, _ in self._listed("insights.story_map")))

    def lines(self, title: str, path: str) -> Group:
        """Return plain strings; `path` begins with `job` or `insights`."""
        return Group(title, "lines", tuple(Entry(ref) for ref, _ in self._listed(path)))

    def sources(self, title: str, *, quoted: bool) -> Group:
        """Return the listed discussions that the guide quotes, or those that it does not."""
        listed = [(ref, source) for ref, source in self._listed("insights.sources") if source.id != POSTING_SOURCE_ID]
        found = (Entry(ref) for ref, source in listed if (source.id in self._numbers) is quoted)
        return Group(title, "sources", tuple(found))

    def has(self, basis: Basis, path: str) -> bool:
        """Whether a list below the insights has an item on this basis."""
        return any(item.basis is basis for _, item in self._listed(f"insights.{path}"))

    def count(self, path: str) -> int:
        """Return how many entries a list below the insights has."""
        return len(self._listed(f"insights.{path}"))

    def title_of(self, ref: str) -> str:
        """Return the title of a part below the insights."""
        title: str = resolve(f"insights.{ref}", job=self._job, insights=self._insights).title
        return title

    def _listed(self, path: str) -> list[tuple[str, Any]]:
        value = resolve(path, job=self._job, insights=self._insights)
        if isinstance(value, list):
            return [(f"{path}.{index}", entry) for index, entry in enumerate(value)]
        return [] if value is None else [(path, value)]


def _worth(pair: tuple[str, Item]) -> int:
    return _WORTH[pair[1].basis]


def _entry(ref: str, item: Item, printed: list[str]) -> Entry:
    """Return an entry; its quotes join those that are printed already, and none is printed twice."""
    quotes = informative_quotes(item, printed=printed)
    printed += [item.evidence[index].quote for index in quotes]
    if not isinstance(item, ProcessStage):
        return Entry(ref, is_quotation(item), quotes)
    children = tuple(_entry(f"{ref}.tips.{index}", tip, printed) for index, tip in enumerate(item.tips))
    return Entry(ref, is_quotation(item), quotes, _details(item), children)


def _details(stage: ProcessStage) -> tuple[str, ...]:
    """Return duration, format and interviewer as far as the text leaves them out, and where reports differ."""
    stated = _plain(stage.text)
    known = (stage.duration, stage.format, stage.interviewer)
    # "45 mins" is stated by "45 minutes".
    facts = [fact for fact in known if fact and _plain(fact).removesuffix("s") not in stated]
    if stage.differing:
        facts.append(f"reports differ: {', '.join([stage.duration or '', *stage.differing]).removeprefix(', ')}")
    return tuple(facts)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _week(ref: str, week: PlanWeek) -> Entry:
    lists = (("tasks", week.tasks), ("resources", week.resources))
    parts = [(f"{ref}.{name}.{index}", item) for name, items in lists for index, item in enumerate(items)]
    return Entry(ref, children=tuple(_entry(path, item, []) for path, item in parts))
