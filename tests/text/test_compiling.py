"""Small inputs never wait for a compiler, and what was compiled is kept."""

import json
import subprocess
import sys

SMALL = "from framing.text import tokenize; tokenize(['He said “no”.'])"
WARM = "from framing.text.warm import warm; warm()"


def run(code, tell):
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport json, sys\nsys.stdout.write(json.dumps({tell}))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(ran.stdout)


def test_a_small_input_is_read_without_a_compiler():
    assert run(SMALL, "'numba' in sys.modules") is False


def test_a_second_process_compiles_nothing():
    kernels = "[k for k in gc.get_objects() if type(k).__name__ == 'CPUDispatcher']"
    own = f"import gc; own = [k.stats for k in {kernels} if k.__module__.startswith('framing')]"
    counts = (
        "[sum(s.cache_hits.values()) for s in own], [sum(s.cache_misses.values()) for s in own]"
    )
    run(WARM, "0")
    hits, misses = run(f"{WARM}; {own}", f"({counts})")
    assert sum(hits) >= 6
    assert sum(misses) == 0
