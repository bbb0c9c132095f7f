"""Shards cover every article once, whatever is done already."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.engine.shards import Shard, missing, shards_of
from framing.errors import FramingError


def places(shards):
    return [(shard.block, place) for shard in shards for place in range(shard.start, shard.stop)]


@given(st.lists(st.integers(1, 30), max_size=5), st.data())
def test_what_is_missing_and_what_is_done_are_all_there_is(sizes, data):
    shards = shards_of(sizes)
    done = []
    for shard in shards:
        cuts = data.draw(st.lists(st.integers(0, len(shard)), max_size=6))
        bounds = sorted({0, len(shard), *cuts})
        pieces = [Shard(shard.block, a, b) for a, b in itertools.pairwise(bounds)]
        done += [piece for piece in pieces if data.draw(st.booleans())]
    left = missing(shards, done)
    assert sorted(places(left) + places(done)) == places(shards)
    assert left == sorted(left)


@given(st.integers(0, 50), st.integers(2, 50))
def test_halves_are_the_whole(start, size):
    shard = Shard(2, start, start + size)
    assert places(shard.halves()) == places([shard])
    assert all(map(len, shard.halves()))


def test_an_empty_corpus_is_done_once():
    [shard] = shards_of([0])
    assert missing([shard], []) == [shard]
    assert missing([shard], [shard]) == []


def test_names_are_read_back_and_sort_as_shards_do():
    shards = [Shard(11, 0, 3), Shard(2, 100, 250), Shard(2, 20, 100)]
    names = sorted(shard.name for shard in shards)
    assert [Shard.named(name) for name in names] == sorted(shards)
    with pytest.raises(FramingError, match="scores"):
        Shard.named("scores")
