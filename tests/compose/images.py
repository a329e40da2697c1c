"""The images of the test, built on the official Python image or, where none can be pulled, on Debian's Python."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.compose.client import HERE, ROOT, run
from tests.compose.report import Report

__all__ = ["TAG", "build", "build_images", "engine_answers", "python_image"]

TAG = "compose-test"
_DOCKERFILE = ROOT / "deploy" / "Dockerfile"
_DEBIAN = "bookworm"
_MADE_HERE = f"prepline-test-python:{_DEBIAN}"
# How this machine reaches its package index; the image is for the test alone.
_INDEX_ACCESS = ("etc/pip.conf", "etc/ssl/certs/ca-certificates.crt")


def engine_answers() -> bool:
    """Tell whether there is a Docker engine."""
    return shutil.which("docker") is not None and run("docker", "info").returncode == 0


def python_image(work: Path) -> str | None:
    """Return the name of an image with Python, or None when there is no way to get one."""
    match = re.search(r"^ARG PYTHON_IMAGE=(\S+)$", _DOCKERFILE.read_text(), flags=re.MULTILINE)
    assert match is not None, "deploy/Dockerfile names no base image"
    for image in (match[1], _MADE_HERE):
        if run("docker", "image", "inspect", image).returncode == 0:
            return image
    if run("docker", "pull", "--quiet", match[1]).returncode == 0:
        return match[1]
    return _MADE_HERE if shutil.which("debootstrap") and _bootstrapped(work) else None


def build_images(base: str, report: Report) -> None:
    """Build Prepline's image and the one of the embedded servers.

    Raises:
        RuntimeError: One could not be built.
    """
    for name, dockerfile in (
        ("prepline", _DOCKERFILE),
        ("prepline-embedded", HERE / "servers" / "embedded.Dockerfile"),
    ):
        report.note(f"Building {name} on {base} …")
        _require(
            *("docker", "build", "--network", "host", "--build-arg", f"PYTHON_IMAGE={base}"),
            *("--file", str(dockerfile), "--tag", f"{name}:{TAG}", str(ROOT)),
        )


def build(name: str, *, base: str, lines: Sequence[str], context: Path) -> None:
    """Build an image of a few lines on the base.

    Raises:
        RuntimeError: It could not be built.
    """
    (context / "Dockerfile").write_text("\n".join((f"FROM {base}", *lines, "")))
    _require("docker", "build", "--tag", name, str(context))


def _bootstrapped(work: Path) -> bool:
    root, archive = work / "root", work / "root.tar"
    packages = "python3,python3-venv,ca-certificates"
    if run("debootstrap", "--variant=minbase", f"--include={packages}", _DEBIAN, str(root)).returncode != 0:
        return False
    (root / "usr/bin/python").symlink_to("python3")
    for path in _INDEX_ACCESS:
        if Path("/", path).exists():
            shutil.copy(Path("/", path), root / path)
    _require("tar", "--directory", str(root), "--create", "--file", str(archive), ".")
    _require("docker", "import", str(archive), _MADE_HERE)
    return True


def _require(*command: str) -> None:
    done = run(*command)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
