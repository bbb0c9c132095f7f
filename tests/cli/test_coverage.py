"""Coverage is told and written, with figures whose numbers stand beside them."""

import pandas as pd

from framing.cli.coverage import PERIODS
from framing.cli.entry import run
from framing.coverage import attention

CORPUS = "corpora/harbour-talks"


def test_tables_and_figures_are_written(tmp_path, capsys):
    out = tmp_path / "coverage"
    assert run(["coverage", CORPUS, "--out", str(out), "--mention", "Corrane"]) == 0
    assert "12 events; 5 omissions" in capsys.readouterr().out
    matrix = pd.read_csv(out / "events.csv", index_col="event")
    assert matrix.to_numpy().sum() == 129
    assert len(pd.read_csv(out / "prominence.csv")) == 129
    for name in ("events", "calendar", "copying"):
        assert (out / f"{name}-by-outlet.pdf").stat().st_size > 1000
        assert (out / f"{name}-by-outlet.csv").exists()


def test_a_corpus_without_events_is_told_of(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("It rained on the coast all day.", encoding="utf-8")
    folder = str(tmp_path / "corpus")
    assert run(["corpus", "add", str(tmp_path / "a.txt"), "--to", folder]) == 0
    assert run(["coverage", folder]) == 0
    assert "framing corpus events" in capsys.readouterr().err


def test_periods_are_those_of_the_room():
    assert tuple(attention.PERIODS) == PERIODS
