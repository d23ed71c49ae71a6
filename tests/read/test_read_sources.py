"""Files, folders and standard input: every readable article comes out, every problem is told in one line."""

import gzip
import hashlib
import io
import itertools
import json
import os
import sys
from types import SimpleNamespace

import pytest

from munigraph.errors import InputError
from munigraph.read import Skipped, read_sources
from munigraph.read.formats import LONGEST_ARTICLE

BODY = "Nueva plaza en Olmué\n\nLa alcaldesa la inauguró.\n"
TEXT = "Nueva plaza en Olmué\n\nLa alcaldesa la inauguró."
LINE = json.dumps({"id": "a", "title": "Nueva plaza en Olmué", "text": "La alcaldesa la inauguró."}, ensure_ascii=False)


def read(*paths):
    """The articles and what was skipped, as lines with the folder's path left out."""
    skipped = []
    articles = list(read_sources(paths, on_skip=skipped.append))
    return articles, skipped


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plaza.txt", BODY),
        ("plaza.TXT", BODY),
        ("plaza.txt.gz", gzip.compress(BODY.encode(), mtime=0)),
        ("plaza.md", f"---\ntitle: Nueva plaza en Olmué\n---\n# {BODY}"),
        ("plaza.md", f"# {BODY}"),
        ("plaza.md.gz", gzip.compress(f"# {BODY}".encode(), mtime=0)),
        ("plaza.txt", "\ufeff" + BODY.replace("\n", "\r\n")),
        ("plaza.txt", BODY.encode("latin-1")),
        ("plaza.txt", BODY.encode("utf-16")),
        ("plaza.txt", BODY.encode("utf-8").decode("latin-1")),  # UTF-8 read as Latin-1 and saved
        ("plaza.txt", BODY.replace(" ", " \x00", 1)),
    ],
)
def test_files_of_one_article(write, name, content):
    [article], skipped = read(write(name, content))
    assert not skipped
    assert (article.id, article.title, article.text) == ("plaza", "Nueva plaza en Olmué", TEXT)


def test_front_matter(write):
    path = write(
        "n.md",
        '---\ntitle: "Plaza"\ndate: 2021-03-04\nsource: https://ejemplo.cl/1\noutlet: Diario\ntema: obras\n'
        "---\nTexto.\n",
    )
    [article], _ = read(path)
    assert (article.title, article.date, article.url, article.outlet) == (
        "Plaza",
        "2021-03-04",
        "https://ejemplo.cl/1",
        "Diario",
    )
    assert article.extra == (("tema", "obras"),)


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("n.jsonl", lambda text: text.encode()),
        ("n.jsonl", lambda text: text.replace("\n", "\r\n").encode("utf-8-sig")),
        ("n.jsonl", lambda text: text.encode("utf-16")),
        ("n.jsonl", lambda text: text.encode("cp1252")),
        ("n.jsonl.gz", lambda text: gzip.compress(text.encode())),
        ("n.jsonl.gz", lambda text: gzip.compress(text.encode("utf-16"))),
    ],
)
def test_json_lines(write, name, pack):
    [first, second], skipped = read(write(name, pack(f"{LINE}\n\n{LINE}")))
    assert not skipped
    assert first == second
    assert (first.id, first.text) == ("a", TEXT)


def test_a_broken_line_loses_nothing_else(write):
    lines = [
        LINE,
        '{"id": "b", "text": ',
        '{"id": "c"}',
        '{"id": "d", "text": 5}',
        '{"id": "e", "text": " "}',
        "[1]",
        '{"text": "' + "x" * LONGEST_ARTICLE + '"}',
        "[" * 100_000,
        "\x00\x01\x02\x03",
        LINE,
    ]
    path = write("n.jsonl", "\n".join(lines))
    articles, skipped = read(path)
    assert [article.id for article in articles] == ["a", "a"]
    assert [(skip.source, skip.line) for skip in skipped] == [(str(path), line) for line in range(2, 10)]
    assert [skip.reason for skip in skipped] == [
        "broken JSON at character 20: Expecting value",
        'lacks "text"',
        '"text" is not a string',
        '"text" is empty',
        "not a JSON object",
        "longer than 10 MB, the most for one article",
        "JSON nested too deeply",
        "not text: binary data",
    ]
    assert str(skipped[0]) == f"{path}, line 2: broken JSON at character 20: Expecting value"
    assert all(skip.hint for skip in skipped)


