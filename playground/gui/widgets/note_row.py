"""A line on a card: a sentence, and a button that answers it."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from playground.gui.widgets.role import role
from playground.gui.widgets.text import text


class NoteRow(QWidget):
    """A sentence with a button beside it, hidden until there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.words = text("", "hint", wrap=True)
        self.button = role(QPushButton(" "), "flat")
        self.button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def say(self, words: str, answer: str, tip: str) -> None:
        """Show a sentence, and a button with a tooltip."""
        self.words.setText(words)
        self.button.setText(answer)
        self.button.setToolTip(tip)
        self.show()
