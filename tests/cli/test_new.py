"""A study from the command line."""

from framing.report import read_recipe


def test_a_study_of_ones_own_corpus(call, talks, tmp_path):
    said = call("new", tmp_path / "study", "--corpus", talks)
    assert said.code == 0
    assert said.out.strip() == str(tmp_path / "study")
    assert "make report" in said.err
    assert read_recipe(tmp_path / "study" / "report.toml").corpus.resolve() == talks


def test_a_folder_that_is_not_empty_is_refused(call, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    said = call("new", tmp_path)
    assert said.code == 4
    assert said.err.count("\n") == 1
    assert "the folder is not empty" in said.err
