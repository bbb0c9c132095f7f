"""Work and memory grow with the text and no faster, whatever the text.

The rules for sentences and quotations are counted by what they look up in the columns; the
scanners, which cannot be counted from outside, by processor time with room to spare.
"""

import tracemalloc

import pytest

from framing.text import pairing, scanning, sentences, tokenize
from tests.growth import grows_at_most
from tests.text.paths import compiled, plain

ADVERSE = [
    *('"', '" ', ' "a', '"a ', '"a "', 'a"b', '.""a', " “", "” ", '"a 12" '),
    *('"\n\n', '\n\n"A b. ', "\n\n'A b. ", "A\n", "a\n", "a,\n"),
    *("'", "' ", " 'a", "'a ", "s' b ", " 's' ", "'em ", " '90s", " 'n' ", "'a\" "),
    *(
        " „a",
        "« ",
        " «a",
        "» ",
        "「",
        "」",
        "「a」",
        " 『a",
        '「"',
        '« "',
        "“‘",
        "’”",
        "\"'",
        "`` ",
    ),
    *(
        ".",
        ". ",
        '." ',
        ".) ",
        "... ",
        "? ",
        '?" said ',
        "! Mr. ",
        "U.S. ",
        '("',
        "- ",
        "( ",
        "a\n",
    ),
    *("Mr. ", "J. ", "no. ", "5. ", "a.m. ", "`` ", "。", "好！", ".a", "said.The "),
]
LENGTH = 1500
DOUBLED = 2.2


class Counted(list):
    """A list that counts how often it is looked into."""

    looked = 0

    def __getitem__(self, place):
        Counted.looked += 1
        return super().__getitem__(place)


def looks(kernel, text):
    """How often the rules look into the columns of a text."""
    tokens = plain([text])
    names = ("ids", "kinds", "shapes", "gaps")
    columns = [Counted(getattr(tokens, name).tolist()) for name in names]
    flags = Counted(tokens.vocabulary.flags.tolist())
    n_tokens, pointers = len(tokens.ids), tokens.pointers.tolist()
    Counted.looked = 0
    if kernel is sentences:
        sentences.number_sentences(pointers, *columns, flags, [0] * n_tokens, [0])
    else:
        known = (*columns, Counted(tokens.sentences.tolist()), flags)
        pairing.pair_marks(pointers, known, [-1] * n_tokens, [[0] * n_tokens for _ in range(5)])
    return Counted.looked


@pytest.mark.parametrize("kernel", [sentences, pairing], ids=["sentences", "quotations"])
@pytest.mark.parametrize("piece", ADVERSE)
def test_twice_the_text_is_twice_the_work(kernel, piece):
    text = piece * (LENGTH // len(piece))
    assert looks(kernel, text + text) <= DOUBLED * looks(kernel, text) + 1000


@pytest.mark.parametrize("before", ['"', '"a. ', " 'A", "«", "「", "Mr. "])
def test_one_mark_before_a_long_text_costs_no_more_than_the_text(before):
    text = "the mayor's men, said. " * (LENGTH // 20)
    assert looks(pairing, before + text) <= 20 * LENGTH


SCANNED = [
    "a.",
    "www.",
    "http://",
    "1,",
    "'",
    "a'",
    "-",
    "a-",
    "#",
    "`",
    "e\u0301",
    "\u00ad",
    "a" * 9,
]


@pytest.mark.parametrize("piece", SCANNED)
def test_the_plain_scanner_is_linear(piece):
    short, long = (piece * (length // len(piece)) for length in (3000, 12_000))
    vocabulary = tokenize([]).vocabulary
    assert grows_at_most(10, lambda text: scanning.scan(text, vocabulary), short, long, 0.001)


@pytest.mark.parametrize("piece", [*SCANNED, '"', "'", '" ', " 'a", "「", "Mr. "])
def test_the_compiled_path_is_linear(piece):
    compiled(["warm"])
    short, long = (piece * (length // len(piece)) for length in (50_000, 200_000))
    assert grows_at_most(10, lambda text: compiled([text]), short, long, 0.005)


@pytest.mark.parametrize("piece", ['"', ' "a', " 'a", "\n\n“Oh. ", "e\u0301"])
def test_two_megabytes_of_marks(piece):
    tokens = tokenize([piece * (2_000_000 // len(piece))])
    assert tokens.ends[-1] > 1_900_000


def test_the_memory_of_a_text_of_twenty_megabytes():
    line = "“The talks failed,” Mr. Lee said. The workers' union spoke of a 'sham' on Friday.\n\n"
    text = line * (20_000_000 // len(line))
    compiled(["warm"])
    tracemalloc.start()
    try:
        tokens = tokenize([text])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(tokens.quotations) == 2 * text.count("“")
    assert peak < 8 * 2 * len(text)
