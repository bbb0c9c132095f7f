"""The LaTeX parts compile, whatever the data are called."""

import re
import shutil
import subprocess

import pytest

from framing.report import build_report, default_recipe, write_report
from framing.report.tables import latex_table
from tests.report.corpora import HOSTILE, hostile

LETTERS = '$5bn to $10bn — 100% & #1_a^{x} \\input{x} “中文” Ωλ ~ < > | " − × ½ é'


@pytest.mark.full
@pytest.mark.latex
def test_the_paper_compiles_without_a_warning_about_its_parts(tmp_path):
    import pandas as pd

    if shutil.which("latexmk") is None:
        pytest.skip("latexmk is not installed")
    found = hostile()
    recipe = default_recipe(found, "x", seed=1)
    recipe = type(recipe)(HOSTILE, recipe.corpus, recipe.sections, question=LETTERS)
    folder = write_report(build_report(recipe, found), tmp_path / "r")
    long = pd.DataFrame({"name_%": [HOSTILE] * 90, "n": range(90)})
    part = latex_table(long, caption=HOSTILE, notes=HOSTILE, label="long")
    (folder / "tables" / "long.tex").write_text(part, encoding="utf-8")
    paper = folder / "paper.tex"
    text = paper.read_text(encoding="utf-8")
    for stem in folder.glob("tables/[0-9]*.tex"):
        assert rf"\input{{tables/{stem.stem}}}" in text
    for figure in folder.glob("figures/*.pdf"):
        assert f"figures/{figure.name}" in text
    end = r"\bibliographystyle"
    paper.write_text(text.replace(end, "\\input{tables/long}\n" + end), encoding="utf-8")
    command = ["latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "paper.tex"]
    told = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    log = (folder / "paper.log").read_text(encoding="utf-8", errors="replace")
    assert told.returncode == 0, log[-2000:]
    assert not re.findall(r"LaTeX (?:Font )?Warning: .*|Package \w+ Warning: .*", log)
    wide = [float(n) for n in re.findall(r"Overfull \\hbox \((\d+\.\d+)pt too wide\)", log)]
    assert max(wide, default=0) < 10


def test_a_long_table_runs_over_pages():
    import pandas as pd

    part = latex_table(pd.DataFrame({"n": range(41)}), caption="C", notes="", label="x")
    assert r"\begin{longtable}{r}" in part
    assert r"\begin{table}" not in part
