"""What is printed cannot steer a terminal, and bars are for terminals only."""

import io
import sys

import pandas as pd
import pytest

from framing.cli import speaking


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("“Curly” 漢字 é\n", "“Curly” 漢字 é\n"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\rb\x07", r"a\rb\x07"),
        ("a\u202eb", r"a\u202eb"),
        ("half \ud800", r"half \ud800"),
    ],
)
def test_what_would_steer_a_terminal_is_written_out(text, shown):
    assert speaking.printable(text) == shown


def test_a_table_stands_in_columns(capsys):
    speaking.say_table([("a", "1"), ("long\nname", "1,000")], right=(1,), indent="  ")
    assert capsys.readouterr().out == "  a              1\n  long name  1,000\n"


def test_lines_are_json_with_null_for_what_is_missing(capsys):
    speaking.say_lines(pd.DataFrame({"a": ["é", None], "n": [1.0, float("nan")]}))
    assert capsys.readouterr().out == '{"a": "é", "n": 1.0}\n{"a": null, "n": null}\n'


@pytest.mark.parametrize("terminal", [True, False])
def test_a_bar_is_drawn_on_a_terminal_only(monkeypatch, terminal):
    monkeypatch.setattr(sys, "stderr", Terminal() if terminal else io.StringIO())
    speaking.start()
    with speaking.progress("Scoring", 2) as done:
        done(1)
        done(1)
    with speaking.following("Reading") as told:
        told("a[b].csv", 1, 2)
    assert ("Scoring" in sys.stderr.getvalue()) is terminal
    assert ("a[b].csv" in sys.stderr.getvalue()) is terminal


def test_silence_hides_bars_too(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    speaking.hush(True)
    with speaking.progress("Scoring", 2) as done:
        done(1)
    speaking.note("nothing")
    speaking.start()
    assert sys.stderr.getvalue() == ""
