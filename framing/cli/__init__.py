"""The command line: one file per verb. Nothing heavy is imported before a verb needs it."""

from framing.cli.entry import main, run

__all__ = ["main", "run"]
