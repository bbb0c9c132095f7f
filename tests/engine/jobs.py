"""Jobs that die, fail or wait, to be imported by the processes that do them."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from framing.engine import Shard
from framing.errors import FramingError
from framing.files import write_text


@dataclass(frozen=True)
class Numbering:
    """Write the numbers of a shard's articles; some of them kill the process, or are faults."""

    parts: Path
    deadly: tuple[int, ...] = ()
    faulty: tuple[int, ...] = ()
    dies_once: bool = False

    def __call__(self, shard: Shard) -> None:
        numbers = [100 * shard.block + place for place in range(shard.start, shard.stop)]
        if self.dies_once and not (self.parts / f".{shard.name}.tried").exists():
            (self.parts / f".{shard.name}.tried").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if set(self.deadly) & set(numbers):
            os.kill(os.getpid(), signal.SIGKILL)
        if set(self.faulty) & set(numbers):
            raise ZeroDivisionError("no such number")
        write_text(self.parts / f"{shard.name}.numbers", "".join(f"{n}\n" for n in numbers))


def refusing(shard):
    """What the user gave is wrong."""
    raise FramingError("there is no such list.")


def full(shard):
    """There is no room on the disk."""
    raise OSError(28, "No space left on device")


def half(number):
    """Half of a number."""
    return number / 2


def dying(number):
    """A process that ends in the middle of its work."""
    os._exit(7)


def dying_once(place):
    """A process that is killed the first time, by somebody else."""
    if not place.exists():
        place.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return place.name


def waiting(seconds):
    """A task that takes its time."""
    time.sleep(seconds)
    return seconds


def threads(_):
    """How many threads the libraries may start."""
    return os.environ["OMP_NUM_THREADS"]
