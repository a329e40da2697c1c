"""Accounts, holds and entries in MongoDB."""
