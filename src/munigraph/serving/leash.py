"""Run a program that ends when the one who started it ends, however that ends; a file to run, not to import.

    python leash.py [BYTES] PROGRAM ARGUMENT...

Standard input is the leash: when nobody holds its other end any more, the program is killed.  BYTES, where given,
limits the program's memory (``RLIMIT_DATA``, POSIX).  Imports nothing of munigraph, so that it starts at once.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading


def main(arguments: list[str]) -> None:
    """Run the program until it or the one who holds the leash ends; its exit code is this one's."""
    if arguments[0].isdecimal():
        import resource

        kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
        resource.setrlimit(kind, (int(arguments[0]), int(arguments[0])))
        del arguments[0]
    program = subprocess.Popen(arguments, stdin=subprocess.DEVNULL)  # noqa: S603 - the caller's own program

    def watch() -> None:
        sys.stdin.buffer.read()
        program.kill()

    threading.Thread(target=watch, daemon=True).start()
    code = program.wait()
    os._exit(code if code >= 0 else 128 - code)  # not waiting for the thread that reads


if __name__ == "__main__":
    main(sys.argv[1:])
