"""What a verb leaves behind: a folder that is there whole or not at all, and its manifest."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import FramingError

if TYPE_CHECKING:
    from framing.compare import Comparison, Estimates
    from framing.corpus import Corpus
    from framing.corpus.blocks import Blocks

FORM = "framing run 1"
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Account:
    """From what and how a verb made its results; holds no path, clock or name of a machine.

    Attributes
    ----------
    verb : str
    corpus : Corpus, Blocks or None
        None where it read no corpus but a table; see `inputs`.
    parameters : mapping
        What was chosen, defaults included.
    counts : mapping of str to int
        What came in and what came out.
    seed : int or None
    inputs : mapping of str to str
        Fingerprints of what was read beside the corpus.
    found : Comparison or Estimates, optional
        The result, whose tests are told.
    """

    verb: str
    corpus: Corpus | Blocks | None
    parameters: Mapping[str, object]
    counts: Mapping[str, object]
    seed: int | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    found: Comparison | Estimates | None = None

    def record(self, files: Mapping[str, str]) -> dict[str, object]:
        """The manifest, given each file's name and its sha256."""
        from framing.provenance import Provenance

        inputs = dict(self.inputs)
        about: dict[str, object] = {}
        if self.corpus is not None:
            inputs["corpus"] = self.corpus.fingerprint
            about["corpus"] = {
                "title": self.corpus.card.title,
                "articles": len(self.corpus),
                "quarantined": self.corpus.ledger.n_quarantined,
                "excluded": self.corpus.ledger.n_excluded,
            }
        if self.found is not None:
            from framing.compare.registry import counted_tests

            about["tests"] = counted_tests(self.found)
        return {
            "form": FORM,
            "verb": self.verb,
            **about,
            "counts": dict(self.counts),
            "files": dict(files),
            "provenance": Provenance(inputs, self.parameters, self.seed).record(),
        }


@contextlib.contextmanager
def run_folder(folder: Path, account: Account) -> Iterator[Path]:
    """A folder to write into; it appears under its name, with its manifest, when all is done.

    What stands there from an earlier run is replaced; anything else is refused.

    Raises
    ------
    FramingError
        Where the folder holds something else than a run.
    """
    from framing.corpus.folders import whole_folder
    from framing.files import sha256_of, write_json

    refuse_others(folder)
    with whole_folder(folder) as draft:
        yield draft
        files = {path.name: sha256_of(path) for path in sorted(draft.iterdir())}
        write_json(draft / MANIFEST, account.record(files))


def refuse_others(folder: Path) -> None:
    """Refuse a folder in which something else stands than a run of ours."""
    from framing.corpus.folders import restored

    folder = restored(folder)
    if folder.is_file():
        raise FramingError(f"{folder}: this is a file; name a folder for the run.")
    if folder.is_dir() and any(folder.iterdir()) and not _is_run(folder):
        raise FramingError(
            f"{folder}: the folder holds other things than an earlier run; name another one."
        )


def _is_run(folder: Path) -> bool:
    try:
        record = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(record, dict) and record.get("form") == FORM
