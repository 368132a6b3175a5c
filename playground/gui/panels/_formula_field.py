"""The field into which a formula is typed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.role import role

_ROWS = 3


class FormulaField(QPlainTextEdit):
    """A few lines of text in which a wrong character is underlined.

    `typed` at every change by a person; `left` when Return or Escape was pressed or the focus went.
    """

    typed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = False
        self.setAccessibleName("formula")
        self.setPlaceholderText("x^2 + 3*y^2")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._tell)
        role(self, "field")

    def show_text(self, text: str) -> None:
        """Show a formula; nothing is emitted."""
        if text != self.toPlainText():
            self._told = True
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self._told = False
        self.mark(None)

    def mark(self, position: int | None) -> None:
        """Underline the character at a place, the last one where the text is too short; None underlines nothing."""
        marks = []
        if position is not None:
            cursor, last = self.textCursor(), len(self.toPlainText())
            place = min(position, max(last - 1, 0))
            cursor.setPosition(place)
            cursor.setPosition(min(place + 1, last), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(current_theme().color("warning"))
            look.setForeground(current_theme().color("warning"))
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.setExtraSelections(marks)
        role(self, "field", wrong=position is not None)

    def sizeHint(self) -> QSize:
        """A few lines."""
        return QSize(160, _ROWS * self.fontMetrics().lineSpacing() + 14)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

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

    def _tell(self) -> None:
        if not self._told:
            self.typed.emit()
