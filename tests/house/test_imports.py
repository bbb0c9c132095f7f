"""Imports run down the floors, and a name costs nothing until it is used."""

import json
import subprocess
import sys

import pytest

from tests.house.sources import ROOT

HEAVY = ("sklearn", "matplotlib", "gensim", "statsmodels", "numba", "scipy", "spacy", "torch")

GROUND = ("errors", "files", "provenance", "run", "schema", "spans")


def loaded_by(code):
    """The names of the modules that a fresh interpreter holds after running `code`."""
    tell = "import json, sys; sys.stdout.write(json.dumps(list(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tell}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(ran.stdout))


def test_importing_framing_loads_nothing_heavy():
    assert not loaded_by("import framing") & {*HEAVY, "pandas"}


def test_importing_framing_writes_nothing():
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", "import framing"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (ran.stdout, ran.stderr) == ("", "")


def test_the_command_line_answers_help_without_loading_anything_heavy():
    pytest.importorskip("framing.cli", reason="the command line is not built yet")
    assert not loaded_by("import framing.cli") & {*HEAVY, "pandas"}


def lint(folder):
    """Run import-linter on the package in `folder` by the contract in its setup.cfg."""
    # In a process of its own: it changes the import path and the logging of the one it runs in.
    check = "import sys; from importlinter.cli import lint_imports as lint; "
    return subprocess.run(
        [sys.executable, "-c", check + "sys.exit(lint(no_cache=True, no_logo=True))"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_run_down_the_floors():
    ran = lint(ROOT)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("room", "line", "stands"),
    [
        ("corpus", "import framing.text", True),
        ("text", "import framing.corpus", False),
        ("wording", "import framing.frames", False),
        ("surprise", "", False),
    ],
)
def test_the_floors_refuse_a_climb_a_neighbour_and_a_stranger(tmp_path, room, line, stands):
    house = tmp_path / "framing"
    for name in [*GROUND, "text", "corpus", "wording", "frames", room]:
        (house / name).mkdir(parents=True, exist_ok=True)
        (house / name / "__init__.py").write_text("")
    (house / "__init__.py").write_text("")
    (house / room / "__init__.py").write_text(line)
    (tmp_path / "setup.cfg").write_text((ROOT / "setup.cfg").read_text())
    ran = lint(tmp_path)
    assert (ran.returncode == 0) is stands, ran.stdout + ran.stderr


def test_every_public_name_resolves():
    import framing

    for name in getattr(framing, "__all__", []):
        assert getattr(framing, name) is not None, name
