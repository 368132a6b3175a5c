"""Points that a mouse draws into a view, in strokes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal

if TYPE_CHECKING:
    from playground.gui.graph.graph_view import GraphView

_APART = 14.0  # logical pixels between two points that are drawn in one stroke
_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)


class Brush(QObject):
    """While it is `on`, the left and the right button draw in the plot of a view, and nothing else.

    `drawn(x, y, right)` is a point in the numbers of the data, and whether the right button draws; `began` and `ended`
    enclose one stroke. The other gestures stay.
    """

    drawn = Signal(float, float, bool)
    began = Signal()
    ended = Signal()

    def __init__(self, view: "GraphView") -> None:
        super().__init__(view)
        self._view = view
        self.on = False
        self._stroke: tuple[QPointF, bool] | None = None  # where the last point is, and whether the right button draws

    def press(self, place: QPointF, button: Qt.MouseButton) -> bool:
        """A button goes down at a place of the stage; return whether it draws."""
        if self._stroke is not None:
            return True
        if not self.on or button not in _BUTTONS or not self._view.area().contains(place):
            return False
        self.began.emit()
        self._draw(place, button == Qt.MouseButton.RightButton)
        return True

    def move(self, place: QPointF) -> bool:
        """The mouse moves; return whether a stroke goes on."""
        if self._stroke is None:
            return False
        last, right = self._stroke
        if (place - last).manhattanLength() >= _APART and self._view.area().contains(place):
            self._draw(place, right)
        self._view.point_at(place)
        return True

    def release(self) -> bool:
        """A button goes up; return whether a stroke ends."""
        if self._stroke is None:
            return False
        self._stroke = None
        self.ended.emit()
        return True

    def _draw(self, place: QPointF, right: bool) -> None:
        self._stroke = place, right
        self.drawn.emit(*self._view.data_at(place), right)
