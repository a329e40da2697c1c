"""Carries a fault plan out on an ASGI response."""

import asyncio
import re
import socket
import struct
import zlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache

from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from local.sandbox import pages
from local.sandbox.faults import Plan

MEGABYTE = 1_000_000
BOMB_MB = 200
HUGE_MB = 50
DRIP_PIECES = 64
DRIP_SECONDS = 30.0
TOO_MANY_REQUESTS = 429
_BAD_REQUEST = 400
_ARCHIVE_SAYS = {422: "Timeout. Maybe slow down a bit"}
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


async def sabotage(
    plan: Plan, app: ASGIApp, scope: Scope, receive: Receive, send: Send, *, drop: Callable[[], None]
) -> None:
    """Answer a request the way ``plan`` wants it answered: ``app`` is the healthy answer, ``drop`` cuts the line."""
    if plan.fault == "drip":
        await app(scope, receive, _dripping(send, seconds=plan.latency_s or DRIP_SECONDS))
        return
    if plan.latency_s:
        await asyncio.sleep(plan.latency_s)
    if plan.fault == "hang":
        await _hang(receive)
    elif plan.fault == "reset":
        drop()
    elif (altered := _altered(plan, send)) is not None:
        await app(scope, receive, altered)
    elif (answer := _answer(plan, scope)) is not None:
        await answer(scope, receive, send)
    else:
        await app(scope, receive, send)


def _answer(plan: Plan, scope: Scope) -> Response | None:
    """Return the response that takes the place of the healthy one, if any does."""
    if plan.fault == "rate-limited" or plan.status == TOO_MANY_REQUESTS:
        return error_response(scope["path"], TOO_MANY_REQUESTS, {"Retry-After": _retry_after(plan)})
    if plan.fault in {"gzip-bomb", "huge"}:
        return _flood(plan)
    if plan.fault == "redirect-loop":
        query = scope["query_string"].decode()
        return Response(status_code=302, headers={"location": scope["path"] + (f"?{query}" if query else "")})
    if plan.fault in {"block-page", "login-page", "login-redirect"}:
        return _wall(plan)
    return error_response(scope["path"], plan.status, {}) if plan.status else None


def _flood(plan: Plan) -> Response:
    """Return far more than anybody asked for."""
    if plan.fault == "huge":
        return StreamingResponse(_huge_page(), media_type="text/html; charset=utf-8")
    bomb = Response(gzip_bomb(BOMB_MB), media_type="text/html; charset=utf-8")
    bomb.headers["content-encoding"] = "gzip"
    return bomb


def _wall(plan: Plan) -> Response:
    """Return what stands between a program and the data: a block page, a login, the way to a login."""
    if plan.fault == "login-redirect":
        return Response(status_code=302, headers={"location": "/login?dest=here"})
    page = pages.block_page() if plan.fault == "block-page" else f"\ufeff{pages.authwall_page()}"
    return HTMLResponse(page, plan.status or 200)


def error_response(path: str, status: int, headers: dict[str, str]) -> Response:
    """Return an error in the shape the imitated site would use."""
    if path.startswith("/openai"):
        kind = "rate_limit_exceeded" if status == TOO_MANY_REQUESTS else "server_error"
        error = {"message": f"The sandbox was told to answer {status}.", "type": kind, "param": None, "code": kind}
        return JSONResponse({"error": error}, status, headers)
    if path.startswith("/reddit"):
        return JSONResponse({"message": "The sandbox was told to", "error": status}, status, headers)
    if path.startswith("/arctic"):
        return JSONResponse(
            {"data": None, "error": _ARCHIVE_SAYS.get(status, "The sandbox was told to")}, status, headers
        )
    if path.startswith("/stackexchange"):
        throttled = {"error_name": "throttle_violation", "error_message": f"more requests available in {4711} seconds"}
        said = throttled if status == TOO_MANY_REQUESTS else {"error_message": "The sandbox was told to"}
        code = _BAD_REQUEST if status == TOO_MANY_REQUESTS else status
        return JSONResponse({"error_id": code, **said}, code, headers)
    if path.startswith(("/hn", "/greenhouse/v1", "/lever/v0")):
        return JSONResponse({"status": status, "error": "The sandbox was told to"}, status, headers)
    return HTMLResponse(pages.error_page(status, "The sandbox was told to"), status, headers)


