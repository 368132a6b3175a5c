"""What mouse and keys do on the plane of samples: look elsewhere and nearer, and make samples while one draws."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from playground.gui.laboratory.pages._plane_view import PlaneView

HINT = "Drag to pan · wheel: zoom · double click: all samples"
_APART = 14.0  # logical pixels between two points that are drawn in one stroke
_DRAG = 4.0
_PAN = 40.0
_WAYS = {Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}


@dataclass
class _Drag:
    """A button is down: where it was last, which class it draws, None while it moves the picture."""

    last: QPointF
    kind: int | None = None
    moved: bool = False


class PlaneGestures:
    """The state between a press and a release."""

    def __init__(self, view: "PlaneView") -> None:
        self._view = view
        self._drag: _Drag | None = None

    @property
    def panning(self) -> bool:
        """Whether the picture is being moved."""
        return self._drag is not None and self._drag.kind is None and self._drag.moved

    def hint(self) -> str:
        """Return what one can do now, in a line."""
        view = self._view
        if not view.drawing:
            return "" if self.panning else HINT
        return (
            f"Left button draws class {view.kind} · right one class {view.next_kind} · middle one: pan · wheel: zoom · "
            "0: all samples"
        )

    def press(self, place: QPointF, button: Qt.MouseButton) -> bool:
        """A button goes down; return whether that means anything here."""
        view = self._view
        if view.training is None or not view.area().contains(place) or self._drag is not None:
            return False
        left, right = button == Qt.MouseButton.LeftButton, button == Qt.MouseButton.RightButton
        if view.drawing and (left or right):
            self._drag = _Drag(place, view.next_kind if right else view.kind)
            view.began.emit()
            view.drawn.emit(*view.point_of(place), self._drag.kind)
        elif left or button == Qt.MouseButton.MiddleButton:
            self._drag = _Drag(place)
        else:
            return False
        return True

    def move(self, place: QPointF) -> None:
        """More points where a stroke goes on; otherwise the picture follows the mouse."""
        drag, view = self._drag, self._view
        if drag is None:
            return
        far = (place - drag.last).manhattanLength()
        if drag.kind is not None:
            if far >= _APART and view.area().contains(place):
                drag.last = place
                view.drawn.emit(*view.point_of(place), drag.kind)
        elif drag.moved or far >= _DRAG:
            step = place - drag.last
            drag.last, drag.moved = place, True
            view.look(view.camera.panned(step.x(), step.y()))

    def release(self) -> None:
        """The stroke or the move is done."""
        drag, self._drag = self._drag, None
        if drag is not None and drag.kind is not None:
            self._view.ended.emit()

    def double_click(self, place: QPointF, button: Qt.MouseButton) -> None:
        """Show all samples; while one draws, it is two clicks."""
        if self._view.drawing:
            self.press(place, button)
        elif button == Qt.MouseButton.LeftButton and self._view.area().contains(place):
            self._view.fit()

    def wheel(self, place: QPointF, notches: float) -> None:
        """Come nearer or go away, round the mouse."""
        if self._view.area().contains(place):
            self._view.zoom(1.2**-notches, self._view.point_of(place))

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key means here; return whether it means anything."""
        view, key = self._view, Qt.Key(event.key())
        modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if key in _WAYS and modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
            right, down = _WAYS[key]
            view.look(view.camera.panned(_PAN * right, _PAN * down))
        elif modifiers:
            return False
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            view.zoom(1 / 1.25)
        elif key == Qt.Key.Key_Minus:
            view.zoom(1.25)
        elif key == Qt.Key.Key_0:
            view.fit()
        elif key == Qt.Key.Key_Escape:
            view.escaped.emit()
        else:
            return False
        return True
