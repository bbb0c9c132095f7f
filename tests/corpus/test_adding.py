"""Adding files to a corpus on disk."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from framing.corpus import Corpus
from framing.corpus.adding import AddOptions, NotAdded, add, beside
from framing.corpus.outlets import Aliases
from framing.corpus.quarantine import read_quarantine
from framing.corpus.reading import read_records
from framing.corpus.reading.mapping import ColumnMapping
from framing.errors import CorpusError
from tests.faults.writing import lines, record, records, table


@pytest.fixture
def folder(tmp_path):
    """Where the corpus goes."""
    return tmp_path / "corpus"


def written(path, text):
    """A file with a text in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def bytes_of(folder):
    """Everything in a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_articles_come_out_as_they_went_in(tmp_path, folder):
    added = add([written(tmp_path / "a.csv", table(records(3)))], to=folder)
    assert (added.seen, added.accepted, added.exit_code) == (3, 3, 0)
    corpus = Corpus.read(folder)
    assert corpus.fingerprint == added.corpus.fingerprint
    articles = corpus.articles
    assert list(articles.index) == ["a001", "a002", "a003"]
    assert articles["date"].dt.strftime("%Y-%m-%d").tolist()[0] == "2026-02-02"
    assert articles["date_given"].tolist()[0] == "2026-02-02"
    assert articles["source_file"].tolist() == ["a.csv"] * 3
    assert articles["source_record"].tolist() == [1, 2, 3]
    assert corpus.texts("paragraph").tolist() == [one["text"] for one in records(3)]


def test_the_same_files_give_the_same_bytes(tmp_path):
    path = written(tmp_path / "a.jsonl", lines(records(5)) + "{")
    for name in ("one", "two"):
        add([path], to=tmp_path / name, options=AddOptions(max_bad=1))
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


@pytest.mark.parametrize("form", ["csv", "jsonl", "json", "parquet"])
def test_every_form_gives_the_same_articles(tmp_path, folder, form):
    import pandas as pd

    path = tmp_path / f"a.{form}"
    if form == "parquet":
        pd.DataFrame(records(4)).to_parquet(path)
    else:
        text = {"csv": table, "jsonl": lines, "json": json.dumps}[form](records(4))
        written(path, text)
    corpus = add([path], to=folder).corpus
    assert corpus.texts("paragraph").tolist() == [one["text"] for one in records(4)]
    assert corpus.articles["headline"].tolist() == [one["headline"] for one in records(4)]


def test_further_files_are_added_to_what_stands_there(tmp_path, folder):
    add([written(tmp_path / "a.csv", table(records(3)))], to=folder)
    added = add([written(tmp_path / "b.csv", table(records(3, start=4)))], to=folder)
    assert added.accepted == 3
    assert list(Corpus.read(folder).articles.index) == [f"a{n:03d}" for n in range(1, 7)]


def test_what_stands_there_already_is_left_out_and_counted(tmp_path, folder):
    path = written(tmp_path / "a.csv", table(records(3)))
    add([path], to=folder)
    again = add([path], to=folder)
    assert (again.seen, again.accepted, again.exit_code) == (3, 0, 0)
    assert again.excluded == {"article.already-there": 3}
    assert len(Corpus.read(folder)) == 3


def test_an_id_that_another_article_has_is_quarantined(tmp_path, folder):
    add([written(tmp_path / "a.csv", table(records(2)))], to=folder)
    other = table([record(1, text="It snowed in Hask all day, and that was that."), record(3)])
    added = add([written(tmp_path / "b.csv", other)], to=folder, options=AddOptions(max_bad=1))
    assert added.quarantined == {"id.duplicate": 1}
    assert added.rejected[0].record == 1
    assert list(Corpus.read(folder).articles.index) == ["a001", "a002", "a003"]


def test_the_quarantine_grows_with_the_corpus(tmp_path, folder):
    options = AddOptions(max_bad=1)
    for n, name in enumerate("ab"):
        text = lines(records(2, start=1 + 2 * n)) + "{broken\n"
        add([written(tmp_path / f"{name}.jsonl", text)], to=folder, options=options)
    kept = read_quarantine(folder / "quarantine.jsonl")
    assert [one.file for one in kept] == ["a.jsonl", "b.jsonl"]


@pytest.mark.parametrize(
    ("name", "text", "wrong", "right"),
    [
        ("a.jsonl", lines(records(2)) + '{"id": "x", "text": oh}\n', "oh}", '"oh"}'),
        ("a.csv", table(records(2)) + 'x,Ledger,2026-02-01,Talks,"oh\n', '"oh', '"oh"'),
    ],
)
def test_a_mended_quarantine_is_read_again(tmp_path, folder, name, text, wrong, right):
    add([written(tmp_path / name, text)], to=folder, options=AddOptions(max_bad=1))
    path = folder / "quarantine.jsonl"
    entry = json.loads(path.read_text(encoding="utf-8"))
    entry["raw"] = entry["raw"].replace(wrong, right)
    path.write_text(json.dumps(entry), encoding="utf-8")

    added = add([path], to=folder)
    assert (added.accepted, added.exit_code) == (1, 0)
    assert "x" in Corpus.read(folder).articles.index
    assert read_quarantine(path) == []


def test_aliases_name_the_outlets_and_stay_with_the_corpus(tmp_path, folder):
    path = written(tmp_path / "a.csv", table(records(4)))
    aliases = Aliases.from_toml('["The Ledger"]\naliases = ["Ledger"]\n')
    add([path], to=folder, options=AddOptions(aliases=aliases))
    assert set(Corpus.read(folder).articles["outlet"]) == {"The Ledger", "Tribune"}
    added = add([written(tmp_path / "b.csv", table(records(2, start=5)))], to=folder)
    assert set(added.corpus.articles["outlet"]) == {"The Ledger", "Tribune"}


def test_aliases_written_later_rename_what_stands_there(tmp_path, folder):
    add([written(tmp_path / "a.csv", table(records(4)))], to=folder)
    written(folder / "outlets.toml", '["The Ledger"]\naliases = ["Ledger"]\n')
    add([written(tmp_path / "b.csv", table(records(2, start=5)))], to=folder)
    assert set(Corpus.read(folder).articles["outlet"]) == {"The Ledger", "Tribune"}


def test_an_outlet_may_be_said_for_files_that_name_none(tmp_path, folder):
    path = written(tmp_path / "a.txt", "Talks open\nThe talks were open and that was all of it.\n")
    assert add([path], to=folder, options=AddOptions(outlet="Ledger")).corpus.articles[
        "outlet"
    ].tolist() == ["Ledger"]


def test_a_folder_of_texts_is_one_step_and_its_ids_are_the_names(tmp_path, folder):
    for n in range(3):
        text = f"Talks open\nThe talks were open on day {n} and that was all of it.\n"
        written(tmp_path / "in" / f"day {n}" / "ledger.txt", text)
    written(tmp_path / "in" / "notes.md", "not an article")
    added = add([tmp_path / "in"], to=folder)
    assert list(added.corpus.articles.index) == [f"day-{n}-ledger" for n in range(3)]
    assert added.excluded == {"file.other": 1}
    assert [step.source for step in added.steps] == ["notes.md", "3 files (plain)", ""]


def test_a_corpus_inside_a_folder_is_not_read_again(tmp_path):
    written(tmp_path / "a.csv", table(records(3)))
    add([tmp_path], to=tmp_path / "corpus")
    again = add([tmp_path], to=tmp_path / "corpus")
    assert (again.seen, again.accepted) == (3, 0)
    with pytest.raises(CorpusError, match="this is a corpus already"):
        add([tmp_path / "corpus"], to=tmp_path / "other")


def test_progress_is_told(tmp_path, folder):
    told = []
    path = written(tmp_path / "a.csv", table(records(3)))
    add([path], to=folder, progress=lambda *what: told.append(what))
    size = path.stat().st_size
    assert ("a.csv", size, size) in told
    assert all(done <= total for _, done, total in told)


def test_columns_of_ones_own_come_along(tmp_path, folder):
    import pandas as pd

    frame = pd.DataFrame(records(3)).assign(bias=[0, 1, 2], share=[0.5, None, 1.0], extra="x")
    frame.to_parquet(tmp_path / "a.parquet")
    mapping = ColumnMapping.parse("leaning=bias,share=share")
    articles = add([tmp_path / "a.parquet"], to=folder, options=AddOptions(mapping=mapping)).corpus
    articles = Corpus.read(folder).articles
    assert articles["leaning"].tolist() == [0, 1, 2]
    assert articles["share"].isna().tolist() == [False, True, False]
    assert "extra" not in articles


@pytest.mark.parametrize(
    "said",
    [
        {"max_bad": 1.5},
        {"max_bad": -1},
        {"language": "english"},
        {"delimiter": ",,"},
        {"form": "xls"},
        {"encoding": "utf-9"},
    ],
)
def test_options_that_cannot_be_used_are_refused(said):
    with pytest.raises(CorpusError):
        AddOptions(**said)


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path, folder):
    written(folder / "thesis.docx", "years of work")
    with pytest.raises(CorpusError, match="other things"):
        add([written(tmp_path / "a.csv", table(records(3)))], to=folder)
    assert bytes_of(folder) == {"thesis.docx": b"years of work"}


def test_nothing_is_written_where_nothing_could_be_taken(tmp_path, folder):
    with pytest.raises(NotAdded, match=r"a\.csv: no column is known to hold the text") as refusal:
        add([written(tmp_path / "a.csv", "a,b\n1,2\n")], to=folder)
    assert refusal.value.exit_code == 4
    assert not folder.exists()
    assert beside(folder).exists()


def test_a_corpus_made_by_hand_is_added_with_its_card(folder):
    from pathlib import Path

    shipped = Path(__file__).parents[2] / "corpora" / "harbour-talks"
    added = add([shipped], to=folder)
    assert added.corpus.card.title == Corpus.read(shipped).card.title
    assert set(added.corpus.articles.index) == set(Corpus.read(shipped).articles.index)


@pytest.mark.full
def test_a_killed_run_leaves_nothing_half_written(tmp_path, folder):
    path = written(tmp_path / "a.jsonl", lines(records(60)))
    add([written(tmp_path / "b.csv", table(records(2, start=900)))], to=folder)
    before = bytes_of(folder)
    script = (
        "import sys\nfrom framing.corpus.adding import add\n"
        "add([sys.argv[1]], to=sys.argv[2], progress=lambda *what: print(flush=True))\n"
    )
    for n_lines, delay in ((1, 0), (2, 0), (3, 0), (3, 0.2)):
        running = subprocess.Popen(
            [sys.executable, "-c", script, str(path), str(folder)], stdout=subprocess.PIPE
        )
        for _ in range(n_lines):
            running.stdout.readline()
        time.sleep(delay)
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
        running.stdout.close()
        if len(Corpus.read(folder)) == 2:
            assert bytes_of(folder) == before
    add([path], to=folder)
    assert len(Corpus.read(folder)) == 62
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.jsonl", "b.csv", "corpus"]


def test_reading_alone_gives_records_and_steps(tmp_path):
    reading = read_records([written(tmp_path / "a.csv", table(records(3)))])
    assert [one.id for one in reading.records] == ["a001", "a002", "a003"]
    assert reading.records[0].date.date().isoformat() == "2026-02-02"
    assert [(step.seen, step.accepted) for step in reading.steps] == [(3, 3)]
    assert dict(reading.files[0].encodings) == {"utf-8": 3}


def test_the_seed_article(shared_data, folder):
    corpus = add([shared_data / "seed/article.txt"], to=folder).corpus
    assert corpus.articles["headline"].tolist() == ["Strategic Dialogue in Beijing"]
    assert corpus.comments["author"].tolist() == [
        *("Loubianka", "Eugene Alta", "Noir Black", "KittyKat", "Katchuka", "BuggaBoom")
    ]


def test_real_events(shared_data, folder):
    mapping = ColumnMapping.parse("outlet=domain,event=event_id,headline=title")
    added = add(
        [shared_data / "events/news_cluster.parquet"],
        to=folder,
        options=AddOptions(mapping=mapping),
    )
    assert (added.seen, added.accepted, added.exit_code) == (248, 248, 0)
    assert added.corpus.articles["event"].nunique() == 45
    assert added.corpus.articles["date"].notna().all()
