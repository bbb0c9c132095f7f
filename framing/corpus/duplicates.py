"""Copies: articles that share much of their wording, word for word.

Source: Broder (1997), On the resemblance and containment of documents, Proceedings of
Compression and Complexity of Sequences, section 2 (shingles and containment).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.corpus import shingles

if TYPE_CHECKING:
    from framing.corpus.corpus import Corpus

WORDS = 5
LEAST = 0.3
LEAST_OF_SHORT = 0.6
SHORT = 25
"""A text with fewer distinct shingles than this is short: one long quotation fills it."""

_COMMON = 48
_SMALL = 300_000  # characters up to which sets are quicker than loading the compiled kernels
_FEW = 300  # texts, likewise: as versions of one text they are pairs, all of them
_BATCH = 8_000_000  # characters that are tokenised at a time
_HELD = (
    400_000_000  # characters up to which all shingles are held until the repeated ones are known
)

Pairs = npt.NDArray[np.int64]


def copy_groups(corpus: Corpus) -> pd.Series:
    """The group of copies that each article belongs to.

    Two articles are copies where they share more than .3 of the distinct five-word shingles of
    the smaller one (at least .6 where that has fewer than 25); copies of copies are one group.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    Series
        Index ``article``, name ``copy_group``: the smallest id of the group; an article
        without copies is its own group.

    Blind to: translations, and copies rewritten in every sentence.

    Examples
    --------
    >>> from framing.corpus import Corpus
    >>> text = "The talks between the two capitals opened on Monday behind closed doors."
    >>> corpus = Corpus.from_texts(pd.Series({"b": text, "a": text, "c": "It rained."}))
    >>> copy_groups(corpus).tolist()
    ['a', 'a', 'c']
    """
    from framing.corpus.units import units_of

    texts = units_of(corpus, "article")["text"]  # not by the corpus, which would keep them
    units = texts.index
    group = dict(zip(corpus.articles.index, corpus.articles.index, strict=True))
    for members in _linked(copies(texts, families=True)):
        names = [units[number] for number in members]
        group.update(dict.fromkeys(names, min(names)))
    return pd.Series(
        list(group.values()), index=corpus.articles.index, name="copy_group", dtype="str"
    )


def with_copy_groups(corpus: Corpus) -> Corpus:
    """The corpus with its `copy_groups` as the column ``copy_group``."""
    return corpus.assign(copy_group=copy_groups(corpus))


def copies(texts: Sequence[str] | pd.Series, *, families: bool = False) -> Pairs:
    """The pairs of texts that are copies of each other.

    All of them are found: pairs are proposed by the shingles they share and compared in full.

    Parameters
    ----------
    texts : sequence or Series of str
    families : bool
        Only as many pairs as it takes to link the groups: of many versions of one text each is
        a pair with the first of them alone, so that time grows with their number, not its
        square.

    Returns
    -------
    ndarray of int, shape (n, 3)
        Two places in `texts`, the lower first, and how many distinct shingles they share; of
        texts that are the same to the letter only the pairs with the first of them. In order.
        0 shared where a pair stands for its family.
    """
    given = pd.Series(texts, dtype="str").reset_index(drop=True)
    codes, _ = pd.factorize(given)
    _, firsts = np.unique(codes, return_index=True)  # codes are in order of appearance
    unlike = given if len(firsts) == len(given) else given.iloc[firsts]
    small = int(unlike.str.len().sum()) <= _SMALL and len(unlike) <= _FEW
    pairs, sizes = _by_sets(unlike) if small else _by_kernels(unlike, families=families)
    pairs[:, :2] = firsts[pairs[:, :2]]
    again = np.flatnonzero((firsts[codes] != np.arange(len(codes))) & (sizes[codes] > 0))
    same = np.column_stack([firsts[codes[again]], again, sizes[codes[again]]])
    found = np.concatenate([pairs, same.reshape(-1, 3)])
    return found[np.lexsort((found[:, 1], found[:, 0]))]


def need_of(sizes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """How many shingles a text of so many distinct ones must share with a larger one."""
    percent = np.where(sizes < SHORT, round(100 * LEAST_OF_SHORT), round(100 * LEAST))
    short = -(-percent * sizes // 100)
    need = np.where(sizes < SHORT, short, percent * sizes // 100 + 1)
    return np.where(sizes == 0, np.iinfo(np.int64).max, need)


def _words(texts: pd.Series) -> Iterator[tuple[list[str], npt.NDArray[Any], Pairs]]:
    """Batches of texts as their words: the vocabulary, ids of words, and pointers."""
    from framing.text import tokenize

    batch = texts.str.len().cumsum().to_numpy(dtype=np.int64) // _BATCH
    edges = [0, *(np.flatnonzero(np.diff(batch)) + 1).tolist(), len(texts)]
    for start, end in pairwise(edges):
        tokens = tokenize(texts.iloc[start:end])
        pointers = np.concatenate([[0], np.cumsum(tokens.n_tokens)]).astype(np.int64)
        yield tokens.vocabulary.words, tokens.ids[tokens.is_word], pointers


def _by_sets(texts: pd.Series) -> tuple[Pairs, Pairs]:
    """The pairs and the sizes, by the definition itself."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes = np.zeros(len(texts), dtype=np.int64)
    number = 0
    for vocabulary, ids, pointers in _words(texts):
        words = [vocabulary[number] for number in ids.tolist()]
        for start, end in zip(pointers[:-1].tolist(), pointers[1:].tolist(), strict=True):
            ahead = (words[start + skip : end] for skip in range(WORDS))
            own = set(zip(*ahead, strict=False))
            sizes[number] = len(own)
            for shingle in own:
                holders[shingle].append(number)
            number += 1
    shared = Counter(pair for held in holders.values() for pair in combinations(held, 2))
    need = need_of(sizes)
    found = [
        (one, two, n)
        for (one, two), n in shared.items()
        if n >= need[one if sizes[one] <= sizes[two] else two]
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 3), sizes


