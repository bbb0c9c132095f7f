"""A report in one file, to be passed on."""

from __future__ import annotations

import zipfile
from pathlib import Path

from framing import files
from framing.report.writing import MANIFEST, listed_files

# A zip must state a time for each file; this is the first that it can.
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def bundle(folder: str | Path, path: str | Path) -> Path:
    """Pack the files of a report into a zip, the same bytes for the same report.

    Parameters
    ----------
    folder : str or Path
        A report as `write_report` leaves it; what else stands in its folder is not packed.
    path : str or Path
        The zip. Its files stand in a folder of its name.

    Raises
    ------
    FramingError
        Where the folder holds no report.
    """
    folder, path = Path(folder), Path(path)
    names = sorted([*listed_files(folder), MANIFEST])
    with files.whole(path) as draft, zipfile.ZipFile(draft, "w") as packed:
        for name in names:
            about = zipfile.ZipInfo(f"{path.stem}/{name}", _FIRST_DAY)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system, about.external_attr = 3, 0o644 << 16
            packed.writestr(about, (folder / name).read_bytes())
    return path
