"""`python -m benchmarks.comparing.world PORT SEED`: serve the outside world until the process is ended."""

import sys

import uvicorn

from benchmarks.comparing.world.app import World
from benchmarks.comparing.world.weather import Weather

if __name__ == "__main__":
    world = World(Weather(seed=int(sys.argv[2])))
    uvicorn.run(world, host="127.0.0.1", port=int(sys.argv[1]), access_log=False, log_level="warning", lifespan="off")