def _by_kernels(texts: pd.Series, *, families: bool = False) -> tuple[Pairs, Pairs]:
    """The same, compiled, for many texts."""
    from framing.text.compiling import compiled

    keys, ends, sizes = _repeated_keys(texts)
    table = np.zeros(_power(2 * len(keys)), dtype=np.uint64)
    of_key = np.empty(len(keys), dtype=np.int32)
    numbers = np.empty(len(table), dtype=np.int32)
    given = compiled(shingles.numbered)(keys, table, numbers, of_key)
    del keys, table, numbers
    held = np.bincount(of_key, minlength=given)
    firsts = np.concatenate([[0], np.cumsum(held)]).astype(np.int64)
    posts = np.empty(int(firsts[-1]), dtype=np.int32)
    compiled(shingles.posted)(of_key, ends, firsts[:-1].copy(), posts)
    holders, need = (of_key, ends, posts, firsts, sizes), need_of(sizes)
    frequent = compiled(shingles.filled)(of_key, ends, firsts, _COMMON)
    family = np.arange(len(sizes))
    if families and (frequent >= need).any():
        family = compiled(shingles.families)(holders, need, frequent, _COMMON)
        compiled(shingles.by_family)(posts, firsts, family, _COMMON)
    sharing = compiled(shingles.sharing, *shingles.PARTS)
    found = np.array(sharing(holders, need, frequent, family, _COMMON), dtype=np.int64)
    joined = np.flatnonzero(family != np.arange(len(sizes)))
    named = np.column_stack([family[joined], joined, np.zeros_like(joined)])
    pairs = np.concatenate([found.reshape(-1, 3), named])
    return np.unique(pairs, axis=0), sizes


def _repeated_keys(texts: pd.Series) -> tuple[npt.NDArray[np.uint64], Pairs, Pairs]:
    """The keys of shingles that may stand in several texts, their ends, and each text's size.

    Most shingles stand in one text and are dropped as soon as that is known; where there are
    many texts they are not even kept until then, but made once more.
    """
    from framing.text.compiling import compiled

    n_characters = int(texts.str.len().sum())
    held = list(_keys(texts)) if n_characters <= _HELD else None
    once = np.zeros(_power(n_characters) // 64, dtype=np.uint64)  # some eight bits a key
    twice, sizes = np.zeros_like(once), []
    for keys, ends in held or _keys(texts):
        compiled(shingles.marked)(keys, once, twice)
        sizes.append(np.diff(ends))
    del once
    parts, lengths = [], [np.zeros(1, dtype=np.int64)]
    for keys, ends in held or _keys(texts):
        n = compiled(shingles.repeated)(keys, ends, twice)
        parts.append(keys[:n].copy())
        lengths.append(np.diff(ends))
    return np.concatenate(parts), np.cumsum(np.concatenate(lengths)), np.concatenate(sizes)


def _keys(texts: pd.Series) -> Iterator[tuple[npt.NDArray[np.uint64], Pairs]]:
    """Batches of texts' distinct shingles as keys made of the words themselves, and their ends."""
    from framing.text.compiling import compiled

    for vocabulary, ids, pointers in _words(texts):
        words = pd.util.hash_array(np.array(vocabulary, dtype=object), categorize=False)
        hashed = words[ids]
        longest = int(np.diff(pointers).max(initial=0))
        table = np.zeros(_power(2 * longest), dtype=np.uint64)
        keys = np.empty(len(hashed), dtype=np.uint64)
        ends = np.zeros(len(pointers), dtype=np.int64)
        n = compiled(shingles.distinct)(hashed, pointers, WORDS, table, keys, ends)
        yield keys[:n].copy(), ends


def _power(least: int) -> int:
    """The smallest power of 2 that is larger than `least`."""
    return 1 << max(6, int(least).bit_length())


def _linked(pairs: Pairs) -> Iterable[list[int]]:
    """The groups that pairs link, those of one member left out."""
    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while parent.setdefault(number, number) != number:
            parent[number] = number = parent[parent[number]]
        return number

    for one, two, _ in pairs.tolist():
        parent[root(one)] = root(two)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in parent:
        groups[root(number)].append(number)
    return groups.values()
