"""Regular expressions that are compiled when they are first used: a run of a command needs few of the hundreds here."""

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

__all__ = ["lazy_compile"]

_PUBLIC = tuple(name for name in dir(re.Pattern) if not name.startswith("_"))


def lazy_compile(source: AnyStr | Callable[[], AnyStr], flags: int = re.NOFLAG) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns, compiled when one of its methods is first used.

    A mistake in the expression raises `re.error` then, not before.

    Args:
        source: The regular expression, or what builds it, e.g. of a table, which is then read as late.
        flags: As for `re.compile`.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(source, flags))


class _LazyPattern:
    """Stands for a compiled pattern, whose own methods it has after the first use, so that it is as fast."""

    def __init__(self, source: str | bytes | Callable[[], str | bytes], flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _PUBLIC:
            raise AttributeError(name)
        source = self._source() if callable(self._source) else self._source
        if name == "pattern":
            return source
        compiled = re.compile(source, self._flags)
        self.__dict__.update({public: getattr(compiled, public) for public in _PUBLIC})
        return self.__dict__[name]
