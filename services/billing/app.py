"""The billing process."""

from fastapi import FastAPI
from starlette.applications import Starlette

from contracts.preps import PdfStored, PrepCancelled, PrepFailed, PrepRequested
from contracts.status import Stage
from runtime.service import Service
from services.billing.api import add_routes
from services.billing.expiry import expiring
from services.billing.handlers import BillingHandlers
from services.billing.holds import Holds
from services.billing.ledger import Ledger
from services.billing.settings import BillingSettings

__all__ = ["create_app"]


def create_app(settings: BillingSettings) -> Starlette:
    """Return billing's ASGI app; its lifespan runs the service."""
    service = Service(stage=Stage.BILLING, settings=settings, interruptible=False)
    ledger = Ledger(database=service.mongo(), signup_credits=settings.credits.signup_credits)
    holds = Holds(ledger=ledger, credits=settings.credits)
    handlers = BillingHandlers(holds=holds)
    service.at_start(ledger.prepare)
    service.manage(expiring(holds, interval=settings.credits.expiry_interval))
    service.on(PrepRequested, handlers.prep_requested)
    service.on(PdfStored, handlers.pdf_stored)
    service.on(PrepFailed, handlers.prep_failed)
    service.on(PrepCancelled, handlers.prep_cancelled)
    app = FastAPI(title="Prepline billing", lifespan=service.lifespan, openapi_url=None)
    add_routes(app, holds=holds, internal_token=settings.internal_token)
    return service.asgi(app)
