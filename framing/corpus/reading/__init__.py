"""The ways in: files of any kind become records, and what cannot become one is told."""
