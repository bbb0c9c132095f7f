"""Events are written into a corpus; one's own are kept unless it is asked."""

import json

from framing.cli.entry import run
from framing.corpus import Corpus

CORPUS = "corpora/harbour-talks"


def test_own_events_are_kept_unless_asked(tmp_path, capsys):
    to = tmp_path / "by-event"
    assert run(["corpus", "events", CORPUS, "--to", str(to)]) == 4
    assert "--replace" in capsys.readouterr().err
    assert not to.exists()
    assert run(["corpus", "events", CORPUS, "--to", str(to), "--replace", "--json"]) == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    written = Corpus.read(to).articles["event"]
    assert written.value_counts().to_dict() == {row["event"]: row["n_units"] for row in listed}
    assert len(listed) == 12


def test_events_are_listed_without_being_written(capsys):
    assert run(["corpus", "events", CORPUS, "--top", "3"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("12 events, 129 of 129 articles")
    assert "and 9 more events" in said
