"""A folder that appears under its name only when it is whole."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

_DRAFT = ".part"
_FORMER = ".old"


@contextlib.contextmanager
def whole_folder(folder: str | Path) -> Iterator[Path]:
    """A new folder beside `folder` that takes its place when the block ends without an error.

    What is killed on the way leaves the former folder as it was, or, between two renamings,
    beside its place, from where `restored` brings it back.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp()) / "talks"
    >>> with whole_folder(folder) as draft:
    ...     _ = (draft / "note.txt").write_text("done")
    ...     folder.exists()
    False
    >>> (folder / "note.txt").read_text()
    'done'
    """
    folder = Path(os.path.abspath(folder))
    restored(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = folder.with_name(f".{folder.name}.{os.getpid()}{_DRAFT}")
    former = draft.with_suffix(_FORMER)
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        yield draft
        _flush(draft)
        if folder.exists():
            folder.rename(former)
        draft.rename(folder)
        _flush(folder.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        if folder.exists():
            shutil.rmtree(former, ignore_errors=True)
        else:
            restored(folder)


def restored(folder: str | Path) -> Path:
    """The folder, brought back where a process died while replacing it; drafts are removed."""
    folder = Path(folder)
    if not folder.parent.is_dir():
        return folder
    ours = re.compile(re.escape(f".{folder.name}.") + rf"(\d+)({_DRAFT}|{_FORMER})")
    for entry in sorted(folder.parent.iterdir()):
        match = ours.fullmatch(entry.name)
        if match is None or (_alive(int(match[1])) and int(match[1]) != os.getpid()):
            continue
        if match[2] == _FORMER and not folder.exists():
            entry.rename(folder)
        else:
            shutil.rmtree(entry, ignore_errors=True)
    return folder


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
