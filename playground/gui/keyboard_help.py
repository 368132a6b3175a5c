"""The list of keys."""

from collections.abc import Iterable
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from playground.gui.commands import Command
from playground.gui.plane.keys import KEYS
from playground.gui.relief.keys import KEYS as RELIEF_KEYS
from playground.session.state import Place

_MOUSE = (
    ("Click", "place a start; on a head: select its path"),
    ("Drag a start", "move it; the whole race follows"),
    ("Drag elsewhere", "move the picture"),
    ("Wheel", "zoom; while a line or a grid is drawn, more or fewer starts"),
    ("Shift and drag", "a line of starts"),
    ("Ctrl and drag", "a grid of starts"),
    ("Right click on a start", "remove it; elsewhere a menu"),
    ("Double click", "show the whole surface"),
)
_RELIEF = (
    ("Drag", "turn it, with the surface under the mouse"),
    ("Shift and drag, middle button", "move the picture"),
    ("Wheel", "come nearer, go away; with Ctrl, higher or flatter"),
    ("Click, drag a start", "place and move starts on the surface"),
    ("Double click", "see it as at first"),
)
_NUMBERS = (
    ("Drag a slider, a label, the left edge of a field", "change the number; Shift finely, Ctrl coarsely"),
    ("Wheel on a slider, arrows", "1 % up or down; Shift a tenth of that, Ctrl ten times as much"),
    ("Page Up, Page Down", "ten such steps"),
    ("Home, End on a slider", "the slider's ends"),
)
_NETWORK_KEYS = (
    ("Arrows", "move the picture, also with Ctrl"),
    ("+, −", "zoom in, out"),
    ("0", "show all samples"),
    ("Escape", "put the pencil away; close a message; look at the newest update; select no contender"),
)
_NETWORK_MOUSE = (
    ("Drag", "move the picture"),
    ("Wheel", "zoom; over an axis of the curve or the table, on that axis alone"),
    ("Double click", "show all samples"),
    ("Right button or Shift and drag", "a rectangle: see it alone"),
    ("Right click", "copy and save what is seen"),
    ("Point at it", "what the network says there"),
    ("Pencil, left button", "draw samples of the chosen class; a stroke is one step of undo"),
    ("Pencil, right button", "draw samples of the next class"),
    ("Pencil, middle button", "move the picture"),
)
_LANDSCAPE = (
    ("Wheel, + and −", "nearer, further"),
    ("Drag, arrows", "elsewhere"),
    ("Right button or Shift and drag", "a rectangle: see it alone"),
    ("Double click, 0", "all of it"),
    ("Right click", "copy and save what is seen"),
    ("Point at it", "the loss there, and how far the end of the path is; on a line t, losses and distances"),
    ("← and → on a line", "move the cursor; below the charts stands what is there"),
)
_CHARTS = (
    ("Point at it", "the values of all lines there; the line under the mouse is marked everywhere"),
    ("Drag, arrows", "move the cursor"),
    ("Wheel, + and −", "zoom; over an axis, on that axis alone"),
    ("Middle button, Alt and arrows", "move what is seen"),
    ("Right button or Shift and drag", "a rectangle: see it alone"),
    ("Double click, 0", "everything again"),
    ("Right click", "copy and save what is seen"),
    ("Click on a name below", "hide its curves; with Alt, see its curves alone"),
)
_NETWORK_CHARTS = (
    ("Drag", "look back at what was recorded; the training goes on"),
    ("Click on a line of the standing", "select whose network is shown"),
)

_TOLD: Final[dict[Place, tuple[tuple[str, Iterable[tuple[str, str]]], ...]]] = {
    "race": (
        ("On the plane", KEYS),
        ("The mouse on the plane", _MOUSE),
        ("On charts", _CHARTS),
        ("On the relief", RELIEF_KEYS),
        ("The mouse on the relief", _RELIEF),
        ("On numbers", _NUMBERS),
    ),
    "networks": (
        ("On the plane of samples", _NETWORK_KEYS),
        ("The mouse on the plane of samples", _NETWORK_MOUSE),
        ("On the landscape", _LANDSCAPE),
        ("On charts", _CHARTS[:-1]),
        ("The mouse on charts and numbers", _NETWORK_CHARTS),
        ("On numbers", _NUMBERS),
    ),
}

# The same for both columns: what is padded differently does not stand on one line.
_CELL = "padding: 3px 16px 3px 8px; vertical-align: top"


class KeyboardHelp(QDialog):
    """All keys and what the mouse does, beside the window and not in its way.

    Arguments: `commands` of the menus; `place` where one is, which decides what else is told.
    """

    def __init__(self, commands: Iterable[Command], place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard and mouse")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        anywhere = [(", ".join(command.keys), command.words) for command in commands if command.keys]
        page = QTextBrowser(self)
        page.setAccessibleName("Keys")
        page.setHtml(_table("Anywhere", anywhere) + "".join(_table(title, rows) for title, rows in _TOLD[place]))
        page.document().setDocumentMargin(12)
        page.document().setTextWidth(560)
        height = round(page.document().size().height()) + 2 * page.frameWidth()
        self.resize(580, min(height, round(0.85 * parent.screen().availableGeometry().height())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td style='{_CELL}'><b>{escape(key)}</b></td><td style='{_CELL}'>{escape(words)}</td></tr>"
        for key, words in rows
    )
    return f"<h3 style='margin-left:8px'>{escape(title)}</h3><table>{cells}</table>"
