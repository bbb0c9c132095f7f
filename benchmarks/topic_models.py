"""Topic models of one corpus in one run: processor time, coherence, and how far topics recur.

    python -m benchmarks.topic_models [--data FILE] [--articles 10000] [--topics 50] [--seeds 5]
        [--rival-seeds 2] [--only LDA NMFTopics …] [--forms FOLDER] [--out FILE.json]

All models learn from the same counts. *NPMI* is that of the ten most probable words over the
articles learnt from, *stability* the mean Jaccard index of matched topics' ten most probable
words over all pairs of seeds. Seconds are told for the machine on which the yardstick, ids by a
regular expression and a dict, does 3,000 articles a second; it is measured anew before each model,
as the machine may be busy. tomotopy is measured where it is installed. With ``--forms`` the
word-intrusion forms of the package's own models are written, mixed, with one key.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from scipy import sparse  # noqa: E402

from benchmarks.rivals import is_installed  # noqa: E402
from benchmarks.tokenizing import articles, yardstick  # noqa: E402
from framing.extractor import Terms  # noqa: E402
from framing.files import write_csv, write_json  # noqa: E402
from framing.provenance import seeded  # noqa: E402
from framing.text import tokenize  # noqa: E402
from framing.topics import LDA, NMFTopics, TopicModel, topic_terms  # noqa: E402
from framing.topics.alignment import matched_jaccard  # noqa: E402
from framing.topics.form import foremost  # noqa: E402
from framing.topics.intrusion import intrusion, write_form  # noqa: E402
from framing.topics.quality import mean_npmi  # noqa: E402

REFERENCE = 3_000
YARD = 2_000
"""Articles of the yardstick."""

Learnt = np.ndarray | TopicModel
Make = Callable[[int], Learnt]


def main(arguments: list[str]) -> int:
    """Measure and print; write figures and forms where that is asked for."""
    given = _asked(arguments)
    texts = articles(given.data, "text", given.articles)
    terms = Terms(**topic_terms().get_params())
    counts = terms.fit_transform(tokenize(texts))
    LDA(2, restarts=1).fit_counts(counts[:200], terms)  # compile, or load what was compiled
    print(f"{counts.shape[0]:,} articles, {counts.shape[1]:,} terms, {counts.sum():,} occurrences")
    print(f"{'':<34}{'s':>8}{'x ours':>8}{'NPMI':>8}{'stability':>11}{'diversity':>11}{'seeds':>7}")
    rows, kept = [], {}
    for name, make in _makers(counts, terms, given.topics):
        if given.only and name not in given.only:
            continue
        n_seeds = given.seeds if name == "LDA" else given.rival_seeds
        row, kept[name] = _measured(name, make, counts, n_seeds, texts[:YARD])
        rows.append({**row, "of_ours": row["seconds"] / (rows[0]["seconds"] if rows else 1)})
        rows[0]["of_ours"] = 1.0
        print(
            f"{name:<34}{row['seconds']:>8.1f}{rows[-1]['of_ours']:>8.2f}{row['npmi']:>8.3f}"
            f"{row['stability'] or np.nan:>11.3f}{row['diversity']:>11.3f}{n_seeds:>7}",
            flush=True,
        )
    if given.out:
        sizes = {"articles": counts.shape[0], "terms": counts.shape[1], "topics": given.topics}
        write_json(given.out, {**sizes, "models": rows})
    if given.forms:
        _write_forms(given.forms, {n: m for n, m in kept.items() if isinstance(m, TopicModel)})
    return 0


def _makers(counts: sparse.csr_array, terms: Terms, k: int) -> Iterator[tuple[str, Make]]:
    """The package's own models and its rivals, as a researcher would call them."""
    yield "LDA", lambda seed: LDA(k, seed=seed).fit_counts(counts, terms)
    yield "LDA, one search", lambda seed: LDA(k, seed=seed, restarts=1).fit_counts(counts, terms)
    yield "NMFTopics", lambda seed: NMFTopics(k, seed=seed).fit_counts(counts, terms)
    yield "gensim LdaModel, 5 passes", lambda seed: _gensim(counts, k, seed)
    if is_installed("tomotopy"):
        spelled = terms.terms_.tolist()
        yield "tomotopy LDAModel, 400 rounds", lambda seed: _tomotopy(counts, spelled, k, seed)
    yield "scikit-learn LDA, online, 10 rounds", lambda seed: _scikit_learn(counts, k, seed)


