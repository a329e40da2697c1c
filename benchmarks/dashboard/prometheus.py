"""A Prometheus that watches the services of a local stack."""

import json
import shutil
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any, Self

import httpx

from local.servers import ChildProcess, free_port

__all__ = ["EVERY_SECONDS", "Prometheus"]

EVERY_SECONDS = 1


class Prometheus:
    """Asks all ports for their metrics each second while the context is entered."""

    def __init__(self, folder: Path, *, ports: Iterable[int]) -> None:
        self._folder = folder / "prometheus"
        self._targets = [f"127.0.0.1:{port}" for port in ports]
        self._port = free_port()
        self._http = httpx.AsyncClient(base_url=f"http://127.0.0.1:{self._port}", trust_env=False, timeout=30)

    async def __aenter__(self) -> Self:
        self._folder.mkdir()
        jobs = [{"job_name": "prepline", "static_configs": [{"targets": self._targets}]}]
        every = {"scrape_interval": f"{EVERY_SECONDS}s"}
        settings = self._folder / "prometheus.yml"
        settings.write_text(json.dumps({"global": every, "scrape_configs": jobs}))  # JSON is YAML
        self._process = ChildProcess(
            name="Prometheus",
            command=[
                shutil.which("prometheus") or "",
                f"--config.file={settings}",
                f"--storage.tsdb.path={self._folder / 'data'}",
                f"--web.listen-address=127.0.0.1:{self._port}",
            ],
            port=self._port,
            log_file=self._folder / "prometheus.log",
            ready=self._ready,
            advice="Its log says why.",
            grace=timedelta(seconds=5),
        )
        await self._process.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._process.stop()
        await self._http.aclose()

    async def over_time(self, question: str, *, began: float, ended: float) -> list[dict[str, Any]]:
        """Return the series that answer an expression, each with its labels and `[time, value]` pairs."""
        asked = {"query": question, "start": began, "end": ended, "step": EVERY_SECONDS}
        answer = (await self._http.get("/api/v1/query_range", params=asked)).json()
        if answer["status"] != "success":
            raise ValueError(f"{question}: {answer['error']}")
        series: list[dict[str, Any]] = answer["data"]["result"]
        return series

    async def _ready(self) -> bool:
        try:
            return (await self._http.get("/-/ready")).is_success
        except httpx.HTTPError:
            return False
