"""A corpus as a folder, and back again, the same to the last value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.corpus.blocks import FRAMES, write_blocks
from framing.corpus.card import CARD_FILE, Card
from framing.corpus.corpus import Corpus
from framing.corpus.folders import restored, whole_folder
from framing.corpus.ledger import Ledger
from framing.corpus.outlets import OUTLETS_FILE
from framing.errors import CorpusError, FramingError
from framing.files import sha256_of, write_json, write_text
from framing.provenance import Provenance

if TYPE_CHECKING:
    from framing.corpus.quarantine import Rejected

MANIFEST = "manifest.json"
LEDGER = "ledger.json"
FORM = "framing corpus 1"


def write_corpus(
    corpus: Corpus,
    folder: str | Path,
    *,
    quarantine: Iterable[Rejected] | None = None,
    outlets: str | None = None,
) -> Path:
    """Write a corpus as a folder that `Corpus.read` reads; the same corpus gives the same bytes.

    The folder appears under its name only when it is whole. A corpus that stands there is
    replaced.

    Parameters
    ----------
    corpus : Corpus
    folder : str or Path
    quarantine : iterable of Rejected or None
        Records that could not be taken, for ``quarantine.jsonl``; None keeps those that stand
        there already, where the corpus grew out of the one that stands there.
    outlets : str or None
        Text of ``outlets.toml``; None keeps the file that stands there, if there is one.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    CorpusError
        Where the name stands for something else than a corpus written by this function.

    Examples
    --------
    >>> import tempfile
    >>> corpus = Corpus.from_texts(["It rained.", "It snowed."])
    >>> folder = write_corpus(corpus, Path(tempfile.mkdtemp()) / "weather")
    >>> Corpus.read(folder).fingerprint == corpus.fingerprint
    True
    """
    from framing.corpus.quarantine import NAME, read_quarantine, write_quarantine

    folder = restored(folder)
    rejected = list(quarantine or ())
    if folder.exists():
        refuse_others(folder)
        if outlets is None and (folder / OUTLETS_FILE).is_file():
            outlets = (folder / OUTLETS_FILE).read_text(encoding="utf-8-sig")
        if quarantine is None and _grew_from(corpus, folder) and (folder / NAME).exists():
            rejected = read_quarantine(folder / NAME)
    with whole_folder(folder) as draft:
        write_text(draft / CARD_FILE, corpus.card.toml())
        write_blocks(corpus, draft)
        write_json(draft / LEDGER, {"steps": corpus.ledger.record()})
        write_quarantine(draft / NAME, rejected)
        if outlets is not None:
            write_text(draft / OUTLETS_FILE, outlets)
        write_json(draft / MANIFEST, _manifest(corpus, draft))
    return folder


def read_corpus(path: str | Path) -> Corpus:
    """The corpus in a folder; see `Corpus.read`."""
    folder = restored(path)
    if (folder / MANIFEST).is_file():
        return _written(folder)
    if (folder / CARD_FILE).is_file() and (folder / "articles.csv").is_file():
        from framing.corpus.handmade import read_handmade

        return read_handmade(folder)
    if not folder.exists():
        raise CorpusError(f"{path}: there is no such folder.")
    if folder.is_file():
        raise CorpusError(
            f"{path}: a corpus is a folder; make one of this file with "
            f"`framing corpus add {folder.name} --to DIR`."
        )
    raise CorpusError(
        f"{path}: this folder is no corpus: it holds neither {MANIFEST} nor {CARD_FILE} with "
        "articles.csv; make one of its files with `framing corpus add`."
    )


def _written(folder: Path) -> Corpus:
    card, ledger, _ = about_written(folder, whole=True)
    articles, passages, comments = (_frame(folder / f"{name}.parquet") for name in FRAMES)
    return Corpus(articles, passages, comments, card, ledger)


def about_written(folder: Path, *, whole: bool = False) -> tuple[Card, Ledger, str]:
    """Card, ledger and fingerprint of a corpus that `write_corpus` wrote.

    Parameters
    ----------
    folder : Path
    whole : bool
        Whether the files are compared with what was written.

    Raises
    ------
    CorpusError
        Where the folder holds no such corpus, or a file of it is missing, broken or changed.
    """
    manifest = _json(folder / MANIFEST)
    if manifest.get("form") != FORM:
        raise CorpusError(f"{folder / MANIFEST}: this is not the manifest of a corpus ({FORM}).")
    files = manifest.get("files", {})
    if whole:
        wanted = [f"{name}.parquet" for name in FRAMES] + [LEDGER]
        wrong = [_fault(folder / name, files.get(name)) for name in wanted]
        if any(wrong):
            raise CorpusError(" ".join(filter(None, wrong)))
    ledger = Ledger.from_record(_json(folder / LEDGER).get("steps", []))
    return Card.read(folder), ledger, str(manifest.get("fingerprint", ""))


def _fault(path: Path, digest: str | None) -> str | None:
    if not path.is_file():
        return f"{path}: the file is missing."
    if sha256_of(path) != digest:
        return f"{path}: the file was changed or damaged after the corpus was written."
    return None


def _frame(path: Path) -> pd.DataFrame:
    try:
        return pd.read_parquet(path, engine="pyarrow")
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path}: this is not a whole Parquet file: {error}.") from error


def _json(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CorpusError(f"{path}: the file cannot be read: {error}.") from error
    if not isinstance(value, dict):
        raise CorpusError(f"{path}: this is not a JSON object.")
    return value


def _manifest(corpus: Corpus, folder: Path) -> Mapping[str, object]:
    inputs = {"corpus": corpus.fingerprint}
    return {
        "form": FORM,
        "fingerprint": corpus.fingerprint,
        "records": {name: len(getattr(corpus, name)) for name in FRAMES},
        "files": {path.name: sha256_of(path) for path in sorted(folder.iterdir())},
        "provenance": Provenance(inputs=inputs).record(),
    }


def refuse_others(folder: Path) -> None:
    """Refuse a name that stands for something else than a corpus written here, or its outlets.

    Raises
    ------
    CorpusError
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder}: there is a file of that name; choose another folder.")
    ours = (folder / MANIFEST).is_file() and _json(folder / MANIFEST).get("form") == FORM
    if not ours and any(path.name != OUTLETS_FILE for path in folder.iterdir()):
        raise CorpusError(
            f"{folder}: the folder holds other things than a written corpus; choose another one."
        )


def _grew_from(corpus: Corpus, folder: Path) -> bool:
    """Whether the corpus' ledger starts with the one that stands in the folder."""
    try:
        former = Ledger.from_record(_json(folder / LEDGER).get("steps", [])).steps
    except FramingError:
        return False
    return corpus.ledger.steps[: len(former)] == former
