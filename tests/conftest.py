"""Settings of all tiers, and their tests in another order: `pytest --shuffle SEED`."""

import random

import pytest
from hypothesis import settings

from tests.support.examples import examples

# A busy machine is slow, and a slow example is no wrong one.
settings.register_profile("prepline", deadline=None, max_examples=examples(100))
settings.load_profile("prepline")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--shuffle", type=int, metavar="SEED", help="run files, and the tests in each, in random order")
    parser.addoption("--update-goldens", action="store_true", help="write the files of tests/data anew; see the diff")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Shuffle when asked to; a file's tests stay together, because they share what is started for the file."""
    seed = config.getoption("--shuffle")
    if seed is None:
        return
    shuffled = random.Random(seed)  # noqa: S311 — an order, no secret
    keys = {path: shuffled.random() for path in dict.fromkeys(item.path for item in items)}
    items.sort(key=lambda item: (keys[item.path], shuffled.random()))


def pytest_report_header(config: pytest.Config) -> str | None:
    seed = config.getoption("--shuffle")
    return None if seed is None else f"order of the tests: --shuffle {seed}"
