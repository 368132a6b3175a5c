"""The field into which a rule is written."""

import re

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.role import role

_FEWEST, _MOST = 4, 16  # lines that are seen at once
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*|[0-9.]+|.")


class RuleField(QPlainTextEdit):
    """Lines of code in letters of one width, of which a wrong word is underlined; as high as its text.

    `typed` at every change by a person; `left` when Escape was pressed or the focus went.
    """

    typed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = False
        self.setAccessibleName("rule")
        self.setPlaceholderText("x = x - 0.01*g")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())
        role(self, "code")

    def show_text(self, text: str) -> None:
        """Show a rule; nothing is emitted."""
        if text != self.toPlainText():
            self._told = True
            self.setPlainText(text)
            self._told = False
        self.unmark()

    def mark(self, line: int, column: int) -> None:
        """Underline the word at a place: lines are counted from 1, columns from 0."""
        block = self.document().findBlockByNumber(min(line, self.blockCount()) - 1)
        text = block.text()
        first = min(column, max(len(text) - 1, 0))
        found = _WORD.match(text, first)
        cursor = self.textCursor()
        cursor.setPosition(block.position() + first)
        cursor.setPosition(block.position() + (found.end() if found else len(text)), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(current_theme().color("warning"))
        look.setForeground(current_theme().color("warning"))
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, look
        self.setExtraSelections([mark])
        role(self, "code", wrong=True)

    def unmark(self) -> None:
        """Underline nothing."""
        self.setExtraSelections([])
        role(self, "code", wrong=False)

    def sizeHint(self) -> QSize:
        """As many lines as there are, within reason."""
        # A document of plain text measures its height in lines.
        lines = min(max(round(self.document().size().height()), _FEWEST), _MOST)
        return QSize(160, lines * self.fontMetrics().lineSpacing() + 16)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another number of lines."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.updateGeometry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape says that the rule is done."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The rule is done, unless a menu or another window is only looked at."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def _tell(self) -> None:
        if not self._told:
            self.typed.emit()
