"""The corpus itself: levels, columns, choosing, assigning."""

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.errors import CorpusError, SchemaError
from tests.corpus.scenes import corpus

LEVELS = ("headline", "section", "paragraph", "sentence", "comment", "article")


@pytest.fixture(scope="module")
def talks():
    return corpus(title="Harbour <talks>")


def test_body_levels_hold_neither_subheads_nor_comments_nor_the_headline(talks):
    for level in ("section", "paragraph", "sentence", "article"):
        text = "\n".join(talks.texts(level))
        for other in ("Who pays", "Quayside Nan", "Let them talk", "Talks open in", "2 Comments"):
            assert other not in text
        assert "Negotiators have until autumn" in text


def test_units_of_every_level(talks):
    units = {level: talks.texts(level).index.tolist() for level in LEVELS}
    assert units["headline"][:2] == ["ledger-1/h", "ledger-0001/h"]
    assert units["section"][:2] == ["ledger-1/s00", "ledger-1/s01"]
    assert units["paragraph"][:4] == [
        "ledger-1/p00",
        "ledger-1/p01",
        "ledger-1/p02",
        "ledger-1/p03",
    ]
    assert units["sentence"][1:4] == ["ledger-1/p01.1", "ledger-1/p01.2", "ledger-1/p02.1"]
    assert units["comment"][0] == "ledger-1/c01"
    assert units["article"] == talks.articles.index.tolist()
    for level in LEVELS:
        assert talks.texts(level).index.name == "unit"
        assert talks.texts(level).index.is_unique


def test_larger_levels_are_the_paragraphs_joined(talks):
    paragraphs = talks.units("paragraph")
    joined = paragraphs.groupby("article", sort=False)["text"].agg("\n\n".join)
    assert talks.texts("article").to_dict() == joined.to_dict()
    sections = paragraphs.groupby(["article", "section"], sort=False)["text"].agg("\n\n".join)
    assert talks.texts("section").tolist() == sections.tolist()
    assert talks.units("section")["section"].tolist() == [0, 1, 0, 0, 0]


def test_sentences_are_stretches_of_their_paragraphs(talks):
    paragraphs = talks.texts("paragraph")
    for unit, sentence in talks.texts("sentence").items():
        assert sentence in paragraphs[unit.rsplit(".", 1)[0]]
    letters = "".join(talks.texts("sentence")).replace(" ", "")
    assert letters == "".join(paragraphs).replace(" ", "")
    assert talks.tokens("paragraph").n_sentences.sum() == len(talks.texts("sentence"))


def test_about_tells_all_columns_of_the_article(talks):
    about = talks.about("paragraph")
    assert about.columns[:3].tolist() == ["article", "kind", "outlet"]
    assert about.at["ledger-1/p00", "kind"] == "standfirst"
    assert about.at["the-tribune-0001/p01", "leaning"] == "right"
    assert set(talks.articles.columns) <= set(about.columns)
    assert about.index.equals(talks.texts("paragraph").index)
    assert "text" not in about


def test_about_comments_keeps_both_authors(talks):
    about = talks.about("comment")
    assert about.at["the-tribune-0001/c01", "author"] == "Bram Tolley"
    assert about.at["the-tribune-0001/c01", "comment_author"] == "Ann"


def test_about_can_be_asked_for_some_columns(talks):
    assert talks.about("article", ["event"]).columns.tolist() == [
        "article",
        "kind",
        "outlet",
        "event",
    ]
    with pytest.raises(CorpusError, match="did you mean 'event'"):
        talks.about("article", ["evnt"])


def test_tokens_are_parsed_once_and_shared_where_the_texts_are_the_same(talks):
    tokens = talks.tokens("paragraph")
    assert talks.tokens("paragraph") is tokens
    assert tokens.index.equals(talks.texts("paragraph").index)
    assert talks.assign(tone={"ledger-1": "x"}).tokens("paragraph") is tokens
    assert len(talks.where(event="talks").tokens("paragraph")) == 4


def test_an_unknown_level_names_the_nearest(talks):
    with pytest.raises(CorpusError, match="did you mean 'sentence'"):
        talks.texts("sentense")


def test_where_takes_one_value_or_several(talks):
    assert talks.where(event="strike").articles.index.tolist() == [
        "ledger-0001",
        "the-tribune-0001",
    ]
    assert len(talks.where(event=["strike", "talks"], outlet="ledger")) == 2
    chosen = talks.where(outlet="The Tribune")
    assert chosen.passages["article"].isin(chosen.articles.index).all()
    assert chosen.ledger.steps[-1].excluded == {"where.outlet": 2}
    assert len(talks) == 4


def test_where_refuses_what_is_not_there(talks):
    with pytest.raises(CorpusError, match="did you mean 'leaning'"):
        talks.where(leanin="left")
    with pytest.raises(CorpusError, match="did you mean 'strike'"):
        talks.where(event="strikes")


def test_assign_by_article_outlet_and_event(talks):
    by_outlet = pd.Series({"ledger": 1, "The Tribune": 2}, name="x").rename_axis("outlet")
    by_event = pd.Series({"strike": "s"}).rename_axis("event")
    found = talks.assign(tier=by_outlet, sort=by_event, note={"ledger-1": "n"}).articles
    assert found["tier"].tolist() == [1, 1, 2, 2]
    assert found["sort"].isna().tolist() == [True, False, False, True]
    assert found["note"].isna().tolist() == [False, True, True, True]
    assert "tier" not in talks.articles


def test_assign_refuses_ids_that_are_not_there(talks):
    with pytest.raises(CorpusError, match="1 of the names in 'note' are not there"):
        talks.assign(note={"ledger-2": "n"})
    with pytest.raises(CorpusError, match="more than once"):
        talks.assign(note=pd.Series(["a", "b"], index=["ledger-1", "ledger-1"]))
    with pytest.raises(CorpusError, match="cannot be called 'kind'"):
        talks.assign(kind={"ledger-1": "n"})
    with pytest.raises(CorpusError, match="column 'evnt' is not known"):
        talks.assign(note=pd.Series({"strike": 1}).rename_axis("evnt"))


def test_the_fingerprint_is_of_the_content(talks):
    assert corpus().fingerprint == talks.fingerprint
    assert talks.assign(note={"ledger-1": "n"}).fingerprint != talks.fingerprint
    assert talks.where(event="strike").fingerprint != talks.fingerprint


def test_a_corpus_can_be_looked_at(talks):
    assert repr(talks) == (
        "Corpus(Harbour <talks>: 4 articles, 2 outlets, 2 events, 9 paragraphs, 4 comments)"
    )
    assert "Harbour &lt;talks&gt;" in talks._repr_html_()


def test_frames_that_do_not_fit_are_refused(talks):
    with pytest.raises(CorpusError, match="more than once"):
        Corpus(pd.concat([talks.articles] * 2), talks.passages, talks.comments)
    with pytest.raises(CorpusError, match="not there: 'ledger-1'"):
        Corpus(talks.articles.drop("ledger-1"), talks.passages, talks.comments)
    with pytest.raises(SchemaError, match="'outlet' is missing"):
        Corpus(talks.articles.drop(columns="outlet"), talks.passages, talks.comments)


def test_an_id_may_look_like_a_unit():
    texts = pd.Series({"a": "It rained. It snowed.", "a.1": "It thawed."})
    found = Corpus.from_texts(texts)
    for level in ("paragraph", "sentence", "section", "article"):
        assert found.texts(level).index.is_unique
