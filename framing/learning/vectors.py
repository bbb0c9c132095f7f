"""Word vectors: read from a file, taken from an installed package, or learnt from the texts."""

from __future__ import annotations

import functools
import gzip
import importlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt

from framing.errors import FramingError, TextsError, located
from framing.provenance import fingerprint
from framing.text import Kind, Tokens

Floats = npt.NDArray[np.float64]
REFUSED = (".bin", ".pkl", ".pickle", ".joblib", ".model", ".kv", ".npy")


@dataclass(frozen=True, eq=False)
class Vectors:
    """Words with their vectors.

    Attributes
    ----------
    words : tuple of str
        Folded as tokens are; each once.
    matrix : ndarray of float64, shape (n_words, n_dimensions)
    source : str
        Where they are from, in a few words.

    Examples
    --------
    >>> Vectors.of({"kind": [1.0, 0.0], "cruel": [-1.0, 0.0]})
    <Vectors: 2 words, 2 dimensions, given>
    """

    words: tuple[str, ...]
    matrix: Floats
    source: str = "given"

    def __len__(self) -> int:
        return len(self.words)

    def __repr__(self) -> str:
        return f"<Vectors: {len(self):,} words, {self.matrix.shape[1]} dimensions, {self.source}>"

    @functools.cached_property
    def place(self) -> dict[str, int]:
        """The row of each word."""
        return {word: row for row, word in enumerate(self.words)}

    @functools.cached_property
    def fingerprint(self) -> str:
        """A digest of words and numbers, 16 hexadecimal digits."""
        return fingerprint(list(self.words), self.matrix)

    @classmethod
    def of(cls, given: dict[str, list[float]]) -> Vectors:
        """Vectors by word."""
        return cls(tuple(given), np.array(list(given.values()), dtype=np.float64))

    @classmethod
    def read(cls, path: str | Path, *, most: int | None = None) -> Vectors:
        """Read the text form of word2vec or GloVe, plain or gzipped: a word and its numbers a line.

        Parameters
        ----------
        path : str or Path
        most : int, optional
            Lines read; such files begin with the most frequent words.

        Raises
        ------
        FramingError
            For a binary or pickled file, no file, or a line with another count of numbers.
        """
        path = Path(path)
        if path.suffix.lower() in REFUSED:
            raise FramingError(
                f"{path}: vectors are read as text, one word and its numbers a line; save them in "
                "the text form of word2vec. Binary and pickled files are not opened."
            )
        if not path.is_file():
            raise FramingError(f"{path}: there is no such file of vectors.")
        words: list[str] = []
        rows: list[Floats] = []
        seen: set[str] = set()
        for line, (word, numbers) in _lines(path, most):
            if rows and len(numbers) != len(rows[0]):
                raise FramingError(
                    located(
                        f"{len(numbers)} numbers, where the lines before have {len(rows[0])}",
                        file=path,
                        line=line,
                    )
                )
            folded = word.casefold()
            if folded not in seen:
                seen.add(folded)
                words.append(folded)
                rows.append(numbers)
        if not rows:
            raise FramingError(f"{path}: there are no vectors in it.")
        return cls(tuple(words), np.array(rows, dtype=np.float64), path.name)

    @classmethod
    def packaged(cls, package: str, file: str | None = None) -> Vectors:
        """Vectors that an installed package carries.

        Parameters
        ----------
        package : str
            Such as ``en_core_web_md``, a spaCy pipeline with vectors, or any package that holds a
            text file of them.
        file : str, optional
            The file inside the package; without it the package is loaded as a spaCy pipeline.

        Raises
        ------
        FramingError
            Where the package is not installed, or carries no vectors. Nothing is fetched.
        """
        try:
            found = importlib.import_module(package)
        except ImportError as error:
            raise FramingError(
                f"{package}: this package is not installed; nothing is fetched, so install it "
                "yourself or give a file of vectors."
            ) from error
        if file is not None:
            with resources.as_file(resources.files(package) / file) as path:
                return cls.read(path)
        if not hasattr(found, "load"):
            raise FramingError(f"{package}: this is no spaCy pipeline; name the file of vectors.")
        vocabulary = found.load().vocab
        rows = {key: row for key, row in vocabulary.vectors.key2row.items() if row >= 0}
        if not rows:
            raise FramingError(f"{package}: this pipeline carries no word vectors.")
        data: dict[str, int] = {}
        for key in sorted(rows, key=lambda key: (rows[key], vocabulary.strings[key])):
            data.setdefault(vocabulary.strings[key].casefold(), rows[key])
        matrix = np.asarray(vocabulary.vectors.data, dtype=np.float64)[list(data.values())]
        return cls(tuple(data), matrix, package)

    @classmethod
    def trained(
        cls,
        tokens: Tokens,
        *,
        dimensions: int = 100,
        window: int = 5,
        epochs: int = 10,
        seed: int = 0,
    ) -> Vectors:
        """Learn vectors from texts, by skip-gram with negative sampling.

        Sentences are the contexts, words in fewer than five places are left out. One worker and
        a fixed hash, so that the same texts give the same bytes. Some hundred thousand words are
        too few for vectors that mean much: look at what stands near the poles.

        Source: T. Mikolov, I. Sutskever, K. Chen, G. Corrado & J. Dean (2013), Advances in
        Neural Information Processing Systems 26; gensim's implementation.

        Raises
        ------
        TextsError
            Where no word stands in five places.
        """
        from gensim.models import Word2Vec

        sentences = _Sentences(tokens)
        model = Word2Vec(
            vector_size=dimensions,
            window=window,
            min_count=LEAST,
            sg=1,
            workers=1,
            seed=seed,
            epochs=epochs,
            hashfxn=_hash,
        )
        model.build_vocab(sentences)
        if not len(model.wv):
            raise TextsError(f"No word stands in {LEAST} places, so no vectors can be learnt.")
        model.train(sentences, total_examples=model.corpus_count, epochs=epochs)
        order = sorted(range(len(model.wv)), key=lambda row: model.wv.index_to_key[row])
        words = tuple(model.wv.index_to_key[row] for row in order)
        matrix = np.asarray(model.wv.vectors, dtype=np.float64)[order]
        return cls(words, matrix, f"trained on {len(tokens):,} texts")


