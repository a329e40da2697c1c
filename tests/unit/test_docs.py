"""What the pages point at is there."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(path for path in ROOT.glob("*/README.md") if path.parent.name not in {"node_modules", ".venv"}),
]
TODAY = [page for page in PAGES if page.name != "CHANGELOG.md"]
"""The changelog speaks of former versions too."""
HOW_TOS = sorted((ROOT / "docs" / "howto").glob("*.md"))
TOP = {"contracts", "lexicon", "runtime", "services", "local", "tests", "docs", "deploy", "benchmarks", "requirements"}
INVENTED = re.compile(r"techtalk|acmehire|teaching|dutch|/nl\.|<|\*|…|\{")
"""What a how-to asks its reader to write."""


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def links_of(path: Path) -> Iterator[str]:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text()):
        if not re.match(r"[a-z]+:|#", target):
            yield target.partition("#")[0]


def paths_in(path: Path) -> Iterator[str]:
    for word in re.findall(r"`([\w./<>*…{}-]+)`", path.read_text()):
        if word.partition("/")[0] in TOP and "/" in word and not INVENTED.search(word):
            yield word


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    assert [target for target in links_of(page) if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", TODAY, ids=name_of)
def test_paths_that_a_page_names_exist(page: Path) -> None:
    assert [path for path in paths_in(page) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", HOW_TOS, ids=name_of)
def test_every_how_to_is_found_from_the_contributors_page(page: Path) -> None:
    assert name_of(page) in set(links_of(ROOT / "CONTRIBUTING.md"))


@pytest.mark.parametrize("service", ["gateway", "parser", "scraper", "insights", "renderer", "guides", "billing"])
def test_the_architecture_names_every_folder_of_a_service(service: str) -> None:
    [row] = re.findall(rf"^\| {service} \| (.*) \|$", (ROOT / "docs" / "architecture.md").read_text(), re.MULTILINE)
    folders = {path.parent.name for path in (ROOT / "services" / service).glob("*/*.*")} - {"__pycache__"}
    assert folders - set(re.findall(r"`(\w+)`", row)) == set()


def test_every_folder_of_tests_is_explained() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text()
    tiers = {path.parent.name for path in (ROOT / "tests").glob("*/*") if path.suffix != ".pyc"}
    assert {
        tier for tier in tiers - {"__pycache__", "support"} if f"`{tier}" not in page and f"/{tier}`" not in page
    } == set()


def test_hooks_call_verbs_that_exist() -> None:
    verbs = set(re.findall(r"entry: make --silent (\S+)", (ROOT / ".pre-commit-config.yaml").read_text()))
    makefile = (ROOT / "Makefile").read_text()
    assert verbs
    assert [verb for verb in verbs if not re.search(rf"^{verb}:", makefile, re.MULTILINE)] == []


def test_every_verb_is_phony_and_described() -> None:
    makefile = (ROOT / "Makefile").read_text()
    [phony] = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    described = re.findall(r"^([a-z0-9-]+):.*## ", makefile, re.MULTILINE)
    assert sorted(phony.split()) == sorted(described)


def test_the_distributions_have_one_version() -> None:
    files = [ROOT / "pyproject.toml", ROOT / "contracts" / "pyproject.toml", ROOT / "local" / "pyproject.toml"]
    assert len({tomllib.loads(file.read_text())["project"]["version"] for file in files}) == 1
