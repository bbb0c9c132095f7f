"""CSV and TSV with everything that goes wrong in them."""

import csv

from tests.faults.writing import COLUMNS, news, record, records, row, table

AFTER = 1_000


def files():
    """Name and bytes of each file."""
    for name, text in texts():
        yield name, text.encode()


def texts():
    """Name and text of each file."""
    good = [row(list(one.values())) for one in records(6)]
    head = row(COLUMNS)
    yield "header-only.csv", head
    yield "extra-column.csv", head + good[0] + good[1][:-1] + ",more\n" + good[2]
    yield "missing-column.csv", head + good[0] + "a002,Ledger,2026-02-03\n" + good[2]
    yield "unclosed-quote.csv", unclosed(head)
    yield "unclosed-plain.csv", unclosed_before_plain(head)
    yield "unclosed-at-end.csv", head + "".join(good[:3]) + plain(4, '"It was')
    yield "unclosed-many.csv", unclosed_every_tenth(head)
    yield (
        "stray-quote.csv",
        head + good[0] + stray(2) + good[2] + stray(4, "\nAnd so on.") + good[4],
    )
    yield (
        "quote-in-plain.csv",
        head + 'a001,Ledger,2026-02-03,A 5" pipe bursts,It rained on day 1.\n',
    )
    yield "bare-cr.csv", table(records(3), end="\r")
    yield "cr-inside.csv", table([record(1, text=f"{news(1)}\r{news(2)}"), record(2)])
    yield "crlf.csv", table([record(1, text=f"{news(1)}\n{news(2)}"), record(2)], end="\r\n")
    yield "line-separator.csv", table([record(1, text=f"{news(1)}\u2028{news(2)}\x85x"), record(2)])
    yield "blank-lines.csv", head + "\n" + good[0] + "\n\n" + good[1] + "\n"
    for name, delimiter in (("semicolon", ";"), ("tab", "\t"), ("pipe", "|")):
        yield f"{name}.csv", table(records(3), delimiter=delimiter)
    yield "unquoted.tsv", "id\ttext\n" + "".join(f'{n}\t"So it was," {news(n)}\n' for n in range(3))
    yield "excel.csv", "sep=;\n" + table(records(3), delimiter=";")
    yield (
        "backslash.csv",
        "".join(
            [
                head,
                *(
                    f'a{n},Ledger,2026-02-03,Talks,"He said \\"no\\", {n} times."\n'
                    for n in range(4)
                ),
            ]
        ),
    )
    yield "twice.csv", row([*COLUMNS, "text"]) + row([*record(1).values(), "x"])
    yield "headless.csv", "".join(good)
    yield "no-text.csv", table(records(2), columns=("id", "outlet", "headline"))
    yield (
        "literal.csv",
        table(
            [
                record(1, id="007", headline="NA", text="NA"),
                record(2, id="12345678901234567890123", headline="null", outlet="None"),
                record(3, id="1e5", headline="None", outlet="007"),
            ]
        ),
    )
    yield "large-field.csv", table([record(1, text=news(1) + " And so on." * 20_000), record(2)])
    yield "excel-cut.csv", table([record(1, text=(news(1) * 200)[:32_767]), record(2)])
    yield "empty-text.csv", table([record(1, text=""), record(2, text=" \n\u200b"), record(3)])
    yield "same-id.csv", table([record(1), record(1, text=news(2)), record(2)])
    yield "id-slash.csv", table([record(1, id="a/1"), record(2)])


def unclosed(head):
    """One quote that is never closed, with a thousand sound rows behind it."""
    broken = 'a000,Ledger,2026-02-03,Talks,"It was never closed\n'
    texts = (" ".join(f"word{n * m}" for m in range(1, 9)) for n in range(AFTER))
    made = (record(n, text=text) for n, text in enumerate(texts, 1))
    rows = [row(list(one.values()), quoting=csv.QUOTE_ALL) for one in made]
    return head + rows[0] + broken + "".join(rows[1:])


def unclosed_before_plain(head):
    """The same where hardly any row behind it holds a quote."""
    sound = [f"a{n:04d},Ledger,2026-02-03,Talks on day {n},It rained {n}\n" for n in range(AFTER)]
    broken = 'b000,Ledger,2026-02-03,Talks,"It was never closed\n'
    closing = 'b001,Ledger,2026-02-03,Talks,"It rained, they said."\n'
    return head + "".join(sound[:3]) + broken + "".join(sound[3:]) + closing


def unclosed_every_tenth(head):
    """Every tenth row opens a quote that is never closed."""
    rows = [row(list(one.values())) for one in records(100)]
    broken = [
        one if n % 10 != 5 else f'b{n:03d},Ledger,2026-02-03,"Talks on day {n},It rained.\n'
        for n, one in enumerate(rows)
    ]
    return head + "".join(broken)


def plain(n, text):
    """A row whose text stands as it is given."""
    return f"a{n:03d},Ledger,2026-02-03,Talks,{text}\n"


def stray(n, more=""):
    """A row whose quoted text holds quotes that are not doubled."""
    return f'a{n:03d},Ledger,2026-02-03,Talks,"He said "no, never" on day {n}.{more}"\n'
