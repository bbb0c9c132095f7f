"""Lines of the page around an article."""

import pytest

from framing.corpus.furniture import furniture_among, is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Story Continued Below",
        "Image copyright Getty Images",
        "( PHOTOS: The harbour through the years)",
        "READ MORE: The ferry, explained",
        "Copyright © 2019 The Ledger, LLC. Click here for reprint permission.",
        "___",
        "• • •",
        "6 years ago",
        "What’s this?",
    ],
)
def test_lines_of_the_page(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisements for the ferry were withdrawn.",
        "Deepening Bilateral Ties",
        "A photo of the ferry was shown to the court.",
        "2016",
        "中文",
        "The AP said that the video was real and that it had been taken on the quay in the "
        "morning, before the police came, by a man who sells bait and had gone there to sell it",
    ],
)
def test_lines_of_the_article(line):
    assert not is_furniture(line)


def test_standing_matter_is_known_at_any_length():
    form = "Get the letter. " + "Choose your country. " * 30 + "By signing up you agree to terms."
    body = "The talks went on. " * 60
    assert furniture_among(f"{body}\n{form}", [body, form]) == [False, True]


def test_a_text_of_one_paragraph_is_not_standing_matter():
    text = "The talks went on. " * 60 + "Bram Tolley contributed to this report."
    assert furniture_among(text, [text]) == [False]


def test_a_gallery_is_standing_matter_even_where_it_is_most_of_the_text():
    gallery = "The harbour in 1931. Hide Caption 1 of 3 The quay. Hide Caption 2 of 3 Hide Caption"
    assert furniture_among(gallery, [gallery]) == [True]
