"""What a word can show that one or two articles hold.

Ten articles a side. The smallest p that any relabelling could give, by how many hold the word.
"""

from math import comb

smallest = {k: 2 * comb(20 - k, 10 - k) / comb(20, 10) for k in (1, 2, 3, 5, 8)}
says = (
    "Smallest p: "
    + ", ".join(f"{min(value, 1):.3f} with {k}" for k, value in smallest.items())
    + ". A test that cannot succeed only makes the correction of the others dearer."
)
