"""One HeartStudio at a time on one data folder: a second start brings the first to the front."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 2000


class SingleInstance(QObject):
    """Holds the place of the one instance.

    A lock file decides who that is; whoever wants it raised calls its local socket, which only this user can open.

    Signals:
        raised(): another start asks to be brought to the front.

    Args:
        home: the data folder.
    """

    raised = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        with suppress(OSError):  # whoever opens the library will tell
            home.mkdir(parents=True, exist_ok=True)
        whose = f"{os.getuid()}:{home.resolve()}".encode()
        self._name = f"heartstudio-{hashlib.blake2b(whose, digest_size=8).hexdigest()}"
        self._lock = QLockFile(str(home / "instance.lock"))
        # A long song is no reason to take the lock away; that its process is gone is.
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._listen)

    def claim(self) -> bool:
        """Become the one instance; where there is one, ask it to come to the front.

        Returns:
            Whether this is the one.
        """
        if not self._lock.tryLock(0):
            # A folder that cannot be written holds no lock; there the socket alone knows.
            held = self._lock.error() is QLockFile.LockError.LockFailedError
            if self._ask() or held:
                return False
        # Whoever held the lock before may have died and left its socket.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Give the place up."""
        self._server.close()
        self._lock.unlock()

    def _ask(self) -> bool:
        """Whether somebody is there to be asked."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        answered = socket.waitForConnected(_PATIENCE)
        socket.disconnectFromServer()
        return answered

    def _listen(self) -> None:
        """To be called on is all that there is to hear."""
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.close()
            self.raised.emit()