async def _hang(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def drop_connection(send: Send) -> None:
    """Drop a connection before anything is sent; ``send`` must be the server's own.

    ASGI has no word for it. Uvicorn's ``send`` belongs to the object that owns the transport, so that is closed with
    the linger option that makes the kernel answer RST; without a transport (in-process tests) the error is raised.
    """
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is None:
        raise ConnectionResetError("the sandbox dropped the connection")
    raw = transport.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
    transport.abort()


def _altered(plan: Plan, send: Send) -> Send | None:
    """Return a ``send`` that spoils the healthy answer, if the plan is to spoil it."""
    if plan.fault == "truncated":
        return _rewriting(send, body=lambda body: body[: len(body) // 2], keep_length=True)
    if plan.fault == "invalid-utf8":
        return _rewriting(send, body=lambda body: body[: len(body) // 2] + b"\xff\xfe\xc3\x28" + body[len(body) // 2 :])
    if plan.fault == "drift":
        return _rewriting(send, body=_under_other_names)
    if plan.fault == "wrong-type":
        return _rewriting(send, content_type=b"image/png")
    return None


def _rewriting(
    send: Send,
    *,
    body: Callable[[bytes], bytes] = bytes,
    content_type: bytes | None = None,
    keep_length: bool = False,
) -> Send:
    """Hold the answer back, change it and send it; a kept length makes the server notice and close."""
    start: Message = {}
    whole = bytearray()

    async def rewrite(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
            return
        whole.extend(message.get("body", b""))
        if message.get("more_body"):
            return
        changed = body(bytes(whole))
        headers = [(name, value) for name, value in start["headers"] if name != b"content-length"]
        headers.append((b"content-length", str(len(whole) if keep_length else len(changed)).encode()))
        if content_type is not None:
            headers = [(name, value) for name, value in headers if name != b"content-type"]
            headers.append((b"content-type", content_type))
        await send({**start, "headers": headers})
        await send({"type": "http.response.body", "body": changed, "more_body": keep_length})

    return rewrite


def _retry_after(plan: Plan) -> str:
    if plan.retry_after_as_date:
        return format_datetime(datetime.now(UTC) + timedelta(seconds=plan.retry_after_s), usegmt=True)
    return str(plan.retry_after_s)


def _under_other_names(body: bytes) -> bytes:
    """Rename the members of every object, as a new version of an API would."""
    return re.sub(rb'"(\w+)"\s*:', rb'"new_\1":', body)


def _dripping(send: Send, *, seconds: float) -> Send:
    """Spread every body over ``seconds``, in small pieces."""

    async def drip(message: Message) -> None:
        body = message.get("body", b"")
        if message["type"] != "http.response.body" or not body:
            await send(message)
            return
        size = max(len(body) // DRIP_PIECES, 1)
        pieces = [body[start : start + size] for start in range(0, len(body), size)]
        for piece in pieces:
            await asyncio.sleep(seconds / len(pieces))
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": message.get("more_body", False)})

    return drip


async def _huge_page() -> AsyncIterator[bytes]:
    line = b"<p>" + b"prepare " * 124 + b"</p>\n"
    chunk = line * (MEGABYTE // len(line) + 1)
    yield b"<!DOCTYPE html><title>A very long page</title>\n"
    for _ in range(HUGE_MB):
        yield chunk


@cache
def gzip_bomb(megabytes: int) -> bytes:
    """Return one gzip stream that unpacks to ``megabytes`` of spaces.

    A block that ends on a full flush can be repeated within a stream, so only one megabyte is ever compressed.
    """
    block = b" " * MEGABYTE
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    repeated = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = 0
    for _ in range(megabytes):
        checksum = zlib.crc32(block, checksum)
    header = b"\x1f\x8b\x08" + b"\x00" * 6 + b"\xff"
    trailer = struct.pack("<II", checksum, megabytes * MEGABYTE % 2**32)
    return header + repeated * megabytes + packer.flush(zlib.Z_FINISH) + trailer
