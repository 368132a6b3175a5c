"""A timer that calls a function once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def alarm(parent: QObject, call: Callable[[], None]) -> QTimer:
    """Return a timer that calls a function once, some time after each `start`."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(call)
    return timer
