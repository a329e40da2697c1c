"""What a screen reader is given: the browser's accessibility tree as lines, and what is wrong with it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

__all__ = ["Node", "announces", "faults", "read_out", "tree_of"]

_CONTROLS = {"button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "spinbutton", "Date"}
_NAMED = _CONTROLS | {"dialog", "heading", "image", "region", "navigation", "table", "DisclosureTriangle"}
_SILENT = {"generic", "none", "InlineTextBox", "LineBreak", "LayoutTable", "ListMarker", "Section"}
_TEXT = "StaticText"


@dataclass(frozen=True, kw_only=True)
class Node:
    """One thing that is announced."""

    role: str
    name: str
    depth: int
    level: int | None
    """Of headings."""
    live: str
    """`polite` or `assertive` where changes are announced by themselves."""
    url: str
    text: str
    """Everything within, as one line."""
    states: tuple[str, ...]
    """Such as `pressed`, `expanded`, `invalid`, `disabled`, `focused`."""


async def tree_of(page: Any) -> list[Node]:
    """Return what is announced, in reading order."""
    client = await page.context.new_cdp_session(page)
    try:
        answer = await client.send("Accessibility.getFullAXTree")
    finally:
        await client.detach()
    nodes = {node["nodeId"]: node for node in answer["nodes"]}
    root = next(node for node in answer["nodes"] if "parentId" not in node)
    return list(_announced(root, nodes, depth=0))


def read_out(tree: Sequence[Node]) -> str:
    """Return the tree as indented lines."""
    return "\n".join(_line(node) for node in tree) + "\n"


def announces(tree: Sequence[Node], role: str, words: str) -> bool:
    """Whether something of this role has the words in its name or its text."""
    return any(node.role == role and (words in node.name or words in node.text) for node in tree)


def faults(tree: Sequence[Node]) -> list[str]:
    """Return what keeps somebody who listens from finding the way."""
    found = [
        f"{node.role} without a name: {node.text[:60]!r}" for node in tree if node.role in _NAMED and not node.name
    ]
    return [*found, *_outline(tree), *_ambiguous(tree)]


def _outline(tree: Sequence[Node]) -> Iterator[str]:
    """Landmarks and headings; behind an open dialog there is nothing else."""
    headings = [node for node in tree if node.role == "heading"]
    if any(node.role == "dialog" for node in tree):
        if not any("focused" in node.states for node in tree):
            yield "the focus is not in the dialog"
    else:
        if sum(node.role == "main" for node in tree) != 1:
            yield "there is not exactly one main landmark"
        if sum(node.level == 1 for node in headings) != 1:
            yield f"there is not exactly one first heading: {[node.name for node in headings if node.level == 1]}"
    for before, after in pairwise(headings):
        if (after.level or 0) > (before.level or 0) + 1:
            yield f"heading “{after.name}” skips a level after “{before.name}”"


def _ambiguous(tree: Sequence[Node]) -> Iterator[str]:
    """Links that sound alike and lead elsewhere."""
    targets: defaultdict[str, set[str]] = defaultdict(set)
    for node in tree:
        if node.role == "link":
            targets[node.name].add(node.url)
    for name, urls in targets.items():
        if len(urls) > 1:
            yield f"{len(urls)} links “{name}” lead to different places"


def _announced(node: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]], *, depth: int) -> Iterator[Node]:
    role = str(node.get("role", {}).get("value", ""))
    shown = not node.get("ignored") and role not in _SILENT
    if shown:
        yield _node(node, nodes, role=role, depth=depth)
    if role == _TEXT:
        return
    for child in _children(node, nodes):
        yield from _announced(child, nodes, depth=depth + shown)


def _node(node: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]], *, role: str, depth: int) -> Node:
    values = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
    states = [name for name in ("disabled", "expanded", "focused", "invalid", "modal") if _is_set(values.get(name))]
    if "pressed" in values:
        states.append(f"pressed={values['pressed']}")
    if "checked" in values:
        states.append(f"checked={values['checked']}")
    return Node(
        role=role,
        name=" ".join(str(node.get("name", {}).get("value", "")).split()),
        depth=depth,
        level=values.get("level"),
        live=values.get("live", ""),
        url=values.get("url", ""),
        text=" ".join(_texts(node, nodes)),
        states=tuple(states),
    )


def _is_set(value: object) -> bool:
    return value not in {None, False, "false", ""}


def _texts(node: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    if node.get("role", {}).get("value") == _TEXT:
        yield str(node.get("name", {}).get("value", ""))
        return
    for child in _children(node, nodes):
        yield from _texts(child, nodes)


def _children(node: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    return (nodes[child] for child in node.get("childIds", ()) if child in nodes)


def _line(node: Node) -> str:
    about = [f"level {node.level}" if node.level else "", f"live {node.live}" if node.live else "", *node.states]
    said = ", ".join(filter(None, about))
    return f"{'  ' * node.depth}{node.role} “{node.name}”{f' ({said})' if said else ''}"
