"""The real loading code, on a tiny model made here: nothing is fetched."""

import importlib.util
import string

import numpy as np
import pytest

from framing.errors import FramingError
from framing.text import tokenize
from framing.wording.loaded_language import LoadedLanguage
from tests.learning.sentences import coded

TEXTS = ["A sham.", "The vote is on Monday, they said.", ""]


def test_without_the_extra_it_is_named():
    if importlib.util.find_spec("transformers"):
        pytest.skip("the extra is installed")
    with pytest.raises(FramingError, match=r"newsframing\[transformers\]"):
        LoadedLanguage(embeddings="some/model").fit(coded())


@pytest.fixture(scope="module")
def encoder(tmp_path_factory):
    """A BERT of two layers and sixteen dimensions that reads letters."""
    torch = pytest.importorskip("torch", reason="the extra transformers is not installed")
    transformers = pytest.importorskip("transformers", reason="the extra is not installed")
    folder = tmp_path_factory.mktemp("encoder")
    letters = [*string.ascii_lowercase, *string.digits, *string.punctuation]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{c}" for c in letters)]
    (folder / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    transformers.BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
    )
    transformers.BertModel(config).save_pretrained(folder)
    return str(folder)


@pytest.mark.extra
@pytest.mark.filterwarnings("ignore")
def test_vectors_do_not_depend_on_their_neighbours(encoder):
    from framing.learning.embedding import Embedded

    block = Embedded(encoder)
    together = block.counts(tokenize(TEXTS)).toarray()
    assert together.shape == (3, 16)
    assert np.abs(together[0]).max() > 0
    alone = np.vstack([block.counts(tokenize([text])).toarray() for text in TEXTS])
    assert np.allclose(together, alone, atol=2e-5)


@pytest.mark.extra
@pytest.mark.filterwarnings("ignore")
def test_a_model_with_vectors_learns_is_saved_and_comes_back(encoder, tmp_path):
    model = LoadedLanguage(embeddings=encoder).fit(coded())
    parts = model.components(TEXTS[:2])
    names = ["words", "characters", "marks", "embedded", "constant"]
    assert np.allclose(parts[names].sum(axis=1), parts["log_odds"])
    back = LoadedLanguage(model=str(model.save(tmp_path / "model"))).fit([])
    assert np.allclose(back.decision_function(TEXTS), model.decision_function(TEXTS))


@pytest.mark.extra
@pytest.mark.filterwarnings("ignore")
def test_a_model_that_is_not_here_is_refused_without_fetching(tmp_path):
    pytest.importorskip("transformers", reason="the extra transformers is not installed")
    for name in (str(tmp_path), "nobody/no-such-model"):
        with pytest.raises(FramingError, match="No model can be loaded"):
            LoadedLanguage(embeddings=name).fit(coded())
