"""Serving a store on this machine until told to stop."""

from __future__ import annotations

import errno
import threading
from typing import TYPE_CHECKING, Self

from munigraph.errors import ServerError
from munigraph.serving.front import HOST, Front
from munigraph.serving.site import Site

if TYPE_CHECKING:
    import os

__all__ = ["Server"]


class Server:
    """The page of a store and a read-only SPARQL 1.1 endpoint over it, on 127.0.0.1.

    ``port`` 0 takes a free one.  A query may take ``timeout`` seconds and, where given, the server ``memory`` bytes;
    ``lang`` is the language that the page opens in.  Data of a later build is served as soon as it is there.  Usable
    as a context manager: it then answers, in threads of its own, until the end of the block.

    Raises :class:`~munigraph.errors.ServerError` when the extra ``serve`` is not installed or the port is taken, and
    :class:`~munigraph.errors.StoreError` and its kinds when the store cannot be read.
    """

    def __init__(
        self,
        store: str | os.PathLike[str],
        *,
        port: int = 0,
        timeout: float = 60.0,
        memory: int | None = None,
        lang: str = "es",
    ) -> None:
        self._site = Site(store, timeout=timeout, memory=memory, lang=lang)
        try:
            self._front = Front(self._site, port)
        except OSError as error:
            self._site.close()
            if error.errno == errno.EADDRINUSE:
                raise ServerError(
                    f"port {port} of {HOST} is taken", hint="choose another with --port; --port 0 takes a free one"
                ) from error
            raise ServerError(f"cannot listen on port {port}: {error.strerror}", hint="choose another port") from error
        except BaseException:
            self._site.close()
            raise
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Address of the page."""
        return f"http://{HOST}:{self._front.server_port}/"

    @property
    def query_url(self) -> str:
        """Address that takes queries (SPARQL 1.1 Protocol)."""
        return f"{self.url}query"

    @property
    def editor_url(self) -> str:
        """Address of the page to write queries in."""
        return f"{self.url}sparql/"

    def run(self) -> None:
        """Answer until interrupted."""
        self._front.serve_forever()

    def close(self) -> None:
        """Stop answering and end the server process."""
        if self._thread is not None:
            self._front.shutdown()
            self._thread.join()
            self._thread = None
        self._front.server_close()
        self._site.close()

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self.run, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
