"""What keys do on a view of a graph."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from playground.gui.graph.graph_view import GraphView

NOTCH = 1.2  # what a key, or a notch of the wheel, changes the scale by
_PAN = 0.1  # of what is seen
_KEYS = Qt.Key
_WAYS = {_KEYS.Key_Left: (-1, 0), _KEYS.Key_Right: (1, 0), _KEYS.Key_Up: (0, 1), _KEYS.Key_Down: (0, -1)}


def answer_key(view: "GraphView", event: QKeyEvent) -> bool:
    """Do what a key means on a view; return whether it means something.

    Arrows move the cursor, as they do on a slider; plus and minus zoom, 0 fits, Alt with an arrow pans. Where there is
    no cursor, as on a plane, arrows alone pan.
    """
    if view.graph is None:
        return False
    key, modifiers = _KEYS(event.key()), event.modifiers()
    if key in _WAYS and (modifiers & Qt.KeyboardModifier.AltModifier or view.cursor_place is None):
        view.pan(*(_PAN * step for step in _WAYS[key]))
    elif modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    elif key in (_KEYS.Key_Plus, _KEYS.Key_Equal, _KEYS.Key_Minus):
        view.zoom((NOTCH if key == _KEYS.Key_Minus else 1 / NOTCH,) * 2, 0.5, 0.5)
    elif key == _KEYS.Key_0:
        view.fit()
    else:
        return _move_cursor(view, key)
    return True


def _move_cursor(view: "GraphView", key: Qt.Key) -> bool:
    if view.graph is None or view.cursor_place is None:
        return False
    across = view.graph.across
    low, high = (across.value(end) for end in (across.low, across.high))
    step = 1.0 if across.whole else (high - low) / 100
    far = max(step, float(int((high - low) / 20)) if across.whole else (high - low) / 20)
    moves = {_KEYS.Key_Left: -step, _KEYS.Key_Right: step, _KEYS.Key_PageUp: far, _KEYS.Key_PageDown: -far}
    ends = {_KEYS.Key_Home: low, _KEYS.Key_End: high}
    if key in moves:
        view.seek(view.cursor_place + moves[key])
    elif key in ends:
        view.seek(ends[key])
    else:
        return False
    return True
