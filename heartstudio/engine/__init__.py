"""The MLX engine: words become codes, codes become sound. No Qt, no files but checkpoints, no prints.

::

    from heartstudio.engine import compose

    for event in compose(Recipe("piano,happy", seconds=20), "ckpt"):
        ...
"""

from heartstudio.engine.checkpoint import Checkpoint
from heartstudio.engine.composer import Composer, Settings, compose
from heartstudio.engine.heartcodec import HeartCodec
from heartstudio.engine.heartmula import HeartMuLa

__all__ = ["Checkpoint", "Composer", "HeartCodec", "HeartMuLa", "Settings", "compose"]
