"""One text of a batch, seen by itself."""

from framing.text import tokenize

TEXTS = ["He left. She stayed.", "", "“It's ‘over’,” Mr. Lee said."]


def test_a_reading_holds_its_own_text_s_tokens():
    tokens = tokenize(TEXTS)
    reading = tokens.reading(2)
    assert reading.text == TEXTS[2]
    assert reading.words == tokenize([TEXTS[2]]).reading(0).words
    assert len(reading) == len(reading.words) == len(reading.kinds) == len(reading.gaps)
    cut = [TEXTS[2][start:end].lower() for start, end in zip(reading.starts, reading.ends)]
    assert [word.translate(str.maketrans("“”‘’", "\"\"''")) for word in cut] == reading.words


def test_quotations_of_a_reading_count_from_its_own_tokens():
    reading = tokenize(TEXTS).reading(2)
    outer, inner = reading.quotations
    assert reading.words[outer.first], reading.words[outer.last - 1] == ('"', '"')
    assert reading.words[inner.first + 1 : inner.last - 1] == ["over"]
    assert (outer.n_words, inner.n_words) == (2, 1)
    span = inner.span("fragment", weight=2.0)
    assert (reading.text[span.start : span.end], span.label, span.weight) == ("over", "fragment", 2)


def test_an_empty_text_has_nothing():
    reading = tokenize(TEXTS).reading(1)
    assert (len(reading), reading.sentences, reading.quotations, reading.words) == (0, [], [], [])
