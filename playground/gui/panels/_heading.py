"""The heading of a panel."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.gui.widgets.text import text


class Heading(QWidget):
    """A caption, words in grey at the right, and buttons."""

    def __init__(self, words: str, *buttons: QWidget) -> None:
        super().__init__()
        self.caption = text(words, "caption")
        self.aside: QLabel = text("", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.caption)
        row.addStretch(1)
        row.addWidget(self.aside)
        for button in buttons:
            row.addWidget(button)
