"""Which control Tab goes to: the next one on the screen."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QMainWindow, QScrollArea, QSplitter, QWidget

_TAB = Qt.FocusPolicy.TabFocus


def tab_order(root: QWidget) -> list[QWidget]:
    """Return the controls of a window that Tab stops at, in the order in which its layouts show them.

    Qt's own chain is the order of creation: a row that is made later would come last wherever it stands. Layouts know
    better, and are asked when Tab is pressed.
    """
    return [widget for widget in _walk(root) if _stops(widget)]


def next_stop(root: QWidget, now: QWidget | None, forward: bool) -> QWidget | None:
    """Return where Tab, or Shift and Tab, goes from a control; None where there is nowhere to go.

    From a control that is just being taken away it is the last one of what it stood in.
    """
    stops = tab_order(root)
    if not stops:
        return None
    if now in stops:
        return stops[(stops.index(now) + (1 if forward else -1)) % len(stops)]
    around = now.parentWidget() if now is not None else None
    while around is not None and around is not root:
        near = [widget for widget in stops if around.isAncestorOf(widget)]
        if near:
            return near[-1]
        around = around.parentWidget()
    return stops[0 if forward else -1]


def _stops(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & _TAB) and widget.isEnabled() and widget.isVisible()


def _walk(widget: QWidget) -> Iterator[QWidget]:
    """A widget and what is inside, as it is laid out."""
    yield widget
    inside: list[QWidget | None] = []
    if isinstance(widget, QMainWindow):
        inside = [widget.menuWidget(), widget.centralWidget()]
    elif isinstance(widget, QSplitter):
        inside = [part for place in range(widget.count()) for part in (widget.handle(place), widget.widget(place))]
    elif isinstance(widget, QScrollArea):
        inside = [widget.widget()]
    elif (layout := widget.layout()) is not None:
        inside = list(_laid_out(layout))
    for one in inside:
        if one is not None:
            yield from _walk(one)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield widget
