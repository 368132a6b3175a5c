"""The field into which a formula is typed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor

from playground.gui.widgets.marked_text import MarkedText

_ROWS = 3


class FormulaField(MarkedText):
    """A few lines of text in which a wrong character is underlined.

    `typed` at every change by a person; `left` when Return or Escape was pressed or the focus went.
    """

    def __init__(self) -> None:
        super().__init__("formula", "x^2 + 3*y^2", "field")

    def show_text(self, text: str) -> None:
        """Show a formula, its end in sight; nothing is emitted."""
        changed = text != self.toPlainText()
        super().show_text(text)
        if changed:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def mark(self, position: int | None) -> None:
        """Underline the character at a place, the last one where the text is too short; None underlines nothing."""
        if position is None:
            self.unmark()
            return
        last = len(self.toPlainText())
        place = min(position, max(last - 1, 0))
        self.underline(place, min(place + 1, last))

    def sizeHint(self) -> QSize:
        """A few lines."""
        return QSize(160, _ROWS * self.fontMetrics().lineSpacing() + 14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return takes the formula as it is: it is one line, however long."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The formula is done."""
        super().focusOutEvent(event)
        self.left.emit()
