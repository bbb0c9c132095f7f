"""What a list passes over is written in few rows, and each of its faults is told with its line."""

import pytest

from framing.errors import LexiconError
from framing.lexicons import Entry, load, match
from framing.lexicons.lexicon import digest_of
from framing.text import tokenize
from tests.lexicons.lists import written

ROWS = "brutal,a,1,inflect\ncold-blooded,a,1,exact\n"


def passing(folder, rows):
    """A list with these rows in its passes.csv, loaded."""
    (folder / "passes.csv").write_text("phrase,instead\n" + rows, encoding="utf-8")
    written(folder, ROWS)
    written(folder, ROWS, sha256=digest_of(folder))
    return load(folder)


def test_a_row_stands_for_all_its_alternatives(tmp_path):
    lexicon = passing(tmp_path, "brutal | cruel frost|winter,weather\n")
    phrases = ["brutal frost", "brutal winter", "cruel frost", "cruel winter"]
    assert lexicon.entries[2:] == tuple(Entry(p, "weather", 0.0, "inflect") for p in phrases)
    assert lexicon.categories == ("a",)


def test_its_phrases_are_no_hits_in_any_form(tmp_path):
    lexicon = passing(tmp_path, "brutal frost|winter,weather\ncold-blooded animal,nature\n")
    text = "Brutal winters, a brutal war; cold blooded animals."
    [spans] = match(tokenize([text]), [lexicon])
    assert [text[span.start : span.end] for _, span in spans.rows()] == ["brutal"]


def test_a_change_of_what_is_passed_over_is_a_change_of_the_list(tmp_path):
    passing(tmp_path, "brutal winter,weather\n")
    (tmp_path / "passes.csv").write_text("phrase,instead\nbrutal war,weather\n")
    with pytest.raises(LexiconError, match="not those the card was written for"):
        load(tmp_path)


def test_every_problem_is_told_at_once_with_its_line(tmp_path):
    rows = (
        "brutal winter,\nbrutal |,weather\nbrutal winter|wind,weather\n"
        "cold blooded,nature\nbrutal *,x\nbrutal gale\n"
        + " ".join(["a|b|c|d|e|f|g|h|i|j|k"] * 3)
        + ",x\n"
    )
    with pytest.raises(LexiconError) as caught:
        passing(tmp_path, rows)
    assert [line.partition("passes.csv: ")[2] for line in str(caught.value).splitlines()] == [
        "line 2, field instead: it is not said what the phrase is instead",
        "line 3, field phrase: 'brutal |' has a bar with no word beside it",
        "line 4, field phrase: 'brutal winter' is in line 2 already",
        "line 5, field phrase: 'cold blooded' is a term of the list already",
        "line 6, field phrase: a bare * would match every word; give at least one letter",
        "line 7: 1 cells under 2 columns; quote commas",
        "line 7, field instead: it is not said what the phrase is instead",
        "line 8, field phrase: it stands for 1,331 phrases; 1,000 are the most",
    ]


def test_a_column_that_is_missing(tmp_path):
    (tmp_path / "passes.csv").write_text("phrase,what\n")
    with pytest.raises(LexiconError, match="column 'instead' is missing"):
        load(written(tmp_path, ROWS))
