"""Which language a text is in."""

import pytest

from framing.corpus.languages import language_of, told

TEXTS = {
    "en": "It was not clear what the ministers had been told when they met at the house.",
    "fr": "Les ministres se sont réunis lundi dans la maison pour parler de la mer et du port.",
    "de": "Die Minister haben sich am Montag in dem Haus getroffen, und es ist nicht klar.",
    "es": "Los ministros se reunieron el lunes en la casa para hablar del mar y los barcos.",
    "it": "I ministri si sono incontrati lunedì nella casa per aprire i colloqui sul mare.",
    "nl": "De ministers zijn maandag bij elkaar gekomen in het huis om over de zee te praten.",
    "zh": "部长们星期一在大楼里会晤，讨论航道条约的未来。",
    "ja": "大臣たちは月曜日に会談し、条約について話し合った。",
    "ar": "اجتمع الوزراء يوم الاثنين في المبنى القديم لبدء المحادثات.",
    "ru": "Министры встретились в понедельник в старом здании таможни.",
    "el": "Οι υπουργοί συναντήθηκαν τη Δευτέρα στο παλιό κτίριο.",
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("times", [2, 60])
def test_languages(language, times):
    assert language_of(" ".join([TEXTS[language]] * times)) == language


@pytest.mark.parametrize(
    "text", ["", "7", "Rain.", "Quill", "Port Ellin — Hask 3:1", "🙂🙂", "TNO Nunavut Yukon"]
)
def test_what_is_too_short_to_tell_is_not_told(text):
    assert language_of(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        TEXTS["en"].upper(),
        f"«{TEXTS['en']}»",
        "The colour of the harbour labour programme was grey, the centre said, and so it was.",
        f"“{TEXTS['fr']}” said the minister of the sea, but the others at the table had not been "
        "told that he would, and it was late when they left the house to talk to reporters.",
    ],
)
def test_english_is_english_in_every_dress(text):
    assert language_of(text) == "en"


def test_names_of_languages():
    assert [told(name) for name in ("en-GB", "en_US", "EN", "English", "fra", "")] == [
        *["en"] * 4,
        "fr",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("events/news_cluster", "text"),
        ("topics/bbc_news", "text"),
        ("topics/uk_immigration_2014", "text"),
    ],
)
def test_real_news_in_english_is_english(shared_data, name, column):
    import pandas as pd

    texts = pd.read_parquet(shared_data / f"{name}.parquet", columns=[column])[column]
    assert set(texts.map(language_of)) == {"en"}


def test_real_news_in_two_languages(shared_data):
    import pandas as pd

    table = pd.read_parquet(shared_data / "frames/ccf_climate_frames.parquet")
    found = table["text"].map(language_of)
    english, french = table["language"] == "EN", table["language"] == "FR"
    assert found[english].isin(["en", ""]).all()
    assert (found[french] == "en").mean() < 0.01
    assert (found[french] == "fr").mean() > 0.9
