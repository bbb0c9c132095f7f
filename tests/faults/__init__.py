"""Input that is wrong in every way we know of, made by a script, and what must become of it."""
