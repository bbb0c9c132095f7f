"""Texts on two and three subjects, made of word lists, unlike each other and of all lengths."""

import numpy as np

SUBJECTS = {
    "ships": "harbour ship crew cargo tide pilot anchor dock",
    "votes": "ballot senate bill vote coalition minister party poll",
    "games": "goal match team coach league striker referee cup",
}


def texts(n, *subjects, seed=0):
    """So many texts, in turn on each subject, a few words of the next one among them."""
    random = np.random.default_rng(seed)
    named = list(subjects or SUBJECTS)
    made = []
    for number in range(n):
        own = SUBJECTS[named[number % len(named)]].split()
        other = SUBJECTS[named[(number + 1) % len(named)]].split()
        words = [*random.choice(own, 6 + number % 30), *random.choice(other, 3)]
        made.append(" ".join(random.permutation(words)) + ".")
    return made


def subjects(n, *names):
    """The number of the subject of each of these texts."""
    return [number % len(names or SUBJECTS) for number in range(n)]
