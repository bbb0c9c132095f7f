"""Topic models that group coverage. A topic is never called a frame."""

from framing.topics.lda import LDATopics
from framing.topics.model import TopicModel
from framing.topics.nmf import NMFTopics

__all__ = ["LDATopics", "NMFTopics", "TopicModel"]
