"""The ways in: files of any kind become records, and what cannot become one is told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.corpus.reading.collecting import Progress, Reading
    from framing.corpus.reading.options import ReadOptions

__all__ = ["read_records"]


def read_records(
    paths: Iterable[str | Path],
    *,
    options: ReadOptions | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Read articles from files of any known form, or from all such files in a folder.

    Text (one article a file), CSV and TSV, JSON and JSON Lines, Parquet, SQLite, saved web pages,
    zip and tar archives and gzipped files of these, a corpus made by hand (a folder with
    ``card.toml`` and ``articles.csv``), and a mended ``quarantine.jsonl``. A broken record is set
    aside with its place and its bytes, a file that cannot be used is set aside as a whole, and the
    others go on.

    Parameters
    ----------
    paths : iterable of str or Path
    options : ReadOptions or None
    progress : callable or None
        Is told the name of what is read, and how many bytes of how many are done.

    Returns
    -------
    Reading

    Raises
    ------
    CorpusError
        Where a path does not exist, or an option cannot be used.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.csv"
    >>> _ = path.write_text("id,text\\n007,It rained.\\n008,It snowed.,in Hask\\n")
    >>> reading = read_records([path])
    >>> [record.id for record in reading.records], [one.code for one in reading.rejected]
    (['007'], ['csv.columns'])
    """
    from framing.corpus.reading.collecting import collected
    from framing.corpus.reading.options import ReadOptions

    return collected(paths, options or ReadOptions(), progress=progress)
