"""Words that a capital shows to be part of a name: "the Beacon", "Crisis Group"."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.text import Kind, Shape, Tokens

Numbers = npt.NDArray[np.int64]


def is_name(tokens: Tokens, firsts: Numbers, lasts: Numbers) -> npt.NDArray[np.bool_]:
    """Which phrases stand as names.

    A phrase is a name where its first and its last word have a capital, another word stands
    right before it in its sentence, more words of the sentence are in lower case than have a
    capital (unlike a headline in title case), and the text never has its first word in lower case.

    Parameters
    ----------
    tokens : Tokens
    firsts, lasts : ndarray of int, shape (n,)
        The first and the last token of the batch of each phrase.

    Returns
    -------
    ndarray of bool, shape (n,)

    Notes
    -----
    Blind to: names at the start of a sentence, in capitals throughout, or in title case; a name
    whose word the same text uses as a word; common words that a house writes with a capital.

    Examples
    --------
    >>> from framing.text import tokenize
    >>> tokens = tokenize(["Rage grew, said the Beacon, a beacon; the Rage sang in a small hall."])
    >>> places = np.array([0, 5, 11])
    >>> [tokens.texts[0][tokens.starts[n] : tokens.ends[n]] for n in places.tolist()]
    ['Rage', 'Beacon', 'Rage']
    >>> is_name(tokens, places, places).tolist()
    [False, False, True]
    """
    found = np.zeros(len(firsts), dtype=np.bool_)
    high = tokens.shapes == Shape.CAPITALISED
    asked = np.flatnonzero(high[firsts] & high[lasts] & _inside(tokens, firsts))
    if not len(asked):
        return found
    asked = asked[_in_lower_case(tokens, firsts[asked], high)]
    ids = tokens.ids[firsts[asked]]
    wanted = np.zeros(len(tokens.vocabulary), dtype=np.bool_)
    wanted[ids] = True
    low = np.flatnonzero(wanted[tokens.ids] & (tokens.shapes == Shape.PLAIN))
    known = (tokens.text_of[low] << 32) | tokens.ids[low]
    found[asked] = ~np.isin((tokens.text_of[firsts[asked]] << 32) | ids, known)
    return found


def _inside(tokens: Tokens, firsts: Numbers) -> npt.NDArray[np.bool_]:
    """Which tokens follow a word of their sentence."""
    before = np.maximum(firsts - 1, 0)
    same = (firsts > 0) & (tokens.text_of[before] == tokens.text_of[firsts])
    same &= tokens.sentences[before] == tokens.sentences[firsts]
    result: npt.NDArray[np.bool_] = same & (tokens.is_word | (tokens.kinds == Kind.CLITIC))[before]
    return result


def _in_lower_case(
    tokens: Tokens, places: Numbers, high: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Which tokens stand in a sentence with fewer words in capitals than without."""
    sentence = (tokens.text_of << 32) | tokens.sentences
    own = sentence[places]
    begin, end = np.searchsorted(sentence, own), np.searchsorted(sentence, own, side="right")
    low = (tokens.shapes == Shape.PLAIN) & (tokens.kinds == Kind.WORD)
    balance = low.astype(np.int8) - high
    upto = np.concatenate([[0], np.cumsum(balance, dtype=np.int32)])
    result: npt.NDArray[np.bool_] = upto[end] > upto[begin]
    return result
