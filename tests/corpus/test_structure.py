"""The parts of an article."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.lines import flat
from framing.corpus.structure import BODY, KINDS, article_of

TEXTS = Path(__file__).parent / "texts"
BODY_TEXT = "The talks opened on Monday behind closed doors, and both sides spoke of patience."


def parts(article, kind):
    return [part.text for part in article.parts if part.kind == kind]


def test_the_seed_article(shared_data):
    text = (shared_data / "seed" / "article.txt").read_text(encoding="utf-8")
    article = article_of(text)
    assert article.headline == "Strategic Dialogue in Beijing"
    assert parts(article, "subhead") == [
        "Deepening Bilateral Ties",
        "Broader Context of Cooperation",
    ]
    assert [part.section for part in article.parts if part.kind == "paragraph"] == [
        0,
        0,
        1,
        1,
        2,
        2,
    ]
    assert [author for author, _, _ in article.comments] == [
        "Loubianka",
        "Eugene Alta",
        "Noir Black",
        "KittyKat",
        "Katchuka",
        "BuggaBoom",
    ]
    assert article.comments[3][2] == (
        "This alliance is a direct threat to global peace and democracy."
    )
    assert article.announced == 6
    for part in article.parts:
        assert text[part.start :].startswith(part.text)
    for _, start, comment in article.comments:
        assert text[start:].startswith(comment)


def test_a_scraped_page():
    article = article_of((TEXTS / "scraped.txt").read_text(encoding="utf-8"))
    assert article.headline == "Harbour talks stall over dues"
    assert article.author == "Ines Calloway and Bram Tolley"
    assert parts(article, "subhead") == ["‘A quarrel about who pays’", "What happens in September"]
    assert [text.split()[0] for text in parts(article, "paragraph")] == [
        "PORT",
        "The",
        "Correction:",
        "The",
    ]
    assert set(parts(article, "furniture")) == {
        "Share this article",
        "12 Comments",
        "Advertisement",
        "( PHOTOS: The harbour through the years)",
        "* * *",
        "The Associated Press contributed to this report.",
        "2 Reader Comments",
        "Load more comments",
    }
    assert article.comments[0][2] == "Let them stall.\n\nIt was never about the dues."
    assert [author for author, _, _ in article.comments] == ["Quayside Nan", "Freight Forward"]


def test_wrapped_text_is_on_one_line_and_keeps_its_places():
    text = (TEXTS / "wrapped.txt").read_text(encoding="utf-8")
    article = article_of(text)
    assert article.headline == "Ferry company to answer for the March collision"
    assert parts(article, "subhead") == ["Questions over the rosters"]
    assert len(parts(article, "paragraph")) == 3
    for part in article.parts:
        assert text[part.start : part.start + len(part.text)].replace("\n", " ") == part.text


@pytest.mark.parametrize(
    "line",
    [
        "Deepening ties",
        "‘No limits’",
        '"A direct threat"',
        "3) Deficit hawks lost",
        "WHAT COMES NEXT",
        "Back in the U.S.",
        "9:56 a.m. ET",
    ],
)
def test_subheads(line):
    article = article_of(f"Head\n{BODY_TEXT}\n{line}\n{BODY_TEXT}")
    assert parts(article, "subhead") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "He said no.",
        "“We will not sign,” he said.",
        "From the report:",
        "and then they left",
        "42",
        "https://ledger.example/talks",
        "— Bram Tolley",
        "Spectacular — Bram Tolley (@bramtolley) December 27, 2017",
        "Correction: the ferry was misnamed",
        "The ministry, which had let the last date for a review pass by twice, said nothing",
    ],
)
def test_short_lines_that_are_paragraphs(line):
    article = article_of(f"Head\n{BODY_TEXT}\n{line}\n{BODY_TEXT}")
    assert parts(article, "subhead") == []
    assert line in parts(article, "paragraph")


def test_a_heading_at_the_end_heads_nothing():
    assert parts(article_of(f"Head\n{BODY_TEXT}\nMore on the talks"), "subhead") == []


def test_names_of_speakers_are_no_subheads():
    turns = "".join(f"Sean Illing\n{BODY_TEXT}\n" for _ in range(3))
    assert parts(article_of("Head\n" + BODY_TEXT + "\n" + turns), "subhead") == []


@pytest.mark.parametrize("line", ["By Ines Calloway", "By INES CALLOWAY, Staff writer"])
def test_a_byline_names_the_author(line):
    article = article_of(f"Head\n{line}\n{BODY_TEXT}")
    assert article.author == line[3:]
    assert parts(article, "byline") == [line]
    assert article_of(f"Head\n{BODY_TEXT}\n{line}").author == line[3:]


@pytest.mark.parametrize("line", ["By the numbers", "By 2006, they had left", "By Monday he left."])
def test_lines_that_only_start_like_a_byline(line):
    assert article_of(f"Head\n{line}\n{BODY_TEXT}").author == ""


def test_a_headline_given_apart_is_not_looked_for():
    article = article_of(f"Deeper ties\n{BODY_TEXT}", headline="Talks open")
    assert article.headline == "Talks open"
    assert parts(article, "subhead") == ["Deeper ties"]
    assert article.parts[0].start == -1


def test_a_first_line_that_repeats_the_headline_is_the_headline():
    article = article_of(f"TALKS “OPEN”.\n{BODY_TEXT}", headline="Talks 'open'")
    assert [part.kind for part in article.parts] == ["headline", "paragraph"]
    assert article.parts[0].text == "Talks 'open'"
    assert article.parts[0].start == -1
    assert article_of(f"Talks\n{BODY_TEXT}", headline="Talks").parts[0].start == 0


def test_an_empty_headline_given_says_that_there_is_none():
    article = article_of(f"Deeper ties\n{BODY_TEXT}", headline="")
    assert article.headline == ""
    assert parts(article, "headline") == []


def test_a_text_that_starts_with_a_sentence_has_no_headline():
    article = article_of(f"It rained on Monday.\n{BODY_TEXT}")
    assert article.headline == ""
    assert len(parts(article, "paragraph")) == 2


def test_the_standfirst_in_the_text_and_apart():
    text = f"Head\nNegotiators have until autumn\n{BODY_TEXT}"
    assert parts(article_of(text, standfirst_in_text=True), "standfirst") == [
        "Negotiators have until autumn"
    ]
    given = article_of(f"Head\n{BODY_TEXT}", standfirst="Until autumn")
    assert given.parts[1].kind == "standfirst"
    assert given.parts[1].start == -1
    repeated = article_of(text, standfirst="Negotiators have until autumn")
    assert len(parts(repeated, "standfirst")) == 1
    assert repeated.parts[1].start > 0


def test_comments_given_apart_are_not_looked_for():
    text = f"Head\n{BODY_TEXT}\n1 Comment\nAnn\nYes."
    assert article_of(text).comments
    assert article_of(text, comments_in_text=False).comments == []


def test_a_number_of_comments_above_the_article_opens_no_thread():
    article = article_of(f"Head\n6 Comments\nDeeper ties\n{BODY_TEXT}\nWho pays\n{BODY_TEXT}")
    assert article.comments == []
    assert len(parts(article, "paragraph")) == 2


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "one", "6 Comments", "***", "By Ann", "中" * 500]
)
def test_odd_texts_pass(text):
    assert all(part.kind in KINDS for part in article_of(text).parts)


LINES = ["By Ann Lee", "2 Comments", "Ann", "Yes.", "", "* * *", "é\u200b"]


@given(
    st.lists(
        st.sampled_from(
            [
                BODY_TEXT,
                "Head line",
                "By Ann Lee",
                "2 Comments",
                "Ann",
                "Yes.",
                "",
                "* * *",
                "é\u200b",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from([None, "", "Head line"]),
)
def test_nothing_of_a_text_is_lost(lines, headline):
    text = "\n".join(lines)
    article = article_of(text, headline=headline)
    held = [(part.start, part.text) for part in article.parts if part.start >= 0]
    held += [(start, comment) for _, start, comment in article.comments]
    covered = "".join(shown for _, shown in held)
    covered += "".join(author for author, _, _ in article.comments)
    for start, shown in held:
        assert flat(text[start : start + len(shown)]) == flat(shown)
    assert sorted(filter(str.isalnum, covered)) == sorted(filter(str.isalnum, text))


def test_real_articles_are_taken_apart_sensibly(shared_data):
    frame = pd.read_parquet(
        shared_data / "allsides" / "articles.parquet", columns=["text", "title"]
    ).iloc[::40]
    found = [
        article_of(text, headline=title)
        for text, title in zip(frame["text"], frame["title"], strict=True)
    ]
    n_body = sum(part.kind in BODY for article in found for part in article.parts)
    n_subheads = sum(part.kind == "subhead" for article in found for part in article.parts)
    assert all(any(part.kind in BODY for part in article.parts) for article in found)
    assert 0.02 < n_subheads / n_body < 0.06
    for text, article in zip(frame["text"], found, strict=True):
        for part in article.parts:
            assert part.start == -1 or text[part.start : part.start + len(part.text)] == part.text
