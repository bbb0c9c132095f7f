"""Frames and axes: CPU time beside that of parsing, on the same texts.

python -m benchmarks.frames_speed FILE [N]: a Parquet file with a column ``text``; N texts of it.
"""

import sys
import time

import numpy as np
import pandas as pd

from framing.extractor import Combined
from framing.frames import FrameAxis, FrameCues, load, load_axes
from framing.learning.vectors import Vectors
from framing.text import tokenize

BOOKS = ("generic-frames", "policy-frames", "episodic-thematic", "war-peace", "gain-loss")


def clocked(work):
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def main(path, n=4000):
    texts = pd.read_parquet(path, columns=["text"])["text"].dropna().head(n)
    tokenize(texts.head(50))
    parsing, tokens = clocked(lambda: tokenize(texts))
    books = Combined([(name.replace("-", "_"), FrameCues(name)) for name in BOOKS])
    n_frames = sum(len(load(name).frames) for name in BOOKS)
    books.fit_transform(tokenize(texts.head(50)))
    cues, _ = clocked(lambda: books.fit_transform(tokens))
    axes = load_axes("semantic-axes")
    words = [word for word in tokens.vocabulary.words if word.isalpha()]
    matrix = np.random.default_rng(0).normal(size=(len(words), 100))
    axis = FrameAxis(axes, vectors=Vectors(tuple(words), matrix))
    leaning, _ = clocked(lambda: axis.fit_transform(tokens))
    for name, spent in (
        (f"cues of {n_frames} frames", cues),
        (f"bias and intensity on {len(axes.axes)} axes", leaning),
    ):
        print(
            f"{name}: {spent:.2f} CPU s for {len(texts):,} articles, {spent / parsing:.2f} of the "
            f"{parsing:.2f} for parsing; {spent * 36_000 / len(texts):.1f} s for 36,000"
        )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
