"""Files become a corpus; what is broken is kept, counted and told, with its exit code."""

import errno
import json

import pytest

from framing.corpus import Corpus, writing
from tests.cli.conftest import digests

MAP = ["--map", "id=ID,outlet=source,text=text,headline=title,date=date"]


def test_the_seed_article_is_added_as_written(call, shared_data, tmp_path):
    said = call("corpus", "add", shared_data / "seed" / "article.txt", "--to", tmp_path / "seed")
    assert said.code == 0
    assert "seen 1 = accepted 1 + quarantined 0 + excluded 0" in said.out
    corpus = Corpus.read(tmp_path / "seed")
    assert corpus.articles["headline"].tolist() == ["Strategic Dialogue in Beijing"]
    assert len(corpus.comments) == 6


def test_a_broken_record_is_kept_and_the_rest_goes_on(call, table, tmp_path):
    said = call("corpus", "add", table, *MAP, "--to", tmp_path / "news", "--max-bad", "10%")
    assert said.code == 3
    assert "seen 21 = accepted 20 + quarantined 1 + excluded 0" in said.out
    assert "csv.columns" in said.out
    assert "news.csv: record 8 (line 9" in said.err
    assert "may be one outlet: Ledger | The Ledger" in said.out
    assert (tmp_path / "news" / "quarantine.jsonl").read_text().count("\n") == 1


def test_too_many_broken_records_leave_nothing(call, table, tmp_path):
    said = call("corpus", "add", table, *MAP, "--to", tmp_path / "news")
    assert said.code == 5
    assert not (tmp_path / "news").exists()
    assert "1 of 21 records" in said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--map", "text=body"], "no such column"),
        (["--map", "text=text,date=date", "--date-format", "%d.%m"], "date"),
    ],
)
def test_what_cannot_be_used_is_told(call, table, tmp_path, words, told):
    said = call("corpus", "add", table, *words, "--to", tmp_path / "news")
    assert said.code in (2, 4, 5)
    assert told in said.err
    assert "Traceback" not in said.err
    assert not (tmp_path / "news").exists()


def test_a_file_that_is_not_there(call, tmp_path):
    said = call("corpus", "add", tmp_path / "none.csv", "--to", tmp_path / "news")
    assert said.code == 4
    assert "none.csv" in said.err


def test_json_says_the_same(call, table, tmp_path):
    said = call("corpus", "add", table, *MAP, "--to", tmp_path / "n", "--max-bad", "0.1", "--json")
    told = json.loads(said.out)
    assert told["seen"] == told["accepted"] + 1 == 21
    assert told["quarantined"] == {"csv.columns": 1}
    assert told["near_outlets"] == [["Ledger", "The Ledger"]]
    assert told["files"][0]["taken"]["outlet"] == ["source"]


def test_silence_is_silence(call, table, tmp_path):
    words = ["--to", tmp_path / "news", "--max-bad", "0.1", "--quiet"]
    assert call("corpus", "add", table, *MAP, *words) == (3, "", "")


def test_a_second_run_leaves_the_same_bytes(call, table, tmp_path):
    for name in ("one", "two"):
        call("corpus", "add", table, *MAP, "--to", tmp_path / name / "news", "--max-bad", "0.1")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_aliases_and_a_card_are_taken(call, table, tmp_path):
    (tmp_path / "outlets.toml").write_text('["Ledger"]\naliases = ["The Ledger"]\n')
    (tmp_path / "card.toml").write_text('title = "News"\nlicence = "CC0-1.0"\n')
    words = ["--outlets", tmp_path / "outlets.toml", "--card", tmp_path / "card.toml"]
    said = call("corpus", "add", table, *MAP, *words, "--to", tmp_path / "news", "--max-bad", "0.1")
    assert "may be one outlet" not in said.out
    corpus = Corpus.read(tmp_path / "news")
    assert set(corpus.articles["outlet"]) == {"Ledger", "Tribune"}
    assert corpus.card.title == "News"


@pytest.mark.parametrize(
    ("error", "code"),
    [(OSError(errno.ENOSPC, "No space left on device"), 75), (KeyboardInterrupt(), 130)],
    ids=["disk full", "interrupted"],
)
def test_what_was_broken_off_leaves_nothing_and_can_be_run_again(
    call, table, tmp_path, monkeypatch, error, code
):
    def fail(corpus, folder):
        raise error

    words = ["corpus", "add", table, *MAP, "--to", tmp_path / "news", "--max-bad", "0.1"]
    with monkeypatch.context() as broken:
        broken.setattr(writing, "write_blocks", fail)
        assert call(*words).code == code
    assert list(tmp_path.iterdir()) == []
    assert call(*words).code == 3
