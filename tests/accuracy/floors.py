"""Values that must not fall: each with the digest of the data it was measured on.

A value may be raised by hand where a change makes it better. Lowering one, or measuring on other
data, is a change of what the project promises: say why in the commit that does it.
"""

import hashlib
import json
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"


def floors():
    """All that is promised, by name."""
    return json.loads(FLOORS.read_text(encoding="utf-8"))


def gold(name, shared_data):
    """The path of the data that a floor was measured on, the same to the byte."""
    promised = floors()[name]
    path = shared_data / promised["data"]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert digest == promised["sha256"], f"{name}: {promised['data']} is not the data measured on"
    return path


def refuse_lower(name, measured):
    """Fail where a measured value is below its floor, or has none."""
    promised = floors()[name]["floors"]
    assert set(measured) == set(promised)
    below = [key for key, value in measured.items() if value < promised[key]]
    assert not below, f"{name}: {measured} is below {promised} in {below}"
