"""Gateway: accepts requests over REST, shows progress by server-sent events, serves the guides and the web page.

Consumes: every topic of the chain, into one document per preparation.
Produces: prep.requested, prep.cancelled, prep.failed (out of time), through an outbox.
Stores: preps.
"""
