"""The wire contracts of Prepline: events, topics, HTTP bodies and error codes.

Depends on pydantic alone, so that any system can import it to publish or read events.
"""
