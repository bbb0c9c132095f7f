"""Every fault is one sentence on standard error, with its exit code and without a traceback."""

import errno
import os
import subprocess
import sys

import pytest

from framing.cli import entry, run, speaking
from framing.errors import CorpusError


def raising(error):
    """A verb's function that fails."""

    def fail(*given, **more):
        raise error

    return fail


def test_the_version_is_told(call):
    from framing import __version__

    assert call("--version") == (0, f"framing {__version__}\n", "")


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_help_lists_every_verb(call, words):
    said = call(*words)
    assert said.code == 0
    for verb in ("corpus", "extract", "kwic", "contrast", "topics", "report", "lexicon"):
        assert f"\n  {verb} " in said.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["exract"], "did you mean 'extract'"),
        (["extract"], "missing argument 'dir'"),
        (["extract", "DIR"], "missing option '--with'"),
        (["extract", "DIR", "--wit", "x"], "--wit"),
        (["extract", "DIR", "--with", "wording.LoadedTrms"], "did you mean 'wording.loadedterms'"),
        (["extract", "D", "--with", "wording.Hedges", "--level", "sentense"], "'sentence'"),
        (["kwic", "DIR", "war", "--window", "many"], "'--window'"),
        (["corpus", "add", "a.txt"], "missing option '--to'"),
        (["corpus", "add", "a.txt", "--to", "x", "--max-bad", "lots"], "0.01 or 1%"),
        (["corpus", "add", "a.txt", "--to", "x", "--map", "id"], "field=column"),
        (["topics", "DIR", "--model", "lsa"], "lda, nmf, gensim"),
        (["lexicon", "show", "hegdes"], "did you mean 'hedges'"),
    ],
)
def test_wrong_words_are_a_fault_of_usage(call, words, told):
    said = call(*words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err.lower()
    assert said.err.startswith("framing: ")
    assert said.err.count("\n") == 1
    assert "--help)" in said.err


@pytest.mark.parametrize("verb", ["corpus show", "extract", "kwic", "contrast", "topics", "report"])
def test_a_corpus_that_is_not_there_cannot_be_used(call, tmp_path, verb):
    more = {
        "extract": ["--with", "wording.Hedges"],
        "kwic": ["war"],
        "contrast": ["--with", "wording.Hedges", "--pair", "a", "b"],
        "report": ["--out", tmp_path / "report"],
    }
    said = call(*verb.split(), tmp_path / "none", *more.get(verb, []))
    assert (said.code, said.out) == (4, "")
    assert "Traceback" not in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (CorpusError("news.csv: record 3: no text."), 4, "framing: news.csv: record 3: no text.\n"),
        (MemoryError(), 75, "memory"),
        (OSError(errno.ENOSPC, "No space left on device"), 75, "disk is full"),
        (
            PermissionError(errno.EACCES, "Permission denied", "x.csv"),
            4,
            "x.csv: permission denied",
        ),
        (KeyboardInterrupt(), 130, "interrupted"),
        (KeyError("place"), 1, "fault of framing itself"),
    ],
)
def test_every_error_has_its_code_and_its_sentence(call, talks, monkeypatch, error, code, told):
    monkeypatch.delenv(entry.TRACEBACK, raising=False)
    monkeypatch.setattr("framing.corpus.Corpus.read", raising(error))
    said = call("corpus", "show", talks)
    assert said.code == code
    assert told in said.err
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


def test_a_traceback_is_shown_on_request(call, talks, monkeypatch):
    monkeypatch.setenv(entry.TRACEBACK, "1")
    monkeypatch.setattr("framing.corpus.Corpus.read", raising(KeyError("place")))
    assert "Traceback" in call("corpus", "show", talks).err


def test_a_reader_that_has_seen_enough_is_no_fault(talks):
    shell = f'"{sys.executable}" -m framing extract "{talks}" --with wording.Hedges | head -1'
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {shell}"], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("unit,")


def test_any_text_can_be_printed_whatever_the_locale(talks):
    ran = subprocess.run(
        [sys.executable, "-m", "framing", "kwic", str(talks), "quill"],
        capture_output=True,
        env={
            **os.environ,
            "LC_ALL": "C",
            "LANG": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        },
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "“" in ran.stdout.decode("utf-8")


def test_one_call_does_not_hush_the_next(call, talks):
    assert call("kwic", talks, "quill", "--quiet").err == ""
    assert call("kwic", talks, "quill").err != ""


def test_warnings_of_others_are_not_the_users(call, talks, monkeypatch):
    import warnings

    from framing.corpus import summary
    from framing.errors import FramingWarning

    def warned(corpus):
        warnings.warn("old", DeprecationWarning, stacklevel=1)
        warnings.warn("Few units.", FramingWarning, stacklevel=1)
        return {}

    monkeypatch.setattr(summary, "summary_of", warned)
    assert call("corpus", "show", talks).err == "Few units.\n"


def test_nothing_stays_changed_after_a_call():
    import warnings

    before = (list(warnings.filters), warnings.showwarning)
    run(["--version"])
    assert (list(warnings.filters), warnings.showwarning) == before
    speaking.start()
