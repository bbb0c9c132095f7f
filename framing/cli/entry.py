"""From the words on the command line to an exit code; every fault becomes one sentence.

0 clean · 1 a fault of this program · 2 usage · 3 finished, with records in quarantine · 4 the
input cannot be used · 5 more in quarantine than allowed · 75 no room left · 130 interrupted
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
import warnings
from collections.abc import Sequence

import typer
from typer.core import TyperGroup

from framing.cli import speaking
from framing.cli.app import app, audience, code, codebook, corpus, lexicon
from framing.cli.verbs import program
from framing.errors import FramingError, FramingWarning

FAULT, USAGE, QUARANTINED, UNUSABLE, TOO_MANY, NO_ROOM, INTERRUPTED = 1, 2, 3, 4, 5, 75, 130
TRACEBACK = "FRAMING_TRACEBACK"

# In the order of the help.
_VERBS_OF_COMPARISON = (
    "contrast",
    "keyness",
    "collocates",
    "shift",
    "divergence",
    "partisanship",
    "wordfish",
    "wordscores",
    "regress",
    "trend",
    "agreement",
    "corrected",
    "power",
    "multiverse",
)
_VERBS = (
    "new",
    "corpus_add",
    "corpus_show",
    "corpus_events",
    "corpus_duplicates",
    "corpus_select",
    "extract",
    "kwic",
    "mark",
    *_VERBS_OF_COMPARISON,
    "explain",
    "frames",
    "axis",
    "actors",
    "voices",
    "topics",
    "prevalence",
    "coverage",
    "report",
    "verify",
    "reproduce",
    "diff",
    "export",
    "learn",
)
_VERBS_OF_LEXICONS = (
    "lexicon_list",
    "lexicon_show",
    "lexicon_import",
    "lexicon_audit",
    "lexicon_validate",
)
_VERBS_OF_CODEBOOKS = ("codebook_list", "codebook_show", "codebook_new", "codebook_check")
_VERBS_OF_CODING = ("code_sample", "code_import", "code_size", "code_learn")
_VERBS_OF_AUDIENCES = ("audience_stance", "audience_uptake", "audience_incivility")


def main() -> None:
    """The program ``framing``: run and leave."""
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Run one command line; gives its exit code.

    Parameters
    ----------
    words : sequence of str
        What stands after ``framing``.

    Examples
    --------
    >>> run(["--version"])
    framing 0...
    0
    """
    speaking.start()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", FramingWarning)
        warnings.showwarning = _warned
        try:
            code = _assembled(words)(list(words), prog_name="framing", standalone_mode=False)
            sys.stdout.flush()
        except BaseException as fault:
            code = _told(fault)
    if code == INTERRUPTED:
        speaking.fault("interrupted; nothing half-done was left, and the same line starts anew.")
    return int(code or 0)


def _assembled(words: Sequence[str]) -> TyperGroup:
    if not app.registered_groups:
        app.add_typer(corpus, name="corpus")
        app.add_typer(lexicon, name="lexicon")
        app.add_typer(codebook, name="codebook")
        app.add_typer(code, name="code")
        app.add_typer(audience, name="audience")
    groups = (
        *_VERBS_OF_LEXICONS,
        *_VERBS_OF_CODEBOOKS,
        *_VERBS_OF_CODING,
        *_VERBS_OF_AUDIENCES,
    )
    return program(app, (*_VERBS, *groups), words)


def _told(fault: BaseException) -> int:
    """Say what went wrong; gives the exit code."""
    if isinstance(fault, BrokenPipeError) or isinstance(fault.__context__, BrokenPipeError):
        # Whoever reads our output has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if isinstance(fault, (KeyboardInterrupt, typer.Abort)):
        return INTERRUPTED
    if os.environ.get(TRACEBACK):
        traceback.print_exception(fault)
    if isinstance(fault, typer.TyperException):
        context = getattr(fault, "ctx", None)
        path = context.command_path if context else "framing"
        said = fault.format_message().removeprefix("Invalid value: ").rstrip(". ")
        speaking.fault(f"{said} (see {path} --help).")
        return USAGE
    if isinstance(fault, FramingError):
        speaking.fault(str(fault))
        return UNUSABLE
    if isinstance(fault, MemoryError):
        speaking.fault("memory is exhausted; give fewer articles at a time, or a larger machine.")
        return NO_ROOM
    if isinstance(fault, OSError):
        return _of_the_system(fault)
    if isinstance(fault, Exception):
        last = traceback.extract_tb(fault.__traceback__)[-1]
        speaking.fault(
            f"this is a fault of framing itself, please report it: {type(fault).__name__}: {fault} "
            f"({last.filename}, line {last.lineno}; {TRACEBACK}=1 shows more)."
        )
        return FAULT
    raise fault


def _of_the_system(fault: OSError) -> int:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT) or "No space left" in str(fault):
        speaking.fault("the disk is full; make room and run the same line again.")
        return NO_ROOM
    said = os.strerror(fault.errno) if fault.errno else str(fault)
    name = f"{fault.filename}: " if fault.filename is not None else ""
    speaking.fault(f"{name}{said[:1].lower()}{said[1:]}.")
    return UNUSABLE


def _warned(message: Warning | str, *about: object, **more: object) -> None:
    speaking.note(str(message))
