"""Dealing labels anew: all ways, or each equally often."""

import math

import numpy as np
import pytest

from framing.compare.relabelling import SHORT, Relabellings


def test_all_are_enumerated_only_where_they_are_few():
    first = np.array([1, 0, 0, 1, 0, 1, 0, 0], dtype=bool)
    relabellings = Relabellings(first, np.repeat([0, 1], 4), 24, (1,))
    assert relabellings.count == 4 * 6
    assert relabellings.exact
    labels = np.concatenate(list(relabellings.batches()))
    assert len({tuple(row) for row in labels}) == 24
    assert (labels[:, :4].sum(axis=1) == 2).all()
    assert (labels[:, 4:].sum(axis=1) == 1).all()
    assert not Relabellings(first, np.repeat([0, 1], 4), 23, (1,)).exact


@pytest.mark.parametrize("size", [9, SHORT, SHORT + 1, 60])
def test_every_unit_is_dealt_the_label_equally_often(size):
    block = np.r_[np.zeros(size, dtype=int), np.ones(3, dtype=int), np.full(size, 2)]
    first = np.zeros(len(block), dtype=bool)
    first[[0, 1, 2, 3, size, -1, -2, -3]] = True
    labels = np.concatenate(list(Relabellings(first, block, 4_000, (3, "x")).batches()))
    assert len(labels) == 4_000
    for s, ones in ((0, 4), (1, 1), (2, 3)):
        within = labels[:, block == s]
        assert (within.sum(axis=1) == ones).all()
        share = ones / (block == s).sum()
        assert within.mean(axis=0) == pytest.approx(share, abs=5 * math.sqrt(share / 4_000))


def test_a_block_of_one_group_never_changes():
    block = np.array([0, 0, 1, 1, 1, 1, 1])
    first = np.array([1, 1, 1, 0, 1, 0, 0], dtype=bool)
    labels = np.concatenate(list(Relabellings(first, block, 5, (1,)).batches()))
    assert (labels[:, :2] == 1).all()


def test_the_smallest_p_is_told():
    first = np.array([1, 0] * 4, dtype=bool)
    assert Relabellings(first, np.repeat(np.arange(4), 2), 99, (1,)).smallest == 2 / 16
    assert Relabellings(first, np.zeros(8, dtype=int), 50, (1,)).smallest == 2 / 51


def test_long_blocks_of_all_sizes_are_dealt_together():
    random = np.random.default_rng(1)
    sizes = [13, 16, 14, 200, 230, 15, 3, 90, 13, 40]
    block = np.repeat(np.arange(len(sizes)), sizes)
    first = random.random(len(block)) < 0.4
    first[block == 2] = False
    first[block == 5] = True
    relabellings = Relabellings(first, block, 3_000, (3, "x"))
    labels = np.concatenate(list(relabellings.batches()))
    for number in range(len(sizes)):
        ones = first[block == number].sum()
        within = labels[:, block == number]
        assert (within.sum(axis=1) == ones).all()
        share = ones / sizes[number]
        assert within.mean(axis=0) == pytest.approx(share, abs=5 * math.sqrt(0.25 / 3_000))


def test_equal_keys_deal_no_label_too_many(monkeypatch):
    class Coarse(np.random.Generator):
        def random(self, size, dtype):
            return np.round(super().random(size, dtype=dtype), 1)

    def seeded(*_):
        return Coarse(np.random.PCG64(4))

    monkeypatch.setattr("framing.compare.relabelling.seeded", seeded)
    block = np.repeat([0, 1], [30, 33])
    first = np.arange(63) % 3 == 0
    labels = np.concatenate(list(Relabellings(first, block, 300, (1,)).batches()))
    assert (labels[:, :30].sum(axis=1) == 10).all()
    assert (labels[:, 30:].sum(axis=1) == 11).all()
    assert labels.mean(axis=0) == pytest.approx(1 / 3, abs=0.15)
