"""Who is said to say what, where a parser has read the sentences: rules, mended by the parse."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.errors import FramingError
from framing.speech.classes import PASSIVE, QUOTE, VERB, WORDY, properties
from framing.speech.kinds import SAID
from framing.speech.learning import runs, speech_from
from framing.speech.speech import Speech, speech_of
from framing.text import Tokens

SUBJECTS = ("nsubj", "nsubjpass", "nsubj:pass", "csubj")
CLAUSES = ("ccomp",)
SHARED = ("conj", "xcomp", "advcl")
"""How a verb hangs on one whose subject is its own too."""

Places = npt.NDArray[np.int64]


def parsed(tokens: Tokens, pipeline: Any) -> Speech:
    """The attributions of parsed texts: those of the rules and of the parse together.

    Where a verb that may attribute has a clause for its object, that clause is what is said, with
    what the rules know of its quotations, and the verb's subject is the source. The rest stays
    with the rules.

    Parameters
    ----------
    tokens : Tokens
    pipeline : spacy.Language
        With a parser whose labels are spaCy's English or Universal Dependencies.
    """
    bits = properties(tokens)[0]
    rules = _rows(speech_of(tokens))
    by_cue = {place: row for row in rules for place in range(*row[0])}
    found: list[tuple[Any, ...]] = []
    for verb, group, source, content in _clauses(tokens, bits, pipeline):
        own = by_cue.get(verb)
        if own is None:
            found.append((group, source, content, SAID))
            continue
        held = np.concatenate([np.arange(*part) for part in own[2]])
        quoted = held[tokens.quotation[held] >= 0]
        own[1] = source if source[1] > source[0] else own[1]
        own[2] = _parts(np.union1d(content, quoted), bits)
    rows = [tuple(row) for row in rules]
    rows += [(cue, source, _parts(content, bits), kind) for cue, source, content, kind in found]
    return speech_from(tokens, list(_apart(rows, len(tokens.ids))))


@functools.cache
def loaded(name: str) -> Any:
    """The spaCy pipeline of a name or folder; nothing is downloaded.

    Raises
    ------
    FramingError
        Where spaCy or the pipeline is not there, or it has no parser.
    """
    try:
        import spacy
    except ImportError as error:
        raise FramingError(
            f"The pipeline {name!r} needs the extra: pip install 'newsframing[syntax]'."
        ) from error
    try:
        found = spacy.load(name)
    except (OSError, ValueError) as error:
        raise FramingError(
            f"spaCy finds no pipeline {name!r}: give the name of one that is installed, or its "
            "folder; nothing is downloaded."
        ) from error
    if "parser" not in found.pipe_names:
        raise FramingError(f"The pipeline {name!r} has no parser among {found.pipe_names}.")
    return found


def words_of(tokens: Tokens, pipeline: Any) -> Iterator[tuple[int, Any, Places]]:
    """Every word of the parse with its text's number and the tokens that its words begin in."""
    for text, document in enumerate(pipeline.pipe(tokens.texts)):
        first, last = int(tokens.pointers[text]), int(tokens.pointers[text + 1])
        if first == last:
            continue
        offsets = [word.idx for word in document]
        ours = np.searchsorted(tokens.starts[first:last], offsets, side="right") - 1 + first
        ours = np.maximum(ours, first)
        for word in document:
            yield text, word, ours


def _rows(speech: Speech) -> list[list[Any]]:
    """The outermost attributions, each as cue, source, parts and kind."""
    rows = []
    for row in np.flatnonzero(speech.outer < 0).tolist():
        parts = range(*np.searchsorted(speech.row, [row, row + 1]).tolist())
        spans = [(int(speech.first[part]), int(speech.last[part])) for part in parts]
        cue, source = tuple(speech.cue[row].tolist()), tuple(speech.source[row].tolist())
        rows.append([cue, source, spans, int(speech.kind[row])])
    return rows


def _clauses(tokens: Tokens, bits: Places, pipeline: Any) -> Iterator[tuple[Any, ...]]:
    """Each verb that has a clause for its object: its token, group, source and content."""
    for _, word, ours in words_of(tokens, pipeline):
        verb = int(ours[word.i])
        if not bits[verb] & (VERB | PASSIVE) or tokens.quotation[verb] >= 0:
            continue
        said = [child for child in word.children if child.dep_ in CLAUSES]
        if not said:
            continue
        subject = _subject(word)
        source = _span(subject, ours) if subject is not None else (verb, verb)
        content = np.unique([ours[one.i] for child in said for one in child.subtree])
        content = content[(content != verb) & ~_within(content, source)]
        if len(content):
            yield verb, _group(word, ours), source, content


def _subject(word: Any) -> Any:
    """The subject of a verb, or of the verb that it shares one with; None if there is none."""
    for _ in range(3):
        own = [child for child in word.children if child.dep_ in SUBJECTS]
        if own:
            return own[0]
        if word.dep_ not in SHARED:
            return None
        word = word.head
    return None


def _span(word: Any, ours: Places) -> tuple[int, int]:
    """The tokens from the first to the last of what hangs on a word."""
    return int(ours[word.left_edge.i]), int(ours[word.right_edge.i]) + 1


def _group(word: Any, ours: Places) -> tuple[int, int]:
    """A verb with the auxiliaries and negations right before it."""
    first = word.i
    helping = {child.i for child in word.children if child.dep_ in ("aux", "auxpass", "neg")}
    while first - 1 in helping:
        first -= 1
    return int(ours[first]), int(ours[word.i]) + 1


def _within(places: Places, span: tuple[int, int]) -> npt.NDArray[np.bool_]:
    return (places >= span[0]) & (places < span[1])


def _parts(places: Places, bits: Places) -> list[tuple[int, int]]:
    """Tokens as stretches, without the marks at their ends that are no quotation marks."""
    parts = []
    for first, last in runs(np.asarray(places, dtype=np.int64)):
        while first < last and not bits[first] & (WORDY | QUOTE):
            first += 1
        while first < last and not bits[last - 1] & (WORDY | QUOTE):
            last -= 1
        if first < last:
            parts.append((first, last))
    return parts


def _apart(rows: list[tuple[Any, ...]], n: int) -> Iterator[tuple[Any, ...]]:
    """Attributions whose contents do not overlap, the earlier one first."""
    owned = np.zeros(n, dtype=np.bool_)
    for cue, source, parts, kind in rows:
        places = [np.arange(*part) for part in parts]
        free = [one[~owned[one]] for one in places]
        if 2 * sum(map(len, free)) <= sum(map(len, places)):
            continue
        kept = [part for one in free for part in runs(one)]
        for first, last in kept:
            owned[first:last] = True
        yield cue, source, kept, kind
