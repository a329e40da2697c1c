"""Hostile documents: every one renders, none acts or opens a file, and none takes long."""

import argparse
import resource
import sys
import time
from collections.abc import Sequence

from services.renderer.guide import render_guide
from services.renderer.worker import warm_up
from tests.support.hostile import acting_names, hostile_guide

_MOST_SECONDS = 0.5
"""CPU time that all but one in a hundred stay below."""
_STEP = 500
"""Documents after which to say how many there are."""
_FONTS = (".ttf", ".ttc", "FiraGO_Regular.py", "NotoSansSymbols2_Regular.py")
_WATCHED = frozenset({"open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"})


def main(arguments: Sequence[str] = ()) -> int:
    """Render documents one after the other; return 1 when any of what is promised does not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks hostile", description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0, help="of the first document; the others follow")
    options = parser.parse_args(arguments)
    warm_up()
    render_guide(*hostile_guide(options.seed))  # what few guides need is read once
    opened: list[str] = []
    rendering = False
    sys.addaudithook(lambda name, args: opened.append(f"{name} {args[0]}") if rendering and name in _WATCHED else None)
    seconds, acting, failed = [], 0, 0
    for seed in range(options.seed, options.seed + options.count):
        job, insights = hostile_guide(seed)
        began = time.process_time()
        rendering = True
        try:
            pdf = render_guide(job, insights).pdf
        except Exception as error:  # noqa: BLE001 — any failure counts
            print(f"seed {seed}: {type(error).__name__}", file=sys.stderr)
            failed += 1
            continue
        finally:
            rendering = False
        seconds.append(time.process_time() - began)
        acting += bool(acting_names(pdf))
        if len(seconds) % _STEP == 0:
            print(f"  {len(seconds)} rendered, {acting} act", file=sys.stderr, flush=True)
    foreign = [name for name in opened if not name.endswith(_FONTS)]
    seconds.sort()
    slowest = seconds[int(len(seconds) * 0.99)] if seconds else 0.0
    print(f"  {len(seconds)} of {options.count} render, {acting} act, {len(foreign)} files or connections opened")
    print(f"  CPU time: median {seconds[len(seconds) // 2] * 1000:.0f} ms, 99th percentile {slowest * 1000:.0f} ms")
    print(f"  memory: at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    for name in foreign[:5]:
        print(f"  {name}")
    return int(bool(failed or acting or foreign or slowest > _MOST_SECONDS))
