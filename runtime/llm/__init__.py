"""Asking a language model: one client for every service, for any OpenAI-compatible server.

`ModelClient` (client.py) is the way in; `TaskBudget` (budget.py) bounds what one task may use. Only the client imports
the SDK, which takes most of a second: services without a model import nothing of it.
"""
