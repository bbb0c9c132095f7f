"""What every extractor and measure promises scikit-learn, and whoever runs it twice."""

import pickle

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.tree import DecisionTreeClassifier

from framing.errors import TextsError
from framing.text import tokenize
from tests.contract.extractors import (
    articles,
    extractors,
    few,
    few_tokens,
    measures,
    named,
    numbered,
)
from tests.growth import grows_at_most


@pytest.fixture(params=[*extractors(), *measures()], ids=named, scope="module")
def extractor(request):
    """Each in turn: all the tests of one before those of the next, which parse its lists anew."""
    return request.param


SOME = slice(None, None, 9)


def same(one, other):
    """Whether two sets of scores hold the same values, the missing ones included."""
    return np.array_equal(np.asarray(one), np.asarray(other), equal_nan=True)


def test_scores_are_the_same_every_time(extractor):
    first = extractor.fit_transform(few())
    assert same(first, extractor.transform(few()))
    assert same(first, clone(extractor).fit_transform(few()))


def test_the_order_of_the_texts_does_not_matter(extractor):
    backwards = few()[::-1]
    assert same(extractor.fit_transform(backwards)[::-1], extractor.transform(few()))


def test_a_text_s_scores_do_not_depend_on_its_neighbours(extractor):
    some = few()[SOME]
    alone = np.vstack([extractor.fit_transform([text]) for text in some])
    assert same(alone, extractor.transform(few())[SOME])


def test_lists_series_and_tokens_give_the_same(extractor):
    from_list = extractor.fit_transform(few())
    for given in (numbered(few()), few_tokens(), np.array(few(), dtype=object), tuple(few())):
        assert same(from_list, extractor.transform(given))


def test_the_index_is_kept(extractor):
    for given in (numbered(few()), few_tokens()):
        scores = extractor.fit_transform(given)
        assert scores.index.tolist() == numbered(few()).index.tolist()
        assert scores.index.name == "unit"
        assert list(scores.columns) == list(extractor.get_feature_names_out())


def test_a_table_can_be_had_from_a_list(extractor):
    with_output = clone(extractor).set_output(transform="pandas")
    scores = with_output.fit_transform(few())
    assert isinstance(scores, pd.DataFrame)
    assert list(scores.columns) == list(extractor.get_feature_names_out())
    assert same(scores, extractor.fit_transform(few()))
    kept = with_output.transform(numbered(few()))
    assert kept.index.tolist() == numbered(few()).index.tolist()
    assert kept.index.name == "unit"


@pytest.mark.parametrize("given", [[], [""], ["Port"], ["😀 ❤️"], ["\ud800"], [" \n"]], ids=repr)
def test_texts_with_next_to_nothing_in_them(extractor, given):
    scores = extractor.fit_transform(given)
    assert scores.shape == (len(given), len(extractor.get_feature_names_out()))


def test_a_huge_text(extractor):
    huge = "\n\n".join(articles() * 12)
    assert len(huge) > 150_000
    one, many = extractor.fit_transform([articles()[0], huge])
    assert np.isfinite(many[np.isfinite(one)]).all()


def test_twice_the_texts_is_twice_the_work(extractor):
    few, many = (tokenize(articles() * times) for times in (2, 8))

    assert grows_at_most(10, extractor.transform, few, many, 0.005)


@pytest.mark.parametrize(
    "given",
    ["one string", pd.DataFrame({"text": ["a"]}), ["a", None], None, {"a": "b"}, iter(["a"])],
    ids=["string", "table", "missing", "none", "mapping", "iterator"],
)
def test_what_is_no_list_of_texts_is_refused(extractor, given):
    with pytest.raises(TextsError):
        extractor.fit(given).transform(given)


def test_it_can_be_cloned_and_its_parameters_set(extractor):
    given = extractor.get_params(deep=False)
    copy = clone(extractor)
    assert type(copy) is type(extractor)
    assert set(copy.get_params(deep=False)) == set(given)
    for name, value in given.items():
        assert getattr(extractor, name) is value
        assert copy.set_params(**{name: value}) is copy
        assert getattr(copy, name) is value
    with pytest.raises(ValueError, match="nonsense"):
        copy.set_params(nonsense=1)


def test_half_a_character_does_no_harm(extractor):
    given = ["He called it “a \ud800 farce”, which might \udfffhorrify the orphans."]
    whole = [given[0].replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")]
    assert same(extractor.fit_transform(given), extractor.transform(whole))
    if hasattr(extractor, "evidence"):
        pd.testing.assert_frame_equal(extractor.evidence(given), extractor.evidence(whole))


def test_it_can_be_sent_to_another_process(extractor):
    copy = pickle.loads(pickle.dumps(extractor))
    assert same(copy.fit_transform(few()), extractor.fit_transform(few()))


def test_nothing_that_is_given_is_changed(extractor):
    as_list, as_series, as_tokens = list(few()), numbered(few()), tokenize(few())
    before = repr(extractor.get_params())
    parsed = [as_tokens.ids.copy(), as_tokens.starts.copy(), as_tokens.quotation.copy()]
    for given in (as_list, as_series, as_tokens):
        extractor.fit(given).transform(given)
    assert as_list == few()
    pd.testing.assert_series_equal(as_series, numbered(few()))
    assert all(map(np.array_equal, parsed, [as_tokens.ids, as_tokens.starts, as_tokens.quotation]))
    assert repr(extractor.get_params()) == before


def test_it_works_in_a_union(extractor):
    names = extractor.get_feature_names_out()
    union = FeatureUnion([("one", extractor), ("two", clone(extractor))])
    for given in (few(), numbered(few())):
        scores = np.asarray(union.fit_transform(given))
        assert scores.shape == (len(few()), 2 * len(names))
        assert same(scores[:, : len(names)], extractor.transform(few()))
    assert list(union.get_feature_names_out())[: len(names)] == [f"one__{name}" for name in names]


def test_it_works_in_a_pipeline(extractor):
    zeros = FunctionTransformer(np.nan_to_num)
    pipeline = make_pipeline(
        clone(extractor), zeros, DecisionTreeClassifier(max_depth=2, random_state=0)
    )
    given = numbered(few()).iloc[:40]
    classes = np.arange(len(given)) % 2
    assert pipeline.fit(given, classes).predict(given).shape == (len(given),)
    assert len(cross_val_score(pipeline, given.tolist(), classes, cv=2)) == 2


def test_it_works_on_a_column_of_a_table(extractor):
    table = pd.DataFrame({"text": numbered(few()), "year": 2020})
    columns = ColumnTransformer([("words", clone(extractor), "text")], remainder="passthrough")
    scores = columns.set_output(transform="pandas").fit_transform(table)
    names = [f"words__{name}" for name in extractor.get_feature_names_out()]
    assert list(scores.columns) == [*names, "remainder__year"]
    assert scores.index.tolist() == table.index.tolist()
    assert same(scores[names], extractor.fit_transform(few()))
