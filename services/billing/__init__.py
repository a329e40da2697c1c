"""Billing: holds, captures and releases the credits of preparations.

Consumes: prep.requested, pdf.stored, prep.failed, prep.cancelled.
Produces: billing.charged, prep.failed.
Stores: accounts, holds, ledger, billing_sessions. Reads the files of the guides.
"""
