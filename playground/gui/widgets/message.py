"""A sentence beside what caused it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from playground.gui.widgets.role import role
from playground.gui.widgets.wrapped_text import WrappedText


class Message(WrappedText):
    """An error shown in place; takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        role(self, "error")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName("error")
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one hides the message."""
        if sentence != self.text():
            self.setText(sentence)
        if self.isHidden() == bool(sentence):
            self.setVisible(bool(sentence))
