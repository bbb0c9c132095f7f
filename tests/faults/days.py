"""Dates, outlets and texts that a column of articles may hold."""

from tests.faults.writing import news, record, table

CHINESE = "谈判代表星期一在旧海关大楼会晤，讨论航道条约的未来，双方没有达成任何协议。" * 3
ARABIC = "اجتمعت الوفود يوم الاثنين في مبنى الجمارك القديم لبدء المحادثات بشأن القناة." * 3
FRENCH = (
    "Les délégations se sont réunies lundi dans la vieille maison des douanes pour ouvrir les "
    "pourparlers sur le chenal, et elles ont dit que le traité ne sera pas renouvelé avec eux."
)


def files():
    """Name and bytes of each file."""
    for name, rows in tables():
        yield name, table(rows).encode()
    yield "outlets-twice.toml", b'[a]\naliases = ["Star"]\n[b]\naliases = ["Star"]\n[c]\nname = 3\n'
    yield "outlets.toml", b'["Fox News"]\naliases = ["Fox Online News"]\n'


def tables():
    """Name and records of each table."""
    yield "ambiguous.csv", dated("02/03/2026", "04/05/2026", "2026-02-03")
    yield "day-first.csv", dated("02/03/2026", "13/03/2026")
    yield "both-orders.csv", dated("13/02/2026", "02/13/2026")
    yield "impossible.csv", dated("2026-02-30", "0001-11-30", "31/04/2026", "2026-02-01")
    yield "far-off.csv", dated(*(f"2018-03-{n:02d}" for n in range(1, 31)), "2050-09-30")
    yield "all-2031.csv", dated(*(f"2031-03-{n:02d}" for n in range(1, 31)))
    yield "epoch.csv", dated("1769904000", "1769904000000")
    yield "missing.csv", dated("", "NA", "null", "2026", "soon", "2026-02-01")
    yield "zones.csv", dated("2026-02-01T23:00:00-07:00", "2026-02-02T01:00:00+01:00")
    names = ("Fox News", "Fox Online News", "FOX NEWS", "fox news ", "Vox", "")
    yield "outlets.csv", [record(n, outlet=name) for n, name in enumerate(names, 1)]
    texts = (CHINESE, ARABIC, FRENCH, news(1))
    yield "languages.csv", [record(n, text=text) for n, text in enumerate(texts, 1)]
    odd = ("Rain.", news(2).upper(), f"‘{news(3)}’", f"« {news(4)} »", f"“{news(5)} ‘and", "7")
    yield "odd-texts.csv", [record(n, text=text) for n, text in enumerate(odd, 1)]
    colours = "The colour of the harbour labour programme was grey, the centre said in its cheque."
    yield "british.csv", [record(1, text=colours), record(2)]


def dated(*dates):
    """Articles with these dates."""
    return [record(n, date=date) for n, date in enumerate(dates, 1)]
