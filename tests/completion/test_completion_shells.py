"""Completion in bash, zsh and fish: what munigraph is called with after Tab and Enter, and what a list shows."""

from __future__ import annotations

import pytest

from munigraph.text import fold

ASKED = ["query", "-n", "who-governs", "-p"]
WHO = f"munigraph {' '.join(ASKED)} "


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("munigraph valid\t", ["validate"]),
        ("munigraph query --limit-m\t1G", ["query", "--limit-memory", "1G"]),
        ("munigraph query --name who-g\t", ["query", "--name", "who-governs"]),
        ("munigraph query --name=who-g\t", ["query", "--name=who-governs"]),
        ("munigraph queries who-g\t", ["queries", "who-governs"]),
        ("munigraph query --format=mark\t", ["query", "--format=markdown"]),
        ("true; munigraph query -n who-g\t", ["query", "-n", "who-governs"]),
        ("LANG=C munigraph query -n who-g\t", ["query", "-n", "who-governs"]),
        ("true | munigraph query -n who-g\t", ["query", "-n", "who-governs"]),
        ("munigraph build not\t", ["build", "notas de prensa.jsonl"]),
        ("munigraph query --data=not\t", ["query", "--data=notas de prensa.jsonl"]),
        ("munigraph view --region biob\t", ["view", "--region", "Biobío"]),
        ('munigraph show "Jorge Sh\t', ["show", "Jorge Sharp Fajardo"]),
    ],
)
def test_commands_options_names_and_files(terminal, typed, called):
    assert terminal.run(typed) == called


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("co\tValp\t", ["comuna=Valparaíso"]),
        ("comuna=Valp\t-p da\t2021-01-05", ["comuna=Valparaíso", "-p", "date=2021-01-05"]),
        ("comuna=Lota -p c\tx", ["comuna=Lota", "-p", "cx"]),
        ("comuna=val\tp\t", ["comuna=Valparaíso"]),
        ("comuna=Ñu\tx", ["comuna=Ñuñoa", "x"]),
        ("comuna=San\\ Fel\t", ["comuna=San Felipe"]),
        ('"comuna=san fel\t', ["comuna=San Felipe"]),
        ("'comuna=San Fel\t", ["comuna=San Felipe"]),
        ('comuna="San Fel\t', ["comuna=San Felipe"]),
        ("region=libert\t", ["region=Libertador General Bernardo O'Higgins"]),
        ("'region=libert\t", ["region=Libertador General Bernardo O'Higgins"]),
        ('"region=libert\t', ["region=Libertador General Bernardo O'Higgins"]),
    ],
)
def test_parameters_and_their_values(terminal, typed, called):
    assert terminal.run(WHO + typed) == [*ASKED, *called]


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("-n who-governs --param=comuna=Valp\t", ["-n", "who-governs", "--param=comuna=Valparaíso"]),
        ("--name=evidence -p person=jorge\\ sh\t", ["--name=evidence", "-p", "person=Jorge Sharp Fajardo"]),
        ("-n model-adopters -p 'model=farmacia p\t", ["-n", "model-adopters", "-p", "model=Farmacia Popular"]),
        ("-n evidence -p confidence=\t", ["-n", "evidence", "-p", "confidence=0"]),
    ],
)
def test_other_ways_to_write_them(terminal, typed, called):
    assert terminal.run(f"munigraph query {typed}") == ["query", *called]


@pytest.mark.parametrize(("typed", "value"), [("comuna=nuno", "comuna=Ñuñoa"), ("comuna=vina", "comuna=Viña del Mar")])
def test_accents_need_not_be_typed(terminal, typed, value):
    """Fish takes only what holds the letters that were typed, so names are completed there as they were begun."""
    wanted = fold(value) if terminal.shell == "fish" else value
    assert terminal.run(f"{WHO}{typed}\t") == [*ASKED, wanted]


@pytest.mark.parametrize("typed", ["comuna=n", "comuna=San\\ F"])
def test_what_was_typed_stays_where_several_fit(terminal, typed):
    assert terminal.run(f"{WHO}{typed}\t") == [*ASKED, typed.replace("\\", "")]


@pytest.mark.parametrize("begun", ["wo\t\t", "words=\t", '"words=\t', "'words=\t"])
def test_no_value_is_run_by_the_shell(terminal, hostile, begun):
    asked = ["query", "-n", "own-one", "-p"]
    assert terminal.run(f"munigraph {' '.join(asked)} {begun}") == [*asked, f"words={hostile}"]
    assert not (terminal.folder / "owned").exists()


def test_a_command_may_go_on_in_a_line_below(terminal):
    if terminal.shell == "bash":
        pytest.skip("readline knows only the line of the cursor")
    assert terminal.run("munigraph query \\\n-n who-g\t") == ["query", "-n", "who-governs"]


def test_a_list_tells_what_each_is(terminal):
    told = ["¿Quién gobierna cada comuna?"] if terminal.shell != "bash" else []
    assert terminal.shown("munigraph query -n who-\t", "who-governs", *told, "who-met-whom")
