"""Strings to offsets: tokens, sentences and quotations as arrays over one vocabulary."""

from framing.text.reading import Quotation, Reading
from framing.text.tokens import Kind, Shape, Tokens, tokenize
from framing.text.vocabulary import Vocabulary

__all__ = ["Kind", "Quotation", "Reading", "Shape", "Tokens", "Vocabulary", "tokenize"]
