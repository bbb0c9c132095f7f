"""Topic models that group coverage. A topic is never called a frame."""

from framing.topics.form import Topics
from framing.topics.lda import LDA
from framing.topics.model import TopicModel, topic_terms
from framing.topics.nmf import NMFTopics
from framing.topics.structural import StructuralTopics
from framing.topics.variational import GensimLDA

__all__ = [
    "LDA",
    "GensimLDA",
    "NMFTopics",
    "StructuralTopics",
    "TopicModel",
    "Topics",
    "topic_terms",
]
