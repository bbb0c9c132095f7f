"""From a wheel alone: what ships is in it, a study can be begun, and its report made."""

import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.house.sources import ROOT

BUILD = "import setuptools.build_meta as backend, sys; backend.build_wheel(sys.argv[1])"
SMALL = """
title = "A small report"
corpus = "corpora/harbour-talks"

[[section]]
kind = "overview"

[[section]]
kind = "marked"
article = "tribune-0101"
with = ["sourcing.ScareQuotes"]
"""
NEEDED = ("setup.py", "setup.cfg", "pyproject.toml", "README.md", "LICENSE")
FOLDERS = ("framing", "corpora", "notebooks", "reports")


def ran(folder, *words, **environment):
    """Run Python in a folder outside of the checkout."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout."""
    pytest.importorskip("setuptools")
    source = tmp_path_factory.mktemp("source")
    for name in NEEDED:
        shutil.copy(ROOT / name, source / name)
    unwanted = shutil.ignore_patterns("__pycache__", ".ipynb_*")
    for name in FOLDERS:
        shutil.copytree(ROOT / name, source / name, ignore=unwanted)
    (source / "notebooks" / ".ipynb_checkpoints").mkdir()
    (source / "notebooks" / ".ipynb_checkpoints" / "x.ipynb").write_text("{}")
    target = tmp_path_factory.mktemp("wheels")
    ran(source, "-c", BUILD, str(target))
    [path] = target.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder on the path with nothing in it but the wheel's files."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_carries_what_ships_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    carried = {name.partition("/shipped/")[2] for name in names if "/shipped/" in name}
    wanted = [*(ROOT / "corpora").rglob("*"), *(ROOT / "notebooks").glob("*.ipynb")]
    wanted += (ROOT / "reports").glob("*.toml")
    expected = {path.relative_to(ROOT).as_posix() for path in wanted if path.is_file()}
    assert carried == expected
    tops = {name.partition("/")[0].partition(".")[0] for name in names}
    assert tops == {"framing", "newsframing-0"}


@pytest.mark.full
def test_a_study_is_begun_and_reported_from_the_wheel_alone(installed, tmp_path):
    site = str(installed)
    here = ran(tmp_path, "-c", "import framing; print(framing.__file__)", PYTHONPATH=site)
    assert here.startswith(site)
    ran(tmp_path, "-m", "framing", "new", "study", PYTHONPATH=site)
    study = tmp_path / "study"
    assert len(list((study / "corpora" / "harbour-talks" / "articles").rglob("*.txt"))) == 129
    (study / "report.toml").write_text(SMALL)
    # So few articles are read without the compiler, which would start anew in a new place.
    table = study / "corpora" / "harbour-talks" / "articles.csv"
    table.write_text("".join(table.read_text(encoding="utf-8").splitlines(keepends=True)[:12]))
    ran(study, "-m", "framing", "report", "report.toml", "--out", "out", PYTHONPATH=site)
    assert (study / "out" / "report.pdf").read_bytes().startswith(b"%PDF")
    assert "A small report" in (study / "out" / "report.html").read_text(encoding="utf-8")
