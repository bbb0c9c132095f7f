"""Parsed texts as the columns that a tagger reads: words, tags, quotation and the rules' guess."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.speech import classes as of
from framing.speech.classes import properties
from framing.speech.speech import Speech, speech_of
from framing.text import Kind, Tokens
from framing.text.scanning import LINE_BREAK

_ORDER = (
    of.QUOTE,
    of.COMMA,
    of.STOP,
    of.COLON,
    of.DASH,
    of.OPENING,
    of.CLOSING,
    of.CLITIC,
    of.TO,
    of.THAT,
    of.ACCORDING,
    of.BY,
    of.AS,
    of.REL,
    of.OPENS,
    of.CONTRAST,
    of.CONJ,
    of.NEG,
    of.BE,
    of.AUX,
    of.DET,
    of.SUBJ,
    of.OBJ,
    of.PREP,
    of.SUBORD,
    of.TIME,
    of.ADV,
    of.TITLE,
    of.READY,
    of.NOUN,
    of.PLACE,
    of.LY,
)
_VERBAL = (of.PAST | of.ED, of.ING | of.GERUND, of.THIRD, of.BASE)
MAY_BE_CUE = of.VERB | of.PASSIVE | of.NOUN | of.READY | of.ACCORDING | of.LIGHT
AHEAD = 3
NONE, OWN_CONTENT, OWN_START, OWN_SOURCE, OWN_CUE, CONTENT, SOURCE, CUE, AROUND = range(9)


@dataclass(frozen=True, eq=False)
class Seen:
    """A batch as a tagger sees it.

    Attributes
    ----------
    columns : tuple of ndarray of int64, each of shape (n_tokens,)
        Hashes of the word and of its stem, tag, row of the quotation or -1, commas and the
        rules' cues so far.
    content, source, cue : ndarray of int64, shape (n_tokens,)
        The attribution that each token is content, source or cue of by rules, or -1.
    starts : ndarray of bool, shape (n_tokens,)
        Where the rules see a content start.
    lo, hi : ndarray of int64, shape (n_tokens,)
        The stretch in which what belongs to a cue at the token is looked for.
    guess : ndarray of int64, shape (n_tokens,)
        What the token is by rules: content, source, cue (by its kind) or nothing.
    may_be_cue : ndarray of bool, shape (n_tokens,)
    """

    columns: tuple[npt.NDArray[np.int64], ...]
    content: npt.NDArray[np.int64]
    source: npt.NDArray[np.int64]
    cue: npt.NDArray[np.int64]
    starts: npt.NDArray[np.bool_]
    lo: npt.NDArray[np.int64]
    hi: npt.NDArray[np.int64]
    guess: npt.NDArray[np.int64]
    may_be_cue: npt.NDArray[np.bool_]


def seen(tokens: Tokens) -> Seen:
    """Parsed texts as a tagger sees them."""
    bits, takes, _ = properties(tokens)
    speech = speech_of(tokens)
    n = len(bits)
    words = tokens.vocabulary.words
    hashed, stems = (_hashed(each)[tokens.ids] for each in (words, map(_stem, words)))
    content, source, cue, kind = _roles(speech, n)
    starts = np.zeros(n, dtype=np.bool_)
    outermost = speech.outer[speech.row] < 0
    starts[speech.first[outermost]] = True
    is_cue = cue >= 0
    new_cue = is_cue & np.append(True, cue[1:] != cue[:-1])[:n]
    lo, hi = _stretches(tokens)
    quoted = tokens.quotation.astype(np.int64)
    return Seen(
        columns=(
            hashed,
            stems,
            _tags(tokens, bits),
            quoted,
            np.cumsum((bits & of.COMMA) != 0),
            np.cumsum(new_cue),
        ),
        content=content,
        source=source,
        cue=cue,
        starts=starts,
        lo=lo,
        hi=hi,
        guess=np.where(is_cue, 10 + kind, np.where(content >= 0, 1, np.where(source >= 0, 2, 0))),
        may_be_cue=((bits & MAY_BE_CUE != 0) | (takes != 0)) & (quoted < 0),
    )


def _hashed(words: Iterable[str]) -> npt.NDArray[np.int64]:
    """Numbers of words that are the same in every batch."""
    numbers = [zlib.crc32(word.encode("utf-8", "replace")) for word in words]
    return np.array(numbers, dtype=np.int64)


def _stem(word: str) -> str:
    """A word without its ending, roughly: *denied* and *denies* are one."""
    for ending in ("ing", "ied", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word


def _roles(speech: Speech, n: int) -> tuple[npt.NDArray[np.int64], ...]:
    content = speech.owner.astype(np.int64)
    source, cue, kind = (np.full(n, -1, dtype=np.int64) for _ in range(3))
    for row in np.flatnonzero(speech.outer < 0).tolist():
        source[slice(*speech.source[row])] = row
        cue[slice(*speech.cue[row])] = row
        kind[slice(*speech.cue[row])] = speech.kind[row]
    return content, source, cue, kind


def _tags(tokens: Tokens, bits: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """One small number for what kind of word a token is."""
    tags = np.where(tokens.kinds == Kind.NUMBER, 1, 2).astype(np.int64)
    tags[bits & of.PLURAL != 0] = 3
    tags[bits & of.CAPITAL != 0] = 4
    for number, bit in enumerate(reversed(_VERBAL)):
        verbal = (bits & bit != 0) & (bits & of.CAPITAL == 0)
        tags[verbal] = 5 + number
    for number, bit in enumerate(reversed(_ORDER)):
        tags[bits & bit != 0] = 10 + number
    return tags


def _stretches(tokens: Tokens) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Each token's frame, with the frames of nothing but quotation that follow it."""
    n = len(tokens.ids)
    quoted, text = tokens.quotation, tokens.text_of
    new = np.ones(n, dtype=np.bool_)
    if n > 1:
        moved = tokens.sentences[1:] != tokens.sentences[:-1]
        held = (quoted[1:] == quoted[:-1]) & (quoted[1:] >= 0)
        new[1:] = (moved & ~held) | (text[1:] != text[:-1])
    first = np.flatnonzero(new)
    last = np.append(first[1:], n)[: len(first)]
    whole = np.concatenate([[0], np.cumsum(quoted >= 0)])
    spoken = whole[last] - whole[first] >= last - first - 1
    spoken &= quoted[first] >= 0 if n else False
    stop = last.copy()
    for frame in range(len(first)):
        after = frame + 1
        while after < len(first) and after - frame <= AHEAD:
            if text[first[after]] != text[first[frame]] or not spoken[after]:
                break
            if tokens.gaps[first[after]] >= LINE_BREAK:
                break
            after += 1
        stop[frame] = last[after - 1]
    number = np.cumsum(new) - 1
    return first[number], stop[number]


def guesses(view: Seen, stretches: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """What the rules say of every token of every stretch, as seen from its cue."""
    total = int((stretches[:, 2] - stretches[:, 1]).sum()) if len(stretches) else 0
    result = np.zeros(total, dtype=np.int64)
    for cue, lo, hi, offset in stretches.tolist():
        own = view.cue[cue]
        around = view.content[cue]
        content, source, other = view.content[lo:hi], view.source[lo:hi], view.cue[lo:hi]
        found = np.where(content >= 0, CONTENT, NONE)
        found[source >= 0] = SOURCE
        found[other >= 0] = CUE
        if around >= 0:
            found[content == around] = AROUND
        if own >= 0:
            mine = content == own
            found[mine] = OWN_CONTENT
            found[mine & view.starts[lo:hi]] = OWN_START
            found[source == own] = OWN_SOURCE
            found[other == own] = OWN_CUE
        result[offset : offset + hi - lo] = found
    return result
