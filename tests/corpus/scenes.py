"""Small corpora that several tests look at."""

import pandas as pd

from framing.corpus import ArticleRecord, Card, CommentRecord, build_corpus

TALKS = """Talks open in Port Ellin
Negotiators have until autumn
The talks opened on Monday. Both sides spoke of patience, and neither of money.
Nobody knows how long they will last.
Who pays
The dues are real money, and everybody on the coast knows it. “We pay,” said Ann.
2 Comments
Quayside Nan
Let them talk.
Freight Forward
Somebody has to pay."""

STRIKE = """Cranes stand still
The cranes of Port Ellin stood still on Tuesday, for the first time in nine years.
The union wants nine per cent, and the company has offered three."""


def records():
    """Four articles of two outlets on two events, one of them with comments given apart."""
    return [
        ArticleRecord(
            TALKS,
            outlet="ledger",
            id="ledger-1",
            standfirst_in_text=True,
            date=pd.Timestamp("2031-03-10 14:30"),
            date_given="10 March 2031, 2.30 pm",
            event="talks",
            docvars={"leaning": "left", "words": 60},
        ),
        ArticleRecord(STRIKE, outlet="ledger", event="strike", docvars={"leaning": "left"}),
        ArticleRecord(
            STRIKE + "\nBy Bram Tolley",
            outlet="The Tribune",
            event="strike",
            comments=(CommentRecord("Pay up.", "Ann"), CommentRecord("Never.")),
            docvars={"leaning": "right"},
        ),
        ArticleRecord(
            "It rained on Monday, and nobody minded.",
            outlet="The Tribune",
            headline="Rain",
            docvars={"leaning": "right"},
        ),
    ]


def corpus(**card):
    """The corpus of these four articles."""
    return build_corpus(records(), Card(**card))
