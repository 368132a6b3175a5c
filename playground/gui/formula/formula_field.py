"""The field into which a formula is typed."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCursor

from playground.gui.widgets.is_space import is_space
from playground.gui.widgets.marked_text import MarkedText

_ROWS = 3


class FormulaField(MarkedText):
    """A few lines of text in which a wrong character is underlined.

    `typed` at every change by a person; `left` when Return or Escape was pressed or the focus went.
    """

    def __init__(self) -> None:
        super().__init__("formula", "x^2 + 3*y^2", "field")
        self._taken = False

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

    def event(self, event: QEvent) -> bool:
        """One kind of event is answered here."""
        return (event.type() == QEvent.Type.ShortcutOverride and self._override(event)) or super().event(event)

    def _override(self, event: QEvent) -> bool:
        """After Return, Space is not typed: it does what it does everywhere else in the window."""
        space = self._taken and isinstance(event, QKeyEvent) and is_space(event)
        if space:
            event.ignore()
        return space

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return takes the formula as it is: it is one line, however long."""
        if self._taken and is_space(event):
            event.ignore()
            return
        self._taken = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._taken or event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The formula is edited again."""
        self._taken = False
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The formula is done."""
        self._taken = False
        super().focusOutEvent(event)
        self.left.emit()
