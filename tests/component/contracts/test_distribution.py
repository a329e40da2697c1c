"""`contracts` on its own: its wheel, imported where nothing else is installed but pydantic."""

import email
import importlib.metadata
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DISTRIBUTIONS_OF_PYDANTIC = ("pydantic", "pydantic-core", "annotated-types", "typing-extensions", "typing-inspection")
IMPORT_ALL = """
import importlib, json, pkgutil, sys
import contracts
names = [module.name for module in pkgutil.walk_packages(contracts.__path__, "contracts.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
from contracts.samples import sample_events
from contracts.versions import read_event
for topic, event in sample_events().items():
    assert read_event(topic=topic, value=event.model_dump_json()) == event
loaded = sorted({name.split(".")[0] for name in sys.modules})
print(json.dumps({"file": contracts.__file__, "names": names, "loaded": loaded}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(  # noqa: S603 — our own interpreter
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"),
            *("--wheel-dir", str(folder), str(ROOT / "contracts")),
        ],
        check=True,
        cwd=folder,
    )
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture
def target(wheel: Path, tmp_path: Path) -> Path:
    """A folder with the wheel's content and pydantic, and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    for name in DISTRIBUTIONS_OF_PYDANTIC:
        distribution = importlib.metadata.distribution(name)
        for top in {file.parts[0] for file in distribution.files or () if file.parts[0] not in {"..", "__pycache__"}}:
            (tmp_path / top).symlink_to(Path(str(distribution.locate_file(top))))
    return tmp_path


def test_the_wheel_names_itself_and_demands_pydantic_alone(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith("/METADATA")]
        metadata = email.message_from_bytes(archive.read(name))
    assert metadata["Name"] == "prepline-contracts"
    assert [re.split(r"[<>]", one)[0] for one in metadata.get_all("Requires-Dist", [])] == ["pydantic"]
    root = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert (metadata["Version"], metadata["License-Expression"]) == (root["version"], root["license"])


def test_the_wheel_holds_the_package_with_its_types_schemas_and_examples(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    package = ROOT / "contracts"
    committed = {
        f"contracts/{path.relative_to(package)}"
        for path in package.rglob("*")
        if path.suffix in {".py", ".json", ".typed"}
    }
    assert names == committed
    assert "contracts/py.typed" in names


def test_every_module_works_where_only_pydantic_is_installed(target: Path) -> None:
    done = subprocess.run(  # noqa: S603 — our own interpreter
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.append({str(target)!r})\n{IMPORT_ALL}"],
        check=True,
        capture_output=True,
        cwd=target,
    )
    seen = json.loads(done.stdout)
    assert Path(seen["file"]).is_relative_to(target)
    assert len(seen["names"]) > 20
    foreign = {"faststream", "aiokafka", "fastapi", "starlette", "structlog", "runtime", "services", "lexicon"}
    assert foreign.isdisjoint(seen["loaded"])
