"""When each outlet publishes, and when the corpus may lack it."""

from framing import Corpus
from framing.coverage import timetable
from framing.figures import plot_timetable

corpus = Corpus.read("corpora/harbour-talks")
found = timetable(corpus, period="week")
axes = plot_timetable(found)
