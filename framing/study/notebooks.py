"""A notebook with other parameters, and the commands in its text to match."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping
from typing import Any

from framing.errors import FramingError

_SET = re.compile(r"^(?P<name>[a-z_]+) = (?P<value>.+?)(?P<remark>  #.*)?$", re.MULTILINE)


def parameters_of(notebook: str) -> dict[str, Any]:
    """What the cell tagged ``parameters`` sets.

    Parameters
    ----------
    notebook : str
        Its JSON.

    Raises
    ------
    FramingError
        Where there is no such cell.
    """
    text = "".join(_cell(json.loads(notebook))["source"])
    return {found["name"]: ast.literal_eval(found["value"]) for found in _SET.finditer(text)}


def with_parameters(
    notebook: str, values: Mapping[str, object], *, words: Mapping[str, str] | None = None
) -> str:
    """The notebook with other values in the cell tagged ``parameters``.

    Parameters
    ----------
    notebook : str
        Its JSON.
    values : mapping of str to object
        New values by name; names that the notebook does not set are passed over.
    words : mapping of str to str, optional
        What is to be replaced in its text, as in the commands that it names.

    Returns
    -------
    str
        JSON, laid out as Jupyter does.

    Raises
    ------
    FramingError
        Where there is no such cell.
    """
    read = json.loads(notebook)
    cell = _cell(read)
    cell["source"] = _lines(_SET.sub(lambda found: _set(found, values), "".join(cell["source"])))
    for other in read["cells"]:
        if other["cell_type"] == "markdown":
            text = "".join(other["source"])
            for former, new in (words or {}).items():
                text = text.replace(former, new)
            other["source"] = _lines(text)
    return json.dumps(read, ensure_ascii=False, indent=1) + "\n"


def _set(found: re.Match[str], values: Mapping[str, object]) -> str:
    if found["name"] not in values:
        return found[0]
    value = values[found["name"]]
    shown = json.dumps(value, ensure_ascii=False) if isinstance(value, (str, list)) else repr(value)
    return f"{found['name']} = {shown}{found['remark'] or ''}"


def _cell(notebook: dict[str, Any]) -> dict[str, Any]:
    for cell in notebook["cells"]:
        if "parameters" in cell["metadata"].get("tags", []):
            return cell
    raise FramingError("The notebook has no cell tagged parameters.")


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
