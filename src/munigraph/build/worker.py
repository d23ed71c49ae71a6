"""A worker process: reads articles as JSON lines, answers each with its extraction, or the reason of its failure."""

from __future__ import annotations

import json
import os
import signal
import sys

from munigraph.build.extraction import extract_one, make
from munigraph.build.inbox import from_json

__all__ = ["main"]


def main(path: str) -> None:
    """Serve until standard input ends, with the extractor of the import path ``module:name``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle; it ends this process
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # an extractor that prints must not write between the answers
        extractor = make(path)
        for line in sys.stdin.buffer:
            outcome = extract_one(extractor, from_json(line))
            answer = outcome if isinstance(outcome, str) else outcome.to_dict()
            answers.write(json.dumps(answer).encode() + b"\n")
            answers.flush()
