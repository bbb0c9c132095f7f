"""Small corpora for reports, written here so that every count is known."""

import pandas as pd

from framing.corpus import Corpus

HOSTILE = "$5bn & 100% \\input{x} <script>alert(1)</script> #1_a^{x}"


def articles(outlets=("ledger", "tribune"), *, events=14, loaded=("tribune",)):
    """One article of each outlet on each event; some outlets word them with a loaded term."""
    rows = []
    for event in range(events):
        for outlet in outlets:
            judged = "a shameful, outrageous sham" if outlet in loaded else "a vote on the budget"
            extra = " It may rain." if (event + len(outlet)) % 3 == 0 else ""
            # Words of its own keep an article from being a copy of another.
            own = " ".join(f"{outlet[-3:]}{event}x{n}" for n in range(12))
            rows.append(
                {
                    "id": f"{outlet}-{event:02}",
                    "outlet": outlet,
                    "headline": f"Council meets again, day {event}",
                    "date": f"2031-03-{event + 1:02}",
                    "event": f"event-{event:02}",
                    "text": f"The council held {judged} {own}.{extra}\n"
                    f"Someone {own} said “we will {own} see” and called it the “{outlet} plan”.",
                }
            )
    return pd.DataFrame(rows)


def corpus(**options):
    """The articles as a corpus with events."""
    return Corpus.from_frame(articles(**options))


def hostile():
    """Outlets, headlines and texts that would run as code where they are not escaped."""
    table = articles(outlets=(HOSTILE, "=cmd|'/C calc'!A0", "中文报"))
    ids = [f"a-{number:03}" for number in range(len(table))]
    return Corpus.from_frame(table.assign(headline=HOSTILE + table["date"], id=ids))
