"""Regular expressions that are compiled when they are first used: a run of a command needs few of the hundreds here."""

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

__all__ = ["lazy_compile"]

_PUBLIC = tuple(name for name in dir(re.Pattern) if not name.startswith("_"))


_FOUND_NOTHING: dict[str, Callable[[], Any]] = {
    **dict.fromkeys(("search", "match", "fullmatch"), lambda: None),
    "finditer": lambda: iter(()),
    "findall": list,
}
"""What methods return where nothing matches."""


def lazy_compile(
    source: AnyStr | Callable[[], AnyStr], flags: int = re.NOFLAG, *, may_match: Callable[[AnyStr], bool] | None = None
) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns, compiled when one of its methods is first used.

    A mistake in the expression raises `re.error` then, not before.

    Args:
        source: The regular expression, or what builds it, e.g. of a table, which is then read as late.
        flags: As for `re.compile`.
        may_match: Whether a whole text may match; where not, it is not searched, nor is anything compiled for it.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(source, flags, may_match))


class _LazyPattern:
    """Stands for a compiled pattern, whose own methods it has after the first use, so that it is as fast."""

    def __init__(
        self, source: str | bytes | Callable[[], str | bytes], flags: int, may_match: Callable[[Any], bool] | None
    ) -> None:
        self._source = source
        self._flags = flags
        self._compiled: re.Pattern[Any] | None = None
        if may_match is not None:
            self.__dict__.update({name: self._guarded(name, may_match) for name in _FOUND_NOTHING})

    def __getattr__(self, name: str) -> Any:
        if name not in _PUBLIC:
            raise AttributeError(name)
        if name == "pattern":
            return self._source() if callable(self._source) else self._source
        compiled = self._compile()
        self.__dict__.update({public: getattr(compiled, public) for public in _PUBLIC if public not in self.__dict__})
        return self.__dict__[name]

    def _compile(self) -> re.Pattern[Any]:
        if self._compiled is None:
            self._compiled = re.compile(self._source() if callable(self._source) else self._source, self._flags)
        return self._compiled

    def _guarded(self, name: str, may_match: Callable[[Any], bool]) -> Callable[..., Any]:
        nothing = _FOUND_NOTHING[name]

        def method(text: Any, *bounds: int) -> Any:
            # Bounds may cut a word in two, so that what is left is another word.
            if bounds or may_match(text):
                return getattr(self._compile(), name)(text, *bounds)
            return nothing()

        return method
