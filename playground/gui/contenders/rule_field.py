"""The field into which a rule is written."""

import re

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

from playground.gui.widgets.marked_text import MarkedText

_FEWEST, _MOST = 4, 16  # lines that are seen at once
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*|[0-9.]+|.")


class RuleField(MarkedText):
    """Lines of code in letters of one width, of which a wrong word is underlined; as high as its text.

    `typed` at every change by a person; `left` when Escape was pressed or the focus went.
    """

    def __init__(self) -> None:
        super().__init__("rule", "x = x - 0.01*g", "code")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def mark(self, line: int, column: int) -> None:
        """Underline the word at a place: lines are counted from 1, columns from 0."""
        block = self.document().findBlockByNumber(min(line, self.blockCount()) - 1)
        text = block.text()
        first = min(column, max(len(text) - 1, 0))
        found = _WORD.match(text, first)
        last = found.end() if found else len(text)
        self.underline(block.position() + first, block.position() + last)

    def sizeHint(self) -> QSize:
        """As many lines as there are, within reason."""
        # A document of plain text measures its height in lines.
        lines = min(max(round(self.document().size().height()), _FEWEST), _MOST)
        return QSize(160, lines * self.fontMetrics().lineSpacing() + 16)

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
