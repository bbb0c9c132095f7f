"""How much work is done in many processes, goes on after anything, and gives the same bytes."""

from framing.engine.folder import RunFolder
from framing.engine.merging import merge
from framing.engine.processes import Processes, cores
from framing.engine.sharded import work_through
from framing.engine.shards import Shard, shards_of

__all__ = ["Processes", "RunFolder", "Shard", "cores", "merge", "shards_of", "work_through"]
