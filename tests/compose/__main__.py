"""Is the compose file right, and does a preparation get through what it describes?

Needs a Docker Compose client (the plugin, or docker-compose 1.29) for the first question and a Docker engine for the
second; says so where they are missing. Uses the standard library alone. Where images cannot be pulled, Kafka, MongoDB
and S3 come from this machine's own programs or from wheels (`servers`) and the base image from Debian's packages.
"""

import sys
import tempfile
from pathlib import Path

from tests.compose.checks import check_configuration
from tests.compose.client import find_client
from tests.compose.deployment import Deployment
from tests.compose.images import build_images, engine_answers, python_image
from tests.compose.monitoring import check_monitoring
from tests.compose.report import Report


def main() -> int:
    """Return 0 when nothing failed."""
    report = Report()
    check_monitoring(report)
    with tempfile.TemporaryDirectory(prefix="prepline-compose-") as directory:
        work = Path(directory)
        client = find_client(work)
        if client is None:
            report.note("No Docker Compose client here (docker-compose, or the compose plugin): file not checked.")
            return report.close()
        check_configuration(client, work, report)
        if not engine_answers():
            report.note("No Docker engine answers: the deployment was not run.")
        elif (base := python_image(work)) is None:
            report.note("No base image: it can neither be pulled nor made (debootstrap, as root). Nothing was run.")
        else:
            build_images(base, report)
            Deployment(client=client, base=base, work=work, report=report).prove()
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
