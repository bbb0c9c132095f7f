"""The page in a browser: nothing is wider than a phone, tables sort, marks come and go."""

import base64
import hashlib
import html
import json
import re
import shutil
import subprocess

import pytest

from framing.corpus import Corpus
from framing.report import Choice, Recipe, Section, build_report, write_report
from tests.report.corpora import articles

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

ASKED = """
const told = {wide: document.documentElement.scrollWidth - document.documentElement.clientWidth};
const table = document.querySelector("table.sorts");
const column = (at) => [...table.tBodies[0].rows].map((row) => row.cells[at].textContent);
const words = [...table.tHead.rows[0].cells].findIndex((one) => one.textContent === "words");
const press = (one) => one.dispatchEvent(new MouseEvent("click", {bubbles: true}));
told.before = column(words);
const button = table.tHead.rows[0].cells[words].querySelector("button");
press(button); told.up = column(words);
press(button); told.down = column(words); told.sort = button.parentNode.getAttribute("aria-sort");
press(button); told.after = column(words);
const all = [...document.querySelectorAll(".article mark[data-on]")];
const marks = () => all.map((mark) => mark.className);
told.marks = marks();
const keys = [...document.querySelectorAll(".article .key:not(.voices) button")];
keys.forEach(press); told.off = marks();
keys.forEach(press); told.on = marks();
const voices = [...document.querySelectorAll(".voices button")];
told.voices = voices.map((one) => one.textContent);
press(voices.find((one) => one.textContent === "quoted")); told.spoken = marks();
const focus = [...document.querySelectorAll("button")].filter((one) => one.tabIndex < 0);
told.beyond_keys = focus.length;
document.documentElement.dataset.told = JSON.stringify(told);
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    table = articles(outlets=("ledger", "tribune", "beacon"), events=6)
    table["text"] += "\n“It may be a sham,” said a person who was there, and it may not."
    found = Corpus.from_frame(table)
    choices = (
        Choice("wording.LoadedTerms", "loaded_terms", {"by": "list"}),
        Choice("wording.Hedges", "hedges", {"by": "list"}),
        Choice("sourcing.Quotations", "quotations"),
    )
    sections = (
        Section("overview", "Corpus", strata="event"),
        Section("rates", "Rates", extractors=choices),
        Section("marked", "Marked", extractors=choices),
    )
    report = build_report(Recipe("T", corpus="unused", sections=sections), found)
    return write_report(report, tmp_path_factory.mktemp("page") / "r") / "report.html"


def asked(page, *, width):
    """What the page says of itself in a browser whose policy allows one question more."""
    browser = next((name for name in BROWSERS if shutil.which(name)), None)
    if browser is None:
        pytest.skip("no Chromium is installed")
    text = page.read_text(encoding="utf-8")
    own = re.search(r"<script>(.*?)</script>", text, re.DOTALL)[1]

    def digest(script):
        return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

    other = own + ASKED
    text = text.replace(own, other).replace(digest(own), digest(other))
    copy = page.with_name(f"asked-{width}.html")
    copy.write_text(text, encoding="utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += [f"--window-size={width},900", "--dump-dom", copy.as_uri()]
    told = subprocess.run(command, capture_output=True, check=True, timeout=120)
    found = re.search(r'data-told="([^"]*)"', told.stdout.decode())
    return json.loads(html.unescape(found[1]))


@pytest.mark.browser
@pytest.mark.full
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_window(page, width):
    assert asked(page, width=width)["wide"] <= 0


@pytest.mark.browser
@pytest.mark.full
def test_tables_sort_and_marks_come_and_go(page):
    told = asked(page, width=1280)

    def numbers(cells):
        return [int(cell.replace(",", "")) for cell in cells]

    assert numbers(told["up"]) == sorted(numbers(told["before"]))
    assert told["down"] == told["up"][::-1]
    assert told["sort"] == "descending"
    assert told["after"] == told["before"]
    assert set(told["off"]) == {"off"}
    assert told["on"] == told["marks"]
    assert told["voices"] == ["outlet", "quoted"]
    assert any("quoted" in name for name in told["marks"])
    assert not any("quoted" in name for name in told["spoken"])
    assert any(name != "off" for name in told["spoken"])
    assert told["beyond_keys"] == 0
