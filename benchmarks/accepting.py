"""How a crowd of requests is accepted: gateways and billing on their own, with rich users and no limits.

Prints how many were accepted, the longest and the median answer, how many times as long that is as what cannot be
saved (the commands alone, sent by a bare client to the same database, and as many answers without content), and the
processor time that the services and the database spent. Returns 1 when a request was refused.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from statistics import median

import httpx

from benchmarks.crowds.caller import Caller, connected
from benchmarks.crowds.floor import Floor, floor_of
from contracts.status import Stage
from local.environment import environment_of
from local.servers.ports import free_port
from local.servers.process import ChildProcess
from local.stack import LocalStack, StackOptions, ready_at, running_stack
from services.gateway.auth.local import LocalIssuer

_RICH = {
    "PREPLINE_CREDITS__SIGNUP_CREDITS": "1000000",
    "PREPLINE_CREDITS__MONTHLY_LIMITS": '{"free": null, "pro": null, "elite": null}',
    "PREPLINE_LIMITS__RUNNING_PER_USER": "1000",
}
_QUIET_SECONDS = 1.0
"""Until what follows the crowd before is done."""
_TICKS = os.sysconf("SC_CLK_TCK")


def main(arguments: Sequence[str] = ()) -> int:
    """Send crowds of the given sizes, one after the other."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks accepting", description=__doc__)
    parser.add_argument("--crowds", type=int, nargs="+", default=[1, 32, 32, 200, 200])
    parser.add_argument("--users", type=int, default=1, help="how many users a crowd has")
    parser.add_argument("--race", type=int, metavar="N", help="instead, N requests of one user over four gateways")
    parser.add_argument("--credits", type=int, default=25, help="what that user has; a guide costs 25")
    parser.add_argument("--workers", action="store_true", help="run the whole chain, as in production")
    options = parser.parse_args(arguments)
    if options.race:
        return asyncio.run(_race(options.race, credit=options.credits))
    return asyncio.run(_main(options.crowds, users=options.users, with_workers=options.workers))


async def _main(crowds: Sequence[int], *, users: int, with_workers: bool) -> int:
    stages = tuple(Stage) if with_workers else (Stage.GATEWAY, Stage.BILLING)
    with tempfile.TemporaryDirectory() as folder:
        options = StackOptions(data_dir=Path(folder), processes=True, stages=stages, extra_environment=_RICH)
        async with running_stack(options) as stack:
            with floor_of(stack.addresses.mongo, stack.addresses.database) as floor:
                accepted = [
                    await _crowd(stack, floor, number, size, users=min(users, size))
                    for number, size in enumerate(crowds)
                ]
    return int(accepted != list(crowds))


