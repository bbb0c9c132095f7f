"""The same work as a researcher would do it by hand, and by peers where they are installed."""

from __future__ import annotations

import importlib.util
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer

from framing.corpus.design import Design
from framing.lexicons import Lexicon, load

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


def many_entries(texts: Sequence[str], wanted: int) -> Lexicon:
    """A list out of the texts' own words: words, beginnings with a star, and phrases by turns."""
    words = [_word.findall(text.lower()) for text in texts[::7]]
    plain = sorted({word for found in words for word in found if word.isalpha() and len(word) > 3})
    pairs = sorted(
        {
            f"{one} {two}"
            for found in words
            for one, two in pairwise(found)
            if one.isalpha() and two.isalpha()
        }
    )
    third = wanted // 3
    starred = [f"{word[:-2]}*" for word in _spread(plain, third) if len(word) > 5]
    chosen = dict.fromkeys([*_spread(plain, third), *starred, *_spread(pairs, wanted)])
    return Lexicon.of("many", list(chosen)[:wanted])


def _spread(items: Sequence[str], wanted: int) -> Sequence[str]:
    return items[:: max(len(items) // wanted, 1)][:wanted]


def vectorized_matching(texts: Sequence[str], lexicons: Sequence[Lexicon]) -> int:
    """Counts of exact terms, without places, by scikit-learn's CountVectorizer; how many."""
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
    yield from _wording_peers(texts)
    if is_installed("datasketch"):
        yield "copies", "datasketch", lambda: _by_minhash(texts)


def _wording_peers(texts: Sequence[str]) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """Peers that score texts by one list each; those that are absent are named."""
    terms = sorted({entry.term for entry in load("tone").entries if " " not in entry.term})
    vectorizer = CountVectorizer(vocabulary=terms, token_pattern=r"\w+(?:['’-]\w+)*")
    yield "wording", "CountVectorizer, one list, no places", lambda: vectorizer.transform(texts)
    if is_installed("vaderSentiment"):
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        vader = SentimentIntensityAnalyzer()
        yield "wording", "VADER, one list", lambda: [vader.polarity_scores(one) for one in texts]
    if is_installed("empath"):
        from empath import Empath

        empath = Empath()
        yield "wording", "Empath, 194 categories", lambda: [empath.analyze(one) for one in texts]
    if is_installed("liwc"):
        yield "wording", "liwc, one list", lambda: _by_liwc(texts, terms)
    absent = [one for one in ("vaderSentiment", "empath", "liwc") if not is_installed(one)]
    if absent:
        print(f"not measured, as not installed: {', '.join(absent)}\n")


def _by_liwc(texts: Sequence[str], terms: Sequence[str]) -> int:
    """What liwc's parser makes of every word, its dictionary written for the occasion."""
    import liwc

    lines = ["%", "1\ttone", "%", *(f"{term}\t1" for term in terms)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tone.dic"
        path.write_text("\n".join(lines), encoding="utf-8")
        parse, _ = liwc.load_token_parser(str(path))
        return sum(1 for text in texts for word in _word.findall(text.lower()) for _ in parse(word))


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
