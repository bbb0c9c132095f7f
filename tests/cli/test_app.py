"""Help: quick, light, and with an example in every verb."""

import subprocess
import sys
from importlib import import_module

import pytest

from framing.cli import asking, entry
from framing.cli.verbs import first_lines

FILES = (*entry._VERBS, *entry._VERBS_OF_LEXICONS, *entry._VERBS_OF_CODEBOOKS)
VERBS = [name.split("_") for name in FILES]


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_has_an_example(call, verb):
    said = call(*verb, "--help")
    assert said.code == 0
    assert "Example" in said.out
    assert f"framing {' '.join(verb)} " in said.out + " "
    assert len(max(said.out.splitlines(), key=len)) <= 100


def test_help_loads_nothing_heavy():
    tell = "import sys; from framing.cli import run; run(['contrast', '--help']); "
    tell += "print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", tell], capture_output=True, text=True, check=True)
    heavy = {"numpy", "pandas", "rich", "sklearn", "matplotlib", "numba", "pyarrow", "scipy"}
    assert not heavy & set(ran.stderr.split())


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["corpus", "--help"], ["lexicon", "-h"]]
)
def test_a_list_of_verbs_imports_none(words):
    tell = f"import sys; from framing.cli import run; run({words}); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", tell], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.splitlines()[-1].split())
    assert "framing.cli.entry" in loaded
    assert not {f"framing.cli.{verb}" for verb in FILES} & loaded


def test_a_verb_imports_no_other():
    tell = "import sys; from framing.cli import run; run(['kwic', '-h']); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", tell], capture_output=True, text=True, check=True)
    assert {f"framing.cli.{v}" for v in FILES} & set(ran.stdout.split()) == {"framing.cli.kwic"}


@pytest.mark.parametrize("verb", FILES)
def test_the_list_tells_what_the_verb_tells(verb):
    told = " ".join(first_lines(verb).split())
    module = import_module(f"framing.cli.{verb}")
    commands = [
        getattr(module, name).__doc__ or ""
        for name in vars(module)
        if callable(getattr(module, name))
    ]
    assert told
    assert any(" ".join(said.split()).startswith(told) for said in commands)


def test_the_shared_options_know_what_the_rooms_know():
    from framing.corpus.units import LEVELS
    from framing.extractor import VOICES

    assert asking.LEVELS == LEVELS
    assert set(VOICES) < set(asking.VOICES)
