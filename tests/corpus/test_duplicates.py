"""Copies are found exactly: by the definition, by sets, and by kernels."""

import itertools

import numpy as np
import pandas as pd
import pytest

from framing.corpus import Corpus, copy_groups, duplicates
from framing.corpus.duplicates import _by_kernels, _by_sets, copies, need_of
from framing.text import tokenize

ORDINARY = 0.3
SHORT_TEXT = 0.6


def by_definition(texts):
    """The groups, from the containment of every pair."""
    tokens = tokenize(texts)
    known = tokens.vocabulary.words
    words = [[] for _ in texts]
    for text, number, counts in zip(tokens.text_of, tokens.ids, tokens.is_word, strict=True):
        if counts:
            words[text].append(known[number])
    shingles = [{tuple(own[i : i + 5]) for i in range(len(own) - 4)} for own in words]
    pairs = set()
    for one, two in itertools.combinations(range(len(texts)), 2):
        small = min(len(shingles[one]), len(shingles[two]))
        if small == 0:
            continue
        contained = len(shingles[one] & shingles[two]) / small
        if contained >= SHORT_TEXT if small < 25 else contained > ORDINARY:
            pairs.add((one, two))
    return pairs


def groups_of(pairs, n):
    group = list(range(n))
    for one, two in pairs:
        old, new = max(group[one], group[two]), min(group[one], group[two])
        group = [new if g == old else g for g in group]
    return group


def texts_with_copies(rng, *, n=120, n_words=400):
    """Texts of a small vocabulary, some of which hold stretches of others."""
    texts = []
    for number in range(n):
        words = [f"w{k}" for k in rng.integers(0, n_words, rng.integers(0, 120))]
        if number and rng.random() < 0.4:
            source = texts[rng.integers(0, number)].split()
            start = rng.integers(0, max(1, len(source)))
            words += source[start : start + rng.integers(1, 80)]
        texts.append(" ".join(words))
    return texts


@pytest.mark.parametrize("seed", range(4))
def test_sets_and_kernels_give_what_the_definition_says(seed):
    texts = texts_with_copies(np.random.default_rng(seed))
    wanted = by_definition(texts)
    assert len(wanted) > 10
    series = pd.Series(texts, dtype="str")
    for way in (_by_sets, _by_kernels):
        pairs, sizes = way(series)
        assert {(one, two) for one, two, _ in pairs.tolist()} == wanted
        assert (sizes == _by_sets(series)[1]).all()


@pytest.mark.parametrize("common", [0, 1, 3])
def test_pairs_that_share_only_common_shingles_are_found(monkeypatch, common):
    texts = pd.Series(texts_with_copies(np.random.default_rng(9), n_words=60), dtype="str")
    monkeypatch.setattr(duplicates, "_COMMON", common)
    shared = {tuple(row) for row in _by_kernels(texts)[0].tolist()}
    assert shared == {tuple(row) for row in _by_sets(texts)[0].tolist()}


@pytest.mark.full
@pytest.mark.parametrize(("common", "seed"), [(0, 0), (1, 1), (3, 2)])
def test_groups_are_the_same_where_families_are_not_compared(monkeypatch, common, seed):
    rng = np.random.default_rng(seed)
    texts = pd.Series(texts_with_copies(rng, n_words=60), dtype="str")
    texts = pd.concat([texts, texts.iloc[:30] + " and so it goes on"], ignore_index=True)
    monkeypatch.setattr(duplicates, "_COMMON", common)
    whole, few = _by_kernels(texts)[0], _by_kernels(texts, families=True)[0]
    as_groups = [groups_of([tuple(row[:2]) for row in rows], len(texts)) for rows in (whole, few)]
    assert as_groups[0] == as_groups[1]
    assert len(few) < len(whole) or not common


def test_many_versions_of_one_text_are_linked_without_comparing_them_all():
    rng = np.random.default_rng(1)
    words = [f"w{k}" for k in rng.integers(0, 5000, 300)]
    versions = []
    for number in range(400):
        place = int(rng.integers(0, 290))
        versions.append(" ".join([*words[:place], f"x{number}", *words[place + 1 :]]))
    pairs = copies(versions, families=True)
    assert len(pairs) < 2 * len(versions)
    assert set(groups_of([tuple(row[:2]) for row in pairs.tolist()], 400)) == {0}


