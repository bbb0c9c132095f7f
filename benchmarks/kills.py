"""Does a run that is killed leave what one leaves that is not? ``python -m benchmarks.kills DIR``.

The corpus is scored without a stop, and then once more by processes of which the first is killed
(SIGKILL) at random points, or a worker in its place; the same line is given again each time.
Printed: the kills, how many articles were done again, and whether all bytes are the same.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from framing.corpus.blocks import BLOCK, Blocks
from framing.files import sha256_of

WITH = ("--with", "wording.LoadedTerms", "--with", "sourcing.ScareQuotes", "--evidence")


def started(corpus, out, workers):
    """The command line, in a process group of its own."""
    words = [sys.executable, "-m", "framing", "extract", str(corpus), *WITH]
    words += ["--workers", str(workers), "--out", str(out)]
    return subprocess.Popen(words, stderr=subprocess.DEVNULL, start_new_session=True)


def parts(out):
    """What is done so far."""
    return set((out.parent / f".{out.name}.run" / "parts").glob("*.scores.parquet"))


def children(process):
    """The numbers of its workers."""
    found = Path(f"/proc/{process}/task/{process}/children")
    direct = [int(one) for one in found.read_text().split()] if found.exists() else []
    return direct + [inner for one in direct for inner in children(one)]


def main():
    """Kill, go on, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as place:
        clean, killed = (
            Path(place) / "clean" / "scores.parquet",
            Path(place) / "k" / "scores.parquet",
        )
        begun = time.monotonic()
        if started(given.corpus, clean, given.workers).wait():
            raise SystemExit("The run that nobody kills does not end well.")
        whole = time.monotonic() - begun
        of_workers, ends = 0, []
        for number in range(given.kills):
            run = started(given.corpus, killed, given.workers)
            time.sleep(chance.uniform(0.02, 2.2) * whole / given.kills + 2 * (number % 5 > 0))
            workers = children(run.pid)
            if workers and chance.random() < 0.3:
                os.kill(chance.choice(workers), signal.SIGKILL)
                of_workers += 1
                time.sleep(1)
            before = len(parts(killed))
            run.kill()
            ends.append(run.wait())
            print(f"kill {number + 1}: {before} parts done", flush=True)
            if ends[-1] == 0:
                break
        ended = started(given.corpus, killed, given.workers).wait()
        same = {
            one.name: sha256_of(one) == sha256_of(killed.parent / one.name)
            for one in sorted(clean.parent.iterdir())
        }
        found = {
            "articles": len(Blocks(given.corpus)),
            "kills": sum(end == -signal.SIGKILL for end in ends),
            "workers killed": of_workers,
            "articles done again a kill, at most": given.workers * BLOCK,
            "last exit": ended,
            "same bytes": same,
            "seconds undisturbed": round(whole, 1),
        }
        print(json.dumps(found, indent=2))
    raise SystemExit(0 if ended == 0 and all(same.values()) else 1)


if __name__ == "__main__":
    main()
