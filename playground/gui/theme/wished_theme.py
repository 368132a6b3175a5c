"""The theme that a person's settings ask for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from playground.gui.theme.theme import GuiTheme, gui_theme
from playground.services.settings import Settings


def wished_theme(settings: Settings) -> GuiTheme:
    """Return the theme of `settings`; "system" is the one the desktop has now."""
    wished = settings.theme
    if wished == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        wished = "dark" if dark else "light"
    return gui_theme(wished, settings.large)
