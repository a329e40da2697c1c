"""What users talk to: a request becomes a chain, its state is a hash in Redis."""

import logging
import sys
import time
import uuid
from typing import Any

from celery import chain
from flask import Flask, jsonify, request

from benchmarks.comparing.chain.tasks import STEPS, documents, step
from contracts.preps import PrepRequest, PrepRequested
from runtime.kafka.codec import encode

__all__ = ["app"]

_STATUSES = ("holding", "parsing_job_posting", "scraping_reddit", "processing_content", "generating_pdf", "charging")
app = Flask(__name__)


@app.get("/readyz")
def ready() -> Any:
    """Say whether every worker runs."""
    missing = set(STEPS) - documents.smembers("ready")
    return jsonify(missing=sorted(missing)), 503 if missing else 200


@app.post("/api/interview-prep/generate")
def generate() -> Any:
    """Start a chain."""
    event = PrepRequested(
        prep_id=uuid.uuid4().hex,
        user_id=request.headers["Authorization"].removeprefix("Bearer "),
        attempt=1,
        producer="gateway",
        request=PrepRequest(job_posting_url=request.get_json()["job_posting_url"]),
    )
    documents.hset(event.prep_id, mapping={"status": "processing", "createdAt": time.time()})
    message = {"topic": event.topic, "value": encode(event).decode()}
    steps = [step.s(status).set(queue=stage) for stage, status in zip(STEPS, _STATUSES, strict=True)]
    steps[0] = step.s(message, _STATUSES[0]).set(queue=STEPS[0])
    chain(*steps).apply_async()
    return jsonify(id=event.prep_id, status="processing")


@app.get("/api/interview-prep/status/<prep_id>")
def status(prep_id: str) -> Any:
    """Return a preparation's state."""
    found = documents.hgetall(prep_id)
    return jsonify({"id": prep_id, **found, "readyAt": float(found["readyAt"]) if "readyAt" in found else None})


if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app.run(host="127.0.0.1", port=int(sys.argv[1]), threaded=True)
