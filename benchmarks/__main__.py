"""All benchmarks of speed, one after the other: ``python -m benchmarks``."""

from benchmarks import tokenizing

if __name__ == "__main__":
    tokenizing.main([])
