import json
import os
import re
import subprocess
import sys

import pandas as pd
import pytest

from framing.errors import FramingError
from framing.files import sha256_of
from framing.report import build_report, default_recipe, write_report
from tests.report.corpora import HOSTILE, corpus, hostile


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The default report of a corpus whose names and texts attack every sink."""
    found = hostile()
    report = build_report(default_recipe(found, "x", seed=1), found)
    return report, write_report(report, tmp_path_factory.mktemp("reports") / "hostile")


def files_of(folder):
    return {
        path.relative_to(folder).as_posix(): sha256_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_folder_holds_what_a_report_promises(made):
    _, folder = made
    names = set(files_of(folder))
    assert {"report.html", "report.pdf", "evidence.csv", "manifest.json"} <= names
    for figure in (folder / "figures").glob("*.pdf"):
        assert figure.with_suffix(".csv").is_file()
        assert figure.with_suffix(".json").is_file()
    for table in (folder / "tables").glob("*.csv"):
        assert table.with_suffix(".tex").is_file()


def test_the_manifest_names_every_file_and_no_place_or_time(made):
    _, folder = made
    text = (folder / "manifest.json").read_text(encoding="utf-8")
    manifest = json.loads(text)
    there = files_of(folder)
    there.pop("manifest.json")
    assert manifest["files"] == there
    assert manifest["corpus"]["fingerprint"]
    assert manifest["recipe"]["seed"] == 1
    assert os.path.expanduser("~") not in text
    assert str(folder) not in text


def test_another_process_leaves_the_same_bytes(made, tmp_path):
    _, folder = made
    code = (
        "import sys; from framing.report import *; from tests.report.corpora import hostile;"
        "c = hostile();"
        "write_report(build_report(default_recipe(c, 'x', seed=1), c), sys.argv[1])"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    command = [sys.executable, "-c", code, str(tmp_path / "again")]
    subprocess.run(command, check=True, env=environment)
    assert files_of(tmp_path / "again") == files_of(folder)


def test_the_page_runs_and_loads_nothing(made):
    _, folder = made
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert page.count("<script") == 1
    assert "&lt;script&gt;" in page
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page)
    tags = re.sub(r">[^<]*<", "><", re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL))
    assert not re.search(r"\son\w+=|\sstyle=|javascript:", tags)


@pytest.mark.parametrize("kind", ["style", "script"])
def test_what_is_inline_is_what_the_policy_allows(made, kind):
    import base64
    import hashlib

    _, folder = made
    page = (folder / "report.html").read_text(encoding="utf-8")
    inline = re.search(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    assert f"{kind}-src 'sha256-{digest}'" in page


def test_every_link_of_the_page_leads_somewhere(made):
    _, folder = made
    page = (folder / "report.html").read_text(encoding="utf-8")
    targets = set(re.findall(r'href="([^"]+)"', page))
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert all(target[1:] in ids for target in targets if target.startswith("#"))
    assert all((folder / target).is_file() for target in targets if not target.startswith("#"))


def test_texts_are_literal_in_latex(made):
    _, folder = made
    found = "".join(path.read_text(encoding="utf-8") for path in (folder / "tables").glob("*.tex"))
    assert r"\input{x}" not in found
    assert r"\textbackslash{}input\{x\}" in found
    assert r"\$5bn \& 100\%" in found


def test_no_formula_reaches_a_spreadsheet(made):
    _, folder = made
    for path in (folder / "evidence.csv", *(folder / "tables").glob("*.csv")):
        for cell in pd.read_csv(path, dtype=str).to_numpy().ravel():
            assert not str(cell).startswith(("=cmd", "@", "+cmd"))


def test_evidence_lies_in_its_text(made):
    report, folder = made
    table = pd.read_csv(folder / "evidence.csv")
    texts = pd.concat([report.corpus.texts(level) for level in ("paragraph", "headline")])
    assert len(table)
    for row in table.itertuples():
        cue = texts[row.unit][row.start : row.end]
        # A cue that a spreadsheet would run stands behind an apostrophe.
        assert row.cue in (cue, f"'{cue}")


def test_the_pdf_has_no_clock_and_embeds_its_letters(made):
    _, folder = made
    pdf = (folder / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert b"CreationDate" not in pdf
    assert b"/Type3" not in pdf


def test_files_that_are_no_longer_made_are_removed(tmp_path):
    small = corpus(events=6)
    recipe = default_recipe(small, "x")
    some = type(recipe)(recipe.title, recipe.corpus, recipe.sections[:2])
    write_report(build_report(some, small), tmp_path / "r")
    before = set(files_of(tmp_path / "r"))
    fewer = type(recipe)(recipe.title, recipe.corpus, recipe.sections[:1])
    write_report(build_report(fewer, small), tmp_path / "r")
    after = set(files_of(tmp_path / "r"))
    assert after < before
    manifest = json.loads((tmp_path / "r" / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["files"]) | {"manifest.json"} == after


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("keep")
    small = corpus(events=6)
    recipe = default_recipe(small, "x")
    report = build_report(type(recipe)("T", recipe.corpus, recipe.sections[:1]), small)
    with pytest.raises(FramingError, match="holds no report"):
        write_report(report, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def only(found):
    """The first section of the report of a corpus."""
    recipe = default_recipe(found, "x")
    return build_report(type(recipe)("T", recipe.corpus, recipe.sections[:1]), found)


def test_what_a_user_put_into_the_folder_is_kept(tmp_path):
    report = only(corpus(events=6))
    folder = write_report(report, tmp_path / "r")
    (folder / "notes" / "deep").mkdir(parents=True)
    (folder / "notes" / "deep" / "mine.txt").write_text("keep")
    (folder / "tables" / "mine.csv").write_text("keep")
    (folder / "notes" / "link").symlink_to("deep")
    write_report(report, folder)
    assert (folder / "notes" / "link").is_symlink()
    assert (folder / "notes" / "link" / "mine.txt").read_text() == "keep"
    assert (folder / "tables" / "mine.csv").read_text() == "keep"


def test_a_file_of_the_report_that_was_changed_is_not_written_over(tmp_path):
    report = only(corpus(events=6))
    folder = write_report(report, tmp_path / "r")
    (folder / "paper.tex").write_text("my paper")
    with pytest.raises(FramingError, match=r"changed since the report was written: paper\.tex"):
        write_report(report, folder)
    assert (folder / "paper.tex").read_text() == "my paper"


def test_a_user_s_file_with_a_new_file_s_name_is_not_written_over(tmp_path):
    report = only(corpus(events=6))
    folder = write_report(report, tmp_path / "r")
    before = files_of(folder)
    (folder / "texts.csv").write_text("mine")
    with pytest.raises(FramingError, match="move it away"):
        write_report(report, folder, share=True)
    assert (folder / "texts.csv").read_text() == "mine"
    assert before.items() <= files_of(folder).items()


def test_a_report_that_fails_leaves_nothing_and_the_next_one_succeeds(tmp_path, monkeypatch):
    from framing.report import writing

    def broken(*_, **__):
        raise FramingError("no paper")

    report = only(corpus(events=6))
    with monkeypatch.context() as patched:
        patched.setattr(writing, "paper_of", broken)
        with pytest.raises(FramingError, match="no paper"):
            write_report(report, tmp_path / "r")
    assert not list(tmp_path.iterdir())
    folder = write_report(report, tmp_path / "r")
    before = files_of(folder)
    with monkeypatch.context() as patched:
        patched.setattr(writing, "paper_of", broken)
        with pytest.raises(FramingError, match="no paper"):
            write_report(report, tmp_path / "r")
    assert files_of(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_a_folder_by_another_name_stays_a_link(tmp_path):
    report = only(corpus(events=6))
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write_report(report, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "report.html").is_file()


def test_each_mark_is_written_once_with_the_sections_that_count_it(made):
    report, folder = made
    table = pd.read_csv(folder / "evidence.csv")
    assert not table.duplicated(["unit", "start", "end", "label"]).any()
    for part in report.parts:
        if part.evidence is not None:
            counted = table["sections"].str.split(" | ", regex=False)
            ours = [part.section.title in names for names in counted]
            keys = ["unit", "start", "end"]
            marks = part.evidence[[*keys, "label"]].drop_duplicates()
            assert sum(ours) == len(marks)


@pytest.mark.full
def test_many_marks_are_written_as_parquet(tmp_path, monkeypatch):
    from framing.report import writing

    report = build_report(default_recipe(corpus(events=6), "x"), corpus(events=6))
    small = write_report(report, tmp_path / "small")
    monkeypatch.setattr(writing, "MOST_ROWS", 3)
    large = write_report(report, tmp_path / "large")
    assert not (large / "evidence.csv").exists()
    columns = ["unit", "start", "end", "label", "sections"]
    pd.testing.assert_frame_equal(
        pd.read_parquet(large / "evidence.parquet")[columns].astype("str"),
        pd.read_csv(small / "evidence.csv")[columns].astype("str"),
    )
    page = (large / "report.html").read_text(encoding="utf-8")
    assert 'href="evidence.parquet"' in page
    assert "evidence.csv" not in page


def test_a_manifest_cannot_have_files_elsewhere_removed(tmp_path):
    (tmp_path / "victim.txt").write_text("keep")
    folder = tmp_path / "r"
    folder.mkdir()
    (folder / "manifest.json").write_text('{"files": {"../victim.txt": "0"}}')
    small = corpus(events=6)
    recipe = default_recipe(small, "x")
    write_report(build_report(type(recipe)("T", recipe.corpus, recipe.sections[:1]), small), folder)
    assert (tmp_path / "victim.txt").is_file()


def test_hostile_names_are_shown_as_they_are(made):
    _, folder = made
    page = (folder / "report.html").read_text(encoding="utf-8")
    import html

    assert html.escape(HOSTILE, quote=False) in page or html.escape(HOSTILE) in page
