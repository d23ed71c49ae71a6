"""Waiting for the server process behind, and no longer than a query may take."""

from __future__ import annotations

import time
from contextlib import contextmanager
from http.client import HTTPException
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPConnection

__all__ = ["Broken", "Overrun", "until"]

#: Seconds beyond a query's time that Oxigraph has to stop it by itself, which keeps other queries going.
_GRACE = 0.5


class Overrun(Exception):  # noqa: N818 - not a fault
    """The time of a query is over."""


class Broken(Exception):  # noqa: N818
    """The server process is gone."""


@contextmanager
def until(connection: HTTPConnection, end: float) -> Iterator[None]:
    """Let what the block asks of a connection last until ``end`` (:func:`time.monotonic`) and the grace at most.

    Raises :class:`Overrun` when that time is over, :class:`Broken` when the process is gone.
    """
    connection.timeout = max(end - time.monotonic(), 0) + _GRACE
    if connection.sock is not None:
        connection.sock.settimeout(connection.timeout)
    try:
        yield
    except TimeoutError:
        raise Overrun from None
    except (HTTPException, ConnectionError):
        raise Broken from None
