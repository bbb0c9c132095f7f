"""Bytes to text: the encoding is decided, and a record without one is refused."""

import pytest

from framing.corpus.reading.decoding import (
    Undecodable,
    encoding_of,
    plausibility,
    record_text,
    rewritten,
)
from framing.errors import CorpusError

SENTENCE = "“It’s the café’s fault,” said Zoë Größe — the naïve one – at €5."


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-8"])
def test_a_western_sentence_is_decided(encoding):
    assert record_text(SENTENCE.encode(encoding)) == (SENTENCE, encoding)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_mark_decides(encoding):
    data = SENTENCE.encode(encoding)
    found = encoding_of(data)
    assert found.mark
    assert data[found.mark :].decode(found.encoding) == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark_is_known_by_its_nuls(encoding):
    assert encoding_of(SENTENCE.encode(encoding)).encoding == encoding


@pytest.mark.parametrize("data", [b"", b"abc", b"a\0b\0\0cde\0fgh", SENTENCE.encode("cp1252")])
def test_other_bytes_are_left_to_the_records(data):
    assert encoding_of(data).encoding is None


def test_utf8_with_odd_bytes_is_refused_not_read_as_western():
    with pytest.raises(Undecodable, match=r"bytes\.mixed"):
        record_text(SENTENCE.encode() + b" \x93odd\x94")


@pytest.mark.parametrize("encoding", ["cp1251", "shift_jis", "gb18030", "iso8859_7"])
def test_other_scripts_are_refused_not_guessed(encoding):
    text = {"cp1251": "Переговоры открылись в порту", "iso8859_7": "Οι συνομιλίες άρχισαν στο"}
    raw = text.get(encoding, "会談は月曜日に旧税関で始まった。").encode(encoding)
    with pytest.raises(Undecodable):
        record_text(raw * 2)


def test_two_western_letters_that_look_like_utf8_by_chance():
    text = "“The CAFÉ” was naïve, Zoë’s “CAFÉ” – and so on."
    assert record_text(text.encode("cp1252")) == (text, "cp1252")


def test_an_encoding_that_was_said_is_the_only_one():
    with pytest.raises(Undecodable):
        record_text(SENTENCE.encode("cp1252"), encoding="utf-8")
    assert record_text("Öl".encode("cp850"), encoding="cp850")[0] == "Öl"


@pytest.mark.parametrize("said", ["utf8000", "zlib", "base64"])
def test_an_unknown_encoding_is_refused(said):
    with pytest.raises(CorpusError, match=said):
        encoding_of(b"abc", given=said)


def test_what_cannot_be_decoded_is_marked_and_the_rest_kept():
    data = SENTENCE.encode("utf-16")[:-1]
    again = rewritten(data, encoding_of(data))
    assert again.startswith(SENTENCE[:-1].encode())
    with pytest.raises(UnicodeDecodeError):
        again.decode("utf-8")


def test_a_capital_within_a_word_speaks_against_an_encoding():
    raw = "the café".encode("cp1252")
    assert plausibility(raw, "cp1252") == 1
    assert plausibility(raw, "mac_roman") == 0
