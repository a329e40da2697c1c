import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MONITORING = ROOT / "deploy" / "monitoring"
DASHBOARDS = sorted(MONITORING.glob("grafana/dashboards/*.json"))
NAME = re.compile(r"prepline_[a-z_]+")


def exported() -> dict[str, set[str]]:
    """Return the labels of each metric that the services export, by name."""
    found: dict[str, set[str]] = {}
    for file in [*ROOT.glob("runtime/**/metrics.py"), *ROOT.glob("services/*/metrics.py")]:
        text = file.read_text()
        for definition in re.finditer(r"= (?:Counter|Gauge|Histogram)\((.*?)\n?\)\n", text, re.DOTALL):
            name = NAME.search(definition[1])
            assert name, definition[0]
            listed = re.search(r"\[([\"a-z_, ]+)\]", definition[1])
            found[name[0]] = set(re.findall(r'"([a-z_]+)"', listed[1])) if listed else set()
    return found


def expressions() -> list[str]:
    panels = [panel for file in DASHBOARDS for panel in json.loads(file.read_text())["panels"]]
    return [target["expr"] for panel in panels for target in panel.get("targets", ())]


def metric_of(name: str) -> str:
    return re.sub(r"_(bucket|sum|count)$", "", name)


def names(texts: Iterable[str]) -> set[str]:
    return {metric_of(name) for text in texts for name in NAME.findall(text)}


def test_dashboards_and_alerts_ask_for_metrics_that_exist() -> None:
    assert expressions()
    assert names([*expressions(), (MONITORING / "alerts.yml").read_text()]) <= set(exported())


def test_dashboards_group_by_labels_that_the_metric_has() -> None:
    labels = exported()
    for expression in expressions():
        grouped = {label for group in re.findall(r"by \(([a-z_, ]+)\)", expression) for label in group.split(", ")}
        known = {label for name in NAME.findall(expression) for label in labels.get(metric_of(name), {"none"})}
        # The labels of what models are asked stand in a constant.
        assert grouped - {"le"} <= known | {"service", "purpose", "outcome", "kind"}, expression


def test_every_metric_of_how_long_something_takes_is_shown() -> None:
    shown = names(expressions())
    assert {
        "prepline_gateway_prep_seconds",
        "prepline_handling_seconds",
        "prepline_queue_seconds",
        "prepline_scraper_source_seconds",
        "prepline_gateway_http_seconds",
    } <= shown


def test_panels_have_places_and_numbers_of_their_own() -> None:
    for file in DASHBOARDS:
        panels = json.loads(file.read_text())["panels"]
        assert len({panel["id"] for panel in panels}) == len(panels)
        assert len({(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in panels}) == len(panels)


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed (Debian's package prometheus)")
def test_alerts_fire_when_they_should() -> None:
    command = ["promtool", "test", "rules", str(ROOT / "tests" / "compose" / "alerts_test.yml")]
    tested = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603
    assert tested.returncode == 0, tested.stdout + tested.stderr
