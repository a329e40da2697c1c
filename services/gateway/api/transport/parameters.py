"""Refuses query parameters that a route does not know: a misspelt one would be ignored without a word."""

from fastapi import Request

from services.gateway.errors import InvalidRequestError

__all__ = ["refuse_unknown_parameters"]


async def refuse_unknown_parameters(request: Request) -> None:
    """Raise unless the route names every query parameter that was sent.

    Raises:
        InvalidRequestError: One is not known here.
    """
    if not request.query_params:
        return
    dependant = getattr(request.scope.get("route"), "dependant", None)
    if dependant is None:
        return
    known = _names(dependant)
    for name in request.query_params:
        if name not in known:
            flaw = {"field": name[:100], "message": "This parameter is not known here.", "type": "unknown"}
            raise InvalidRequestError(f"The parameter “{name[:100]}” is not known here.", errors=[flaw])


def _names(dependant: object) -> set[str]:
    own = {field.alias for field in getattr(dependant, "query_params", ())}
    return own.union(*(_names(inner) for inner in getattr(dependant, "dependencies", ())))
