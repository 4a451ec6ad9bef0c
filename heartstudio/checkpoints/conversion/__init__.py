"""From a model's original weights to the engine's own layout, in fewer bits where that is asked for.

A conversion stands beside its original as ``models/<component>/<precision>``: ``config.json``, safetensors of bounded
size whose arrays are laid out as the engine holds them, an index, and ``heartstudio.json``. Memory holds one array in
the making and the finished ones of one shard. Everything runs on the thread that asks for the next event, which must
be one that MLX may work on.
"""

from heartstudio.checkpoints.conversion.originals import original_to_delete
from heartstudio.checkpoints.conversion.running import SHARD_BYTES, Target, convert

__all__ = ["SHARD_BYTES", "Target", "convert", "original_to_delete"]
