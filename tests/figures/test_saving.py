import json
import os
import re
import subprocess
import sys
import zlib

import matplotlib
import pandas as pd
import pytest

from framing.compare.result import Comparison
from framing.errors import FramingError
from framing.figures import (
    paper,
    plot_contrast,
    plot_heatmap,
    plot_marked,
    plot_topics,
    save_figure,
)
from framing.files import sha256_of
from tests.figures.results import HOSTILE, MARKS, comparison, corpus, estimates


def inflated(pdf):
    """A PDF's bytes with its compressed streams opened."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    opened = []
    for stream in streams:
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            opened.append(stream)
    return pdf + b"".join(opened)


FIGURES = {
    "contrast": lambda: (plot_contrast(comparison(HOSTILE)), comparison(HOSTILE)),
    "heatmap": lambda: (plot_heatmap(estimates()), estimates()),
    "topics": lambda: (plot_topics(estimates()), estimates()),
    "marked": lambda: (plot_marked(corpus(), MARKS), MARKS),
}


@pytest.mark.parametrize(
    ("name", "suffix"),
    [*((name, ".pdf") for name in FIGURES), ("contrast", ".svg"), ("contrast", ".png")],
)
def test_two_runs_leave_the_same_bytes(tmp_path, name, suffix):
    found = []
    for run in ("one", "two"):
        axes, result = FIGURES[name]()
        paths = save_figure(axes, tmp_path / run / f"{name}{suffix}", of=result)
        found.append([path.read_bytes() for path in paths])
    assert found[0] == found[1]


def test_the_callers_settings_do_not_reach_the_bytes(tmp_path):
    axes, result = FIGURES["contrast"]()
    plain = save_figure(axes, tmp_path / "a.pdf", of=result)[0].read_bytes()
    with matplotlib.rc_context(
        {"font.size": 30, "pdf.fonttype": 3, "svg.hashsalt": None, "savefig.bbox": "tight"}
    ):
        axes, result = FIGURES["contrast"]()
        other = save_figure(axes, tmp_path / "a.pdf", of=result)[0].read_bytes()
    assert plain == other


@pytest.mark.full
def test_another_process_leaves_the_same_bytes(tmp_path):
    code = (
        "import sys; from framing.figures import *; from tests.figures.results import *;"
        "save_figure(plot_contrast(comparison(HOSTILE)), sys.argv[1], of=comparison(HOSTILE))"
    )
    digests = []
    for seed, zone in (("0", "UTC"), ("7", "Asia/Tokyo")):
        path = tmp_path / seed / "a.pdf"
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": ""}
        environment.pop("SOURCE_DATE_EPOCH")
        subprocess.run([sys.executable, "-c", code, str(path)], check=True, env=environment)
        digests.append(sha256_of(path))
    assert digests[0] == digests[1]


@pytest.mark.parametrize("name", FIGURES)
def test_fonts_are_embedded_as_outlines_that_can_be_edited(tmp_path, name):
    axes, result = FIGURES[name]()
    pdf = inflated(save_figure(axes, tmp_path / "a.pdf", of=result)[0].read_bytes())
    assert b"/Type3" not in pdf
    assert b"/FontFile2" in pdf
    assert b"FramingSans-Regular" in pdf
    assert b"CreationDate" not in pdf


def test_the_numbers_are_saved_beside(tmp_path):
    result = comparison()
    paths = save_figure(plot_contrast(result), tmp_path / "a.pdf", of=result)
    assert [path.name for path in paths] == ["a.pdf", "a.csv", "a.json"]
    again = Comparison.read(tmp_path / "a.csv")
    pd.testing.assert_frame_equal(again.table, result.table)
    assert again.unit == result.unit


def test_the_record_counts_letters_no_font_has(tmp_path):
    result = comparison(("中 a", "中文 b"))
    note = save_figure(plot_contrast(result), tmp_path / "a.pdf", of=result)[2]
    record = json.loads(note.read_text(encoding="utf-8"))
    assert record["glyphs_missing"] == {"U+4E2D": 2, "U+6587": 1}
    assert record["table"]["sha256"] == sha256_of(tmp_path / "a.csv")
    assert record["columns"]["estimate"]["meaning"] == "group minus reference"


def test_a_formula_does_not_run_in_a_spreadsheet(tmp_path):
    result = comparison(("=cmd|'/C calc'!A0",))
    save_figure(plot_contrast(result), tmp_path / "a.pdf", of=result)
    assert pd.read_csv(tmp_path / "a.csv")["feature"].tolist() == ["'=cmd|'/C calc'!A0"]


def test_other_endings_are_refused(tmp_path):
    axes = plot_contrast(comparison())
    with pytest.raises(FramingError, match=r"\.pdf, \.svg or \.png"):
        save_figure(axes, tmp_path / "a.jpg", of=comparison())
    with pytest.raises(FramingError, match="2 pages"):
        save_figure([axes, axes], tmp_path / "a.svg", of=comparison())
    assert not list(tmp_path.iterdir())


def test_paper_decides_the_size_of_the_page(tmp_path):
    with paper("page"):
        result = comparison()
        pdf = save_figure(plot_contrast(result), tmp_path / "a.pdf", of=result)[0].read_bytes()
    width = float(re.search(rb"/MediaBox \[ ?0 0 ([\d.]+)", pdf)[1])
    assert width == pytest.approx(180 / 25.4 * 72, abs=0.2)
