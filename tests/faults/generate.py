"""Write every faulty file into a folder: ``python -m tests.faults.generate DIR``."""

import os
import sys
from pathlib import Path

from tests.faults import containers, days, objects, pages, raw_bytes, tables

KINDS = {
    "bytes": raw_bytes,
    "csv": tables,
    "json": objects,
    "columns": days,
    "pages": pages,
    "containers": containers,
}


def generate(folder):
    """Write the files of each kind into a folder of its own; the same bytes every time."""
    folder = Path(folder)
    for kind, module in KINDS.items():
        (folder / kind).mkdir(parents=True, exist_ok=True)
        for name, data in module.files():
            (folder / kind / name).write_bytes(data)
    (folder / "nothing").mkdir(exist_ok=True)
    (folder / "odd").mkdir(exist_ok=True)
    odd = os.fsencode(folder / "odd") + b"/a\nb\xff \xe2\x80\xae.txt"
    with open(odd, "wb") as file:
        file.write(b"Talks open\nThe talks were open and that was all of it, they said.\n")
    pipe = folder / "bytes" / "pipe.csv"
    if not pipe.exists():
        os.mkfifo(pipe)
    return folder


if __name__ == "__main__":
    generate(sys.argv[1])
