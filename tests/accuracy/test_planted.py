"""How much of what was planted in the corpus that ships is found, and how much else."""

from itertools import combinations

import pandas as pd
import pytest

from framing.frames import FrameCues
from framing.sourcing import Quotations, ScareQuotes
from framing.wording import LoadedTerms
from tests.accuracy.floors import gold, refuse_lower
from tests.accuracy.harbour import (
    CORPORA,
    corpus,
    files,
    found,
    overlapping,
    passages,
    planted,
    starting,
    truth,
)

FRAMES = {
    "conflict": "conflict",
    "human_interest": "human_interest",
    "economic": "economic_consequences",
    "morality": "morality",
    "responsibility": "responsibility",
}
KINDS = {
    "comment_stance": {"comment"},
    "copy": {"paragraph"},
    "decoy": {"headline", "paragraph"},
    "frame": {"paragraph"},
    "loaded": {"headline", "standfirst", "subhead", "paragraph", "comment"},
    "quotation": {"headline", "paragraph"},
    "scare_quote": {"subhead", "paragraph"},
    "voice": {"headline", "paragraph"},
}


def keep(name, measured):
    """Hold measured values to their floors, and show them."""
    rounded = {key: round(float(value), 3) for key, value in measured.items()}
    print(f"\n{name}: " + ", ".join(f"{key} {value}" for key, value in rounded.items()))
    gold(name, CORPORA)
    refuse_lower(name, rounded)


def test_every_plant_lies_in_one_part_of_its_article_of_the_right_kind():
    pairs = truth().reset_index().merge(passages(), on="article", suffixes=("", "_of_part"))
    ends = pairs["offset"] + pairs["text_of_part"].str.len()
    held = pairs[(pairs["offset"] <= pairs["start"]) & (ends >= pairs["end"])]
    assert held["index"].tolist() == truth().index.tolist()
    for row in held.itertuples():
        assert row.kind in KINDS[row.what], row
        assert (
            row.kind == row.note or row.what == "decoy" or row.note not in ("headline", "comment")
        )


def test_parts_stand_where_they_say():
    for part in passages().itertuples():
        assert files()[part.article][part.offset :].startswith(part.text)


def test_comments_have_their_authors_and_their_number():
    comments = corpus().comments
    stances = planted("comment_stance")
    assert len(comments) == len(stances)
    for row in stances.itertuples():
        own = comments[(comments["article"] == row.article) & (comments["offset"] <= row.start)]
        given = own.sort_values("offset").iloc[-1]
        name = row.label.partition(": ")[2]
        assert given["author"].replace("’", "'") == name.replace("’", "'")
        assert given["offset"] + len(given["text"]) >= row.end
    said = passages()[passages()["kind"] == "furniture"]
    said = said[said["text"].str.fullmatch(r"\d+ Comments?")]
    numbers = said["text"].str.split().str[0].astype(int).to_numpy()
    assert numbers.tolist() == comments.groupby("article").size()[said["article"]].tolist()


def test_copies_of_agency_texts_are_groups():
    wires = planted("copy").groupby("article")["label"].first()
    groups = corpus().articles["copy_group"]
    expected, got = (
        {
            pair
            for _, members in named.groupby(named)
            for pair in combinations(sorted(members.index), 2)
        }
        for named in (wires, groups)
    )
    keep(
        "planted.copies",
        {
            "recall": len(expected & got) / len(expected),
            "precision": len(expected & got) / len(got),
        },
    )


def test_quotations():
    marked = planted("quotation", "direct", "partial", "running")
    got = found(Quotations())
    others = truth()[truth()["what"].isin(["quotation", "scare_quote", "decoy"])]
    keep(
        "planted.quotations",
        {"recall": starting(marked, got).mean(), "precision": overlapping(got, others).mean()},
    )


def test_scare_quotes():
    marked, got = planted("scare_quote"), found(ScareQuotes())
    keep(
        "planted.scare_quotes",
        {"recall": starting(marked, got).mean(), "precision": starting(got, marked).mean()},
    )


def test_loaded_terms():
    marked = planted("loaded")
    got = found(LoadedTerms(), comments=True)
    usual = marked[marked["note"] != "unusual"]
    own = got[(got["voice"] == "outlet") & (got["kind"] != "comment")]
    keep(
        "planted.loaded",
        {
            "recall": overlapping(usual, got).mean(),
            "recall of the unusual": overlapping(marked[marked["note"] == "unusual"], got).mean(),
            "precision in the outlets' own voice": overlapping(own, marked).mean(),
            "decoys passed over": 1 - overlapping(planted("decoy"), got).mean(),
        },
    )


@pytest.mark.parametrize("frame", FRAMES)
def test_frame_cues(frame):
    marked = planted("frame", frame)
    got = found(FrameCues())
    got = got[got["label"] == FRAMES[frame]]
    keep(
        f"planted.frame.{frame}",
        {"recall": overlapping(marked, got).mean(), "precision": overlapping(got, marked).mean()},
    )


def test_cues_are_denser_in_the_passages_of_their_frame():
    got = found(FrameCues())
    length = planted("frame").assign(length=lambda rows: rows["end"] - rows["start"])
    length = length.groupby("label")["length"].sum()
    hits = pd.DataFrame(
        {
            frame: [
                overlapping(got[got["label"] == label], planted("frame", other)).sum()
                for other in FRAMES
            ]
            for frame, label in FRAMES.items()
        },
        index=list(FRAMES),
    )
    rates = hits.div(length.reindex(hits.index), axis=0)
    assert rates.idxmax(axis=0).tolist() == list(FRAMES)