@pytest.mark.parametrize("edited", [0.05, 0.1, 0.2])
def test_planted_copies_are_found_although_they_were_edited(edited):
    """A share of the words is edited in runs, as an editor works, and no other text is a copy."""
    rng = np.random.default_rng(2)
    texts, wanted = [], set()
    for number in range(60):
        words = [f"w{k}" for k in rng.zipf(1.3, 350) % 4000]
        copy = list(words)
        for start in rng.integers(0, 340, round(edited * 350 / 8)):
            copy[start : start + 8] = [f"e{k}" for k in rng.integers(0, 4000, 8)]
        wanted.add((2 * number, 2 * number + 1))
        texts += [" ".join(words), " ".join(copy)]
    found = {(one, two) for one, two, _ in copies(texts).tolist()}
    assert len(found & wanted) >= 0.98 * len(wanted)
    assert len(found & wanted) >= 0.98 * len(found)


def test_batches_do_not_matter(monkeypatch):
    texts = pd.Series(texts_with_copies(np.random.default_rng(5)), dtype="str")
    whole = _by_kernels(texts)
    monkeypatch.setattr(duplicates, "_BATCH", 2_000)
    for way in (_by_kernels, _by_sets):
        pairs, sizes = way(texts)
        assert {tuple(row) for row in pairs.tolist()} == {tuple(row) for row in whole[0].tolist()}
        assert (sizes == whole[1]).all()


def test_need_is_more_than_three_tenths_and_six_tenths_of_short_texts():
    assert need_of(np.array([1, 5, 24, 25, 30, 100])).tolist() == [1, 3, 15, 8, 10, 31]
    assert need_of(np.array([0]))[0] > 10**9


def test_a_long_quotation_in_a_short_text_is_no_copy():
    quotation = "we will not sign a treaty that forgets the names on that boat"
    rest = "and the delegates left the house one after the other"
    short = f"The minister said {quotation} {rest}"
    long = f"On Monday there was rain. {quotation} " + " ".join(f"w{n}" for n in range(200))
    assert copies([short, long]).size == 0


def test_texts_that_are_the_same_are_pairs_with_the_first():
    text = "The cranes of the port stood still on Tuesday for the first time."
    assert copies([text, "It rained.", text, text, "It rained."])[:, :2].tolist() == [
        [0, 2],
        [0, 3],
    ]


def test_groups_are_named_by_their_smallest_id_and_do_not_depend_on_order():
    text = "The cranes of the port stood still on Tuesday for the first time in nine years."
    named = {"c": text, "a": text + " Ships waited.", "b": text, "d": "It rained on the coast."}
    wanted = {"a": "a", "b": "a", "c": "a", "d": "d"}
    for order in itertools.permutations(named):
        corpus = Corpus.from_texts(pd.Series({name: named[name] for name in order}))
        assert copy_groups(corpus).to_dict() == wanted
        assert corpus.articles["copy_group"].to_dict() == wanted


def test_words_count_not_their_case_or_quotes():
    one = "The “cranes” of the port stood still on Tuesday, for the first time in nine years."
    two = 'THE "CRANES" OF THE PORT STOOD STILL ON TUESDAY FOR THE FIRST TIME IN NINE YEARS'
    assert len(copies([one, two])) == 1


def test_real_news_is_grouped_as_the_definition_says(shared_data):
    frame = pd.read_parquet(shared_data / "events" / "news_cluster.parquet")
    corpus = Corpus.from_frame(frame, id="doc", outlet="domain", headline="title")
    texts = corpus.texts("article")
    wanted = by_definition(texts.tolist())
    assert {(one, two) for one, two, _ in copies(texts).tolist()} == wanted
    group = groups_of(wanted, len(texts))
    names = texts.index.tolist()
    found = corpus.articles.loc[names, "copy_group"]
    members = pd.Series(group, index=names).groupby(found.to_numpy()).nunique()
    assert (members == 1).all()
    assert found.nunique() == len(set(group))
    assert found.nunique() < len(found)
    assert [tuple(row) for row in _by_kernels(texts)[0].tolist()] == sorted(
        tuple(row) for row in _by_sets(texts)[0].tolist()
    )


def test_shingles_that_are_made_twice_give_the_same(monkeypatch):
    texts = pd.Series(texts_with_copies(np.random.default_rng(5)), dtype="str")
    whole = _by_kernels(texts)
    monkeypatch.setattr(duplicates, "_HELD", 0)
    monkeypatch.setattr(duplicates, "_BATCH", 2_000)
    for one, two in zip(whole, _by_kernels(texts), strict=True):
        assert np.array_equal(one, two)
