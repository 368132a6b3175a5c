"""scroll_to."""

from collections.abc import Iterator

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
    for around, inside in _areas(widget):
        around.ensureVisible(0, widget.mapTo(inside, QPoint(0, widget.height() + below)).y(), 0, 0)
        around.ensureVisible(0, widget.mapTo(inside, QPoint(0, 0)).y(), 0, 0)


def show_focused(widget: QWidget) -> None:
    """Scroll everything round a control so that it is seen; called when the keyboard went there."""
    for around, _ in _areas(widget):
        around.ensureWidgetVisible(widget)


def _areas(widget: QWidget) -> Iterator[tuple[QScrollArea, QWidget]]:
    """What scrolls round a widget, from the inside, each with what it shows: panels scroll in columns that scroll."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and (inside := around.widget()) is not None:
            yield around, inside
        around = around.parentWidget()
