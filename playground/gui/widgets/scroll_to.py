"""scroll_to."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

# Until what is new in a column has its place.
_SETTLED_MS = 60


def scroll_to(widget: QWidget, below: int = 0) -> None:
    """Bring a widget that is about to be laid out into sight of the column around it, from its top as far as it fits.

    Arguments: `below` pixels under it that are shown too.
    """
    QTimer.singleShot(_SETTLED_MS, widget, lambda: _show(widget, below))


def _show(widget: QWidget, below: int) -> None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    inside = around.widget() if around is not None else None
    if around is not None and inside is not None:
        around.ensureVisible(0, widget.mapTo(inside, QPoint(0, widget.height() + below)).y(), 0, 0)
        around.ensureVisible(0, widget.mapTo(inside, QPoint(0, 0)).y(), 0, 0)
