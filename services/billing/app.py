"""The billing process."""

from fastapi import FastAPI
from starlette.applications import Starlette

from contracts.preps import PdfStored, PrepCancelled, PrepFailed, PrepRequested
from contracts.status import Stage
from runtime.service import Service
from services.billing.accounts import Accounts
from services.billing.api import Tokens, add_routes
from services.billing.books import Books, checking
from services.billing.expiry import expiring
from services.billing.handlers import BillingHandlers
from services.billing.holds import Holds
from services.billing.proof import FileProof
from services.billing.settings import BillingSettings
from services.billing.store.ledger import Ledger

__all__ = ["create_app"]


def create_app(settings: BillingSettings) -> Starlette:
    """Return billing's ASGI app; its lifespan runs the service."""
    service = Service(stage=Stage.BILLING, settings=settings, interruptible=False)
    database = service.mongo()
    ledger = Ledger(database=database, signup_credits=settings.credits.signup_credits)
    proof = FileProof(objects=service.object_store(settings.storage))
    holds = Holds(ledger=ledger, credits=settings.credits, proof=proof)
    books = Books(database=database)
    handlers = BillingHandlers(holds=holds)
    service.at_start(ledger.prepare)
    service.manage(ledger.living())
    service.manage(expiring(holds, interval=settings.credits.expiry_interval))
    service.manage(checking(books, interval=settings.credits.reconciliation_interval))
    service.on(PrepRequested, handlers.prep_requested)
    service.on(PdfStored, handlers.pdf_stored)
    service.on(PrepFailed, handlers.prep_failed)
    service.on(PrepCancelled, handlers.prep_cancelled)
    app = FastAPI(title="Prepline billing", lifespan=service.lifespan, openapi_url=None)
    accounts = Accounts(ledger=ledger, credits=settings.credits)
    tokens = Tokens(hold=settings.hold_token, internal=settings.internal_token, operator=settings.operator_token)
    add_routes(app, holds=holds, accounts=accounts, books=books, tokens=tokens)
    return service.asgi(app)
