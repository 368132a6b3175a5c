"""Labels in the styles that the window has."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from playground.gui.widgets.role import role
from playground.gui.widgets.wrapped_text import WrappedText

Style = Literal["plain", "caption", "title", "faint", "hint", "error", "warning"]


def text(words: str, style: Style = "plain", wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Return a label; a caption is written in capitals and read out as it was given."""
    kind = WrappedText if wrap else QLabel
    label = role(kind(words.upper() if style == "caption" else words, parent), style)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if style == "caption":
        label.setAccessibleName(words)
    return label
