"""What the mouse does on the plane: place, move, draw lines and grids of starts, pan, zoom, select."""

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Literal

import numpy as np
from PySide6.QtCore import QPointF, Qt

from playground.gui.ends_of import SIGNS, end_sentence, path_end
from playground.gui.plane.constraint_drag import ConstraintDrag
from playground.gui.plane.race_layer import racing_places
from playground.picture.lines.heads import head_kinds
from playground.session.actions.starts import (
    move_start,
    place_start,
    place_starts_grid,
    place_starts_line,
    remove_start,
)
from playground.session.actions.view import select_path, select_start

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

Tool = Literal["press", "move", "pan", "line", "grid", "edge", "constraint"]

HINT = "Click to place a start · drag to pan · Shift-drag: line · Ctrl-drag: grid · double click: whole surface"
_DRAG = 4.0
_GRASP = 11.0
_MOST_ON_LINE, _MOST_ON_SIDE = 200, 50


@dataclass
class _Drag:
    """A button is down: where it went down, what it does, and where a grasped start lies relative to the mouse."""

    begin: QPointF
    last: QPointF
    tool: Tool
    start: int | None = None
    offset: tuple[float, float] = (0.0, 0.0)


class Mouse:
    """The state between a press and a release; everything it does is an action or a camera.

    `hovered` is the start under the mouse, `preview` the starts that a release would place.
    """

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane
        self._drag: _Drag | None = None
        self._placed = False
        self.hovered: int | None = None
        self.constraint = ConstraintDrag(plane)
        self.on_line, self.on_side = 8, 5

    @property
    def drag(self) -> _Drag | None:
        """What is going on."""
        return self._drag

    def hint(self) -> str:
        """Return what one can do now, in a line."""
        tool = self._drag.tool if self._drag is not None else None
        if tool == "line":
            return f"{self.on_line} starts on a line · wheel: more or fewer · Esc: none"
        if tool == "grid":
            return f"{self.on_side} × {self.on_side} starts · wheel: more or fewer · Esc: none"
        if tool == "move" and self._drag is not None and self._drag.start is not None:
            position = self._plane.document.state.experiment.starts[self._drag.start].position
            return f"start {self._drag.start} at ({', '.join(f'{c:g}' for c in position)})"
        if tool is None and self.hovered is not None:
            return "Drag to move · right click or Delete: remove"
        if tool in (None, "edge", "constraint") and self.constraint.active is not None:
            return self.constraint.hint()
        if tool is not None:
            return ""
        path = None if self._plane.pointer is None else self._plane.path_at(self._plane.pointer)
        return HINT if path is None else self._about_head(*path)

    def press(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The left button goes down."""
        self._placed = False
        if not self._plane.area.contains(place):
            return
        start = self._start_at(place)
        if start is not None:
            self._grasp(start, place)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self._drag = _Drag(place, place, "grid")
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._drag = _Drag(place, place, "line")
        else:
            self.constraint.hover(place)
            self._drag = _Drag(place, place, "press" if self.constraint.hovered is None else "edge")

    def press_middle(self, place: QPointF) -> None:
        """The middle button goes down: it always pans."""
        self._drag = _Drag(place, place, "pan")

    def move(self, place: QPointF) -> None:
        """The mouse moves, with a button down or without."""
        drag = self._drag
        if drag is None:
            self.hovered = self._start_at(place)
            self.constraint.hover(place if self.hovered is None else None)
            return
        if drag.tool == "edge" and _distance(place, drag.begin) >= _DRAG:
            drag.tool = "constraint"
            self.constraint.begin(drag.begin)
        if drag.tool == "press" and _distance(place, drag.begin) >= _DRAG:
            drag.tool = "pan"
        if drag.tool == "pan":
            step = place - drag.last
            self._plane.set_camera(self._plane.camera.panned(step.x(), step.y()))
        elif drag.tool == "constraint":
            self.constraint.drag(place)
        elif drag.tool == "move" and drag.start is not None:
            self._move_start(drag, place)
        drag.last = place

    def release(self, place: QPointF) -> None:
        """The button goes up: the gesture is done."""
        drag, self._drag = self._drag, None
        if drag is None:
            return
        if drag.tool == "move":
            self._plane.document.end_gesture()
        elif drag.tool == "constraint":
            self.constraint.end()
        elif drag.tool in ("press", "edge"):
            self._click(drag.begin)
        elif drag.tool in ("line", "grid"):
            self._place_many(drag.tool, drag.begin, place)
        self.hovered = self._start_at(place)
        self.constraint.hover(place if self.hovered is None else None)

    def double_click(self, place: QPointF) -> None:
        """Show the whole surface; the first of the two clicks placed a start, which was not meant."""
        if not self._plane.area.contains(place):
            return
        if self._start_at(place) is not None and not self._placed:
            self.press(place, Qt.KeyboardModifier.NoModifier)
            return
        if self._placed:
            self._plane.document.undo()
        self._placed = False
        self._plane.fit()

    def right_click(self, place: QPointF) -> bool:
        """Remove the start under the mouse; return whether there was one."""
        start = self._start_at(place)
        if start is None or self._drag is not None:
            return False
        self._plane.perform(remove_start, start)
        self.hovered = self._start_at(place)
        return True

    def wheel(self, place: QPointF, notches: float, modifiers: Qt.KeyboardModifier) -> None:
        """Zoom round the mouse; while a line or a grid is drawn, more or fewer starts."""
        drag = self._drag
        if drag is not None and drag.tool in ("line", "grid"):
            more = 1 if notches > 0 else -1
            if drag.tool == "line":
                self.on_line = min(max(self.on_line + more, 2), _MOST_ON_LINE)
            else:
                self.on_side = min(max(self.on_side + more, 2), _MOST_ON_SIDE)
        elif self._plane.area.contains(place):
            x, y = self._plane.data_at(place)
            self._plane.set_camera(self._plane.camera.zoomed(1.2**-notches, x, y))

    def cancel(self) -> None:
        """Give up what is being drawn; a start that was being moved goes back."""
        drag, self._drag = self._drag, None
        if drag is not None and drag.tool in ("move", "constraint"):
            if drag.tool == "constraint":
                self.constraint.end()
            else:
                self._plane.document.end_gesture()
            if drag.last != drag.begin:
                self._plane.document.undo()

    def preview(self) -> list[tuple[float, float]]:
        """Return where a release would place starts, in logical pixels."""
        drag = self._drag
        if drag is None or drag.tool not in ("line", "grid") or _distance(drag.begin, drag.last) < _DRAG:
            return []
        (x0, y0), (x1, y1) = (drag.begin.x(), drag.begin.y()), (drag.last.x(), drag.last.y())
        if drag.tool == "line":
            parts = [k / (self.on_line - 1) for k in range(self.on_line)]
            return [(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part) for part in parts]
        parts = [k / (self.on_side - 1) for k in range(self.on_side)]
        return [(x0 + (x1 - x0) * right, y0 + (y1 - y0) * down) for down in parts for right in parts]

    def _about_head(self, contender: int, start: int) -> str:
        """What the sign at the end of a path says; such a path is there, or it would not lie under the mouse."""
        result, step = self._plane.result, self._plane.step
        assert result is not None
        row = racing_places(result.experiment).index(contender)
        kind = str(head_kinds(result, step)[row, start])
        under_way = result.statuses.step[row, start] > step
        said = "under way" if under_way else path_end(result, row, start)
        meant = "" if under_way else end_sentence(result, row, start)
        return f"{SIGNS[kind]} {result.names[row]}, start {start}: {said}" + (f": {meant}" if meant else "")

    def _grasp(self, start: int, place: QPointF) -> None:
        position = np.array([self._plane.document.state.experiment.starts[start].position])
        x, y = self._plane.places_of(position)[0].tolist()
        self._drag = _Drag(place, place, "move", start, (x - place.x(), y - place.y()))
        self._plane.document.begin_gesture()
        self._plane.perform(select_start, start)

    def _move_start(self, drag: _Drag, place: QPointF) -> None:
        if drag.last == drag.begin and _distance(place, drag.begin) < 2:
            return
        target = QPointF(place.x() + drag.offset[0], place.y() + drag.offset[1])
        self._plane.perform(move_start, drag.start, self._plane.meant(target))

    def _click(self, place: QPointF) -> None:
        path = self._plane.path_at(place)
        if path is not None:
            self._plane.perform(select_path, *path)
            return
        count = len(self._plane.document.state.experiment.starts)
        self._plane.perform(place_start, self._plane.meant(place))
        self._placed = len(self._plane.document.state.experiment.starts) > count

    def _place_many(self, tool: Tool, begin: QPointF, end: QPointF) -> None:
        if _distance(begin, end) < _DRAG:
            return
        plane = self._plane
        first, last = plane.meant(begin), plane.meant(end)
        if tool == "line":
            plane.perform(place_starts_line, first, last, self.on_line)
        else:
            plane.perform(place_starts_grid, first, last, self.on_side, self.on_side)

    def _start_at(self, place: QPointF) -> int | None:
        return self._plane.nearest_start(place, _GRASP)


def _distance(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())
