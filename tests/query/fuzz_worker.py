"""Runs ``munigraph query`` for each query that it is sent, in this process and its forks: faster than a new Python each.

Reads a query and the seconds it may take, as JSON, a line each; answers with the exit code and what was written on standard error, as JSON.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

import pyoxigraph  # noqa: F401 - loaded once, for all forks

import munigraph.cli.answering
import munigraph.query.formats  # noqa: F401
from munigraph.cli.main import run


def main(store):
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    with tempfile.TemporaryDirectory() as folder:
        query, out, err = (Path(folder, name) for name in ("q.rq", "out", "err"))
        for path, number in ((out, 1), (err, 2)):
            os.dup2(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND), number)
        for line in sys.stdin:
            for number in (1, 2):
                os.ftruncate(number, 0)
            text, limit = json.loads(line)
            query.write_text(text, encoding="utf-8", newline="")
            code = run(["query", "-f", str(query), "--store", store, "--timeout", limit])
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            replies.write(json.dumps([code, err.read_text(encoding="utf-8", errors="replace")]) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
