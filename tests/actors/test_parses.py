"""The parse's part in roles and passives: with a small pipeline that is trained here."""

import sys

import pytest

from framing.actors import Passives, Roles, parses
from framing.errors import FramingError

# Words, heads and labels of each sentence: enough for a parser to learn them by heart.
TREES = [
    (
        "Lee was quickly freed by Cole .",
        [3, 3, 3, 3, 3, 4, 3],
        "nsubjpass auxpass advmod ROOT agent pobj punct",
    ),
    ("Cole sacked Lee .", [1, 1, 1, 1], "nsubj ROOT dobj punct"),
    (
        "Men held there saw Dahl .",
        [3, 0, 1, 3, 3, 3],
        "nsubj acl advmod ROOT dobj punct",
    ),
    ("The port was shut .", [1, 3, 3, 3, 3], "det nsubjpass auxpass ROOT punct"),
]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory):
    spacy = pytest.importorskip("spacy", reason="the extra syntax is not installed")
    from spacy.tokens import Doc
    from spacy.training import Example

    language = spacy.blank("en")
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


@pytest.mark.extra
def test_passives_are_those_of_the_parse(pipeline):
    texts = [
        "",
        "Lee was quickly freed by Cole .",
        "Men held there saw Dahl .",
        "Cole sacked Lee .",
    ]
    table = Passives(pipeline=pipeline).relations(texts)
    assert table[["unit", "label", "verb", "agent"]].to_numpy().tolist() == [
        ["1", "be", "freed", "Cole"],
        ["2", "bare", "held", ""],
    ]


@pytest.mark.extra
def test_roles_are_those_of_the_parse(pipeline):
    texts = ["They saw Lee. Lee was quickly freed by Cole .", "Cole sacked Lee ."]
    table = Roles(pipeline=pipeline).relations(texts)
    found = set(zip(table["unit"], table["actor"], table["label"], table["verb"]))
    assert {("0", "Lee", "patient", "freed"), ("0", "Cole", "agent", "freed")} <= found
    assert {("1", "Cole", "agent", "sacked"), ("1", "Lee", "patient", "sacked")} <= found


@pytest.mark.extra
def test_a_pipeline_without_a_parser_is_refused(tmp_path):
    spacy = pytest.importorskip("spacy", reason="the extra syntax is not installed")
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(FramingError, match="no parser among"):
        Passives(pipeline=str(tmp_path / "blank")).transform(["It was sold."])
    with pytest.raises(FramingError, match="finds no pipeline"):
        Roles(pipeline="no_such_pipeline").transform(["It was sold."])


def test_without_spacy_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    parses.loaded.cache_clear()
    with pytest.raises(FramingError, match=r"newsframing\[syntax\]"):
        Passives(pipeline="en_core_web_sm").transform(["It was sold."])
