"""One theme for the whole program, changed while it runs."""

from functools import cache
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from playground.base.assets import assets_folder
from playground.gui.theme.theme import GuiTheme

_applied: list[GuiTheme] = [GuiTheme()]


def apply_theme(app: QApplication, theme: GuiTheme) -> None:
    """Give the program Fusion's style, and the theme's palette and font; all windows get its sheet and a StyleChange.

    The sheet belongs to windows and not to the application: with 770 widgets Qt takes eight times as long to change an
    application's sheet, whatever is in it.
    """
    _load_fonts()
    _applied[0] = theme
    if app.style().name() != "fusion":  # a style that is set again looks at every widget again
        app.setStyle("Fusion")
    app.setPalette(theme.palette())
    app.setFont(theme.font())
    for widget in app.topLevelWidgets():
        if widget.parent() is None:
            dress(widget)


@runtime_checkable
class InParts(Protocol):
    """A window that gives the sheet to its parts."""

    def dress(self) -> None:
        """Give it to those that may be seen."""


def dress(window: QWidget) -> None:
    """Give a window without a parent the sheet of the theme applied last; what belongs to a window has it from that."""
    if isinstance(window, InParts):
        window.dress()
    else:
        window.setStyleSheet(current_theme().style_sheet())


def current_theme() -> GuiTheme:
    """Return the theme applied last: what a widget that paints itself asks for its colours when it paints."""
    return _applied[0]


@cache
def _load_fonts() -> None:
    """Without a font of its own the program would show boxes on a system that has none."""
    for file in sorted((assets_folder() / "fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise RuntimeError(f"the font {file} cannot be read: the installation is incomplete")
