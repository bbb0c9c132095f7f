"""All that is wrong with a word list is said at once, with its line; nothing is lost in silence."""

import pytest

from framing.errors import LexiconError
from framing.lexicons.entries import MOST_SHOWN, Entry, problems_of, read_entries
from tests.lexicons.lists import HEADER


@pytest.fixture
def read(tmp_path):
    """Reads terms.csv made of a text or of bytes."""

    def reader(text, **options):
        path = tmp_path / "terms.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_entries(path, **options)

    return reader


def problems(read, rows, **options):
    """Line, field and message of each problem of a file."""
    with pytest.raises(LexiconError) as caught:
        read(rows if isinstance(rows, bytes) else HEADER + rows, **options)
    return [line.split("terms.csv: ", 1)[1] for line in str(caught.value).splitlines()]


def test_a_list_is_read(read):
    rows = "\ufeffterm , category,weight,match,note\n cave  in ,a, 0.5,inflect,x\n\nsham,b,,,\r\n"
    assert read(rows) == (Entry("cave in", "a", 0.5, "inflect"), Entry("sham", "b"))


def test_columns_may_stand_in_any_order_and_weight_and_match_may_be_absent(read):
    assert read('category,term\na,"law, order"\n') == (Entry("law, order", "a"),)


def test_every_problem_is_told_at_once_with_its_line(read):
    rows = (
        "sham,a,1,exact\n"
        ",a,1,exact\n"
        "*,a,1,exact\n"
        'farce,a,"1,5",exact\n'
        "Sham,b,1,exact\n"
        "\n"
        "a*b*,,0,exactly\n"
        "sham,a,1,exact\n"
    )
    assert problems(read, rows) == [
        "line 3, field term: the term is empty",
        "line 4, field term: a bare * would match every word; give at least one letter",
        "line 5, field weight: '1,5' is no number from 0 on; write a decimal point, as 1.5",
        "line 6, field term: 'Sham' stands already in line 2, in 'a'",
        "line 8, field term: 'a*b*' has more than one * in a word",
        "line 8, field category: the category is empty",
        "line 8, field match: match 'exactly' is not known: did you mean 'exact'? "
        "Allowed: exact, inflect.",
        "line 9, field term: 'sham' stands already in line 2, in the same category",
    ]


@pytest.mark.parametrize("weight", ["-1", "nan", "inf", "1e999", "one", "1.5.2"])
def test_a_weight_that_is_no_number_from_zero_on(read, weight):
    assert "no number from 0 on" in problems(read, f"sham,a,{weight},exact\n")[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [("far-right", "Far Right"), ("people’s court", "people's court"), ("cafe\u0301", "café")],
)
def test_a_term_written_in_another_way_is_the_same_term(read, one, other):
    found = problems(read, f"{one},a,1,exact\n{other},b,1,exact\n")
    assert found == [f"line 3, field term: {other!r} stands already in line 2, in 'a'"]


def test_a_term_may_stand_in_several_categories_where_the_card_says_so(read):
    rows = "sham,a,1,exact\nsham,b,1,exact\n"
    assert len(read(HEADER + rows, overlap=True)) == 2
    again = problems(read, rows + "sham,b,1,exact\n", overlap=True)
    assert again == ["line 4, field term: 'sham' stands already in line 3, in the same category"]


def test_a_row_with_more_cells_than_columns_is_told(read):
    assert problems(read, "law, order,a,1,exact\n")[0] == (
        "line 2: 5 cells under 4 columns; quote commas"
    )


def test_lines_are_counted_over_quoted_line_breaks(read):
    assert problems(read, 'sham,a,1,exact,"a\nb"\n*,a,1,exact\n') == [
        "line 2: 5 cells under 4 columns; quote commas",
        "line 4, field term: a bare * would match every word; give at least one letter",
    ]


def test_a_quotation_mark_that_is_not_closed_is_told_where_it_opens(read):
    found = problems(read, 'sham,a,1,exact\n"farce,a,1,exact\nploy,a,1,exact\n')
    assert found[0].startswith("line 3: the row that starts here cannot be read")
    assert "quotation mark" in found[0]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (b"", "line 1: column 'term' is missing; the file has: none"),
        (HEADER.encode(), "the list is empty"),
        (
            b"word,category\nsham,a\n",
            "line 1: column 'term' is missing; the file has: word, category",
        ),
        (
            b"term;category\nsham;a\n",
            "line 1: column 'term' is missing; the file has: term;category",
        ),
        (b"term,category,term\n", "line 1: column 'term' stands there twice"),
        (b"term,category\nsham\xe9,a\n", "byte 18: this is not UTF-8"),
        ("term,category\nsham,a\n".encode("utf-16"), "byte 0: this is not UTF-8"),
    ],
)
def test_a_file_that_is_no_list(read, text, wrong):
    assert problems(read, text)[0] == wrong


def test_no_file_or_a_folder_in_its_place(tmp_path):
    with pytest.raises(LexiconError, match="no such file"):
        read_entries(tmp_path / "terms.csv")
    (tmp_path / "terms.csv").mkdir()
    with pytest.raises(LexiconError, match="cannot be read"):
        read_entries(tmp_path / "terms.csv")


@pytest.mark.parametrize("line", [b"x" * 1000, b"x," * 500 + b"\n", b'"', b"\x00\n"])
def test_twenty_megabytes_of_junk_are_refused_in_a_few_lines(read, line):
    with pytest.raises(LexiconError) as caught:
        read((HEADER.encode() + line * (20_000_000 // len(line)))[:20_000_000])
    message = str(caught.value)
    assert message.count("\n") <= MOST_SHOWN
    assert len(message) < 100_000


@pytest.mark.parametrize(
    ("n_rows", "last"),
    [
        (60, "and 19 more such problems."),
        (9000, "and 901 more such problems; the rest was not read."),
    ],
)
def test_problems_without_number_are_counted(read, n_rows, last):
    found = problems(read, "*,a,1,exact\n" * n_rows)
    assert len(found) == MOST_SHOWN + 1
    assert found[-1] == last


@pytest.mark.parametrize("term", ["sham", "*ism", "anti*", "far-*", "re*ed", "9/11", "'s", "他们"])
def test_terms_that_can_be_matched(term):
    assert problems_of(term) == []


@pytest.mark.parametrize("term", ["", "*", "** x", "the *", "*a*", "\u200b", "\u00ad \u2060"])
def test_terms_that_cannot(term):
    assert len(problems_of(term)) == 1
