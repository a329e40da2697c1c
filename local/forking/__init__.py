"""Services as forks of one process that has imported what they share.

The pages of what was imported before are in memory once, not six times, and a service starts in the time it takes to
import its own modules. On one machine only: in a cluster each service is alone in its container. Linux only.
"""

from local.forking.server import ForkServer, can_fork
from local.forking.service import ForkedService

__all__ = ["ForkServer", "ForkedService", "can_fork"]
