"""Where a popup goes."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget


def place_below(popup: QWidget, widget: QWidget) -> None:
    """Move a popup under a widget, or as near to it as the screen allows."""
    wanted = widget.mapToGlobal(QPoint(0, widget.height() + 4))
    free = widget.screen().availableGeometry()
    x = max(min(wanted.x(), free.right() - popup.width()), free.left())
    y = max(min(wanted.y(), free.bottom() - popup.height()), free.top())
    popup.move(x, y)
