"""Help: quick, light, and with an example in every verb."""

import os
import subprocess
import sys

import pytest

from framing.cli import asking, entry

VERBS = [name.split("_") for name in (*entry._VERBS, *entry._VERBS_OF_LEXICONS)]


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


def test_help_is_quick():
    child = subprocess.Popen([sys.executable, "-m", "framing", "--help"], stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(child.pid, 0)
    child.returncode = 0
    # About .1 s of CPU here; the rest is room for a slower or busier machine.
    assert used.ru_utime + used.ru_stime < 0.6


def test_the_shared_options_know_what_the_rooms_know():
    from framing.corpus.units import LEVELS
    from framing.extractor import VOICES

    assert asking.LEVELS == LEVELS
    assert set(VOICES) < set(asking.VOICES)
