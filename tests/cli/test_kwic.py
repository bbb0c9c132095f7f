"""Key words in context, to be read and to be piped."""

import json

import pandas as pd


def test_every_place_is_a_line(call, talks):
    said = call("kwic", talks, "channel due*", "--window", 3)
    assert said.code == 0
    assert all("channel dues" in line.lower() for line in said.out.splitlines())
    assert said.err.startswith(f"{len(said.out.splitlines())} places in ")


def test_json_and_files_hold_the_same(call, talks, tmp_path):
    said = call("kwic", talks, "quill", "--json")
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert call("kwic", talks, "quill", "--out", tmp_path / "k.csv").out == ""
    pd.testing.assert_frame_equal(
        pd.DataFrame(rows), pd.read_csv(tmp_path / "k.csv", keep_default_na=False)
    )


def test_comments_are_searched_on_request_only(call, talks):
    word = "dull is what we need"
    assert call("kwic", talks, word).out == ""
    assert "/c0" in call("kwic", talks, word, "--level", "comment").out


def test_a_bare_star_is_a_fault_of_usage(call, talks):
    said = call("kwic", talks, "*")
    assert said.code == 2
    assert "bare *" in said.err
