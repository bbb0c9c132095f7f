"""A run's folder is whole or absent, and takes no other folder's place."""

import json

import pytest

from framing.cli.runs import Account, run_folder
from framing.corpus import Corpus
from framing.errors import FramingError


@pytest.fixture
def account(talks):
    return Account("try", Corpus.read(talks), {"level": "paragraph"}, {"units": 3}, seed=1)


def test_the_manifest_names_every_file(account, tmp_path):
    with run_folder(tmp_path / "run", account) as draft:
        (draft / "a.txt").write_text("a")
        assert not (tmp_path / "run").exists()
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text())
    assert list(manifest["files"]) == ["a.txt"]
    assert manifest["provenance"]["seed"] == 1
    assert manifest["provenance"]["inputs"] == {"corpus": account.corpus.fingerprint}


def test_an_earlier_run_is_replaced_whole(account, tmp_path):
    for name in ("a.txt", "b.txt"):
        with run_folder(tmp_path / "run", account) as draft:
            (draft / name).write_text(name)
    assert {path.name for path in (tmp_path / "run").iterdir()} == {"b.txt", "manifest.json"}


def fail(folder, account):
    """A run that breaks off half-way."""
    with run_folder(folder, account) as draft:
        (draft / "half.txt").write_text("half")
        raise KeyboardInterrupt


def test_what_breaks_off_leaves_the_earlier_run(account, tmp_path):
    with run_folder(tmp_path / "run", account) as draft:
        (draft / "a.txt").write_text("a")
    with pytest.raises(KeyboardInterrupt):
        fail(tmp_path / "run", account)
    assert (tmp_path / "run" / "a.txt").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


@pytest.mark.parametrize("other", ["file", "folder", "manifest"])
def test_anything_else_is_left_alone(account, tmp_path, other):
    place = tmp_path / "run"
    if other == "file":
        place.write_text("mine")
    else:
        place.mkdir()
        (place / ("manifest.json" if other == "manifest" else "x.txt")).write_text("[]")
    with pytest.raises(FramingError, match=r"name (a|another)"), run_folder(place, account):
        pass
    assert place.exists()
