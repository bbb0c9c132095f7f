"""Web pages and Parquet files that break a parser, or try to."""

import io

import pandas as pd

from tests.faults.writing import news, records

SECRET = "the secret of this machine"


def files():
    """Name and bytes of each file."""
    for name, text in pages():
        yield name, text.encode()
    yield "charset.html", page('<meta charset="utf-8">' + body()).encode("cp1252")
    frame = pd.DataFrame(records(40))
    whole = parquet(frame, row_group_size=10)
    yield "whole.parquet", whole
    yield "cut.parquet", whole[: len(whole) // 2]
    yield "damaged.parquet", damaged(whole)
    yield "no-text.parquet", parquet(frame[["id", "outlet"]])
    yield "types.parquet", parquet(odd_types(frame.head(4)))
    yield "lists.parquet", parquet(frame.head(2).assign(text=[["a", "b"], ["c"]]))


def pages():
    """Name and text of each page."""
    yield "plain.html", page(body())
    yield "nested-300.html", page("<div>" * 300 + body() + "</div>" * 300)
    yield "nested-20000.html", page("<div>" * 20_000 + body() + "</div>" * 20_000)
    yield "comment.html", page(body(1, 5) + "<!-- never closed " + body(5, 12))
    yield "script.html", page(body(1, 5) + "<script>never closed " + body(5, 12))
    yield "paragraph-11mb.html", page("<p>" + "The talks went on and on. " * 420_000 + "</p>")
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 10)
    )
    yield "bomb.html", bomb + "]>" + page(body() + "<p>&a9;</p>")
    outside = '<!DOCTYPE r [<!ENTITY x SYSTEM "secret.txt">]>'
    yield "outside.html", outside + page(body() + "<p>&x;</p>")
    yield "secret.txt.part", SECRET
    yield "cookies.html", page("<p>We use cookies. Accept all to go on.</p><b>Accept</b>")
    yield "openers.html", "<!--" * 12_000 + "<script>" * 12_000
    yield "tags.html", page("<b>x</b>" * 60_000)


def page(inside):
    """A page of news around some HTML."""
    return (
        '<html><head><title>Talks open - Ledger</title><meta property="og:site_name" '
        'content="Ledger"><meta property="article:published_time" content="2026-02-01T08:00">'
        f"</head><body><article><h1>Talks open</h1>{inside}</article></body></html>"
    )


def body(start=1, end=12):
    """Paragraphs of news."""
    return "".join(f"<p>{news(n)}</p>" for n in range(start, end))


def parquet(frame, **how):
    """A table as the bytes of a Parquet file."""
    held = io.BytesIO()
    frame.to_parquet(held, engine="pyarrow", **how)
    return held.getvalue()


def damaged(whole):
    """The file with bytes overwritten in the middle of its data."""
    import pyarrow.parquet as pq

    column = pq.ParquetFile(io.BytesIO(whole)).metadata.row_group(2).column(4)
    start = column.dictionary_page_offset or column.data_page_offset
    return whole[: start + 20] + b"\xff" * 40 + whole[start + 60 :]


def odd_types(frame):
    """Dictionary, binary, whole numbers, and points in time."""
    return frame.assign(
        id=[7, 8, 9, 10],
        outlet=frame["outlet"].astype("category"),
        headline=[text.encode() for text in frame["headline"]],
        date=pd.to_datetime(frame["date"]),
    )
