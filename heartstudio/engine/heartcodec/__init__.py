"""HeartCodec: codes become stereo sound, window by window."""

from heartstudio.engine.heartcodec.codec import HeartCodec
from heartstudio.engine.heartcodec.config import CodecConfig
from heartstudio.engine.heartcodec.stream import StreamDecoder

__all__ = ["CodecConfig", "HeartCodec", "StreamDecoder"]
