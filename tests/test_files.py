"""Output files appear whole or not at all, and go where the user points."""

import os
import threading

import pytest

from munigraph.errors import MunigraphError
from munigraph.files import written_whole


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path):
    target, link = tmp_path / "graph.nq", tmp_path / "latest.nq"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with written_whole(link) as out:
        out.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert sorted(tmp_path.iterdir()) == [target, link]


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    with written_whole(pipe) as out:
        out.write(b"all of it")
    reader.join(10)
    assert got == [b"all of it"]
    assert pipe.is_fifo()


def fails_half_way(target):
    with written_whole(target) as out:
        out.write(b"half")
        raise RuntimeError


def test_a_failure_leaves_the_old_file_alone(tmp_path):
    target = tmp_path / "graph.nq"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        fails_half_way(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path):
    with pytest.raises(MunigraphError, match="cannot write"), written_whole(tmp_path) as out:
        out.write(b"x")
