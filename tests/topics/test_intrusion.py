"""Forms in which an intruder is to be found, and how they are scored."""

import numpy as np
import pandas as pd
import pytest

from framing.errors import FramingError, SchemaError, TooFewUnits
from framing.topics.intrusion import intrusion, read_form, score_forms, write_form
from tests.topics.known import known, learnt
from tests.topics.news import SUBJECTS, texts


@pytest.fixture(scope="module")
def model():
    return learnt(texts(60))


def of_subject(word):
    return next(name for name, words in SUBJECTS.items() if word in words.split())


def test_a_word_of_another_topic_is_among_five(model):
    form, key = intrusion(model, seed=3)
    assert form.columns.tolist() == ["question", *"ABCDEF", "answer"]
    assert form["question"].tolist() == list(key) == ["w001", "w002", "w003"]
    assert {answer.partition(", ")[2] for answer in key.values()} == set(model.names_)
    for _, row in form.iterrows():
        letter, _, about = key[row["question"]].partition(" ")
        assert about.startswith("words, ")
        subjects = pd.Series({one: of_subject(row[one]) for one in "ABCDEF"})
        own = subjects.drop(letter)
        assert own.nunique() == 1
        assert subjects[letter] != own.iloc[0]
        assert row["answer"] == ""


def test_a_text_of_another_topic_is_among_three(model):
    given = texts(60)
    form, key = intrusion(model, kind="documents", texts=given, seed=3)
    main = model.theta_.argmax(axis=1)
    starts = {text: main[n] for n, text in enumerate(given)}
    for _, row in form.iterrows():
        letter = key[row["question"]][0]
        topics = pd.Series({one: starts[row[one]] for one in "ABCD"})
        assert topics.drop(letter).nunique() == 1
        assert topics[letter] != topics.drop(letter).iloc[0]


def test_another_seed_asks_otherwise_and_the_same_seed_the_same(model):
    forms = [intrusion(model, seed=seed)[0] for seed in (1, 1, 2)]
    assert forms[0].equals(forms[1])
    assert not forms[0].equals(forms[2])


def test_long_texts_are_begun_only():
    given = [f"{text} {'cargo ' * 200}" for text in texts(12)]
    form, _ = intrusion(learnt(given), kind="documents", texts=given)
    assert form["A"].str.len().max() < 330
    assert form["A"].str.endswith(" …").all()


def test_a_form_is_written_filled_in_and_read(model, tmp_path):
    form, key = intrusion(model, seed=1)
    path = write_form(tmp_path, form, kind="words")
    assert path.name == "intrusion-words.csv"
    page = (tmp_path / "intrusion-words.html").read_text(encoding="utf-8")
    assert "http" not in page.replace("http-equiv", "")
    assert all(word in page for word in form["A"])
    filled = read_form(path).assign(answer=[key[one][0] for one in form["question"]])
    filled.to_csv(path, index=False)
    table = score_forms({"anna": read_form(path)}, key)
    assert table.loc[0, ["term", "parameter", "estimate", "n"]].tolist() == [
        *("all topics", "words", 1.0, 3)
    ]


def test_words_are_shown_and_not_run(tmp_path):
    form = pd.DataFrame({"question": ["w001"], "A": ["=2+2"], "B": ["<script>"], "answer": [""]})
    path = write_form(tmp_path, form, kind="words")
    assert "'=2+2" in path.read_text(encoding="utf-8")
    assert read_form(path)["A"].tolist() == ["=2+2"]
    assert "&lt;script&gt;" in (tmp_path / "intrusion-words.html").read_text(encoding="utf-8")


KEY = {
    "w001": "B words, 01 vote, bill",
    "w002": "A words, 02 goal, cup",
    "d001": "C documents, 01 vote, bill",
}


def answered(*letters):
    return pd.DataFrame({"question": list(KEY), "answer": list(letters)})


def test_scores_by_hand():
    forms = {"anna": answered("b", "A", ""), "ben": answered("B", "C", "C")}
    table = score_forms(forms, KEY).set_index(["parameter", "term"])
    assert table.loc[("words", "all topics"), ["estimate", "n"]].tolist() == [0.75, 4]
    assert table.loc[("words", "01 vote, bill"), ["estimate", "n"]].tolist() == [1.0, 2]
    assert table.loc[("words", "02 goal, cup"), ["estimate", "n"]].tolist() == [0.5, 2]
    assert table.loc[("documents", "all topics"), ["estimate", "n"]].tolist() == [1.0, 1]
    low, high = table.loc[("words", "all topics"), ["lower", "upper"]]
    assert 0 <= low < 0.75 < high <= 1
    assert table.loc[("documents", "all topics"), ["lower", "upper"]].isna().all()


def test_an_interval_holds_the_true_share():
    random = np.random.default_rng(5)
    held = 0
    for _ in range(40):
        right = random.random(30) < random.beta(7, 3, 30)
        key = {f"w{n:03d}": f"A words, {n:02d}" for n in range(30)}
        form = pd.DataFrame({"question": list(key), "answer": np.where(right, "A", "B")})
        row = score_forms({"anna": form}, key).iloc[0]
        held += row["lower"] <= 0.7 <= row["upper"]
    assert held >= 33


def test_answers_that_cannot_be_are_refused(tmp_path):
    with pytest.raises(SchemaError, match="'x001' is not in the key"):
        score_forms({"anna": pd.DataFrame({"question": ["x001"], "answer": ["A"]})}, KEY)
    with pytest.raises(SchemaError, match="anna, w001: 'Z' is no letter"):
        score_forms({"anna": answered("Z", "", "")}, KEY)
    with pytest.raises(TooFewUnits, match="No question was answered"):
        score_forms({"anna": answered("", "", "")}, KEY)
    (tmp_path / "wrong.csv").write_text("one,two\n1,2\n")
    with pytest.raises(SchemaError, match="the columns answer, question are missing"):
        read_form(tmp_path / "wrong.csv")


def test_what_has_no_intruder_is_refused(model):
    with pytest.raises(TooFewUnits, match="second topic"):
        intrusion(known([[1.0]], "ash"))
    with pytest.raises(FramingError, match="need the texts"):
        intrusion(model, kind="documents")
    with pytest.raises(FramingError, match="9 texts were given; the model learnt from 60"):
        intrusion(model, kind="documents", texts=texts(9))
    with pytest.raises(FramingError, match="did you mean 'words'"):
        intrusion(model, kind="word")
