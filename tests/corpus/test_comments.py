"""Readers' comments: the line that announces them, and the thread."""

import pytest

from framing.corpus.comments import announced, thread_of
from framing.corpus.lines import passages_of


@pytest.mark.parametrize(
    ("line", "n"),
    [
        ("6 Comments", 6),
        ("6 comments", 6),
        ("1 Comment", 1),
        ("Comments (6)", 6),
        ("COMMENTS: 6", 6),
        ("Comments [6]", 6),
        ("6 Reader Comments", 6),
        ("Readers' comments (1,204)", 1204),
        ("View all 12 comments", 12),
        ("Comments", -1),
        ("Reader Comments:", -1),
        ("No comments", 0),
        ("0 Comments", 0),
    ],
)
def test_lines_that_announce(line, n):
    assert announced(line) == n


@pytest.mark.parametrize(
    "line",
    [
        "His puzzling comments",
        "Comments on the deal were mixed",
        "6 comments that changed the talks",
        "The ministry declined to comment.",
        "Commentary",
        "",
    ],
)
def test_lines_that_do_not(line):
    assert announced(line) is None


def thread(text, expected):
    found = thread_of(text, passages_of(text)[0], expected=expected)
    return [(one.author, text[one.start : one.end]) for one in found]


def test_author_and_comment_line_by_line():
    assert thread("Ann\nYes.\nIona K.\nNo, and never.", 2) == [
        ("Ann", "Yes."),
        ("Iona K.", "No, and never."),
    ]


def test_a_block_for_each_comment():
    text = "Ann\nYes.\nAnd again yes\n\nBob Brown\nNo."
    assert thread(text, 2) == [("Ann", "Yes.\nAnd again yes"), ("Bob Brown", "No.")]
    assert thread(text, -1) == thread(text, 2)


def test_author_before_a_colon():
    assert thread("Ann: Yes, it is so.\nBob says: No: never.", 2) == [
        ("Ann", "Yes, it is so."),
        ("Bob", "No: never."),
    ]


def test_names_open_comments_where_nothing_else_tells():
    text = "Ann\nYes.\nIt was so, I saw it.\nBob Brown\nNo."
    assert thread(text, 2) == [("Ann", "Yes.\nIt was so, I saw it."), ("Bob Brown", "No.")]


def test_fewer_comments_than_announced_are_taken():
    assert len(thread("Ann\nYes.\nBob\nNo.", 120)) == 2


def test_buttons_are_no_comments():
    assert thread("Ann\nYes.\nReply\n3 hours ago\nBob\nNo.\nLoad more comments", 2) == [
        ("Ann", "Yes."),
        ("Bob", "No."),
    ]


def test_an_article_that_goes_on_is_no_thread():
    assert thread("The talks went on for days, and nobody knew when.\nThen they ended.", 6) == []
    assert thread("", 6) == []
    assert thread("Ann\nYes.", 0) == []
