"""From worker threads into the event loop."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class Bridge(QObject):
    """Carries calls from any thread into the thread of the window.

    `post` may be called from anywhere; after `close` calls are dropped, so that nothing reaches a window that is gone.
    """

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._posted.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Have `call` made soon in the window's thread."""
        if self._open:
            self._posted.emit(call)

    def close(self) -> None:
        """Drop whatever comes from now on."""
        self._open = False

    def _receive(self, call: Callable[[], None]) -> None:
        if self._open:
            call()
