"""What a corpus holds, to be read and as JSON."""

import json

from framing.corpus import Corpus


def test_outlets_dates_and_ledger_are_shown(call, talks):
    said = call("corpus", "show", talks)
    assert said.code == 0
    lines = [line.split() for line in said.out.splitlines()]
    assert ["articles", "33"] in lines
    assert ["tribune", "17", "2031-03-10", "2031-08-18"] in lines
    assert "where: seen 129 = accepted 33 + quarantined 0 + excluded 96" in said.out


def test_json_holds_all_of_it(call, talks):
    told = json.loads(call("corpus", "show", talks, "--json").out)
    corpus = Corpus.read(talks)
    assert told["fingerprint"] == corpus.fingerprint
    assert told["articles"] == len(corpus) == sum(o["articles"] for o in told["outlets_by_size"])
    assert told["ledger"] == corpus.ledger.record()
    assert told["near_equal_outlets"] == []


def test_long_lists_are_cut_and_it_is_said(call, talks):
    said = call("corpus", "show", talks, "--top", 1)
    assert "and 1 more outlets" in said.out
    assert "more outlets" not in call("corpus", "show", talks, "--top", 0).out


def test_a_name_cannot_steer_the_terminal(call, tmp_path):
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"outlet": "\x1b[2JLedger", "text": "It rained all day in the town."}) + "\n"
    )
    call("corpus", "add", tmp_path / "a.jsonl", "--to", tmp_path / "c", "--language", "any")
    said = call("corpus", "show", tmp_path / "c")
    assert "Ledger" in said.out
    assert "\x1b" not in said.out + said.err
