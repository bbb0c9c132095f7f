"""Whatever dies, every article is worked on, but for those that cannot be."""

import pytest

from framing.engine import RunFolder, Shard, shards_of, work_through
from framing.errors import FramingError
from tests.engine import jobs

SIZES = [16, 16, 7]
EVERY = [100 * block + place for block, size in enumerate(SIZES) for place in range(size)]


def numbers(folder):
    return [int(n) for part in folder.results("numbers") for n in part.read_text().split()]


@pytest.fixture
def folder(tmp_path):
    with RunFolder(tmp_path / "run", {}) as opened:
        yield opened


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_every_article_is_worked_on_in_order(folder, workers):
    told = []
    work_through(
        jobs.Numbering(folder.parts),
        shards_of(SIZES),
        folder,
        workers=workers,
        told=lambda *said: told.append(said),
    )
    assert numbers(folder) == EVERY
    assert told[-1] == ("", 39, 39)
    assert folder.pending(shards_of(SIZES), "numbers") == []


def test_the_articles_that_kill_processes_are_found_and_they_alone_left_out(folder):
    job = jobs.Numbering(folder.parts, deadly=(3, 110))
    work_through(job, shards_of(SIZES), folder, workers=2)
    assert numbers(folder) == [n for n in EVERY if n not in (3, 110)]
    assert set(folder.left_out()) == {Shard(0, 3, 4), Shard(1, 10, 11)}
    assert set(folder.left_out().values()) == {"the process died of it (signal 9)"}
    assert folder.pending(shards_of(SIZES), "numbers") == []


@pytest.mark.parametrize("workers", [0, 1])
def test_an_article_that_raises_is_left_out_with_what_was_raised(folder, workers):
    job = jobs.Numbering(folder.parts, faulty=(0, 206))
    work_through(job, shards_of(SIZES), folder, workers=workers)
    assert numbers(folder) == [n for n in EVERY if n not in (0, 206)]
    assert set(folder.left_out().values()) == {"ZeroDivisionError: no such number"}


def test_an_article_whose_process_somebody_killed_is_not_left_out(folder):
    job = jobs.Numbering(folder.parts, dies_once=True)
    work_through(job, shards_of([1, 2]), folder, workers=2)
    assert numbers(folder) == [0, 100, 101]
    assert folder.left_out() == {}


@pytest.mark.parametrize("workers", [0, 1])
@pytest.mark.parametrize(
    ("job", "error", "said"),
    [(jobs.refusing, FramingError, "no such list"), (jobs.full, OSError, "No space left")],
)
def test_what_no_article_is_to_blame_for_ends_the_run(folder, job, error, said, workers):
    with pytest.raises(error, match=said):
        work_through(job, shards_of(SIZES), folder, workers=workers)
    assert folder.left_out() == {}
