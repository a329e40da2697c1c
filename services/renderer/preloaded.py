"""What all worker processes begin with: imported by the process that they are forked from, so that they share it."""

from services.renderer.worker import warm_up

__all__: list[str] = []

warm_up()
