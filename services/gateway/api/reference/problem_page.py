"""The page that says what each problem code means; the `type` of every problem document leads there."""

import ast
import html
import inspect
from collections.abc import Iterator
from functools import lru_cache

from contracts import problems
from contracts.problems import ProblemCode, title_of

__all__ = ["code_sentences", "problem_page"]


@lru_cache(maxsize=1)
def code_sentences() -> dict[ProblemCode, str]:
    """Return what each code means, as it stands beside its definition."""
    [definition] = ast.parse(inspect.getsource(problems.ProblemCode)).body
    assert isinstance(definition, ast.ClassDef)  # noqa: S101 — it is the source of a class
    return {ProblemCode(value): sentence for value, sentence in _members(definition)}


def problem_page(template: str) -> str:
    """Return the page: `template` with one section for each code."""
    sections = (
        f'<section class="card operation" id="{code}"><h2>{html.escape(title_of(code))}</h2>'
        f"<p><code>{code}</code></p><p>{html.escape(sentence)}</p></section>"
        for code, sentence in code_sentences().items()
    )
    return template.replace("<!-- codes -->", "\n".join(sections))


def _members(definition: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for assignment, comment in zip(definition.body, definition.body[1:], strict=False):
        if (
            isinstance(assignment, ast.Assign)
            and isinstance(assignment.value, ast.Constant)
            and isinstance(comment, ast.Expr)
            and isinstance(comment.value, ast.Constant)
        ):
            yield str(assignment.value.value), str(comment.value.value)
