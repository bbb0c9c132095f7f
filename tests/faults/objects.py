"""JSON and JSON Lines with everything that goes wrong in them."""

import json

from tests.faults.writing import lines, news, record, records


def files():
    """Name and bytes of each file."""
    for name, text in texts():
        yield name, text.encode("utf-8", errors="surrogatepass")


def texts():
    """Name and text of each file."""
    good = lines(records(4)).splitlines(keepends=True)
    yield "cut.jsonl", "".join(good)[:-60]
    yield "blank-lines.jsonl", "\n\n".join(good) + "\n \n"
    yield "array.jsonl", json.dumps(records(3))
    yield "wrapped.json", json.dumps({"meta": {"n": 3}, "articles": records(3)}, indent=1)
    yield "two-lists.json", json.dumps({"left": records(2), "right": records(2, start=3)})
    yield "cut.json", json.dumps(records(4))[:-60]
    yield "cut-between.json", json.dumps(records(4)).rpartition(", {")[0]
    yield "broken-element.json", json.dumps(records(4)).replace('"a002",', '"a002" oh,')
    yield "one.json", json.dumps(record(1), indent=2)
    yield "no-list.json", json.dumps({"a": {"0": 1}, "b": {"0": 2}})
    yield "not.json", "this is no JSON"
    yield "duplicate-key.jsonl", good[0] + '{"id": "a002", "text": "x", "text": "y"}\n' + good[2]
    nan = json.dumps(record(2, event=1)).replace('"event": 1', '"event": NaN')
    yield "nan.jsonl", good[0] + nan + "\n" + '{"id": "a003", "text": NaN}\n'
    yield "deep.jsonl", good[0] + '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}\n" + good[2]
    odd = [None, 7, ["a", "b"], {"a": 1}, "", "  "]
    yield "odd-text.jsonl", lines([record(n, text=one) for n, one in enumerate(odd, 1)]) + good[3]
    yield "not-objects.jsonl", good[0] + 'null\n[1]\n"text"\n' + good[1]
    yield "long-number.jsonl", good[0] + '{"text": ' + "1" * 5_000 + "}\n"
    renamed = [{("body" if k == "text" else k): v for k, v in one.items()} for one in records(4, 3)]
    yield "renamed.jsonl", "".join(good[:2]) + lines(renamed)
    threads = [{"author": "Ann", "text": "At last."}, {"author": None, "text": "No."}]
    yield "comments.jsonl", lines([record(1, comments=threads), record(2, comments=[])])
    yield "unicode.jsonl", lines([record(1, text=odd_characters())])


def odd_characters():
    """Ligatures, soft hyphens, zero widths, emoji, decomposed letters, homoglyphs: all sound."""
    return news(1) + " o\ufb03ce co\u00adoperate zero\u200bwidth cafe\u0301 \U0001f600 p\u0430ypal."
