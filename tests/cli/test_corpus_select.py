"""Parts of a corpus, by search and by constructed weeks."""

from framing.cli.entry import run
from framing.corpus import Corpus

CORPUS = "corpora/harbour-talks"


def test_a_search_is_measured_and_written(tmp_path, capsys):
    coded = tmp_path / "coded.csv"
    coded.write_text("article,wanted\nledger-0101,1\nledger-0501,0\n", encoding="utf-8")
    to = tmp_path / "part"
    line = ["corpus", "select", CORPUS, "--query", "talks AND corrane", "--to", str(to)]
    assert run([*line, "--coded", str(coded)]) == 0
    said = capsys.readouterr().out
    assert "recall 1.00" in said
    part = Corpus.read(to)
    assert f"{len(part)} of 129 articles found" in said
    assert part.ledger.steps[-1].excluded == {"where.found": 129 - len(part)}


def test_weeks_are_drawn(tmp_path, capsys):
    to = tmp_path / "weeks"
    line = ["corpus", "select", CORPUS, "--weeks", "12", "--seed", "1", "--to", str(to)]
    assert run(line) == 0
    assert 0 < len(Corpus.read(to)) < 129


def test_what_cannot_be_asked_is_a_fault_of_usage(capsys):
    assert run(["corpus", "select", CORPUS]) == 2
    assert run(["corpus", "select", CORPUS, "--query", "ferry AND"]) == 2
    assert run(["corpus", "select", CORPUS, "--weeks", "1", "--coded", "a.csv"]) == 2


def test_a_query_that_finds_nothing_is_told(capsys):
    assert run(["corpus", "select", CORPUS, "--query", "zebra"]) == 4
    assert "finds no article" in capsys.readouterr().err


def test_weeks_without_articles_are_told(tmp_path, capsys):
    table = tmp_path / "two.csv"
    table.write_text("id,date,text\na,2026-01-01,It rained.\nb,2026-09-01,It snowed.\n")
    folder = str(tmp_path / "two")
    assert run(["corpus", "add", str(table), "--to", folder]) == 0
    assert run(["corpus", "select", folder, "--weeks", "1", "--seed", "1"]) == 4
    assert "draw more of them" in capsys.readouterr().err
