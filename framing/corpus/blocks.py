"""A corpus on disk, a block of articles at a time: what is too large to be held is read so."""

from __future__ import annotations

import functools
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.corpus.corpus import Corpus
from framing.corpus.folders import restored
from framing.files import whole

if TYPE_CHECKING:
    import pyarrow.parquet as pq

BLOCK = 250
"""Articles of a block; the files of a written corpus have a row group for each block."""

FRAMES = ("articles", "passages", "comments")


class Blocks:
    """The corpus in a folder, whose articles are read a block at a time.

    A corpus made by hand, or one that is not in the order of its articles, is one block.

    Parameters
    ----------
    folder : str or Path
    compared : bool
        Whether the files are compared with what was written.

    Attributes
    ----------
    sizes : list of int
        Articles of each block.
    card : Card
    ledger : Ledger
    fingerprint : str
        Of the whole corpus, as `Corpus.fingerprint`.

    Raises
    ------
    CorpusError
        Where there is no corpus, or it was changed.

    Examples
    --------
    >>> import tempfile
    >>> from framing.corpus import write_corpus
    >>> corpus = Corpus.from_texts(["It rained."] * 300)
    >>> blocks = Blocks(write_corpus(corpus, Path(tempfile.mkdtemp()) / "weather"))
    >>> len(blocks), blocks.sizes, blocks.corpus(1).articles.index[0]
    (300, [250, 50], 'unknown-0251')
    """

    def __init__(self, folder: str | Path, *, compared: bool = False) -> None:
        from framing.corpus.writing import MANIFEST, about_written

        self.folder = restored(folder)
        self._whole: Corpus | None = None
        self._files: dict[str, pq.ParquetFile] = {}
        if (self.folder / MANIFEST).is_file():
            import pyarrow.parquet as pq

            self.card, self.ledger, self.fingerprint = about_written(self.folder, whole=compared)
            self._files = {name: pq.ParquetFile(self.folder / f"{name}.parquet") for name in FRAMES}
        if len({file.num_row_groups for file in self._files.values()}) == 1:
            about = self._files["articles"].metadata
            self.sizes = [about.row_group(n).num_rows for n in range(about.num_row_groups)]
        else:
            self._whole = Corpus.read(self.folder)
            self.card, self.ledger = self._whole.card, self._whole.ledger
            self.fingerprint = self._whole.fingerprint
            self.sizes = [len(self._whole)]

    def __len__(self) -> int:
        return sum(self.sizes)

    def corpus(self, block: int, start: int = 0, stop: int | None = None) -> Corpus:
        """The articles of a block, or some of them.

        Parameters
        ----------
        block : int
        start, stop : int or None
            The first article of the block and the one after the last.

        Returns
        -------
        Corpus
            Without card and ledger, which are the whole corpus'.
        """
        articles, passages, comments = self._frames(block)
        articles = articles.iloc[start:stop]
        if len(articles) < self.sizes[block]:
            passages = passages[passages["article"].isin(articles.index)]
            comments = comments[comments["article"].isin(articles.index)]
        return Corpus(articles, passages, comments)

    def _frames(self, block: int) -> list[pd.DataFrame]:
        if self._whole is not None:
            return [getattr(self._whole, name) for name in FRAMES]
        return [self._files[name].read_row_group(block).to_pandas() for name in FRAMES]


@functools.lru_cache(maxsize=1)
def opened(folder: Path, fingerprint: str) -> Blocks:
    """The corpus of that fingerprint in a folder, for a process that works on its blocks."""
    return Blocks(folder)


def write_blocks(corpus: Corpus, folder: Path) -> None:
    """Write the frames of a corpus, a row group a block; the same corpus gives the same bytes."""
    import pyarrow
    import pyarrow.parquet as pq

    for name in FRAMES:
        frame = getattr(corpus, name)
        table = pyarrow.Table.from_pandas(frame)
        with (
            whole(folder / f"{name}.parquet") as draft,
            pq.ParquetWriter(draft, table.schema, compression="zstd") as file,
        ):
            bounds = _bounds(corpus, frame, name)
            for start, stop in itertools.pairwise(bounds):
                file.write_table(table.slice(start, stop - start))


def _bounds(corpus: Corpus, frame: pd.DataFrame, name: str) -> list[int]:
    """The rows at which blocks begin, and the number of rows."""
    starts = np.arange(0, max(1, len(corpus)), BLOCK)
    if name == "articles":
        return [*starts.tolist(), len(frame)]
    owners = corpus.articles.index.get_indexer(pd.Index(frame["article"]))
    if (np.diff(owners) < 0).any():
        return [0, len(frame)]
    return [*np.searchsorted(owners, starts).tolist(), len(frame)]
