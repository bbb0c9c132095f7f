"""What the pages show works as it stands there; every figure and guard is shown."""

import re
import shlex
from pathlib import Path

import pytest

from framing import figures
from framing.cli.entry import run
from framing.compare.guards import guards

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted([*DOCS.glob("tutorial/*.md"), *DOCS.glob("how-to/*.md")])
FILE = re.compile(r"^( *)```\{code-block\} text\n\s*:caption: (\S+)\n\n(.*?)^ *```$", re.M | re.S)
WRITTEN = [path for path in sorted(DOCS.rglob("*.md")) if "made" not in path.parts]
LINES = re.compile(r"^ *```sh\n(.*?)^ *```$", re.M | re.S)


def unindented(block: str, by: str) -> str:
    return "".join(line.removeprefix(by) for line in block.splitlines(keepends=True))


@pytest.mark.full
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_of_a_page_ends_well(page, tmp_path, monkeypatch, capsys):
    text = page.read_text(encoding="utf-8")
    (tmp_path / "corpora").mkdir()
    (tmp_path / "corpora/harbour-talks").symlink_to(DOCS.parent / "corpora/harbour-talks")
    for indent, name, block in FILE.findall(text):
        (tmp_path / name).write_text(unindented(block, indent), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    commands = [line.strip() for block in LINES.findall(text) for line in block.splitlines()]
    assert commands
    for command in commands:
        program, *words = shlex.split(command)
        assert program == "framing"
        assert run(words) == 0, (command, capsys.readouterr().err)


def test_the_gallery_shows_every_figure():
    drawn = "".join(path.read_text(encoding="utf-8") for path in DOCS.glob("gallery/*.py"))
    for name in figures.__all__:
        if name.startswith("plot_") and name != "plot_marked_pages":
            assert f"{name}(" in drawn, name


def test_every_guard_has_a_demonstration():
    shown = {path.stem for path in DOCS.glob("demonstrations/*.py")}
    assert shown == {guard.code for guard in guards()}


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.stem)
def test_a_page_quotes_guards_that_there_are(page):
    codes = set(re.findall(r"\[(S\d+)\]", page.read_text(encoding="utf-8")))
    assert codes <= {guard.code for guard in guards()}
