"""The server process: Oxigraph over one generation of a store, read-only, for this program alone."""

from __future__ import annotations

import secrets
import socket
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

from munigraph.errors import ServerError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Process"]

_LEASH = Path(__file__).with_name("leash.py")
#: Seconds that the server may take until it answers, and between two looks.
_PATIENCE, _LOOK = 30.0, 0.02
#: A port may be taken between the search for a free one and the start.
_TRIES = 3


class Process:
    """An Oxigraph server over a folder of quads, which ends when this program ends.

    Raises :class:`~munigraph.errors.ServerError` when it does not start.
    """

    def __init__(self, program: Path, quads: Path, timeout: float, memory: int | None) -> None:
        for left in reversed(range(_TRIES)):
            self._log = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process writes to it
            #: Host and port.
            self.address = _free_address()
            self._process = subprocess.Popen(  # noqa: S603 - the program of the installed package
                list(self._command(program, quads, timeout, memory)),
                stdin=subprocess.PIPE,
                stdout=self._log,
                stderr=self._log,
                start_new_session=True,  # Ctrl-C is for the one who holds the leash
            )
            if self._answers():
                return
            told = self._told()
            self.close()
            if not left:
                raise ServerError(f"the server did not start: {told or 'it does not answer'}")

    def _command(self, program: Path, quads: Path, timeout: float, memory: int | None) -> Iterator[str]:
        yield from (sys.executable, "-I", "-S", str(_LEASH))
        if memory is not None:
            yield str(memory)
        yield from (str(program), "serve-read-only", "--location", str(quads))
        yield from ("--bind", "{}:{}".format(*self.address), "--timeout-s", str(max(1, round(timeout))))

    def _answers(self) -> bool:
        end = time.monotonic() + _PATIENCE
        while self._process.poll() is None and time.monotonic() < end:
            try:
                connection = HTTPConnection(*self.address, timeout=_PATIENCE)
                connection.request("GET", "/")
                connection.getresponse().read()
                connection.close()
                return True
            except OSError:
                time.sleep(_LOOK)
        return False

    def _told(self) -> str:
        self._log.seek(0)
        return " ".join(self._log.read().decode("utf-8", "replace").split())

    @property
    def alive(self) -> bool:
        """False once the server has ended: by itself, or because it wanted more memory than it may have."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the server, whatever it is doing."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        self._log.close()


def _free_address() -> tuple[str, int]:
    """A free port of a loopback address; on Linux, where all of 127.0.0.0/8 is loopback, one that nobody can guess.

    A page of another site that has made a browser believe that its name is a loopback address (DNS rebinding) gets as
    far as :mod:`munigraph.serving.front` checks, and must not find this server behind it.
    """
    host = "127.0.0.1"
    if sys.platform == "linux":
        host = ".".join(("127", *(str(1 + secrets.randbelow(254)) for _ in range(3))))
    with socket.create_server((host, 0)) as free:
        return host, free.getsockname()[1]
