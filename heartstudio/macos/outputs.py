"""Hearing from CoreAudio that the sound outputs have changed, which PortAudio does not tell."""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Callable

_SYSTEM_OBJECT = 1


def _code(text: str) -> int:
    return int.from_bytes(text.encode("ascii"), "big")


class _Address(ctypes.Structure):
    _fields_ = (
        ("selector", ctypes.c_uint32),
        ("scope", ctypes.c_uint32),
        ("element", ctypes.c_uint32),
    )


_Listener = ctypes.CFUNCTYPE(
    ctypes.c_int32, ctypes.c_uint32, ctypes.c_uint32, ctypes.POINTER(_Address), ctypes.c_void_p
)


def watch_outputs(changed: Callable[[], None]) -> object:
    """Call back, on a thread of CoreAudio's, when the default output or the list of devices changes.

    Args:
        changed: must only post a message.

    Returns:
        What must be kept as long as it is to be called.
    """
    name = ctypes.util.find_library("CoreAudio")
    if name is None:
        return None
    audio = ctypes.cdll.LoadLibrary(name)

    def heard(_device: int, _count: int, _addresses: object, _data: object) -> int:
        changed()
        return 0

    listener = _Listener(heard)
    addresses = [_Address(_code(what), _code("glob"), 0) for what in ("dOut", "dev#")]
    for address in addresses:
        audio.AudioObjectAddPropertyListener(_SYSTEM_OBJECT, ctypes.byref(address), listener, None)
    return listener, addresses