LEAST = 5


class _Sentences:
    """The words of one sentence after the other, as often as they are asked for."""

    def __init__(self, tokens: Tokens) -> None:
        kept = tokens.kinds == Kind.WORD
        self.words = tokens.vocabulary.words
        self.ids = tokens.ids[kept]
        key = (tokens.text_of[kept] << 32) | tokens.sentences[kept]
        self.ends = np.append(np.flatnonzero(np.diff(key)) + 1, len(key)) if len(key) else key

    def __iter__(self) -> Iterator[list[str]]:
        start = 0
        for end in self.ends.tolist():
            yield [self.words[number] for number in self.ids[start:end].tolist()]
            start = end


def _hash(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", errors="surrogatepass"))


def _lines(path: Path, most: int | None) -> Iterator[tuple[int, tuple[str, Floats]]]:
    read = 0
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        try:
            for line, text in enumerate(file, start=1):
                parts = text.rstrip().split(" ")
                if line == 1 and len(parts) == 2 and all(map(str.isdigit, parts)):
                    continue
                if len(parts) < 2:
                    if text.strip():
                        raise FramingError(located("no numbers", file=path, line=line))
                    continue
                if most is not None and read >= most:
                    return
                try:
                    numbers = np.array(parts[1:], dtype=np.float64)
                except ValueError:
                    wrong = "what follows the word is not all numbers"
                    raise FramingError(located(wrong, file=path, line=line)) from None
                read += 1
                yield line, (parts[0], numbers)
        except (UnicodeDecodeError, gzip.BadGzipFile, EOFError) as error:
            raise FramingError(f"{path}: this is no text in UTF-8: {error}") from error
