"""Quotations: every line of quotations.toml as it is marked there, and how marks are told apart."""

import pytest

from framing.text import tokenize
from tests.text.gold import MISSED, f1, quotation_lines

FLOOR = 0.98


def quotations(text):
    """Bounds of all quotations of a text, marks included."""
    return {(found.start, found.end) for found in tokenize([text]).reading(0).quotations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, expected) for kind, text, expected in quotation_lines() if kind != MISSED],
)
def test_a_line_has_the_quotations_it_is_marked_with(text, expected):
    assert quotations(text) == expected


def test_f1_over_all_lines_the_missed_ones_included():
    assert len(quotation_lines()) >= 60
    assert f1((expected, quotations(text)) for _, text, expected in quotation_lines()) >= FLOOR


def test_what_is_said_to_be_missed_is_missed():
    missed = [(text, expected) for kind, text, expected in quotation_lines() if kind == MISSED]
    assert missed
    assert all(quotations(text) != expected for text, expected in missed)


@pytest.mark.parametrize(
    ("text", "depths", "closed"),
    [
        ("“They said ‘no,’” he said.", [0, 1], [True, True]),
        ("‘They said “no,”’ he said.", [0, 1], [True, True]),
        ("“It is dead.\n\n“Move on,” he said.", [0, 0], [False, True]),
        ("“It is ‘dead.\n\nThe mayor left.", [0], [False]),
    ],
)
def test_a_quotation_knows_its_depth_and_whether_it_was_closed(text, depths, closed):
    found = tokenize([text]).reading(0).quotations
    assert [quotation.depth for quotation in found] == depths
    assert [quotation.closed for quotation in found] == closed


def test_a_quotation_s_inner_bounds_leave_out_the_marks_it_has():
    reading = tokenize(["“It is dead.\n\n“Move on,” he said."]).reading(0)
    inner = [reading.text[found.inner_start : found.inner_end] for found in reading.quotations]
    assert inner == ["It is dead.", "Move on,"]
    assert [found.n_words for found in reading.quotations] == [3, 2]


def test_tokens_know_the_outermost_quotation_that_holds_them():
    tokens = tokenize(["Why?", "He said “they said ‘no’ then” and left."])
    held = [
        word
        for word, row in zip(tokens.reading(1).words, tokens.quotation[2:].tolist())
        if row == 0
    ]
    assert held == ['"', "they", "said", "'", "no", "'", "then", '"']
    assert tokens.quotations.text.tolist() == [1, 1]


def test_quotations_of_a_text_do_not_depend_on_its_neighbours():
    texts = [text for _, text, _ in quotation_lines()]
    together = tokenize(texts)
    for number, text in enumerate(texts):
        assert {(q.start, q.end) for q in together.reading(number).quotations} == quotations(text)