def test_ids_that_are_no_text(write):
    ids = ["a", 7, 7.5, True, None, ["x"], {"x": 1}, "", " "]
    path = write("notas.jsonl", "\n".join(json.dumps({"id": ident, "text": "Uno.\nDos."}) for ident in ids))
    articles, skipped = read(path)
    assert not skipped
    assert [article.id for article in articles] == ["a", "7", "7.5", *(f"notas-{n}" for n in range(4, 10))]
    assert articles[5].extra == (("id", '["x"]'),)


def test_half_a_surrogate_pair_is_no_trouble(write):
    [article], _ = read(write("n.jsonl", r'{"title": "\ud83d Plaza", "text": "Uno \udc00.", "x": "\ud800"}'))
    assert article.title == "\ufffd Plaza"
    assert article.digest


def test_lines_are_read_one_by_one(write):
    path = write("n.jsonl", "\n".join([LINE, "{", LINE]))
    articles = read_sources([path])
    assert next(articles).id == "a"
    with pytest.raises(InputError, match="line 2: broken JSON"):
        next(articles)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("n.txt", b"", "the file is empty"),
        ("n.txt", b" \r\n\t", "the file is empty"),
        ("n.jsonl", b"\n\n", "the file is empty"),
        ("n.txt", b"PUBLICIDAD\n", "no text in it: nothing is left once it is cleaned"),
        ("n.txt", bytes(range(256)), "not a text file: binary data"),
        ("n.md", b"%PDF-1.4", "not a text file: a PDF document"),
        ("n.txt", b"a" * (LONGEST_ARTICLE + 1), "longer than 10 MB, the most for one article"),
        ("n.txt.gz", b"hola", "not gzip data"),
        ("n.txt.gz", gzip.compress(BODY.encode(), mtime=0)[:-9], "damaged or cut off gzip data"),
        ("n.jsonl", b'[\n{"text": "a"}\n]', "a JSON document over many lines, not JSON lines"),
        ("n.html", b"<p>a</p>", "the format .html is not supported yet"),
        ("n.csv", b"a,b", "the format .csv is not supported yet"),
        ("n.docx", b"a", "unknown format .docx"),
        ("n", b"a", "a file without an ending"),
    ],
)
def test_files_that_cannot_be_read(write, name, content, reason):
    path = write(name, content)
    articles, [skip] = read(path)
    assert not articles
    assert (skip.source, skip.reason) == (str(path), reason)
    assert "\n" not in str(skip)
    with pytest.raises(InputError) as caught:
        list(read_sources([path]))
    assert str(caught.value) == str(skip)
    assert caught.value.hint == skip.hint


