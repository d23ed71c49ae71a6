"""Shells as people use them: at a terminal, with the Tab key; one of each, in which munigraph's completion is on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pexpect
import pytest

#: Shell to the command that starts it without anybody's settings, and what makes it ready to complete.
SHELLS = {
    "bash": (
        ("bash", "--norc", "--noprofile", "-i"),
        "bind 'set enable-bracketed-paste off'; bind 'set show-all-if-ambiguous on'; PS1='REA''DY> '",
    ),
    "zsh": (("zsh", "-f", "-i"), "autoload -Uz compinit; compinit -D -u; PS1='REA''DY> '"),
    "fish": (("fish", "--no-config", "-i"), "function fish_prompt; echo -n 'REA''DY> '; end"),
}
#: In place of munigraph on the path: completes as it does, else only keeps what it was called with.
_STAND_IN = """#!{python}
import json, os, sys
if os.environ.get("_MUNIGRAPH_COMPLETE"):
    from munigraph.cli.main import main
    main()
with open({kept!r}, "w") as out:
    json.dump(sys.argv[1:], out)
print("DONE")
"""


class Terminal:
    """A shell in a folder of its own, in which munigraph's completion is on."""

    def __init__(self, shell, folder, **environment):
        if shutil.which(shell) is None:
            pytest.skip(f"{shell} is not installed: apt-get install {shell}")
        self.shell, self.folder = shell, folder
        (folder / "bin").mkdir()
        program = folder / "bin" / "munigraph"
        self._kept = folder / "bin" / "called.json"
        program.write_text(_STAND_IN.format(python=sys.executable, kept=str(self._kept)), encoding="utf-8")
        program.chmod(0o755)
        script = subprocess.run(
            [sys.executable, "-m", "munigraph", "completion", shell], capture_output=True, check=True
        )
        (folder / "bin" / "script").write_bytes(script.stdout)
        self._environment = {
            "PATH": f"{folder / 'bin'}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(folder),
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
            **environment,
        }

    def __enter__(self):
        command, setting = SHELLS[self.shell]
        self._process = pexpect.spawn(
            command[0], list(command[1:]), cwd=self.folder, env=self._environment, encoding="utf-8", timeout=60,
            dimensions=(60, 200),
        )  # fmt: skip
        for line in (setting, ". bin/script"):
            self._process.sendline(line)
            self._process.expect("READY> ")
        return self

    def __exit__(self, *_):
        self._process.close(force=True)

    def run(self, typed):
        """What munigraph is called with after these keys and Enter."""
        self._kept.unlink(missing_ok=True)
        self._process.send(f"{typed}\r")
        self._process.expect("DONE")
        self._process.expect("READY> ")
        return json.loads(self._kept.read_text(encoding="utf-8"))

    def shown(self, typed, *words):
        """Whether all these words come on the screen, in this order, after these keys; then the line is left."""
        self._process.send(typed)
        try:
            for word in words:
                self._process.expect_exact(word, timeout=20)
        except pexpect.TIMEOUT:
            return False
        finally:
            self._process.send("\x03")
            self._process.expect("READY> ")
        return True


#: A value that no shell may run, part or take for a pattern.
HOSTILE = 'it\'s $(touch owned) `touch owned` "x" ; touch owned & * ~ \\ {a,b} #?|<>'
_OWN = f"""# title = "Propia: ¿una pregunta?"
# description = "Con un valor que parece una orden"
#
# [parameters.words]
# type = "text"
# about = "Palabras"
# default = '''{HOSTILE}'''
SELECT ?x {{ ?x rdfs:label $words }}
"""


@pytest.fixture(scope="session")
def hostile():
    """The default of the parameter ``words`` of the named query ``own-one``."""
    return HOSTILE


@pytest.fixture(scope="session", params=SHELLS)
def terminal(request, tmp_path_factory, sample_graph):
    """A terminal of each shell, with the sample graph, a named query of one's own and a file."""
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "queries").mkdir()
    (folder / "queries" / "own-one.rq").write_text(_OWN, encoding="utf-8")
    (folder / "notas de prensa.jsonl").touch()
    places = {"MUNIGRAPH_STORE": str(sample_graph.store.path), "MUNIGRAPH_QUERIES": str(folder / "queries")}
    with Terminal(request.param, folder, **places) as running:
        yield running
