"""Small articles in English, and the forms in which the faulty files hold them."""

import csv
import io
import json

NEWS = (
    "The delegations sat down in the old Custom House on day {n} and said that the talks "
    "would go on for as long as the treaty was in force. “Nobody came here to win a morning,” "
    "the negotiator told reporters, and it was not clear what the other side had been offered."
)
COLUMNS = ("id", "outlet", "date", "headline", "text")


def news(n):
    """The text of article `n`."""
    return NEWS.format(n=n)


def record(n, **other):
    """Article `n` as fields."""
    made = {
        "id": f"a{n:03d}",
        "outlet": ("Ledger", "Tribune")[n % 2],
        "date": f"2026-02-{n % 28 + 1:02d}",
        "headline": f"Talks enter day {n}",
        "text": news(n),
    }
    return {**made, **other}


def records(many, start=1):
    """Articles from `start` on."""
    return [record(n) for n in range(start, start + many)]


def row(fields, *, delimiter=",", quoting=csv.QUOTE_MINIMAL):
    """One line of CSV."""
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerow(fields)
    return line.getvalue()


def table(rows, *, columns=COLUMNS, delimiter=",", end="\n"):
    """A CSV table as text."""
    lines = [row(columns, delimiter=delimiter)]
    lines += [row([one[name] for name in columns], delimiter=delimiter) for one in rows]
    return "".join(lines).replace("\n", end)


def lines(rows):
    """JSON Lines as text."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows)