def _measured(
    name: str, make: Make, counts: sparse.csr_array, n_seeds: int, texts: list[str]
) -> tuple[dict[str, object], Learnt]:
    """One model's figures: least time, mean coherence and diversity, stability; the first fit."""
    seconds, tops, first = [], [], None
    for seed in range(n_seeds):
        started = time.process_time()
        yardstick(texts)
        yard = time.process_time() - started
        started = time.process_time()
        learnt = make(seed)
        seconds.append((time.process_time() - started) * len(texts) / yard / REFERENCE)
        phi = learnt.phi_ if isinstance(learnt, TopicModel) else learnt
        tops.append([one.tolist() for one in foremost(phi, 10)])
        first = learnt if first is None else first
    pairs = [matched_jaccard(one, two).mean() for one, two in combinations(tops, 2)]
    row = {
        "by": name,
        "seeds": n_seeds,
        "seconds": float(np.min(seconds)),
        "npmi": float(np.mean([mean_npmi(counts, own).mean() for own in tops])),
        "stability": float(np.mean(pairs)) if pairs else None,
        "diversity": float(np.mean([_diversity(own) for own in tops])),
    }
    return row, first


def _diversity(tops: list[list[int]]) -> float:
    listed = [term for own in tops for term in own]
    return len(set(listed)) / len(listed)


def _gensim(counts: sparse.csr_array, k: int, seed: int) -> np.ndarray:
    from gensim.matutils import Sparse2Corpus
    from gensim.models import LdaModel

    corpus = Sparse2Corpus(counts, documents_columns=False)
    named = {number: str(number) for number in range(counts.shape[1])}
    model = LdaModel(corpus, num_topics=k, id2word=named, passes=5, random_state=seed)
    return model.get_topics().astype(np.float64)


def _scikit_learn(counts: sparse.csr_array, k: int, seed: int) -> np.ndarray:
    from sklearn.decomposition import LatentDirichletAllocation

    model = LatentDirichletAllocation(k, learning_method="online", max_iter=10, random_state=seed)
    return model.fit(counts).components_


def _tomotopy(counts: sparse.csr_array, spelled: list[str], k: int, seed: int) -> np.ndarray:
    import tomotopy

    model = tomotopy.LDAModel(k=k, seed=seed)
    for row in range(counts.shape[0]):
        own = slice(counts.indptr[row], counts.indptr[row + 1])
        pairs = zip(counts.indices[own].tolist(), counts.data[own].tolist(), strict=True)
        model.add_doc([spelled[term] for term, n in pairs for _ in range(n)])
    model.train(400, workers=1)
    place = {word: number for number, word in enumerate(spelled)}
    phi = np.zeros((k, counts.shape[1]))
    known = [place[word] for word in model.used_vocabs]
    phi[:, known] = [model.get_topic_word_dist(topic) for topic in range(k)]
    return phi


def _write_forms(folder: Path, models: dict[str, TopicModel]) -> None:
    """One form with the questions of all models, shuffled, and one key that names the model."""
    forms, answers = [], {}
    for name, model in models.items():
        form, key = intrusion(model, kind="words", seed=0)
        forms.append(form.assign(own=name + " " + form["question"]))
        for question, answer in key.items():
            letter, _, about = answer.partition(" words, ")
            answers[f"{name} {question}"] = f"{letter} {name}, {about}"
    table = pd.concat(forms, ignore_index=True)
    table = table.iloc[seeded(0, "mixed forms").permutation(len(table))].reset_index(drop=True)
    table["question"] = [f"q{number:03d}" for number in range(1, len(table) + 1)]
    named = dict(zip(table["question"], table["own"], strict=True))
    folder.mkdir(parents=True, exist_ok=True)
    write_form(folder, table.drop(columns="own"), kind="words")
    write_json(folder / "key.json", {question: answers[own] for question, own in named.items()})
    for name, model in models.items():
        write_csv(folder / f"words of {name}.csv", model.terms(10))


def _asked(arguments: list[str]) -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, help="a Parquet file of articles")
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--topics", type=int, default=50)
    options.add_argument("--seeds", type=int, default=5)
    options.add_argument("--rival-seeds", type=int, default=2)
    options.add_argument("--only", nargs="*")
    options.add_argument("--forms", type=Path, help="folder for word-intrusion forms")
    options.add_argument("--out", type=Path, help="write the figures as JSON")
    return options.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