def test_articles_before_the_damage_of_a_gzip_are_read(write):
    lines = "".join(json.dumps({"id": str(n), "text": f"Plaza {n}.\nTexto {n * 7919}."}) + "\n" for n in range(20_000))
    data = gzip.compress(lines.encode())
    articles, skipped = read(write("n.jsonl.gz", data[: len(data) // 2]))
    assert len(articles) > 1000
    assert skipped[-1].reason == "damaged or cut off gzip data"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing.txt", "no such file or folder"),
        ("nul\x00.txt", "embedded null byte"),
        ("https://ejemplo.cl/nota", "web addresses are not supported yet"),
    ],
)
def test_paths_that_lead_nowhere(path, reason):
    articles, [skip] = read(path)
    assert not articles
    assert skip.reason == reason
    assert skip.hint


def test_one_path_may_stand_alone(write):
    assert [article.id for article in read_sources(write("a.txt", BODY))] == ["a"]
    assert [article.id for article in read_sources(str(write("b.txt", BODY)))] == ["b"]


def test_a_folder_is_read_by_name_with_its_subfolders(write, tmp_path):
    for name in (
        "b.txt",
        "a/z.md",
        "a/y.txt",
        "c.txt.gz/inside.txt",
        ".hidden.txt",
        ".git/x.txt",
        "photo.jpg",
        "d.csv",
    ):
        write(name, BODY)
    articles, [skip] = read(tmp_path)
    assert [article.id for article in articles] == ["y", "z", "b", "inside"]
    assert skip == Skipped(str(tmp_path / "d.csv"), None, "the format .csv is not supported yet", skip.hint)


def test_a_folder_without_articles(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"x")
    articles, [skip] = read(tmp_path)
    assert not articles
    assert str(skip) == f"{tmp_path}: no articles in this folder"
    assert skip.hint == "articles are .txt, .md and .jsonl files, also compressed as .gz"


def test_a_folder_named_like_a_file(write, tmp_path):
    write("x.txt/a.txt", BODY)
    assert [article.id for article in read_sources([tmp_path / "x.txt"])] == ["a"]


def test_links_in_a_circle_end(write, tmp_path):
    write("a.txt", BODY)
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to("self.txt")
    articles, [skip] = read(tmp_path)
    assert [article.id for article in articles] == ["a"]
    assert skip.source == str(tmp_path / "self.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_may_not_be_read(write, tmp_path):
    write("a.txt", BODY).chmod(0)
    write("b.txt", BODY)
    articles, [skip] = read(tmp_path)
    assert [article.id for article in articles] == ["b"]
    assert skip.reason == "permission denied"


def test_permission_denied_is_told(write, monkeypatch):
    path = write("a.txt", BODY)

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    _, [skip] = read(path)
    assert str(skip) == f"{path}: permission denied"


#: The id of a text on standard input is made from the text, so that another text is another article.
NAMED = f"text-{hashlib.sha256(TEXT.encode()).hexdigest()[:12]}"


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (BODY.encode(), [NAMED]),
        (BODY.encode("utf-16"), [NAMED]),
        (gzip.compress(BODY.encode(), mtime=0), [NAMED]),
        (f"---\nid: b\n---\n{BODY}".encode(), ["b"]),
        (f"\n {LINE}\n{LINE}\n".encode(), ["a", "a"]),
        (LINE.encode("utf-8-sig"), ["a"]),
    ],
)
def test_standard_input(monkeypatch, data, ids):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(data))))
    articles, skipped = read("-")
    assert not skipped
    assert [article.id for article in articles] == ids
    assert {article.text for article in articles} == {TEXT}


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_empty_standard_input(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(data))))
    assert [str(skip) for skip in read("-")[1]] == ["standard input: the file is empty"]


def test_a_pipe_in_a_folder_is_told_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "n.txt")
    articles, [skip] = read(tmp_path)
    assert not articles
    assert "a pipe, socket or device" in str(skip)


def test_the_rest_goes_on_after_a_problem(write):
    articles, skipped = read("missing.txt", write("a.txt", BODY), "missing.md", write("b.txt", BODY))
    assert [article.id for article in articles] == ["a", "b"]
    assert len(skipped) == 2


def test_memory_stays_small_for_a_line_of_many_megabytes(write, tmp_path):
    path = tmp_path / "n.jsonl"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"x" * 1_000_000)
        file.write(b"\n" + LINE.encode())
    articles, [skip] = read(path)
    assert [article.id for article in articles] == ["a"]
    assert skip.line == 1


def test_same_content_gives_the_same_article_in_every_format(write):
    paths = [write("n.txt", BODY), write("n.md", f"# {BODY}"), write("n.jsonl", LINE)]
    articles, _ = read(*paths)
    for one, other in itertools.combinations(articles, 2):
        assert one.digest == other.digest
