import ast
import re
from pathlib import Path

import pytest

import framing
from framing.compare.guards import guard, guards, quoted
from framing.errors import FramingError


def test_codes_count_up_and_nothing_is_left_empty():
    assert [one.code for one in guards()] == [f"S{n + 1}" for n in range(len(guards()))]
    for one in guards():
        assert all((one.title, one.rule, one.reason, one.override, one.sources)), one.code
        assert all(re.search(r"\(\d{4}\)", source) for source in one.sources), one.code


def test_every_code_that_the_code_quotes_is_explained():
    found = {}
    for path in sorted(Path(framing.__file__).parent.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
        for code in re.findall(r"\[(S\d+)\]", " ".join(t for t in texts if isinstance(t, str))):
            found[code] = path.name
    assert {"S1", "S5"} <= set(found)
    for code in found:
        guard(code)


def test_an_unknown_code_is_refused_with_what_there_is():
    with pytest.raises(FramingError, match="S1, S2"):
        guard("X9")


def test_codes_are_found_in_notes():
    assert quoted(["nothing", "b [S5].", "a [S1] c."]) == ("S1", "S5")
