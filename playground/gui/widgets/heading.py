"""The heading of a panel."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

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
        self._button: QAbstractButton | None = None
        self._offer: Callable[[QPoint], None] | None = None
        for button in buttons:
            row.addWidget(button)

    def add(self, button: QWidget) -> None:
        """Put another button at the right end."""
        self._row.addWidget(button)

    def serve(self, button: QAbstractButton, offer: Callable[[QPoint], None]) -> None:
        """Put a button at the right end that a double click on the heading presses too; `offer(place)` shows a menu."""
        self._button, self._offer = button, offer
        self.add(button)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Press the button of the whole panel."""
        if self._button is not None and event.button() == Qt.MouseButton.LeftButton:
            self._button.click()
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the whole panel."""
        if self._offer is not None:
            self._offer(event.globalPos())
        else:
            super().contextMenuEvent(event)
