"""The deployment, run for real: started as described, used by one user, stopped in good order."""

import json
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.compose.backends import choose_backends
from tests.compose.checks import filled_in, write_env
from tests.compose.client import HERE, ComposeClient, run
from tests.compose.images import TAG
from tests.compose.isolation import check_isolation, check_keys, check_permissions
from tests.compose.journey import Journey, TravelError
from tests.compose.report import Report

__all__ = ["Deployment"]

_SERVICES = ("gateway", "parser", "scraper", "insights", "renderer", "billing")
_JOBS = ("topics", "bucket", "databases")
_SERVERS = ("kafka", "mongo", "minio")
_START_SECONDS = 240
_USER_ID = "10001"


class Deployment:
    """What the compose file describes, with the sandbox as its outside world."""

    def __init__(self, *, client: ComposeClient, base: str, work: Path, report: Report) -> None:
        self._base = base
        gateway, minio = _free_port(), _free_port()
        listening = {
            "GATEWAY_LISTEN": f"127.0.0.1:{gateway}",
            "MINIO_LISTEN": f"127.0.0.1:{minio}",
            "MINIO_PUBLIC_ENDPOINT": f"127.0.0.1:{minio}",
            "PREPLINE_VERSION": TAG,
        }
        self._url = f"http://127.0.0.1:{gateway}"
        self._client = client
        made = run("docker", "run", "--rm", f"prepline:{TAG}", "keys").stdout
        secrets = dict(line.partition("=")[::2] for line in made.splitlines() if "=" in line)
        self._secrets = filled_in({**secrets, **listening})
        self._env = write_env(work, self._secrets)
        self._overrides = [HERE / "sandbox.yml"]
        self._report = report

    def prove(self) -> None:
        """Start everything, send one preparation through it, stop everything and leave nothing behind."""
        self._refuse_defaults()
        self._overrides += choose_backends(self._base, self._pull, self._report)
        try:
            if self._starts():
                self._look_inside()
                Journey(base_url=self._url, report=self._report).travel()
                self._scale()
                self._stop()
        except TravelError as error:
            self._report.check("every request is answered", holds=False, detail=str(error))
        finally:
            if self._report.failed:
                self._report.note(self._compose("logs", "--no-color", "--tail", "40").stdout)
            self._compose("down", "--volumes", "--remove-orphans")

    def _refuse_defaults(self) -> None:
        refused = run("docker", "run", "--rm", "--read-only", f"prepline:{TAG}", "run", "gateway")
        self._report.check(
            "the image refuses to run a gateway on defaults and says which",
            holds=refused.returncode == 2 and "PREPLINE_" in refused.stderr,
            detail=refused.stderr,
        )

    def _pull(self, server: str) -> bool:
        return self._compose("pull", server).returncode == 0

    def _starts(self) -> bool:
        began = time.monotonic()
        started = self._compose("up", "--detach", "--no-build")
        self._report.check("everything starts in its order", holds=started.returncode == 0, detail=started.stderr)
        if started.returncode != 0:
            return False
        while (waiting := self._not_healthy()) and time.monotonic() - began < _START_SECONDS:
            time.sleep(1)
        seconds = f"{time.monotonic() - began:.0f} s"
        sentence = f"servers and services are healthy ({seconds})"
        self._report.check(sentence, holds=not waiting, detail=f"not healthy: {waiting}")
        return not waiting

    def _not_healthy(self) -> list[str]:
        found = self._containers()
        return [
            name
            for name in (*_SERVERS, *_SERVICES)
            if found.get(name, {}).get("State", {}).get("Health", {}).get("Status") != "healthy"
        ]

    def _look_inside(self) -> None:
        found = self._containers()
        ended = [found[job]["State"]["ExitCode"] for job in _JOBS]
        self._report.check("the init jobs ended well", holds=ended == [0] * len(_JOBS), detail=str(ended))
        for name in _SERVICES:
            container = found[name]
            host = container["HostConfig"]
            locked = host["ReadonlyRootfs"] and host["CapDrop"] == ["ALL"] and container["RestartCount"] == 0
            user = run("docker", "exec", container["Id"], "id", "-u").stdout.strip()
            sentence = f"{name} runs at its first start, without root, capabilities or a writable filesystem"
            self._report.check(sentence, holds=locked and user == _USER_ID, detail=f"{host} {user}")
        check_isolation(found, self._report)
        taken = {path.stem for path in self._overrides}
        if "embedded-s3" not in taken:
            check_keys(found, self._secrets, self._report)
        if "embedded-kafka" not in taken:
            check_permissions(self._compose("logs", "--no-color", "topics").stdout, self._report)

    def _scale(self) -> None:
        """Two processes of a service work side by side: neither shuts the other out of Kafka."""
        self._compose("up", "--detach", "--no-build", "--no-recreate", "--scale", "parser=2", "parser")
        parsers: list[Any] = []
        for _ in range(60):
            parsers = [one for one in self._inspected() if _service_of(one) == "parser"]
            if [one["State"].get("Health", {}).get("Status") for one in parsers] == ["healthy"] * 2:
                break
            time.sleep(1)
        Journey(base_url=self._url, report=self._report).travel()
        parsers = [one for one in self._inspected() if _service_of(one) == "parser"]
        states = [(one["State"]["Health"]["Status"], one["RestartCount"]) for one in parsers]
        both = states == [("healthy", 0)] * 2
        self._report.check("a second parser works beside the first", holds=both, detail=f"{states}")

    def _stop(self) -> None:
        began = time.monotonic()
        self._compose("stop", *_SERVICES)
        found = self._containers()
        codes = {name: found[name]["State"]["ExitCode"] for name in _SERVICES}
        sentence = f"the services stop in good order ({time.monotonic() - began:.0f} s)"
        self._report.check(sentence, holds=set(codes.values()) == {0}, detail=str(codes))

    def _containers(self) -> Mapping[str, Any]:
        """Return what the engine knows of each container, by service."""
        return {_service_of(container): container for container in self._inspected()}

    def _inspected(self) -> list[Any]:
        ids = run("docker", "ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=prepline-test")
        if not ids.stdout.split():
            return []
        inspected: list[Any] = json.loads(run("docker", "inspect", *ids.stdout.split()).stdout)
        return inspected

    def _compose(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._client.call(*arguments, env_file=self._env, overrides=self._overrides)


def _service_of(container: Mapping[str, Any]) -> str:
    name: str = container["Config"]["Labels"]["com.docker.compose.service"]
    return name


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
