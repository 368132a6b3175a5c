"""The heading of a panel."""

from PySide6.QtWidgets import QWidget

from playground.gui.widgets.elided_text import ElidedText
from playground.gui.widgets.heading_layout import HeadingLayout
from playground.gui.widgets.text import text


class Heading(QWidget):
    """A caption, words in grey at the right, and buttons."""

    def __init__(self, words: str, *buttons: QWidget) -> None:
        super().__init__()
        self.caption = text(words, "caption")
        self.aside = ElidedText()
        row = HeadingLayout(self)
        row.addWidget(self.caption)
        row.addWidget(self.aside)
        self._row = row
        for button in buttons:
            row.addWidget(button)

    def add(self, button: QWidget) -> None:
        """Put another button at the right end."""
        self._row.addWidget(button)
