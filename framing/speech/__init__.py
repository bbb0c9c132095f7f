"""Whose words they are: who is said to say, think or want what, by rules over tokens."""

from framing.speech.speech import Speech, speech_of

__all__ = ["Speech", "speech_of"]
