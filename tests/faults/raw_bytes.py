"""Files whose bytes are wrong, or are not what they seem."""

from tests.faults.writing import lines, news, record, records, table

CURLY = table(records(3))


def files():
    """Name and bytes of each file."""
    yield "empty.csv", b""
    yield "empty.txt", b""
    yield "only-blank.txt", b" \n\t\n"
    yield "bom.csv", CURLY.encode("utf-8-sig")
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
        yield f"{name}.csv", CURLY.encode(name)
    yield "utf-16.jsonl", lines(records(3)).encode("utf-16")
    yield "utf-16.txt", ("Talks open\n" + news(1)).encode("utf-16")
    yield "utf-16-cut.csv", CURLY.encode("utf-16")[:-3]
    yield "cp1252.csv", CURLY.encode("cp1252")
    yield "mac-roman.csv", CURLY.encode("mac_roman")
    yield "cp1252.txt", ("Talks open\n" + news(1)).encode("cp1252")
    yield "encodings-change.csv", encodings_change()
    yield (
        "encodings-change.jsonl",
        b"".join(
            lines([one]).encode(("utf-8", "cp1252")[n % 2]) for n, one in enumerate(records(4))
        ),
    )
    broken = record(2)["text"].encode() + " café ".encode("cp1252")
    yield "mixed-record.csv", CURLY.encode().replace(record(2)["text"].encode(), broken)
    yield "mojibake.csv", table([record(1), record(2, text=twice_encoded(news(2)))]).encode()
    yield "nul.csv", CURLY.encode().replace(b"day 2 and", b"day 2\0and")
    yield "cyrillic.txt", cyrillic().encode("cp1251")
    yield (
        "control.jsonl",
        lines(
            [
                record(1, text=news(1) + "\x07\x1b[31m"),
                record(2, text="\u202e" + news(2)),
                record(3),
            ]
        ).encode(),
    )
    yield "replacement.csv", table([record(1, text=news(1) + " caf\ufffd")]).encode()
    yield "half.jsonl", lines(records(2)).encode() + half().encode()
    yield "notes.docx", b"PK\x03\x04\x00\x00 no form of ours"
    yield "model.pkl", b"\x80\x04."


def encodings_change():
    """UTF-8 and Windows-1252 by turns."""
    head, *rest = CURLY.splitlines(keepends=True)
    parts = [line.encode(("utf-8", "cp1252")[n % 2]) for n, line in enumerate(rest)]
    return head.encode() + b"".join(parts)


def twice_encoded(text):
    """UTF-8 that was read as Windows-1252, and written as UTF-8 again."""
    return text.encode().decode("cp1252", errors="ignore")


def cyrillic():
    """A text in Russian."""
    return "Переговоры открылись в понедельник в старом здании таможни, сообщили в порту. " * 3


def half():
    """A line of JSON with half of a character."""
    return '{"id": "a003", "text": "The talks \\ud83d went on and on."}\n'
