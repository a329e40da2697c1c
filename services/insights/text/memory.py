"""Keeps what was made of texts: guides for one employer are made from the same posts again and again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

__all__ = ["TextMemory"]

Made = TypeVar("Made")


class TextMemory(Generic[Made]):
    """What was last made of texts, as far as their characters do not exceed a number; safe in threads.

    Args:
        characters: Most characters of all texts together. What is made of a longer text is not kept at all.
    """

    def __init__(self, *, characters: int) -> None:
        self._most = characters
        self._held = 0
        self._made: OrderedDict[Hashable, tuple[int, Made]] = OrderedDict()
        self._making: dict[Hashable, Future[Made]] = {}
        self._lock = Lock()

    def get_or_make(self, key: Hashable, size: int, make: Callable[[], Made]) -> Made:
        """Return what was made for a key before, or make it.

        Who asks while it is being made waits for it: preparations that begin together need the same at once.

        Args:
            key: Everything the result depends on.
            size: Characters of the texts it is made of.
            make: Makes it, without asking for the same key.
        """
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key][1]
            waiting = self._making.get(key)
            promised = Future[Made]() if waiting is None else waiting
            self._making[key] = promised
        return self._make(key, size, make, promised) if waiting is None else promised.result()

    def _make(self, key: Hashable, size: int, make: Callable[[], Made], promised: Future[Made]) -> Made:
        try:
            made = make()
        except BaseException as error:
            with self._lock:
                del self._making[key]
            promised.set_exception(error)
            raise
        with self._lock:
            del self._making[key]
            self._keep(key, size, made)
        promised.set_result(made)
        return made

    def _keep(self, key: Hashable, size: int, made: Made) -> None:
        if size > self._most:
            return
        self._made[key] = (size, made)
        self._held += size
        while self._held > self._most:
            _, (oldest, _) = self._made.popitem(last=False)
            self._held -= oldest