async def _race(size: int, *, credit: int) -> int:
    """Let one user's requests race over four gateway processes; as many must win as the credits pay for."""
    with tempfile.TemporaryDirectory() as folder:
        options = StackOptions(
            data_dir=Path(folder),
            processes=True,
            stages=(Stage.GATEWAY, Stage.BILLING),
            extra_environment={**_RICH, "PREPLINE_CREDITS__SIGNUP_CREDITS": str(credit)},
        )
        async with running_stack(options) as stack, AsyncExitStack() as more:
            urls = [stack.addresses.gateway, *[await _another_gateway(stack, more, folder) for _ in range(3)]]
            token = LocalIssuer.load(stack.addresses.keys).mint("racer")
            answers = await _at_once([_race_once(urls[one % 4], token, str(one)) for one in range(size)])
            async with connected(stack.addresses.gateway, token=token) as caller:
                _, account = await caller.ask("GET", "/api/account")
    held = json.loads(account)["held"]
    codes = Counter(code for code, _ in answers)
    print(f"  {size} over four gateways with {credit} credits: {dict(codes)}, held {held}")
    return int(codes != {httpx.codes.ACCEPTED: credit // 25, httpx.codes.UNAUTHORIZED: size - credit // 25})


async def _race_once(url: str, token: str, name: str) -> int:
    async with connected(url, token=token) as caller:
        return await _start(caller, name)


async def _another_gateway(stack: LocalStack, more: AsyncExitStack, folder: str) -> str:
    port = free_port()
    environment = environment_of(Stage.GATEWAY, stack.addresses)
    process = ChildProcess(
        name="another gateway",
        command=[sys.executable, "-P", "-m", "services", "run", Stage.GATEWAY],
        port=port,
        log_file=Path(folder, f"gateway-{port}.log"),
        ready=ready_at(port),
        advice="Its log says why.",
        environment={**environment, "PREPLINE_PORT": str(port), "PREPLINE_SLOT": str(port)},
    )
    await more.enter_async_context(process)
    return f"http://127.0.0.1:{port}"


async def _crowd(stack: LocalStack, floor: Floor, number: int, size: int, *, users: int) -> int:
    """Return how many of `size` requests at once were accepted; each crowd has users of its own."""
    names = [f"rich-{number}-{user}" for user in range(users)]
    async with _callers(stack, names, size) as callers:
        for caller in callers[:users]:
            await caller.ask("GET", "/api/account")
        await asyncio.sleep(_QUIET_SECONDS)
        nothing = median([seconds for _, seconds in await _at_once([_nothing(one) for one in callers])])
        before, began = _cpu_seconds(stack), time.perf_counter()
        answers = await _at_once([_start(caller, f"{number}-{one}") for one, caller in enumerate(callers)])
        seconds, after = time.perf_counter() - began, _cpu_seconds(stack)
        await asyncio.sleep(_QUIET_SECONDS)
    codes, wait = Counter(code for code, _ in answers), median([wait for _, wait in answers])
    least = floor.seconds(names)
    print(
        f"  {size:4} at once of {users}: {dict(codes)}, all in {seconds:5.2f} s, median {1000 * wait:6.1f} ms; "
        f"its commands alone {1000 * least:.1f} ms, as many empty answers {1000 * nothing:.1f} ms: "
        f"{wait / (least + nothing):.2f} times both; "
        + ", ".join(f"{name} {1000 * (used - before[name]) / size:.1f} ms" for name, used in after.items())
        + " of processor time a request"
    )
    return codes[httpx.codes.ACCEPTED]


@asynccontextmanager
async def _callers(stack: LocalStack, names: Sequence[str], size: int) -> AsyncIterator[list[Caller]]:
    issuer = LocalIssuer.load(stack.addresses.keys)
    tokens = [issuer.mint(name) for name in names]
    async with AsyncExitStack() as connections:
        yield [
            await connections.enter_async_context(connected(stack.addresses.gateway, token=tokens[one % len(tokens)]))
            for one in range(size)
        ]


async def _at_once(asking: Sequence[Awaitable[int]]) -> list[tuple[int, float]]:
    """Return the status of each answer, and after how many seconds it came."""

    async def timed(one: Awaitable[int]) -> tuple[int, float]:
        began = time.perf_counter()
        return await one, time.perf_counter() - began

    return await asyncio.gather(*map(timed, asking))


async def _nothing(caller: Caller) -> int:
    """Ask what the gateway answers without looking anything up."""
    code, _ = await caller.ask("GET", "/healthz")
    return code


async def _start(caller: Caller, name: str) -> int:
    body = {"company_name": f"Copperfinch {name}", "job_title": "Software Engineer"}
    code, _ = await caller.ask("POST", "/api/interview-prep/generate", json.dumps(body).encode())
    return code


def _cpu_seconds(stack: LocalStack) -> Mapping[str, float]:
    pids = {stage.value: stack.processes[stage].pid for stage in (Stage.GATEWAY, Stage.BILLING)}
    return {
        name: _cpu_of(pid)
        for name, pid in {**pids, "mongo": stack.servers.mongo and stack.servers.mongo.pid}.items()
        if pid
    }


def _cpu_of(pid: int) -> float:
    """Return the processor seconds of a process and of those it started."""
    of_children = sum(_cpu_of(int(child)) for child in _children(pid))
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS + of_children


def _children(pid: int) -> Sequence[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
