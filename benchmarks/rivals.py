"""The same work as a researcher would do it by hand, and by peers where they are installed."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from framing.corpus.design import Design
from framing.lexicons import Lexicon

LONGEST = 4
SHINGLE = 5
_word = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")


def is_installed(package: str) -> bool:
    """Whether a peer can be imported."""
    return importlib.util.find_spec(package) is not None


def plain_matching(texts: Sequence[str], lexicons: Sequence[Lexicon]) -> int:
    """Hits of exact terms with their places, by `re` and one dict of phrases; how many."""
    terms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for lexicon in lexicons:
        for entry in lexicon.entries:
            terms[entry.term].append((lexicon.name, entry.category))
    hits = []
    for number, text in enumerate(texts):
        found = [(match[0], *match.span()) for match in _word.finditer(text.lower())]
        for first in range(len(found)):
            phrase = ""
            for word, _, end in found[first : first + LONGEST]:
                phrase = f"{phrase} {word}" if phrase else word
                for name, category in terms.get(phrase, ()):
                    hits.append((number, found[first][1], end, name, category))
    return len(hits)


def vectorized_matching(texts: Sequence[str], lexicons: Sequence[Lexicon]) -> int:
    """Counts of exact terms, without places, by scikit-learn's CountVectorizer; how many."""
    from sklearn.feature_extraction.text import CountVectorizer

    terms = sorted({entry.term for lexicon in lexicons for entry in lexicon.entries})
    vectorizer = CountVectorizer(
        vocabulary=terms, ngram_range=(1, LONGEST), token_pattern=r"\w+(?:['’-]\w+)*"
    )
    return int(vectorizer.transform(texts).sum())


def looped_contrast(scores: pd.DataFrame, design: Design, permutations: int) -> np.ndarray:
    """p of a difference of rates, one relabelling after the other, without strata or intervals."""
    counts = scores.drop(columns="n_tokens").to_numpy(dtype=np.float64)
    words = scores["n_tokens"].to_numpy(dtype=np.float64)
    groups = design.table["group"].to_numpy()
    labels = groups == groups[0]
    random = np.random.default_rng(0)

    def difference(own: np.ndarray) -> np.ndarray:
        return (
            counts[own].sum(axis=0) / words[own].sum()
            - counts[~own].sum(axis=0) / words[~own].sum()
        )

    seen = np.abs(difference(labels))
    larger = sum(
        np.abs(difference(random.permutation(labels))) >= seen for _ in range(permutations)
    )
    return (larger + 1) / (permutations + 1)


def plain_copies(texts: Sequence[str]) -> int:
    """Pairs that share three tenths of their five-word shingles, by sets; how many."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes = []
    for number, text in enumerate(texts):
        words = _word.findall(text.lower())
        shingles = set(zip(*(words[skip:] for skip in range(SHINGLE)), strict=False))
        sizes.append(len(shingles))
        for shingle in shingles:
            holders[shingle].append(number)
    shared = Counter(pair for held in holders.values() for pair in combinations(held, 2))
    return sum(n > 0.3 * min(sizes[one], sizes[two]) for (one, two), n in shared.items())


def vectorized_topics(texts: Sequence[str], n_topics: int) -> np.ndarray:
    """Topics by scikit-learn's TfidfVectorizer and NMF."""
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    weights = TfidfVectorizer(min_df=5, max_df=0.5, stop_words="english", sublinear_tf=True)
    model = NMF(n_topics, init="nndsvda", max_iter=400, random_state=0)
    return model.fit_transform(weights.fit_transform(texts))


def peers(texts: Sequence[str]) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """Work, peer and call, of the peers that are installed."""
    if is_installed("spacy"):
        import spacy

        blank = spacy.blank("en")
        yield "tokens", "spaCy, blank", lambda: sum(len(one) for one in blank.pipe(texts))
    if is_installed("datasketch"):
        yield "copies", "datasketch", lambda: _by_minhash(texts)


def _by_minhash(texts: Sequence[str]) -> int:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.3, num_perm=128)
    found = 0
    for number, text in enumerate(texts):
        words = _word.findall(text.lower())
        sketch = MinHash(num_perm=128)
        shingles = {" ".join(words[place : place + SHINGLE]) for place in range(len(words) - 4)}
        sketch.update_batch([shingle.encode() for shingle in shingles])
        found += len(index.query(sketch))
        index.insert(str(number), sketch)
    return found
