"""A test for the key that plays and trains."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def is_space(event: QKeyEvent) -> bool:
    """Return whether a key is Space alone, which plays the race or trains the networks."""
    return event.key() == Qt.Key.Key_Space and not event.modifiers()
