"""The routes, and the thread that makes one preparation from beginning to end."""

import contextlib
import logging
import threading
import time
import uuid
from datetime import UTC, datetime
from typing import Any
from urllib.request import urlopen

from flask import Flask, jsonify, request

from benchmarks.comparing.reference import settings
from benchmarks.comparing.reference.content import distilled
from benchmarks.comparing.reference.parsing import ParsingError, parsed_posting
from benchmarks.comparing.reference.pdf import laid_out
from benchmarks.comparing.reference.reddit import found_posts
from benchmarks.comparing.reference.store import Store

__all__ = ["app"]

app = Flask(__name__)
_store = Store()
_log = logging.getLogger(__name__)


@app.get("/readyz")
def ready() -> Any:
    """Say that it runs."""
    return jsonify(ready=True)


@app.post("/api/interview-prep/generate")
def generate() -> Any:
    """Check credits and limit, write the document, start the thread."""
    user_id = _user()
    user = _store.user(user_id)
    if user["credits"] < settings.COST:
        return jsonify(error="Insufficient credits"), 401
    if user["interviewPrepsUsed"] >= settings.PLAN_LIMIT:
        return jsonify(error="Monthly limit reached"), 403
    prep_id = uuid.uuid4().hex
    url = request.get_json()["job_posting_url"]
    _store.create(prep_id, {"userId": user_id, "status": "processing", "createdAt": _now(), "jobPostingUrl": url})
    threading.Thread(target=_process, args=(prep_id, user_id, url), daemon=True).start()
    return jsonify(id=prep_id, status="processing")


@app.get("/api/interview-prep/status/<prep_id>")
def status(prep_id: str) -> Any:
    """Return a preparation's document."""
    document = _store.prep(prep_id)
    if document is None or document["userId"] != _user():
        return jsonify(error="Not found"), 404
    return jsonify({**document, "id": document.pop("_id")})


@app.get("/api/account")
def account() -> Any:
    """Return the user's document, for the comparison."""
    user = _store.user(_user())
    return jsonify(credits=user["credits"], used=user["interviewPrepsUsed"])


def _process(prep_id: str, user_id: str, url: str) -> None:
    try:
        _stages(prep_id, user_id, url)
    except ParsingError as error:
        _store.update(prep_id, {"status": "parsing_failed", "needsManualInput": True, "error": str(error)})
    except Exception as error:  # noqa: BLE001 — as the design has it
        _log.exception("preparation failed")
        _store.update(prep_id, {"status": "failed", "error": str(error)[:500]})


def _stages(prep_id: str, user_id: str, url: str) -> None:
    _store.update(prep_id, {"status": "parsing_job_posting"})
    job = parsed_posting(url)
    threading.Thread(target=_fetch_logo, args=(str(job.get("company_domain")),), daemon=True).start()
    _store.update(prep_id, {"status": "extracting_requirements", "jobDetails": job})
    _store.update(prep_id, {"status": "scraping_reddit"})
    posts = found_posts(job)
    if not posts:
        _store.update(prep_id, {"status": "failed", "error": "No posts found; try another company name or title."})
        return
    _store.update(prep_id, {"status": "processing_content"})
    insights = distilled(posts, job)
    _store.update(prep_id, {"status": "generating_pdf", "insights": insights})
    path = f"interview_preps/{user_id}/{prep_id}.pdf"
    address = _store.upload(path, laid_out(job, insights))
    done = {"status": "completed", "completedAt": _now(), "pdfUrl": address, "pdfStoragePath": path}
    _store.update(prep_id, done | {"readyAt": time.time()})
    if not _store.deduct(user_id, settings.COST):
        _log.warning("credits could not be deducted")
    _store.set_used(user_id, _store.user(user_id)["interviewPrepsUsed"] + 1)


def _fetch_logo(domain: str) -> None:
    with contextlib.suppress(OSError):
        urlopen(f"{settings.WORLD}/logo/{domain}", timeout=5).read()  # noqa: S310 — the imitated world


def _user() -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer ") or "nobody"


def _now() -> str:
    return datetime.now(UTC).isoformat()


if __name__ == "__main__":
    import sys

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app.run(host="127.0.0.1", port=int(sys.argv[1]), threaded=True)
