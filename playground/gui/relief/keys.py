"""What the keyboard does on a relief."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from playground.gui.plane.edit_with_key import edit_with_key

if TYPE_CHECKING:
    from playground.gui.relief.relief import Relief

KEYS = (
    ("Arrows", "turn; with Shift by a quarter, with Ctrl move the picture"),
    ("+, −", "come nearer, go away"),
    ("Page up, Page down", "make the heights higher, lower"),
    ("0, Home", "see it as at first"),
    ("Enter", "place a start in the middle of the picture"),
    ("Delete, N, B, C", "as on the plane"),
)
_WAYS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip
_HOME = (Qt.Key.Key_0, Qt.Key.Key_Home)
_TURN, _TILT, _SHIFT = 5.0, 3.0, 0.08


def handle_key(relief: "Relief", event: QKeyEvent) -> bool:
    """Do what a key means on a relief; return whether it means anything."""
    key, modifiers = Qt.Key(event.key()), event.modifiers()
    if key in _WAYS:
        _arrow(relief, *_WAYS[key], modifiers)
        return True
    if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
        camera = relief.camera
        relief.set_camera(camera.zoomed(1 / 1.25 if key == Qt.Key.Key_Minus else 1.25))
    elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        relief.stretch(1.15 if key == Qt.Key.Key_PageUp else 1 / 1.15)
    elif key in _HOME:
        relief.reset()
    elif key == Qt.Key.Key_Escape:
        if relief.mouse.drag is not None:
            relief.mouse.cancel()
        else:
            relief.escaped.emit()
    else:
        return edit_with_key(relief, key, lambda: relief.meant(relief.rect().center().toPointF()))
    return True


def is_home(event: QKeyEvent) -> bool:
    """Return whether a key event is that of the Home key alone, which means something else beside a relief."""
    keypad = Qt.KeyboardModifier.KeypadModifier
    return event.key() == Qt.Key.Key_Home and event.modifiers() & ~keypad == Qt.KeyboardModifier.NoModifier


def _arrow(relief: "Relief", right: int, up: int, modifiers: Qt.KeyboardModifier) -> None:
    camera = relief.camera
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        relief.set_camera(camera.shifted(_SHIFT * right, _SHIFT * up))
    elif modifiers & Qt.KeyboardModifier.ShiftModifier:
        relief.set_camera(camera.turned(90.0 * right, 90.0 * up))
    else:
        relief.set_camera(camera.turned(_TURN * right, _TILT * up))
