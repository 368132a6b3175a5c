"""Edges and corners of the feasible set under the mouse, and under the keys."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt

from playground.problems.feasible import Handle
from playground.session.actions.constraint import drag_constraint

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

Points = NDArray[np.float64]
_NEAR_POINT, _NEAR_EDGE = 9.0, 5.0
_FAR = 1e5
_CURSORS = (
    Qt.CursorShape.SizeHorCursor, Qt.CursorShape.SizeBDiagCursor, Qt.CursorShape.SizeVerCursor,
    Qt.CursorShape.SizeFDiagCursor,
)  # fmt: skip


class ConstraintDrag:
    """Which handle of the set is pointed at, chosen by a key, or dragged; a drag is one step of undo."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane
        self.hovered: Handle | None = None
        self.chosen: Handle | None = None
        self._at: tuple[float, float] = (0.0, 0.0)
        self._begin: tuple[dict[str, float], tuple[float, float]] | None = None

    @property
    def active(self) -> Handle | None:
        """The handle to be shown."""
        return self.hovered or self.chosen

    @property
    def handles(self) -> Sequence[Handle]:
        """What the set of the race offers."""
        race = self._plane.document.state.experiment
        if race.constraint is None:
            return ()
        return [one for one in race.constraint.feasible_set.handles if one.in_line or race.problem.dimension == 2]

    def at(self, place: QPointF) -> Handle | None:
        """Return the handle at a place in the widget, points before edges; None where none is near."""
        for handle in self.handles:
            line = self.line(handle)
            near = _NEAR_POINT if len(line) == 1 else _NEAR_EDGE
            if len(line) and _distance(line, place) <= near:
                return handle
        return None

    def hover(self, place: QPointF | None) -> None:
        """The mouse points at a place, or at nothing."""
        self.hovered = None if place is None else self.at(place)
        if place is not None:
            self._at = self._plane.data_at(place)

    def line(self, handle: Handle) -> Points:
        """Return a handle as corners in the widget, in logical pixels; one alone is a point, none is not in sight."""
        plane, race = self._plane, self._plane.document.state.experiment
        if race.constraint is None:
            return np.empty((0, 2))
        view = plane.viewport
        line = np.array(handle.line(race.constraint.parameters, view.rectangle), np.float64)
        if race.problem.dimension == 1:
            line[:, 1] = view.rectangle[1]
        places = plane.places(line)
        area = plane.area
        within: Points = np.clip(
            places, (area.left() - 50, area.top() - 50), (area.right() + 50, area.bottom() + 50)
        ) if _upright(places) else places  # fmt: skip
        return within if (np.abs(within) < _FAR).all() else np.empty((0, 2))

    def cursor(self) -> Qt.CursorShape:
        """Return the shape that says in which direction it goes."""
        handle, bound = self.hovered, self._plane.document.state.experiment.constraint
        if handle is None or bound is None:
            return Qt.CursorShape.ArrowCursor
        right, up = handle.way(bound.parameters, self._at)
        units = self._plane.camera.units
        right, up = right / units[0], up / units[1]
        if not right and not up:
            return Qt.CursorShape.SizeAllCursor
        return _CURSORS[round(float(np.degrees(np.arctan2(up, right))) / 45) % 4]

    def hint(self) -> str:
        """Return what one can do with the handle."""
        bound = self._plane.document.state.experiment.constraint
        if self.active is None or bound is None:
            return ""
        return f"Drag the {self.active.name} of the {bound.feasible_set.name.lower()}"

    def begin(self, place: QPointF) -> None:
        """The handle under the mouse is grasped."""
        bound = self._plane.document.state.experiment.constraint
        if bound is not None:
            self._begin = bound.parameters, self._plane.data_at(place)
            self._plane.document.begin_gesture()

    def drag(self, place: QPointF) -> None:
        """The mouse moves with it."""
        if self._begin is not None and self.hovered is not None:
            values, begin = self._begin
            self._at = self._plane.data_at(place)
            self._plane.perform(
                drag_constraint, self.hovered.id, values, begin, self._at, self._plane.camera.digits
            )  # fmt: skip

    def end(self) -> None:
        """The button goes up."""
        if self._begin is not None:
            self._begin = None
            self._plane.document.end_gesture()

    def choose_next(self) -> bool:
        """Choose the next handle by key, after the last none; return whether there is any."""
        handles = list(self.handles)
        ids = [one.id for one in handles]
        now = ids.index(self.chosen.id) if self.chosen is not None and self.chosen.id in ids else -1
        self.chosen = handles[now + 1] if now + 1 < len(handles) else None
        return bool(handles)

    def nudge(self, right: float, up: float) -> bool:
        """Move the chosen handle by logical pixels; return whether one is chosen."""
        bound, plane = self._plane.document.state.experiment.constraint, self._plane
        if self.chosen is None or bound is None or self.chosen.id not in [one.id for one in self.handles]:
            return False
        begin = self._middle(self.chosen)
        end = begin[0] + right * plane.camera.units[0], begin[1] + up * plane.camera.units[1]
        plane.perform(drag_constraint, self.chosen.id, bound.parameters, begin, end, plane.camera.digits + 1)
        return True

    def _middle(self, handle: Handle) -> tuple[float, float]:
        """A point of it from which arrows push: of a rim its rightmost."""
        bound = self._plane.document.state.experiment.constraint
        assert bound is not None
        line = handle.line(bound.parameters, self._plane.viewport.rectangle)
        return line[0]


def _upright(places: Points) -> bool:
    """Whether a line is level or upright: its ends may be cut without turning it."""
    return len(places) == 2 and bool((np.ptp(places, axis=0) < 1e-6).any())


def _distance(line: Points, place: QPointF) -> float:
    """How far a place is from a polyline, or from a point."""
    point = np.array([place.x(), place.y()])
    if len(line) == 1:
        return float(np.hypot(*(line[0] - point)))
    begins, ways = line[:-1], np.diff(line, axis=0)
    lengths = np.maximum((ways**2).sum(axis=1), 1e-12)
    parts = np.clip(((point - begins) * ways).sum(axis=1) / lengths, 0, 1)
    return float(np.hypot(*(begins + parts[:, None] * ways - point).T).min())
