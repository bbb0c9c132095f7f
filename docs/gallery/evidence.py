"""The marks behind a frame's figures, in their words."""

from framing import Corpus
from framing.figures import plot_evidence
from framing.frames import FrameCues

corpus = Corpus.read("corpora/harbour-talks")
texts = corpus.texts("paragraph")
marks = FrameCues("gain-loss").evidence(texts).drop_duplicates(["label", "cue"])
own = marks["unit"].map(texts)
sides = [
    (text[max(start - 60, 0) : start], text[end : end + 60])
    for text, start, end in zip(own, marks["start"], marks["end"], strict=True)
]
found = marks.assign(left=[left for left, _ in sides], right=[right for _, right in sides])
axes = plot_evidence(found)
