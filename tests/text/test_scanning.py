"""Tokens: what is one word, what counts as a word, and how words are written."""

import pytest

from framing.text import Kind, Shape, tokenize


def read(text):
    return tokenize([text]).reading(0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. acted.", "the u.s. acted ."),
        ("the U.S.-led force", "the u.s.-led force"),
        ("at 5 a.m. today", "at 5 a.m. today"),
        ("e.g. i.e. p.m.", "e.g. i.e. p.m."),
        ("J. K. Rowe, J.K. Rowe", "j . k . rowe , j.k. rowe"),
        ("I don't, they don’t", "i don't , they don't"),
        ("we'll we're we've I'm he'd", "we'll we're we've i'm he'd"),
        ("Lee's it's IT'S", "lee 's it 's it 's"),
        ("the boss's, the boss’s", "the boss 's , the boss 's"),
        ("the U.S.'s role", "the u.s. 's role"),
        ("the workers' rights", "the workers ' rights"),
        ("a 'no limits' pact", "a ' no limits ' pact"),
        ("well-known, state-of-the-art", "well-known , state-of-the-art"),
        ("pre- and post-war", "pre - and post-war"),
        ("1,000.5 and 3.2% of 1.000,50", "1,000.5 and 3.2 % of 1.000,50"),
        ("$5bn, €4m and £3", "$ 5bn , € 4m and £ 3"),
        ("on the 25th", "on the 25th"),
        ("the '90s, the 1990s", "the ' 90s , the 1990s"),
        ("rock'n'roll and rock 'n' roll", "rock'n'roll and rock ' n ' roll"),
        ("O'Brien's dog, D'Arcy", "o'brien 's dog , d'arcy"),
        ("#MeToo @handle # @", "#metoo @handle # @"),
        ("5'10\" tall", "5'10 \" tall"),
        ("``We won''", "`` we won ''"),
        ("3-1, 2016-17, 9/11", "3-1 , 2016-17 , 9 / 11"),
        ("AT&T and R&D", "at & t and r & d"),
        ("and/or (maybe)", "and / or ( maybe )"),
        ("Wait... no… yes.", "wait ... no … yes ."),
        ("now -- or — never", "now -- or — never"),
        ("no.1 and No. 1", "no . 1 and no . 1"),
        ("snake_case A_B", "snake_case a_b"),
        ("你好，世界", "你 好 , 世 界"),
        ("مرحبا بالعالم", "مرحبا بالعالم"),
        ("ＡＢＣ １２", "abc 12"),
        ("ÉCOLE Straße ΟΔΟΣ", "école straße οδοσ"),
        ("❤️ 1️⃣ 👍🏽", "❤ 1⃣ 👍 🏽"),
        ("— \u0301 x", "— \u0301 x"),
    ],
)
def test_words(text, words):
    assert read(text).words == words.split()


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("see https://a.example/b?c=d.e#f, then", "https://a.example/b?c=d.e#f"),
        ("see http://a.example.", "http://a.example"),
        ("(www.a.example)", "www.a.example"),
        ("“www.a.example”", "www.a.example"),
        ("Www.A.Example!", "www.a.example"),
        ("https://a.example/x's", "https://a.example/x's"),
        ("https://a.example/(x)", "https://a.example/(x"),
    ],
)
def test_a_link_is_one_token_without_the_marks_after_it(text, link):
    reading = read(text)
    assert [w for w, kind in zip(reading.words, reading.kinds) if kind == Kind.LINK] == [link]


@pytest.mark.parametrize("text", ["www", "www.", "http://", "awww.no.example", "x-www.a.example"])
def test_what_is_no_link(text):
    assert Kind.LINK not in read(text).kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Lee's", [Kind.WORD, Kind.CLITIC]),
        ("2020 25th 5bn", [Kind.NUMBER, Kind.WORD, Kind.WORD]),
        ("5'10", [Kind.NUMBER]),
        ("'", [Kind.QUOTATION]),
        ("!—", [Kind.PUNCTUATION, Kind.PUNCTUATION]),
        ("你", [Kind.WORD]),
        ("😀\u0301", [Kind.PUNCTUATION]),
        ("\ufe0f\u0301", [Kind.PUNCTUATION]),
    ],
)
def test_kinds(text, kinds):
    assert read(text).kinds == kinds


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("port", Shape.PLAIN),
        ("Port", Shape.CAPITALISED),
        ("#Port", Shape.CAPITALISED),
        ("I", Shape.CAPITALISED),
        ("NATO", Shape.UPPER_CASE),
        ("U.S.", Shape.UPPER_CASE),
        ("McCall", Shape.MIXED_CASE),
        ("iPhone", Shape.MIXED_CASE),
        ("Anglo-Irish", Shape.MIXED_CASE),
        ("港", Shape.CASELESS),
        ("ميناء", Shape.CASELESS),
    ],
)
def test_shapes(word, shape):
    assert read(word).shapes == [shape]


def test_gaps_say_what_stands_before():
    assert read("a b,c\nd \n e\n\nf \t\n\n\ng").gaps == [3, 1, 0, 0, 2, 2, 3, 3]


def test_words_numbers_and_links_are_counted_and_nothing_else():
    tokens = tokenize(["Lee's 2 ports (www.a.example) — “no” 😀 ❤️ 港!"])
    assert tokens.n_tokens.tolist() == [6]
