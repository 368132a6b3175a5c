"""What the mouse does on a relief: turn, move, magnify, place and move starts, select."""

from dataclasses import dataclass, field
from math import hypot
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, Qt

from playground.session.actions.starts import move_start, place_start, remove_start
from playground.session.actions.view import select_path, select_start

if TYPE_CHECKING:
    from playground.gui.relief.relief import Relief

HINT = (
    "Drag to turn · Shift-drag to move · wheel: nearer · Ctrl-wheel: higher · click to place a start · "
    "double click: as at first"
)
_DRAG, _GRASP = 4.0, 11.0
_DEGREES = 0.4  # to a logical pixel


@dataclass
class _Drag:
    """A button is down: where it went down, what it does, which start it holds and how far from its middle."""

    begin: QPointF
    last: QPointF
    tool: Literal["press", "turn", "shift", "move"]
    start: int | None = None
    offset: QPointF = field(default_factory=QPointF)


class ReliefMouse:
    """The state between a press and a release; `hovered` is the start under the mouse."""

    def __init__(self, relief: "Relief") -> None:
        self._relief = relief
        self.drag: _Drag | None = None
        self.hovered: int | None = None
        self._placed = False

    def hint(self) -> str:
        """Return what one can do now, in a line."""
        drag = self.drag
        if drag is not None and drag.tool == "move" and drag.start is not None:
            x, y = self._relief.document.state.experiment.starts[drag.start].position
            return f"start {drag.start} at ({x:g}, {y:g})"
        if drag is None and self.hovered is not None:
            return "Drag to move · right click or Delete: remove"
        return HINT if drag is None else ""

    def press(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The left button goes down."""
        self._placed = False
        start = self._relief.nearest_start(place, _GRASP)
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.drag = _Drag(place, place, "shift")
        elif start is not None:
            self.drag = _Drag(place, place, "move", start, self._relief.start_places()[start] - place)
            self._relief.document.begin_gesture()
            self._relief.perform(select_start, start)
        else:
            self.drag = _Drag(place, place, "press")

    def press_middle(self, place: QPointF) -> None:
        """The middle button goes down: it always moves the picture."""
        self.drag = _Drag(place, place, "shift")

    def move(self, place: QPointF) -> None:
        """The mouse moves, with a button down or without."""
        drag, relief = self.drag, self._relief
        if drag is None:
            self.hovered = relief.nearest_start(place, _GRASP)
            return
        step = place - drag.last
        if drag.tool == "press" and _length(place - drag.begin) >= _DRAG:
            drag.tool = "turn"
        if drag.tool == "turn":
            relief.set_camera(relief.camera.turned(-_DEGREES * step.x(), _DEGREES * step.y()))
        elif drag.tool == "shift":
            unit = relief.unit
            relief.set_camera(relief.camera.shifted(step.x() / unit, -step.y() / unit))
        elif (
            drag.tool == "move"
            and drag.start is not None
            and (drag.last != drag.begin or _length(place - drag.begin) >= 2)
        ):
            point = relief.meant(place + drag.offset)
            if point is not None:
                relief.perform(move_start, drag.start, point)
        if drag.tool != "press" and (drag.tool != "move" or _length(place - drag.begin) >= 2):
            drag.last = place

    def release(self, place: QPointF) -> None:
        """The button goes up: the gesture is done."""
        drag, self.drag = self.drag, None
        if drag is None:
            return
        if drag.tool == "move":
            self._relief.document.end_gesture()
        elif drag.tool == "press":
            self._click(place)
        self.hovered = self._relief.nearest_start(place, _GRASP)

    def double_click(self, place: QPointF) -> None:
        """See it as at first; the first of the two clicks placed a start, which was not meant."""
        if self._placed:
            self._relief.document.undo()
        self._placed = False
        self._relief.reset()

    def right_click(self, place: QPointF) -> bool:
        """Remove the start under the mouse; return whether there was one."""
        start = self._relief.nearest_start(place, _GRASP)
        if start is None or self.drag is not None:
            return False
        self._relief.perform(remove_start, start)
        self.hovered = None
        return True

    def wheel(self, place: QPointF, notches: float, modifiers: Qt.KeyboardModifier) -> None:
        """Come nearer, the place under the mouse staying where it is; with Ctrl, stretch the heights."""
        relief = self._relief
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            relief.stretch(1.1**notches)
        else:
            middle = relief.rect().center()
            right, up = (place.x() - middle.x()) / relief.unit, (middle.y() - place.y()) / relief.unit
            relief.set_camera(relief.camera.zoomed(1.2**notches, right, up))

    def cancel(self) -> None:
        """Give up what is going on; a start that was being moved goes back."""
        drag, self.drag = self.drag, None
        if drag is not None and drag.tool == "move":
            self._relief.document.end_gesture()
            if drag.last != drag.begin:
                self._relief.document.undo()

    def _click(self, place: QPointF) -> None:
        path = self._relief.path_at(place)
        if path is not None:
            self._relief.perform(select_path, *path)
            return
        point = self._relief.meant(place)
        if point is not None:
            count = len(self._relief.document.state.experiment.starts)
            self._relief.perform(place_start, point)
            self._placed = len(self._relief.document.state.experiment.starts) > count


def _length(step: QPointF) -> float:
    return hypot(step.x(), step.y())
