"""How work grows with its input, told by processor time in a way that noise cannot fail.

What else runs on the machine may slow a round, never all of them: the least of the
rounds so far is judged, on this thread alone and with the garbage collector at rest.
"""

import gc
import time

ROUNDS = 8


def grows_at_most(bound, work, short, long, allowance=0.02):
    """Whether ``work(long)`` costs at most ``bound`` times ``work(short)``.

    ``allowance`` (seconds) is what a call may cost whatever its input.
    """
    work(short)
    little = much = float("inf")
    for _ in range(ROUNDS):
        little, much = min(little, _seconds(work, short)), min(much, _seconds(work, long))
        if much <= bound * (little + allowance):
            return True
    return False


def _seconds(work, given):
    resting = not gc.isenabled()
    gc.disable()
    try:
        started = time.thread_time()
        work(given)
        return time.thread_time() - started
    finally:
        if not resting:
            gc.enable()
