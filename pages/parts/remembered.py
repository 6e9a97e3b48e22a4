"""Answers that were given already: made once, for all who may see the same, and given again at once.

Streamlit's own cache copies every answer each time it gives it, which on a page that asks four hundred times (each
title of a code is an answer) took half of the page's time. An Arrow table never changes, so here all share one.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, Protocol, TypeVar

MOST_BYTES = 200_000_000
TOGETHER = 2  # questions at work at once for one page, besides the page's own


class Answer(Protocol):
    """What can be remembered knows its size."""

    @property
    def nbytes(self) -> int: ...


A = TypeVar("A", bound=Answer)


class Remembered(Generic[A]):
    """Answers by all that they depend on. Safe to use from several threads; the least recently used go first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._known: OrderedDict[Hashable, Future[A]] = OrderedDict()
        self._most, self._bytes = most_bytes, 0
        self._lock = threading.Lock()
        self._helpers = ThreadPoolExecutor(TOGETHER, thread_name_prefix="questions")

    def get(self, key: Hashable, make: Callable[[], A]) -> A:
        """The answer; who asks first makes it, others wait for it. What `make` raises is raised and not kept."""
        with self._lock:
            known = self._known.get(key)
            future = known or self._known.setdefault(key, Future())
            self._known.move_to_end(key)
        if known is None:
            self._make(key, future, make)
        return future.result()

    def soon(self, key: Hashable, make: Callable[[], A]) -> None:
        """Begin to make the answer in the background; whoever asks for it meanwhile waits for the rest only."""
        if key not in self._known:
            self._helpers.submit(self.get, key, make)

    def _make(self, key: Hashable, future: Future[A], make: Callable[[], A]) -> None:
        try:
            answer = make()
        except BaseException as error:
            with self._lock:
                self._known.pop(key, None)
            future.set_exception(error)
        else:
            future.set_result(answer)
            self._bound(answer.nbytes)

    def _bound(self, more: int) -> None:
        with self._lock:
            self._bytes += more
            for key in [key for key, future in self._known.items() if future.done()][:-1]:
                if self._bytes <= self._most:
                    return
                self._bytes -= self._known.pop(key).result().nbytes
