"""The commands that the pages name can be called so, and the names they give are in the files they give them for."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import typer.main

from services.cli.application import application
from tests.unit.test_docs import INVENTED, ROOT, TODAY, name_of

VERBS = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
BENCHMARKS = {path.stem for path in (ROOT / "benchmarks").glob("*.py") if "\ndef main(" in path.read_text()}
SCRIPTS = re.compile(r"(?<![\w.])python3? -m ((?:benchmarks|contracts|lexicon|local|services)[\w.]*)")


def code_of(text: str) -> Iterator[str]:
    """Yield what a page shows as code: the lines of its blocks, and what stands within backticks."""
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    for block in blocks:
        yield from block.replace("\\\n", " ").splitlines()
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL))


def flaws_of(text: str) -> list[str]:
    """Return the commands of a page that are none."""
    flaws = []
    for line in code_of(text):
        for call in re.split(r"#|&&|\|", line):
            words = call.replace("$ ", " ").split()
            if words[:1] == ["make"]:
                flaws += [f"make {word}" for word in words[1:] if re.fullmatch("[a-z-]+", word) and word not in VERBS]
            if words[:3] == ["python", "-m", "benchmarks"] and words[3:] and re.fullmatch(r"\w+", words[3]):
                flaws += [f"benchmarks {word}" for word in words[3:4] if word not in BENCHMARKS]
            if words[:1] in (["prepline"], [".venv/bin/prepline"]):
                flaws += unknown_in(words[1:])
        flaws += [module for module in SCRIPTS.findall(line) if not is_run(module)]
    return flaws


def unknown_in(words: list[str]) -> Iterator[str]:
    """Yield the command or the options of a call of `prepline` that it does not have."""
    command: Any = typer.main.get_command(application())
    known = {"--help"}
    for word in words:
        if word.startswith("-"):
            if (option := word.partition("=")[0]) not in {*known, "-", "--"}:
                yield f"prepline … {option}"
        elif hasattr(command, "get_command") and re.fullmatch("[a-z][a-z-]*", word):
            command = command.get_command(click.Context(command), word)
            if command is None:
                yield f"prepline {word}"
                return
            known |= {name for one in command.params for name in (*one.opts, *one.secondary_opts)}


def is_run(module: str) -> bool:
    """Whether a module can be run with `python -m`."""
    path = ROOT / module.replace(".", "/")
    file = path / "__main__.py" if path.is_dir() else path.with_suffix(".py")
    return file.exists() and "__main__" in file.read_text() + file.name


@pytest.mark.parametrize("page", TODAY, ids=name_of)
def test_commands_that_a_page_names_exist(page: Path) -> None:
    assert flaws_of(page.read_text()) == []


@pytest.mark.parametrize("page", TODAY, ids=name_of)
def test_names_that_a_page_gives_for_a_file_are_in_it(page: Path) -> None:
    text = page.read_text()
    flaws = []
    for path, names in re.findall(r"`([\w./-]+\.\w+)`\s+\(((?:`\w+`(?:, | and )?)+)\)", text):
        if "/" in path and not INVENTED.search(path):
            content = (ROOT / path).read_text()
            flaws += [(path, name) for name in re.findall(r"`(\w+)`", names) if name not in content]
    assert flaws == []


@pytest.mark.parametrize(
    ("text", "flaws"),
    [
        ("`make test lint` and make peace", []),
        ("`make fun`", ["make fun"]),
        ("```\nmake fun # and more\n```", ["make fun"]),
        ("`python -m benchmarks labels GOLD`", []),
        ("`python -m benchmarks _labelled`", ["benchmarks _labelled"]),
        ("`python -m services.settings_page`", []),
        ("`python -m services.gateway.app`", ["services.gateway.app"]),
        ("`prepline dlq list --topic x`, `prepline up`", []),
        ("`prepline dlq burn`", ["prepline burn"]),
        ("`prepline cook`", ["prepline cook"]),
        ("`prepline render --colour red`", ["prepline … --colour"]),
    ],
)
def test_a_command_that_does_not_exist_is_noticed(text: str, flaws: list[str]) -> None:
    assert flaws_of(text) == flaws
