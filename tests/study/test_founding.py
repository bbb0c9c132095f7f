"""A study's folder: whole, fitting its corpus, and never over something else."""

import subprocess
import tomllib

import pytest

from framing.corpus import Corpus, write_corpus
from framing.errors import FramingError
from framing.report import default_recipe, read_recipe
from framing.study import new, shipped
from framing.study.notebooks import parameters_of
from tests.cli.conftest import digests
from tests.house.sources import ROOT

TALKS = ROOT / "corpora" / "harbour-talks"


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory):
    """A study of the corpus that ships."""
    return new(tmp_path_factory.mktemp("studies") / "talks")


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    """A corpus of three outlets, one of them with blanks in its name, and a study of it."""
    corpus = Corpus.read(TALKS).where(outlet=["ledger", "tribune", "beacon"])
    renamed = corpus.articles["outlet"].replace("tribune", "The Tribune’s $")
    folder = tmp_path_factory.mktemp("mine")
    write_corpus(corpus.assign(outlet=renamed), folder / "data" / "news 1")
    return new(folder / "study", corpus=folder / "data" / "news 1")


def parameters(study, number):
    """What the parameters cell of a notebook sets."""
    [path] = (study / "notebooks").glob(f"{number:02d}_*.ipynb")
    return parameters_of(path.read_text(encoding="utf-8"))


def test_the_demonstration_is_copied_whole(demonstration):
    assert digests(demonstration / "corpora" / "harbour-talks") == digests(TALKS)
    recipe = read_recipe(demonstration / "report.toml")
    assert Corpus.read(recipe.corpus).fingerprint == Corpus.read(TALKS).fingerprint
    original = read_recipe(ROOT / "reports" / "harbour-talks.toml")
    assert recipe.record() == original.record()
    given = {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert {path.name for path in (demonstration / "notebooks").iterdir()} == given
    for number in range(1, len(given) + 1):
        place = demonstration / "notebooks" / parameters(demonstration, number)["corpus_path"]
        assert (place / "card.toml").is_file()


def test_the_same_study_has_the_same_bytes(demonstration, tmp_path):
    again = new(tmp_path / "talks")
    assert digests(again) == digests(demonstration)
    assert str(tmp_path).encode() not in b"".join(digests(again).values())


def test_the_readme_has_ten_lines(demonstration, mine):
    for study in (demonstration, mine):
        text = (study / "README.md").read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 10
        assert "@" not in text


def test_ones_own_corpus_stays_where_it_is_and_the_recipe_fits_it(mine):
    assert not (mine / "corpora").exists()
    recipe = read_recipe(mine / "report.toml")
    corpus = Corpus.read(recipe.corpus)
    expected = default_recipe(corpus, recipe.corpus)
    assert recipe == expected
    assert tomllib.loads((mine / "report.toml").read_text())["corpus"] == "../data/news 1"


def test_ones_own_corpus_is_in_every_notebook(mine):
    outlets = {"ledger", "beacon", "The Tribune’s $"}
    for number in (1, 2, 3, 4):
        found = parameters(mine, number)
        corpus = Corpus.read(mine / "notebooks" / found["corpus_path"])
        assert set(corpus.articles["outlet"]) == outlets
        assert set(found.get("outlets", ())) <= outlets
        assert found.get("article", corpus.articles.index[0]) in corpus.articles.index
    assert len(parameters(mine, 2)["outlets"]) == 2
    assert set(parameters(mine, 3)["outlets"]) == outlets
    assert parameters(mine, 2)["strata"] == "event"
    assert parameters(mine, 4)["k"] == 4


def test_the_commands_that_a_notebook_names_are_about_ones_own_corpus(mine):
    text = (mine / "notebooks" / "02_loaded_terms.ipynb").read_text(encoding="utf-8")
    assert "'../data/news 1'" in text
    assert "harbour-talks" not in text
    assert "--pair tribune ledger" not in text


def test_a_corpus_without_events_or_a_second_outlet_gets_what_it_can_have(tmp_path):
    texts = [f"Talks go on for day {n}.\nIt is a sham, they said of talk {n}." for n in range(4)]
    write_corpus(Corpus.from_texts(texts), tmp_path / "plain")
    study = new(tmp_path / "study", corpus=tmp_path / "plain")
    names = [path.name[:2] for path in sorted((study / "notebooks").iterdir())]
    assert names == ["01", "03", "07", "08", "10"]
    kinds = [section.kind for section in read_recipe(study / "report.toml").sections]
    assert "contrast" not in kinds
    assert "topics" not in kinds


def test_a_folder_that_holds_something_is_refused_in_one_sentence(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FramingError, match=r"^[^.]*: the folder is not empty; [^.]*\.$"):
        new(tmp_path)
    with pytest.raises(FramingError, match="this is a file"):
        new(tmp_path / "notes.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_folder_is_filled_where_it_stands(tmp_path):
    before = tmp_path.stat().st_ino
    assert "report.toml" in {path.name for path in new(tmp_path).iterdir()}
    assert tmp_path.stat().st_ino == before
    assert ".study.part" not in {path.name for path in tmp_path.iterdir()}


def test_a_corpus_that_cannot_be_read_leaves_nothing(tmp_path):
    with pytest.raises(FramingError, match="no such folder"):
        new(tmp_path / "study", corpus=tmp_path / "absent")
    assert not list(tmp_path.iterdir())


def test_what_ships_is_found_in_a_checkout():
    assert shipped() == ROOT


@pytest.mark.parametrize("where", [".venv", "path", "nowhere"])
def test_make_finds_framing(demonstration, tmp_path, where):
    makefile = (demonstration / "Makefile").read_text()
    (tmp_path / "Makefile").write_text(makefile)
    holder = tmp_path / (".venv" if where == ".venv" else "else where") / "bin"
    holder.mkdir(parents=True)
    if where != "nowhere":
        (holder / "framing").write_text("#!/bin/sh\necho called: $@\n")
        (holder / "framing").chmod(0o755)
    path = "/usr/bin:/bin" + (f":{holder}" if where == "path" else "")
    ran = subprocess.run(
        ["make", "report"],
        cwd=tmp_path,
        env={"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if where == "nowhere":
        assert ran.returncode == 2
        assert "pip install newsframing" in ran.stderr
    else:
        assert "called: report report.toml --out reports/harbour-talks" in ran.stdout
