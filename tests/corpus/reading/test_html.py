"""Saved pages: made safe, extracted, and compared with what they show."""

import pytest

from framing.corpus.reading import html
from framing.corpus.reading.pages import mended, page_text, running_text
from framing.corpus.reading.rows import Facts, Row
from framing.corpus.reading.sources import Source
from tests.growth import grows_at_most

SENTENCE = "The delegations sat down in the old Custom House and said, on day {n}, that they would."


def paragraphs(many):
    """Paragraphs of news."""
    return "".join(f"<p>{SENTENCE.format(n=n)}</p>" for n in range(many))


def page(inside, head=""):
    """A page around some HTML."""
    return f"<html><head><title>Talks open</title>{head}</head><body>{inside}</body></html>"


def read(text):
    """The one row or rejection of a page."""
    data = text if isinstance(text, bytes) else text.encode()
    (found,) = html.rows(Source("a/page.html", held=data), Facts("html"))
    return found


def test_body_headline_date_byline_and_site():
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
        '"2026-02-01"}</script><meta name="author" content="Anna Bright">'
        '<meta property="og:site_name" content="The Ledger">'
    )
    menu = "<nav><ul>" + '<li><a href="/x">News and sport</a></li>' * 30 + "</ul></nav>"
    article = f"<article><h1>Talks open</h1>{paragraphs(8)}<h2>At stake</h2><p>More of it.</p>"
    fields = read(page(menu + article + "</article><footer>About us</footer>", data)).fields
    assert fields["headline"] == "Talks open"
    assert (fields["date"], fields["author"], fields["outlet"]) == (
        "2026-02-01",
        "Anna Bright",
        "The Ledger",
    )
    assert fields["id"] == "a-page"
    lines = fields["text"].split("\n")
    assert [SENTENCE.format(n=n) in lines for n in range(8)] == [True] * 8
    assert "At stake" in lines
    assert "News and sport" not in fields["text"]


def test_comments_are_kept_apart():
    thread = (
        '<section id="comments" class="comments"><h3>2 Comments</h3>'
        '<div class="comment"><p>This is a comment of mine, and it is long enough.</p></div>'
        '<div class="comment"><p>And this is what someone else said about that.</p></div></section>'
    )
    fields = read(page(f"<article><h1>Talks</h1>{paragraphs(8)}</article>{thread}")).fields
    assert len(fields["comments"]) == 2
    assert "comment of mine" not in fields["text"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (page("<p>We use cookies. Accept them all to go on.</p>"), "html.no-text"),
        ("", "html.no-text"),
        (page("<b>x</b>" * 60_000), "html.too-large"),
        (page("<table><tr>" + "<td>" + "It rained. " * 500 + "</td>" * 9), None),
        (page("<p>" + "The talks went on. " * 600_000 + "</p>"), "html.loss"),
    ],
)
def test_a_page_without_an_article_is_told(text, code):
    found = read(text)
    assert isinstance(found, Row) if code is None else found.code == code


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("a<!-- b -->c", "ac"),
        ("a<!-- b <p>c", "a b <p>c"),
        ("a<script>b</script>c<STYLE>d</STYLE >e", "ace"),
        ("a<script src=x>b", "ab"),
        ('<script type="application/ld+json">{}</script>', None),
        ('<!DOCTYPE html [<!ENTITY a "b">]>c', "c"),
        ("<?xml version='1.0'?>a<!ENTITY b 'c'>", "a"),
        ("a\0b", "ab"),
    ],
)
def test_what_a_parser_could_stumble_over_is_taken_out(given, left):
    assert mended(given) == (given if left is None else left)


def test_wrappers_without_end_are_unwrapped_and_the_text_kept():
    assert mended("<div>" * 10 + "a" + "</div>" * 10).count("<div>") == 10
    deep = mended("<div>" * 5_000 + "a" + "</div>" * 5_000)
    assert deep.count("<div>") == deep.count("</div>") <= 60
    assert deep.replace("<div>", "").replace("</div>", "").strip() == "a"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ('<meta charset="utf-8">café'.encode("cp1252"), "cp1252"),
        ('<meta charset="iso-8859-1">café'.encode(), "utf-8"),
        ('<meta charset="windows-1251">Переговоры'.encode("cp1251"), "windows-1251"),
        ('<meta charset="nonsense">café'.encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_what_the_bytes_are(raw, encoding):
    assert page_text(raw)[1] == encoding


def test_running_text_does_not_count_menus_and_data():
    menu = "<li>Home</li>" * 100
    data = f'<script type="application/ld+json">{"x" * 500}</script>'
    assert running_text(menu + data) == 0
    assert (
        running_text(f"<p>{'It <b>rained</b> all day. ' * 10}</p>")
        == len("It rained all day. ") * 10 - 1
    )


@pytest.mark.parametrize(
    "part", ["<!--", "<script>", "<script", "<", "<!DOCTYPE ", "<div>", "<![CDATA[", "&amp"]
)
def test_time_grows_with_the_page_alone(part):
    assert grows_at_most(24, read, part * 5_000, part * 40_000)
