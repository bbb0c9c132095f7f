"""Named actors in texts: runs of capitalised words, brought together under their fullest name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.actors.cast import Cast
from framing.actors.classes import (
    BEFORE_PLACE,
    GIVEN_NAME,
    NAMELESS,
    ORGANISATION_WORD,
    PERSON_TITLE,
    Bits,
    listed,
)
from framing.extractor.marking import storable
from framing.lexicons import Lexicon, match
from framing.speech import classes as of
from framing.text import Tokens, scanning
from framing.text.lemmas import lemma_table

FUNCTION = (
    of.DET | of.SUBJ | of.OBJ | of.PREP | of.SUBORD | of.CONJ | of.ADV | of.START | of.OPENS
    | of.AUX | of.TIME | of.NEG | of.LY | of.TO
)  # fmt: skip
LONGEST_NAME = 7
_IN_ORGANISATIONS = frozenset(["of", "for", "&"])
_IN_PERSONS = frozenset(["de", "von", "van", "al", "bin", "el", "la", "du", "da"])


@dataclass(frozen=True, eq=False)
class Mentions:
    """Where actors are named in a batch of texts, in the order of the texts.

    Attributes
    ----------
    text, first, last, actor : ndarray of int64, shape (n,)
        Number of the text, tokens of the batch (half-open), and the actor's row in `names`.
    names, kinds : tuple of str
        The actors of the batch.
    """

    text: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]
    actor: npt.NDArray[np.int64]
    names: tuple[str, ...]
    kinds: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.text)

    def told(self, table: pd.DataFrame, rows: npt.NDArray[np.int64]) -> pd.DataFrame:
        """A table with the actors of these mentions in two more columns: actor and actor_kind."""
        actor = self.actor[rows].tolist()
        names = pd.Series(storable([self.names[n] for n in actor]), dtype="str")
        kinds = pd.Series([self.kinds[n] for n in actor], dtype="str")
        return table.assign(actor=names, actor_kind=kinds)


class _Run(NamedTuple):
    """A name as it stands in a text: its tokens, its words, and what stands before it."""

    first: int
    last: int
    words: tuple[str, ...]
    titled: bool
    sure: bool
    inside: bool


def mentions_of(tokens: Tokens, bits: Bits, own: Bits, *, cast: Cast | None = None) -> Mentions:
    """Where actors are named.

    Parameters
    ----------
    tokens : Tokens
    bits, own : ndarray of int64, shape (n_tokens,)
        As `framing.actors.classes.properties` gives them.
    cast : Cast, optional
        The only actors wanted; all that are named otherwise.
    """
    rows = _of_cast(tokens, bits, own, cast) if cast is not None else _of_all(tokens, bits, own)
    found = sorted(rows)
    names = tuple(sorted({(name, kind) for _, _, _, name, kind in found}))
    place = {name: number for number, (name, _) in enumerate(names)}
    columns = [[row[n] for row in found] for n in range(3)]
    text, first, last = (np.array(column, dtype=np.int64) for column in columns)
    actor = np.array([place[row[3]] for row in found], dtype=np.int64)
    return Mentions(
        text, first, last, actor, tuple(n for n, _ in names), tuple(k for _, k in names)
    )


_Row = tuple[int, int, int, str, str]


def _of_cast(tokens: Tokens, bits: Bits, own: Bits, cast: Cast) -> Iterator[_Row]:
    """Places where the spellings of a list stand, the longest first."""
    spelled = cast.spelled()
    kinds = {actor.name: actor.kind for actor in cast.actors}
    [spans] = match(tokens, [Lexicon.of("cast", list(spelled))])
    keys = tokens.text_of << 32 | tokens.starts
    first = np.searchsorted(keys, spans.text << 32 | spans.start)
    last = np.searchsorted(keys, spans.text << 32 | spans.end)
    words = tokens.vocabulary.words
    capital = bits & of.CAPITAL != 0
    stranger = capital & (own & (PERSON_TITLE | NAMELESS) == 0) & (bits & FUNCTION == 0)
    for text, a, b in zip(spans.text.tolist(), first.tolist(), last.tolist(), strict=True):
        spelling = " ".join(words[n] for n in tokens.ids[a:b].tolist())
        name = spelled.get(spelling) or spelled.get(spelling.replace(" ", ""))
        if name is None:
            continue
        alone = b - a == 1 and spelling != name.lower()
        if alone and (not capital[a] or (a > tokens.pointers[text] and stranger[a - 1])):
            continue
        yield text, a, b, name, kinds[name]


def _of_all(tokens: Tokens, bits: Bits, own: Bits) -> Iterator[_Row]:
    reader = _Reader(tokens, bits, own)
    for text in range(len(tokens)):
        reader.open(text)
        yield from _merged(reader, list(reader.runs()))


def _title_sentences(tokens: Tokens, bits: Bits) -> npt.NDArray[np.bool_]:
    """Tokens of sentences that are set as titles, where capitals tell no names."""
    sentence = tokens.text_of << 32 | tokens.sentences
    _, number = np.unique(sentence, return_inverse=True)
    words = np.bincount(number, weights=tokens.is_word)
    small = bits & (of.CAPITAL | of.DET | of.PREP | of.CONJ | of.TO | of.CLITIC) != 0
    plain = np.bincount(number, weights=tokens.is_word & ~small)
    titled: npt.NDArray[np.bool_] = ((words > 4) & (plain <= 0.1 * words))[number]
    return titled


class _Reader:
    """The columns of one text after another, as lists: names are few, and read one by one."""

    def __init__(self, tokens: Tokens, bits: Bits, own: Bits) -> None:
        self.tokens, self.all_bits, self.all_own = tokens, bits, own
        self.titled = _title_sentences(tokens, bits)
        self.places = frozenset(" ".join(p.split("_")) for p in listed("words", "places"))
        self.common = lemma_table("en")

    def open(self, text: int) -> None:
        """Read another text."""
        self.number = text
        part = slice(*self.tokens.pointers[text : text + 2].tolist())
        words = self.tokens.vocabulary.words
        ids = self.tokens.ids[part]
        self.lo = int(self.tokens.pointers[text])
        self.words = [words[n] for n in ids.tolist()]
        self.bits: list[int] = self.all_bits[part].tolist()
        self.own: list[int] = self.all_own[part].tolist()
        self.gaps: list[int] = self.tokens.gaps[part].tolist()
        self.kinds: list[int] = self.tokens.kinds[part].tolist()
        self.sentence: list[int] = self.tokens.sentences[part].tolist()
        capital = (self.all_bits[part] & of.CAPITAL != 0) & (
            self.tokens.kinds[part] == scanning.WORD
        )
        self.capitals: list[int] = np.flatnonzero(capital).tolist()
        self.plain = {
            word for word, bit in zip(self.words, self.bits, strict=True) if not bit & of.CAPITAL
        }

    def runs(self) -> Iterator[_Run]:
        """The names of the text by their capitals."""
        here, capitals = 0, self.capitals
        while here < len(capitals):
            first = last = capitals[here]
            here += 1
            while here < len(capitals) and self._goes_on(last, capitals[here]):
                if capitals[here] - first >= LONGEST_NAME:
                    break
                last = capitals[here]
                here += 1
            found = self._trimmed(first, last + 1)
            if found is not None:
                yield found

    def _goes_on(self, last: int, after: int) -> bool:
        """Whether a name goes on from one capitalised word to the next."""
        if after - last > 2 or self.sentence[after] != self.sentence[last]:
            return False
        if self.gaps[after] >= scanning.LINE_BREAK:
            return False
        if after == last + 1:
            return not self.bits[after] & (of.DET | of.SUBJ | of.TIME)
        between = self.words[last + 1]
        if between == ".":
            return bool(self.own[last] & PERSON_TITLE) or len(self.words[last]) == 1
        if between in _IN_ORGANISATIONS:
            return bool(self.own[last] & ORGANISATION_WORD)
        return between in _IN_PERSONS

    def _trimmed(self, first: int, last: int) -> _Run | None:
        """A run without titles and words that name nobody; None where nothing is left."""
        bits, own = self.bits, self.own
        while first < last and bits[first] & FUNCTION and not own[first] & GIVEN_NAME:
            first += 1
        while last > first and bits[last - 1] & FUNCTION & ~of.ADV:
            last -= 1
        if first >= last:
            return None
        begins = first == 0 or self.sentence[first - 1] != self.sentence[first]
        begins = begins or self.kinds[first - 1] in (scanning.QUOTATION, scanning.PUNCTUATION)
        group = bool(own[last - 1] & ORGANISATION_WORD)
        offices = [n for n in range(first, last - 1) if bits[n] & of.TITLE and not group]
        titled = bool(offices)
        start = offices[-1] + 1 if offices else first
        start += start < last - 1 and self.words[start] == "."
        while start < last - 1 and not group and own[start] & (PERSON_TITLE | NAMELESS):
            titled = titled or bool(own[start] & PERSON_TITLE)
            start += 1
            while start < last - 1 and self.words[start] == ".":
                start += 1
        words = tuple(self.words[start:last])
        if len(words) == 1:
            bare = own[start] & (NAMELESS | PERSON_TITLE) and not group
            if bare or len(words[0]) == 1 or bits[start] & of.TITLE:
                return None
        in_title = bool(self.titled[self.lo + first])
        sure = not in_title and not (begins and start == first and len(words) == 1)
        sure = sure or (not in_title and self._uncommon(words))
        inside = start > 0 and bool(own[start - 1] & BEFORE_PLACE)
        return _Run(start, last, words, titled, sure, inside)

    def _uncommon(self, words: tuple[str, ...]) -> bool:
        """Whether a word with a capital at the start of a sentence is a name all the same."""
        word = words[0]
        if " ".join(words) in self.places:
            return True
        if len(words) > 1 or word in self.plain or word.endswith("ly"):
            return False
        return word not in self.common and word.removesuffix("s") not in self.common

    def kind(self, run: _Run) -> str:
        """Person, organisation, place or unknown, by the words; empty where others must tell."""
        own = self.own[run.first : run.last]
        if " ".join(run.words) in self.places:
            return "place"
        group = any(bit & ORGANISATION_WORD for bit in own)
        if own[-1] & ORGANISATION_WORD or (group and "of" in run.words):
            return "organisation"
        if run.titled or (len(run.words) > 1 and own[0] & GIVEN_NAME):
            return "person"
        shape = self.tokens.shapes[self.lo + run.first]
        if len(run.words) == 1 and shape == scanning.UPPER_CASE:
            return "organisation"
        return "" if 2 <= len(run.words) <= 3 else "unknown"

    def written(self, run: _Run) -> str:
        """The name as it stands in the text."""
        start = int(self.tokens.starts[self.lo + run.first])
        end = int(self.tokens.ends[self.lo + run.last - 1])
        return " ".join(self.tokens.texts[self.number][start:end].split())


def _merged(reader: _Reader, runs: list[_Run]) -> Iterator[_Row]:
    """The names of a text under their fullest forms."""
    full: dict[tuple[str, ...], tuple[str, str]] = {}
    by_last: dict[str, tuple[str, ...]] = {}
    initials: dict[str, tuple[str, ...]] = {}
    alone = {run.words[0] for run in runs if len(run.words) == 1}
    inside = {run.words for run in runs if run.inside}
    for run in runs:
        if not run.sure or run.words in full:
            continue
        kind = reader.kind(run)
        if not kind:
            kind = "person" if run.words[-1] in alone else "unknown"
            kind = "place" if run.words in inside else kind
        full[run.words] = (reader.written(run), kind)
        if len(run.words) > 1 and kind == "person":
            by_last.setdefault(run.words[-1], run.words)
        if len(run.words) > 1 and kind == "organisation":
            short = "".join(word[0] for word in run.words if word not in _IN_ORGANISATIONS)
            initials.setdefault(short, run.words)
    for run in runs:
        words = run.words
        if len(words) == 1:
            words = by_last.get(words[0]) or initials.get(words[0].replace(".", "")) or words
        if words not in full:
            continue
        name, kind = full[words]
        yield reader.number, reader.lo + run.first, reader.lo + run.last, name, kind
