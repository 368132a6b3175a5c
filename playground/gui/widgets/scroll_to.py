"""Scrolling to a widget, also before it is laid out."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

# Until what is new in a column has its place; on a busy machine that takes longer, so it is looked again a few times.
_SETTLED_MS = 60
_TRIES = 8


def scroll_to(widget: QWidget, below: int = 0) -> None:
    """Bring a widget that is about to be laid out into sight of the column around it, from its top as far as it fits.

    Arguments: `below` pixels under it that are shown too.
    """
    _show_soon(widget, below, _TRIES)


def _show_soon(widget: QWidget, below: int, tries: int) -> None:
    def show() -> None:
        if not _is_seen(widget):
            _show(widget, below)
            if tries > 1:
                _show_soon(widget, below, tries - 1)
        elif tries == _TRIES:
            _show(widget, below)

    QTimer.singleShot(_SETTLED_MS, widget, show)


def _is_seen(widget: QWidget) -> bool:
    """Whether nothing of a widget is cut by what scrolls round it."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


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
