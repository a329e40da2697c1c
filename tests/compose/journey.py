"""One user's way through the deployment: sign in, ask for a guide, wait, download it, see what it cost."""

import json
import time
import urllib.error
import urllib.request
from typing import Any

from tests.compose.report import Report

__all__ = ["Journey", "TravelError"]

_API = "/api/interview-prep"
_POSTING = "http://sandbox:8000/careers/copperfinch-software-engineer-fleet"
_FINAL = {"completed", "failed", "parsing_failed", "cancelled"}
_PATIENCE_SECONDS = 120
# Straight to this machine, whatever proxy the environment names.
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class TravelError(Exception):
    """A request was refused or not answered."""


class Journey:
    """A user of the gateway."""

    def __init__(self, *, base_url: str, report: Report) -> None:
        self._base_url = base_url
        self._report = report
        self._token = ""

    def travel(self) -> None:
        """Go all the way.

        Raises:
            TravelError: A request was refused or not answered.
        """
        self._token = self._json("/api/local-token?user=traveller")["token"]
        balance = self._json("/api/account")["balance"]
        asked = self._json(f"{_API}/generate", {"job_posting_url": _POSTING})
        document = self._wait(asked["id"])
        completed = document["status"] == "completed"
        detail = f"{document['status']}: {document.get('error')}"
        self._report.check("a preparation is completed", holds=completed, detail=detail)
        if completed:
            self._take(document)
            paid = balance - self._json("/api/account")["balance"]
            self._report.check("it was paid for", holds=paid > 0, detail=f"{paid} credits")

    def _take(self, document: dict[str, Any]) -> None:
        through_gateway = self._get(f"{self._base_url}{_API}/{document['id']}.pdf")
        self._report.check("the gateway hands out the PDF", holds=through_gateway.startswith(b"%PDF-"))
        link = self._json(f"{_API}/download/{document['id']}")["pdfUrl"]
        same = self._get(link, signed_in=False) == through_gateway
        self._report.check("the presigned link reaches the same file from outside", holds=same, detail=link)

    def _wait(self, prep_id: str) -> dict[str, Any]:
        began = time.monotonic()
        while True:
            document = self._json(f"{_API}/status/{prep_id}")
            if document["status"] in _FINAL or time.monotonic() - began > _PATIENCE_SECONDS:
                return document
            time.sleep(0.5)

    def _json(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        data = None if body is None else json.dumps(body).encode()
        document: dict[str, Any] = json.loads(self._get(f"{self._base_url}{path}", data))
        return document

    def _get(self, url: str, data: bytes | None = None, *, signed_in: bool = True) -> bytes:
        headers = {"Content-Type": "application/json"}
        if signed_in and self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        request = urllib.request.Request(url, data=data, headers=headers)  # noqa: S310 — our own addresses
        try:
            with _opener.open(request, timeout=30) as response:
                content: bytes = response.read()
                return content
        except urllib.error.HTTPError as refusal:
            raise TravelError(f"{url.partition('?')[0]}: {refusal.code} {refusal.read()!r}") from refusal
        except OSError as error:
            raise TravelError(f"{url.partition('?')[0]}: {error}") from error
