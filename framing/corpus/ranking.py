"""Which groups have the most articles, and which two are best compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.errors import CorpusError, unknown

if TYPE_CHECKING:
    from framing.corpus.corpus import Corpus

MOST_GROUPS, ENOUGH_STRATA = 8, 12


def ranked(
    corpus: Corpus, groups: str = "outlet", *, preferred: Sequence[str] | None = None
) -> list[str]:
    """The groups of a corpus, those with the most articles first.

    Parameters
    ----------
    corpus : Corpus
    groups : str
        A column of its articles.
    preferred : sequence of str, optional
        What is given instead where the corpus has all of it.

    Raises
    ------
    CorpusError
        Where its articles have no such column.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing import Corpus
    >>> table = pd.DataFrame({"outlet": ["Sun", "Sun", "Ledger"], "text": ["Rain", "Snow", "Fog"]})
    >>> corpus = Corpus.from_frame(table)
    >>> ranked(corpus)
    ['Sun', 'Ledger']
    >>> ranked(corpus, preferred=["Ledger", "Sun"])
    ['Ledger', 'Sun']
    """
    if groups not in corpus.articles:
        raise CorpusError(unknown("column", groups, corpus.articles.columns))
    counts = corpus.articles[groups].dropna().astype("str").value_counts()
    names = counts.sort_index().sort_values(ascending=False, kind="stable").index.tolist()
    if preferred is not None and set(preferred) <= set(names):
        return list(preferred)
    return [str(name) for name in names]


def largest_pair(
    corpus: Corpus,
    groups: str = "outlet",
    *,
    strata: str | None = None,
    preferred: Sequence[str] | None = None,
) -> tuple[str, str] | None:
    """The two groups to compare where none are named.

    Those that share the most strata (12 are enough), and of these the ones with the most articles,
    among the 8 largest groups.

    Parameters
    ----------
    corpus : Corpus
    groups, strata : str, str or None
        Columns of its articles.
    preferred : sequence of str, optional
        The pair that is given instead where the corpus has both.

    Returns
    -------
    tuple of two str, or None
        None where there are fewer than two groups.
    """
    names = ranked(corpus, groups)
    if preferred is not None and set(preferred) <= set(names):
        group, reference = preferred
        return group, reference
    names = names[:MOST_GROUPS]
    if len(names) < 2:
        return None
    articles = corpus.articles
    of = articles[groups].astype("str")
    held = {
        name: set(articles.loc[of == name, strata].dropna()) if strata else set() for name in names
    }
    sizes = of.value_counts()
    pairs = [(a, b) for place, a in enumerate(names) for b in names[place + 1 :]]

    def rank(pair: tuple[str, str]) -> tuple[int, int, tuple[str, str]]:
        shared = len(held[pair[0]] & held[pair[1]])
        return -min(shared, ENOUGH_STRATA), -int(sizes[list(pair)].sum()), pair

    return min(pairs, key=rank)
