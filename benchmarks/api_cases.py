"""What the gateway answers to thousands of odd requests made from its own description: no fault, nothing undocumented.

`--examples` is per operation: 600 make more than 10,000 cases. Returns 1 when something is wrong. Streams are left out:
they do not end. Needs what requirements/bench.txt has.
"""

import argparse
import asyncio
import contextlib
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

from pydantic import SecretStr

from local.servers import EmbeddedMongo, free_port
from runtime.mongo import connect
from runtime.serving import serving
from runtime.settings import MongoSettings
from tests.support.gateway import GatewayRig
from tests.support.imitated_chain import ImitatedChain

_CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)


def main(arguments: Sequence[str] = ()) -> int:
    """Run the cases."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks api_cases", description=__doc__)
    parser.add_argument("--examples", type=int, default=600)
    parser.add_argument("--seed", type=int, help="makes the same cases again; another one each time when left out")
    options = parser.parse_args(arguments)
    return asyncio.run(_main(options.examples, options.seed))


async def _main(examples: int, seed: int | None) -> int:
    async with contextlib.AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        mongo = await stack.enter_async_context(EmbeddedMongo(data_dir=Path(folder), port=free_port()))
        limits = {"running_per_user": 1_000_000, "previews_per_minute": 1_000_000}
        client = connect(MongoSettings(url=SecretStr(mongo.url)))
        stack.callback(client.close)
        rig = GatewayRig(collection=client["cases"]["preps"], limits=limits)
        rig.billing.credits = 10**12
        await rig.deps.store.prepare()
        ImitatedChain(rig, pause=0)
        stopping, port = asyncio.Event(), free_port()
        rig.app.state.service = SimpleNamespace(stopping=stopping, healthy=True)
        await stack.enter_async_context(rig.gateway.running(stopping=stopping))
        await stack.enter_async_context(serving(rig.app, host="127.0.0.1", port=port))
        return await _cases(f"http://127.0.0.1:{port}", rig.token(), examples, seed)


async def _cases(url: str, token: str, examples: int, seed: int | None) -> int:
    command = (
        *(str(Path(sys.executable).with_name("st")), "run", f"{url}/openapi.json"),
        *("--header", f"Authorization: Bearer {token}", "--max-examples", str(examples)),
        *("--checks", ",".join(_CHECKS), "--exclude-path-regex", "events", "--request-timeout", "20", "--no-color"),
        *("--generation-database", "none"),
        *(() if seed is None else ("--seed", str(seed))),
    )
    try:
        process = await asyncio.create_subprocess_exec(*command)
    except FileNotFoundError:
        print("schemathesis is not installed; see requirements/bench.txt", file=sys.stderr)
        return 2
    return await process.wait()
