"""Uptake: what is taken up, how, and from where; crossed with other articles' comments."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.audience import Uptake
from framing.audience.uptake import LABELS
from framing.corpus import ArticleRecord, Corpus, build_corpus
from framing.frames import FrameCues

BODY = """The pact

The regime called it a 'law of the jungle' in Port Ellin. They uphold true multilateralism, and
mutual respect is the aim. The two sides clashed.
"""


def taken(*comments, **given):
    lines = "\n".join(f"Reader {n}\n{text}" for n, text in enumerate(comments))
    text = f"{BODY}\n{len(comments)} Comments\n{lines}\n"
    found = Uptake(**given).table(text, names="given")
    corpus = build_corpus([ArticleRecord(text=text)])
    units = {**corpus.texts("headline"), **corpus.texts("paragraph"), **corpus.texts("comment")}
    for row in found.itertuples():
        assert units[row.unit][row.start : row.end] == row.cue
        assert units[row.taken_unit][row.taken_start : row.taken_end] == row.taken
    return list(zip(found["label"], found["cue"], found["taken"], strict=True))


@pytest.mark.parametrize(
    ("comment", "label", "cue"),
    [
        ("It is the law of the jungle out there.", "quote-repeated", "law of the jungle"),
        ("It is not the law of the jungle.", "quote-resisted", "law of the jungle"),
        ("What they call the law of the jungle.", "quote-resisted", "law of the jungle"),
        (
            "Upholding true multilateralism, I like it.",
            "phrase-repeated",
            "Upholding true multilateralism",
        ),
        ("Their 'true multilateralism' again.", "phrase-resisted", "true multilateralism"),
        ("Mutual respect on paper.", "phrase-resisted", "Mutual respect"),
        ("The regimes are at it.", "label-repeated", "regimes"),
        ("The government is at it.", "label-reframed", "government"),
    ],
)
def test_each_way_of_taking_up(comment, label, cue):
    assert [row[:2] for row in taken(comment)] == [(label, cue)]


def test_names_and_words_of_grammar_are_no_phrases():
    assert taken("In Port Ellin it is the aim of the two.") == []


def test_frames_are_counted_where_they_are_given():
    found = taken("The sides clashed over it.", frames=FrameCues())
    assert ("frame-repeated", "clashed over") in [row[:2] for row in found]
    assert taken("The regime clashed.", labels=None) == []


def test_requoting_a_quotation_is_no_resistance():
    assert [row[0] for row in taken("The 'law of the jungle' is here.")] == ["quote-repeated"]


def test_authors_stand_under_pseudonyms():
    found = Uptake().table(f"{BODY}\n1 Comment\nAnn Lee\nMutual respect.\n")
    assert found["reader"].str.fullmatch("reader-[0-9a-f]{10}").all()


def test_own_comments_are_crossed_with_those_of_others():
    corpus = Corpus.read("corpora/harbour-talks").where(event=["talks-open", "dock-strike"])
    crossed = Uptake().crossed(corpus)
    own = crossed[crossed["article"] == crossed["other"]]
    assert set(own["article"]) == set(corpus.comments["article"])
    sizes = crossed.groupby("article").size()
    events = corpus.articles["event"].reindex(own["article"]).value_counts()
    assert sorted(set(sizes)) == sorted(set(events))
    table = Uptake().table(corpus)
    counts = table["label"].value_counts()
    assert own[list(LABELS)].sum().to_dict() == {n: int(counts.get(n, 0)) for n in LABELS}
    assert np.issubdtype(crossed["n_tokens"].dtype, np.integer)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_is_a_fault(body, comment):
    Uptake().table(f"Head\n\n{body}\n\n1 Comment\nAnn Lee\n{comment}\n")


def test_the_seed_articles_phrases(shared_data):
    text = (shared_data / "seed/article.txt").read_text()
    found = Uptake().table(text, names="given")
    rows = found.loc[~found["label"].str.startswith("label"), ["reader", "label", "taken"]]
    assert rows.to_numpy().tolist() == [
        ["Loubianka", "quote-repeated", "one-China principle"],
        ["Eugene Alta", "phrase-resisted", "uphold true multilateralism"],
        ["Katchuka", "phrase-repeated", "mutual respect"],
    ]
