"""What the keyboard does on the plane: everything the mouse can."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from playground.gui.plane.edit_with_key import edit_with_key
from playground.session.actions.starts import move_start

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

KEYS = (
    ("Arrows", "move the selected start; with Shift ten times as far, with Ctrl the picture"),
    ("Enter", "place a start in the middle of the picture"),
    ("Delete", "remove the selected start"),
    ("N, B", "select the next start, the one before"),
    ("C", "select the next contender"),
    ("E", "choose an edge or a corner of the constraint, which the arrows then move; after the last one none"),
    ("+, −", "zoom in, out"),
    ("0", "show the whole surface"),
    ("Escape", "give up what is being drawn or simulated; close a message; select nothing"),
)
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_NUDGE = 4.0
_PAN = 40.0


def handle_key(plane: "Plane", event: QKeyEvent) -> bool:
    """Do what a key means on the plane; return whether it means anything."""
    key = Qt.Key(event.key())
    if key in _WAYS:
        return _arrow(plane, *_WAYS[key], event.modifiers())
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        plane.zoom(1 / 1.25)
    elif key == Qt.Key.Key_Minus:
        plane.zoom(1.25)
    elif key == Qt.Key.Key_0:
        plane.fit()
    elif key == Qt.Key.Key_E:
        return plane.mouse.constraint.choose_next()
    elif key == Qt.Key.Key_Escape:
        _escape(plane)
    else:
        return edit_with_key(plane, key, lambda: plane.meant(plane.area.center()))
    return True


def _arrow(plane: "Plane", right: int, up: int, modifiers: Qt.KeyboardModifier) -> bool:
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        plane.set_camera(plane.camera.panned(-_PAN * right, _PAN * up))
        return True
    state = plane.document.state
    far = _NUDGE * (10 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
    if plane.mouse.constraint.nudge(right * far, up * far):
        return True
    if state.selected_start is None:
        return False
    position = state.experiment.starts[state.selected_start].position
    # In one dimension the second coordinate is the value, which follows.
    x, y = (*position, 0.0)[:2]
    units = plane.camera.units
    moved = plane.camera.rounded(x + right * far * units[0], y + up * far * units[1])
    plane.perform(move_start, state.selected_start, moved[: len(position)])
    return True


def _escape(plane: "Plane") -> None:
    if plane.mouse.drag is not None:
        plane.mouse.cancel()
    elif plane.mouse.constraint.chosen is not None:
        plane.mouse.constraint.chosen = None
    else:
        plane.escaped.emit()
    plane.update()
