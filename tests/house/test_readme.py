"""What the README shows works as it stands there."""

import re
from pathlib import Path

import pytest

from framing.errors import FramingWarning

ROOT = Path(__file__).parents[2]


def test_its_lines_of_python_make_a_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert code is not None
    monkeypatch.chdir(ROOT)
    with pytest.warns(FramingWarning, match="Few units"):
        exec(code[1].replace('"reports/', f'"{tmp_path}/'), {})
    assert {path.suffix for path in tmp_path.iterdir()} == {".pdf", ".csv", ".json"}


def test_what_it_links_to_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in re.findall(r"\]\(([^)]+)\)|`([A-Z]+\.(?:md|cff))`", text):
        assert (ROOT / (name[0] or name[1])).is_file()
