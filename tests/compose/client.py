"""The Docker Compose client of this machine, whichever generation it is."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["COMPOSE_FILE", "HERE", "ROOT", "ComposeClient", "find_client", "run"]

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COMPOSE_FILE = ROOT / "docker-compose.yml"
# Variables of the caller's own would win over those of the file under test.
_PASSED_ON = re.compile(r"PATH|HOME|LANG|XDG_RUNTIME_DIR|DOCKER_.*")


def run(*command: str, timeout: float = 900) -> subprocess.CompletedProcess[str]:
    """Run a program in the root of the repository and return what it said."""
    environment = {name: value for name, value in os.environ.items() if _PASSED_ON.fullmatch(name)}
    environment["COMPOSE_HTTP_TIMEOUT"] = "300"  # a busy machine takes its time to start a dozen containers
    return subprocess.run(  # noqa: S603 — the commands are ours
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=timeout
    )


@dataclass(frozen=True, kw_only=True)
class ComposeClient:
    """Calls the client on the compose file, under a project name of the tests' own."""

    command: Sequence[str]
    compose_file: Path

    def call(self, *arguments: str, env_file: Path, overrides: Sequence[Path] = ()) -> subprocess.CompletedProcess[str]:
        """Run one of its commands."""
        files = [argument for path in (self.compose_file, *overrides) for argument in ("--file", str(path))]
        options = ("--project-name", "prepline-test", "--project-directory", str(ROOT), "--env-file", str(env_file))
        return run(*self.command, *files, *options, *arguments)


def find_client(work: Path) -> ComposeClient | None:
    """Return this machine's client, or None; `work` is a directory for temporary files."""
    if _answers("docker", "compose", "version"):
        return ComposeClient(command=("docker", "compose"), compose_file=COMPOSE_FILE)
    if _answers("docker-compose", "version"):
        return ComposeClient(command=("docker-compose",), compose_file=_without_name(work))
    return None


def _answers(*command: str) -> bool:
    return shutil.which(command[0]) is not None and run(*command).returncode == 0


def _without_name(work: Path) -> Path:
    """Return a copy for the first generation, which knows everything in the file but a project's name."""
    copy = work / "docker-compose.yml"
    copy.write_text(re.sub(r"^name:.*\n", "", COMPOSE_FILE.read_text(), flags=re.MULTILINE))
    return copy
