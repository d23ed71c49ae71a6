"""A worker process: reads articles as JSON lines, answers each with its extraction, or the reason of its failure."""

from __future__ import annotations

import json
import os
import signal
import sys

from munigraph.errors import DataError
from munigraph.pipeline.inbox import from_json
from munigraph.pipeline.workers import extract_one, make

__all__ = ["main"]


def main(path: str) -> None:
    """Serve until standard input ends, with the extractor of the import path ``module:name``.

    The first line says ``{"ready": ...}``.  Each answer has one key: ``extraction``, ``failure`` (of this article), or
    ``broken`` (message and hint: nothing can be extracted at all).
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle; it ends this process
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # an extractor that prints must not write between the answers

        def answer(key: str, value: object) -> None:
            try:
                answers.write(json.dumps({key: value}).encode() + b"\n")
                answers.flush()
            except BrokenPipeError:  # the parent was ended: nobody is left to tell
                os._exit(1)

        try:
            extractor = make(path)
            answer("ready", extractor.name)
            for line in sys.stdin.buffer:
                outcome = extract_one(extractor, from_json(line))
                if isinstance(outcome, str):
                    answer("failure", outcome)
                else:
                    answer("extraction", outcome.to_dict())
        except DataError as error:
            answer("broken", [str(error), error.hint])
