"""No text is refused, and what is marked stands in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.actors import Appearances, Passives, Portrayals, Roles, TargetTone

WORDS = (
    'Anna Lee , . " “ ” — : ( ) was were by been not and who that the of said told killed arrest '
    "police arrested killing 's to is Lee's got being in Monday's ; Mr. U.S. he him which"
)
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join)
)


@settings(max_examples=15, deadline=None)
@given(TEXTS)
def test_any_text_can_be_read(text):
    for kind in (Roles, Passives, Portrayals):
        table = kind().relations([text, "Police arrested Anna Lee."])
        for row in table[["unit", "start", "end", "cue"]].itertuples(index=False):
            part = (text, "Police arrested Anna Lee.")[int(row.unit)][row.start : row.end]
            assert row.cue == part or not part.isprintable()
    Appearances.of([text])
    if text.strip():
        TargetTone().predict([(text + " Lee", len(text) + 1, len(text) + 4)])
