"""The compiled path gives what the plain path gives, to the last bit."""

import pandas as pd
import pytest
from hypothesis import example, given

from tests.text.paths import compiled, differing, plain, texts

ARTICLES = 150


@given(texts)
@example(["", " ", "\n\n"])
@example(["a" * 300_000])
def test_the_compiled_path_is_the_plain_path(given_texts):
    assert not differing(plain(given_texts), compiled(given_texts))


@given(texts)
def test_cutting_texts_into_buffers_changes_nothing(given_texts):
    assert not differing(plain(given_texts), compiled(given_texts, buffer=20))


def test_the_seed_article(shared_data):
    text = (shared_data / "seed" / "article.txt").read_text(encoding="utf-8")
    assert not differing(plain([text]), compiled([text]))
    assert not differing(plain(text.splitlines()), compiled(text.splitlines()))


@pytest.fixture(scope="module")
def articles(shared_data):
    table = pd.read_parquet(shared_data / "allsides" / "articles.parquet", columns=["text"])
    return table["text"].fillna("").tolist()


def test_articles_from_all_over_the_file(articles):
    sample = articles[:: len(articles) // ARTICLES][:ARTICLES]
    assert len(sample) == ARTICLES
    assert not differing(plain(sample), compiled(sample))


@pytest.mark.full
def test_every_fourth_article(articles):
    for first in range(0, len(articles), 4000):
        part = articles[first : first + 4000 : 4]
        assert not differing(plain(part), compiled(part)), first
