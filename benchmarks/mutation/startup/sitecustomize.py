# noqa: INP001 — a folder for PYTHONPATH, no package
"""Put the mutant into processes that tests start: Python runs this first, as the folder stands on their PYTHONPATH."""

import os
import pickle
import sys

if "MUTANT" in os.environ:
    from benchmarks.mutation.trial import Finder

    sys.meta_path.insert(0, Finder(pickle.loads(bytes.fromhex(os.environ["MUTANT"]))))  # noqa: S301 — of our parent
