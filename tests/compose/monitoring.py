"""Alerts and dashboard without a server: they speak of metrics that exist, and the alerts fire when they should."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.compose.client import HERE, ROOT, run
from tests.compose.report import Report

__all__ = ["check_monitoring"]

_MONITORING = ROOT / "deploy" / "monitoring"
_NAME = r"prepline_[a-z_]+"


def check_monitoring(report: Report) -> None:
    """Check what is in deploy/monitoring; the alerts only where `promtool` is installed."""
    exported = _names([*ROOT.glob("runtime/**/metrics.py"), *ROOT.glob("services/*/metrics.py")])
    asked = _names([_MONITORING / "alerts.yml", *_MONITORING.glob("grafana/dashboards/*.json")])
    unknown = {name for name in asked if re.sub(r"_(bucket|sum|count)$", "", name) not in exported}
    report.check("alerts and dashboard ask for metrics that exist", holds=not unknown, detail=str(sorted(unknown)))
    if shutil.which("promtool"):
        tested = run("promtool", "test", "rules", str(HERE / "alerts_test.yml"))
        report.check("the alerts fire when they should", holds=tested.returncode == 0, detail=tested.stderr)
    else:
        report.note("No promtool here (Debian's package prometheus): alerts not tested.")


def _names(files: Iterable[Path]) -> set[str]:
    return {name for file in files for name in re.findall(_NAME, file.read_text())}
