"""The small changes: a comparison, a connective, a sign, a number, a truth value, a result.

Left out is what no test can notice, because the changed code does the same (`_is_unnoticeable`).
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Mutant", "functions_around", "mutants_of", "mutated"]

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}
_LOG_METHODS = {"debug", "info", "warning", "error", "exception", "critical"}
_LOGGERS = {"logger", "log", "_logger", "_log"}
_INDEX_CALLS = {"create_index", "create_indexes", "IndexModel"}


@dataclass(frozen=True, order=True)
class Mutant:
    """One change of one file."""

    file: Path
    line: int
    column: int
    number: int
    """Which of the changes that are possible at this place."""
    change: str
    """E.g. `Lt becomes LtE`."""

    @property
    def is_comparison(self) -> bool:
        """Whether a comparison was changed."""
        return self.change.partition(" ")[0] in {operator.__name__ for operator in _COMPARISONS}


def mutants_of(file: Path) -> list[Mutant]:
    """Return every change that is possible inside the functions of a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = set()
    for node in _nodes(tree):
        for number, (change, _) in enumerate(_changes(node)):
            found.add(Mutant(file=file, line=node.lineno, column=node.col_offset, number=number, change=change))
    return sorted(found)


def mutated(mutant: Mutant) -> ast.Module:
    """Return the file's syntax tree with the change in it."""
    tree = ast.parse(mutant.file.read_text(encoding="utf-8"))
    for node in _nodes(tree):
        if (node.lineno, node.col_offset) != (mutant.line, mutant.column):
            continue
        changes = list(_changes(node))
        if mutant.number < len(changes) and changes[mutant.number][0] == mutant.change:
            return ast.fix_missing_locations(_Replace(node, changes[mutant.number][1]).visit(tree))
    raise ValueError(f"{mutant} is not in the file")


def functions_around(mutant: Mutant) -> list[int]:
    """Return the first lines of the functions that the change is in, their decorators included."""
    tree = ast.parse(mutant.file.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    around = [node for node in functions if node.lineno <= mutant.line <= (node.end_lineno or node.lineno)]
    return [min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)]) for node in around]


class _Replace(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self._new if node is self._old else self.generic_visit(node)


def _nodes(tree: ast.Module) -> Iterator[ast.expr | ast.stmt]:
    """Yield what may be changed: everything inside functions but annotations, defaults, decorators and texts."""
    for function in ast.walk(tree):
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for statement in function.body:
                yield from _changeable(statement)


def _changeable(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Yield a node and what stands below it. Functions inside come by themselves."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) or _is_unnoticeable(node):
        return
    if isinstance(node, (ast.expr, ast.stmt)):
        yield node
    annotation = getattr(node, "annotation", None)
    for child in ast.iter_child_nodes(node):
        if child is not annotation:
            yield from _changeable(child)


def _is_unnoticeable(node: ast.AST) -> bool:
    """Whether no test can see changes below a node: logs, what is asserted anyway, directions of indexes."""
    match node:
        case ast.Assert() | ast.keyword(arg="strict" | "flush"):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)) if name in _LOGGERS:
            return method in _LOG_METHODS
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name in _INDEX_CALLS
    return False


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Compare(ops=[operator]) if (new := _COMPARISONS.get(type(operator))) is not None:
            yield f"{type(operator).__name__} becomes {new.__name__}", _with(node, ops=[new()])
        case ast.BoolOp(op=operator):
            other = ast.Or() if isinstance(operator, ast.And) else ast.And()
            yield f"{type(operator).__name__} becomes {type(other).__name__}", _with(node, op=other)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not is left out", operand
        case ast.BinOp(op=operator) if (swapped := _ARITHMETIC.get(type(operator))) and not _is_text(node):
            yield f"{type(operator).__name__} becomes {swapped.__name__}", _with(node, op=swapped())
        case ast.Constant(value=bool() as value):
            yield f"{value} becomes {not value}", ast.Constant(value=not value)
        case ast.Constant(value=int() | float() as value):
            yield f"{value} becomes {value + 1}", ast.Constant(value=value + 1)
        case ast.Return(value=ast.expr() as value) if not _is_false(value):
            yield "the result becomes None", ast.Return(value=ast.Constant(value=None))
        case ast.Continue():
            yield "continue becomes break", ast.Break()


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _is_false(node: ast.expr) -> bool:
    """Whether a result is None, or False, which callers cannot tell from it."""
    return isinstance(node, ast.Constant) and (node.value is None or node.value is False)


def _is_text(node: ast.BinOp) -> bool:
    return any(
        isinstance(side, (ast.JoinedStr, ast.List, ast.Tuple))
        or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )
