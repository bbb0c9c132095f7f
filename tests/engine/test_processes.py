"""Results come in the order of the items, and a process that is killed is survived."""

import pytest

from framing.engine import Processes
from framing.errors import FramingError
from framing.run import Serial
from tests.engine import jobs


def test_it_gives_what_one_process_gives():
    items = list(range(20))
    found = list(Processes(2).map(jobs.half, items, label="halves"))
    assert found == list(Serial().map(jobs.half, items, label="halves"))


def test_the_order_is_that_of_the_items_not_of_the_end():
    assert list(Processes(2).map(jobs.waiting, [0.3, 0.0, 0.1], label="x")) == [0.3, 0.0, 0.1]


def test_nothing_to_do_gives_nothing():
    assert list(Processes(2).map(jobs.half, [], label="halves")) == []


def test_a_killed_process_is_replaced(tmp_path):
    places = [tmp_path / "a", tmp_path / "b"]
    assert list(Processes(2).map(jobs.dying_once, places, label="x")) == ["a", "b"]


def test_an_item_of_which_every_process_dies_is_told():
    with pytest.raises(FramingError, match="halves: a process ended"):
        list(Processes(1).map(jobs.dying, [1], label="halves"))


def test_the_users_errors_come_through_as_they_are():
    with pytest.raises(FramingError, match=r"^there is no such list\.$"):
        list(Processes(1).map(jobs.refusing, [1], label="x"))
    with pytest.raises(RuntimeError, match="halves: TypeError"):
        list(Processes(1).map(jobs.half, ["a"], label="halves"))


def test_libraries_start_no_threads_in_them(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "4")
    assert list(Processes(1).map(jobs.threads, [0], label="x")) == ["1"]
    import os

    assert os.environ["OMP_NUM_THREADS"] == "4"
