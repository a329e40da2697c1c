"""What the wheels hold, and what is installed from them."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pydantic
import pytest

from services.cli.application import COMMANDS

ROOT = Path(__file__).parents[3]
DATA = {".toml", ".json", ".html", ".css", ".js"}
PRODUCTION = list(COMMANDS)
LOCAL = ["demo", "token", "up"]


def build(project: Path, to: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(to)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)  # noqa: S603 — our own
    assert done.returncode == 0, done.stderr
    (wheel,) = to.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def services_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("services"))


@pytest.fixture(scope="module")
def local_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT / "local", tmp_path_factory.mktemp("local"))


@pytest.fixture(scope="module")
def dependencies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with everything that is installed here, except Prepline itself."""
    directory = tmp_path_factory.mktemp("dependencies")
    for entry in Path(pydantic.__file__).parents[1].iterdir():
        if "prepline" not in entry.name and entry.suffix != ".pth":
            (directory / entry.name).symlink_to(entry)
    return directory


def packages(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        names = {name.partition("/")[0] for name in archive.namelist()}
    return {name for name in names if not name.endswith(".dist-info")}


def commands(directory: Path, wheels: list[Path], dependencies: Path) -> list[str]:
    """Return what `--help` lists where nothing but these wheels and other people's packages is installed."""
    for wheel in wheels:
        zipfile.ZipFile(wheel).extractall(directory)
    path = os.pathsep.join([str(directory), str(dependencies)])
    done = subprocess.run(
        [sys.executable, "-S", "-P", "-m", "services", "--help"],
        cwd=directory,
        env={"PYTHONPATH": path, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    listed = done.stdout.partition("Commands:\n")[2].partition("\n\n")[0]
    return [line.split()[0] for line in listed.splitlines() if re.match(r"  \w", line)]


def test_the_services_wheel_holds_nothing_of_the_local_stack(services_wheel: Path) -> None:
    configured = tomllib.loads((ROOT / "pyproject.toml").read_text())
    expected = set(configured["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])

    assert packages(services_wheel) == expected
    assert "local" not in expected


def test_data_travels_with_the_code(services_wheel: Path) -> None:
    with zipfile.ZipFile(services_wheel) as archive:
        names = set(archive.namelist())
    for package in packages(services_wheel):
        data = {
            path for path in (ROOT / package).rglob("*") if path.suffix in {".toml", ".json", ".html", ".css", ".js"}
        }
        missing = {path.relative_to(ROOT).as_posix() for path in data} - names
        assert not {name for name in missing if not name.endswith("/pyproject.toml")}


def test_the_services_alone_have_the_production_commands(
    services_wheel: Path, dependencies: Path, tmp_path: Path
) -> None:
    found = commands(tmp_path, [services_wheel], dependencies)

    assert found == PRODUCTION
    assert not set(LOCAL) & set(found)


def test_the_local_stack_adds_its_commands(
    services_wheel: Path, local_wheel: Path, dependencies: Path, tmp_path: Path
) -> None:
    assert packages(local_wheel) == {"local"}
    assert commands(tmp_path, [services_wheel, local_wheel], dependencies) == PRODUCTION + LOCAL


def test_the_image_is_built_from_what_the_wheel_holds(services_wheel: Path) -> None:
    copied = re.findall(r"^COPY (\w+) \1$", (ROOT / "deploy" / "Dockerfile").read_text(), flags=re.MULTILINE)
    let_in = re.findall(r"^!(\w+)$", (ROOT / ".dockerignore").read_text(), flags=re.MULTILINE)

    assert set(copied) == packages(services_wheel)
    assert packages(services_wheel) <= set(let_in)
    assert "local" not in let_in
