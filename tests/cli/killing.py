"""Run a command line again and again, killed at every point at which it touches the disk.

Called as ``python -m tests.cli.killing ROOT WORD...``; in the words, ``{n}`` stands for the number
of the attempt. Attempt n is killed (SIGKILL) at the n-th flush or renaming; the last one is not.
Attempt 0 runs to its end in this process, so that all is imported; each other one is a fork.
"""

import os
import signal
import sys


def dying_at(n):
    """Let this process die where it flushes or renames for the n-th time."""
    left = n

    def counted(act):
        def acting(*given, **more):
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return act(*given, **more)

        return acting

    for name in ("fsync", "rename", "replace"):
        setattr(os, name, counted(getattr(os, name)))


def attempt(n, words):
    """Exit code of attempt n; negative where it was killed."""
    child = os.fork()
    if child == 0:
        dying_at(n)
        from framing.cli import run

        code = 99
        try:
            code = run([word.format(n=n) for word in words])
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(words):
    """Print each attempt's exit code, a line each."""
    from framing.cli import run

    run([word.format(n=0) for word in words])
    n, code = 0, -signal.SIGKILL
    while code == -signal.SIGKILL and n < 100:
        n += 1
        code = attempt(n, words)
        sys.stderr.write(f"{n} {code}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
