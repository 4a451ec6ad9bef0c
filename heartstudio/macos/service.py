"""The Services entry: words that are selected in another program become lyrics."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

MESSAGE = "composeFromSelection"
"""``NSMessage`` of the entry in Info.plist."""

_SIGNATURE = b"v@:@@o^@"
_TEXT = "public.utf8-plain-text"


def service_provider(foundation: Any, objc: Any, give: Callable[[str], None]) -> Any:
    """The object that the system sends a selection to.

    Args:
        foundation: the module ``Foundation``.
        objc: the module ``objc``.
        give: called with the selected text.
    """

    def answer(_self: Any, pasteboard: Any, _user_data: Any, _error: Any) -> None:
        text = pasteboard.stringForType_(_TEXT)
        if text:
            give(str(text))

    method = objc.selector(answer, selector=b"composeFromSelection:userData:error:", signature=_SIGNATURE)
    name = "HeartStudioServiceProvider"
    provider = type(name, (foundation.NSObject,), {"composeFromSelection_userData_error_": method})
    return provider.alloc().init()
