"""An example of a board without an API: its pages are read by their elements, jobharbor.example/{company}/{number}."""

from services.parser.platforms.base import Platform

__all__ = ["JobHarbor"]


class JobHarbor(Platform):
    """jobharbor.example."""

    name = "jobharbor"
    hosts = ("jobharbor.example",)
    company_is_in_path = True
    title = ("h2.berth-title",)
    company = ("img.berth-flag@alt",)
    location = ("span.berth-quay",)
    description = ("div.berth-cargo",)
    employment = ("span.berth-watch",)
    salary = ("span.berth-toll",)
