"""The parse's part in attributions: with a small pipeline that is trained here."""

import sys

import pytest

from framing.errors import FramingError
from framing.sourcing import Attributions, ParsedAttributions, parsing

# Words, heads and labels of each sentence: enough for a parser to learn them by heart.
TREES = [
    (
        "The mayor who runs the port said that it is closed .",
        [1, 6, 3, 1, 5, 3, 6, 9, 9, 6, 9, 6],
        "det nsubj nsubj relcl det dobj ROOT mark nsubj ccomp acomp punct",
    ),
    (
        "Lee said the port is closed .",
        [1, 1, 3, 4, 1, 4, 1],
        "nsubj ROOT det nsubj ccomp acomp punct",
    ),
    (
        "The union warned that ships wait .",
        [1, 2, 2, 5, 5, 2, 2],
        "det nsubj ROOT mark nsubj ccomp punct",
    ),
    ("Ships left the old port .", [1, 1, 4, 4, 1, 1], "nsubj ROOT det amod dobj punct"),
]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory):
    spacy = pytest.importorskip("spacy", reason="the extra syntax is not installed")
    from spacy.tokens import Doc
    from spacy.training import Example

    language = spacy.blank("en")
    language.meta["name"] = "small"
    parser = language.add_pipe("parser")
    examples = []
    for text, heads, labels in TREES:
        words, labels = text.split(), labels.split()
        known = Doc(language.vocab, words=words, heads=heads, deps=labels)
        for label in labels:
            parser.add_label(label)
        examples.append(Example(Doc(language.vocab, words=words), known))
    spacy.util.fix_random_seed(0)
    learning = language.initialize(lambda: examples)
    for _ in range(60):
        language.update(examples, sgd=learning)
    folder = tmp_path_factory.mktemp("pipeline") / "small"
    language.to_disk(folder)
    return str(folder)


def told(pipeline, texts):
    table = Attributions(tagger=ParsedAttributions(pipeline)).relations(texts)
    return table[["said_by", "verb", "cue"]].to_numpy().tolist()


def test_subject_and_clause_are_source_and_content(pipeline):
    texts = [
        "The mayor who runs the port said that it is closed.",
        "The union warned that ships wait.",
        "Ships left the old port.",
    ]
    assert told(pipeline, texts) == [
        ["The mayor who runs the port", "said", "that it is closed"],
        ["The union", "warned", "that ships wait"],
    ]


def test_what_has_no_clause_stays_with_the_rules(pipeline):
    texts = ["According to Lee, the port is closed.", "", "\n", "“", "We lost."]
    rules = Attributions().relations(texts)[["said_by", "verb", "cue"]]
    assert told(pipeline, texts) == rules.to_numpy().tolist()


def test_it_says_what_has_read_the_sentences(pipeline):
    assert ParsedAttributions(pipeline).method.startswith("rules with the parse of en_small")


def test_a_pipeline_that_is_not_there_is_named(pipeline, tmp_path):
    import spacy

    with pytest.raises(FramingError, match="finds no pipeline 'none_such'"):
        Attributions(tagger=ParsedAttributions("none_such")).relations(["Lee said so."])
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(FramingError, match="has no parser"):
        Attributions(tagger=ParsedAttributions(str(tmp_path / "blank"))).relations(["Lee."])


def test_without_spacy_the_extra_is_named(monkeypatch):
    parsing.loaded.cache_clear()
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(FramingError, match=r"newsframing\[syntax\]"):
        ParsedAttributions("en_core_web_sm").found(None)
    parsing.loaded.cache_clear()
