import re

import pytest
from matplotlib.patches import Rectangle

from framing.errors import FramingError
from framing.figures import paper, plot_marked, plot_marked_pages, save_figure
from framing.figures.lettering import advance
from tests.figures.results import MARKS, corpus, evidence, texts


def grounds(axes):
    return {p.get_gid(): p for p in axes.patches if isinstance(p, Rectangle) and p.get_gid()}


def test_grounds_stand_under_their_words():
    with paper("page"):
        axes = plot_marked(corpus(), MARKS)
        (line,) = [text for text in axes.texts if text.get_text().startswith("The ‘robust’")]
        size = line.get_fontsize()
        before = advance("The ‘robust’ plan, officials said, was ", size=size)
        word = advance("robust", size=size)
    ground = grounds(axes)["loaded_term:a/p01:39"]
    assert ground.get_x() == pytest.approx(before, abs=0.3)
    assert ground.get_width() == pytest.approx(word, abs=0.3)
    baseline = line.get_position()[1]
    assert ground.get_y() < baseline < ground.get_y() + ground.get_height()


def test_overlapping_marks_stand_on_two_levels():
    drawn = grounds(plot_marked(corpus(), MARKS))
    inner, outer = drawn["loaded_term:a/p01:5"], drawn["scare_quote:a/p01:4"]
    assert inner.get_height() > 5 * outer.get_height()
    assert outer.get_y() + outer.get_height() <= inner.get_y() + 0.5


def test_every_word_is_on_the_page_and_comments_have_authors():
    shown = texts(plot_marked(corpus(), MARKS))
    assert "A plan" in shown
    assert "What is next" in shown
    assert "Noir Black" in shown
    assert "A robust joke." in shown
    assert any("The Ledger" in text and "1 February 2026" in text for text in shown)
    running = " ".join(shown)
    assert running.count("It may rain.") + len(re.findall(r"It may\b(?! rain)", running)) >= 29


def test_key_counts_and_names():
    shown = texts(plot_marked(corpus(), MARKS))
    assert "loaded term  3" in shown
    assert "scare quote  1" in shown
    assert "quoted words" in shown
    assert "attributed words" not in shown


def test_labels_stand_in_the_margin():
    axes = plot_marked(corpus(), MARKS)
    beside = [text.get_text() for text in axes.texts if text.get_gid() == "margin"]
    assert any(text.startswith("scare quote") for text in beside)
    assert "loaded term" in beside


def test_labels_can_be_chosen():
    axes = plot_marked(corpus(), MARKS, labels=["scare_quote"])
    assert not any(str(gid).startswith("loaded_term") for gid in grounds(axes))
    with pytest.raises(FramingError, match="did you mean 'scare_quote'"):
        plot_marked(corpus(), MARKS, labels=["scare_qote"])


def test_no_marks_still_sets_the_article():
    axes = plot_marked(corpus(), MARKS.iloc[:0])
    assert "A plan" in texts(axes)


def test_evidence_of_another_text_is_refused():
    wrong = evidence(("a/p01", 0, 3, "x", "plan", "outlet"))
    with pytest.raises(FramingError, match="another text"):
        plot_marked(corpus(), wrong)


def test_evidence_of_another_level_is_refused():
    with pytest.raises(FramingError, match="has no place"):
        plot_marked(corpus(), evidence(("a/p01.1", 0, 3, "x", "The", "outlet")))


def test_evidence_of_other_articles_is_left_out():
    axes = plot_marked(corpus(), evidence(("b/p01", 0, 3, "x", "The", "outlet")))
    assert not grounds(axes)


def test_an_unknown_article_is_named():
    with pytest.raises(FramingError, match="article 'z' is not known"):
        plot_marked(corpus(), MARKS, article="z")


def test_long_words_curly_quotes_and_markup_stay_on_the_paper():
    text = "It’s “fine” at $5 & 100% \\input{x} <b> 中文 " + "x" * 900 + " end"
    with paper("column"):
        axes = plot_marked(corpus(text), MARKS.iloc[:0])
    width = axes.figure.bbox.width
    assert all(t.get_window_extent().x1 <= width + 1 for t in axes.texts)
    shown = " ".join(texts(axes))
    assert "It’s “fine” at $5 & 100% \\input{x} <b> U+4E2DU+6587" in re.sub(r"\s+", " ", shown)
    assert sum(text.count("x") for text in texts(axes) if set(text) <= set("x")) >= 800


def test_pages_share_the_lines_of_the_sheet(tmp_path):
    with paper("page"):
        sheet = plot_marked(corpus(), MARKS)
        pages = plot_marked_pages(corpus(), MARKS, height=150)
    assert len(pages) > 1
    assert [t for page in pages for t in texts(page)] == texts(sheet)
    assert all(page.figure.get_figheight() * 72 <= 151 for page in pages)
    (pdf, *_) = save_figure(pages, tmp_path / "pages.pdf", of=MARKS)
    assert pdf.read_bytes().count(b"/Type /Page ") == len(pages)


def test_a_subhead_never_ends_a_page():
    pages = plot_marked_pages(corpus(), MARKS, height=120)
    for page in pages[:-1]:
        last = [text.get_text() for text in page.texts if text.get_gid() != "margin"][-1]
        assert last not in ("What is next", "1 comment", "Noir Black")
