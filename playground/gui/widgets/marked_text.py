"""A text field in which something wrong is underlined."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.role import role


class MarkedText(QPlainTextEdit):
    """Lines of text of which a part can be underlined; `typed` at every change by a person, `left` when it is done.

    Arguments: `name` for those who hear it; `example` shown while it is empty; `look` its role in the theme.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, name: str, example: str, look: str) -> None:
        super().__init__()
        self._told = False
        self._look = look
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._tell)
        role(self, look)

    def show_text(self, text: str) -> None:
        """Show a text; nothing is emitted."""
        if text != self.toPlainText():
            self._told = True
            self.setPlainText(text)
            self._told = False
        self.unmark()

    def underline(self, first: int, last: int) -> None:
        """Underline the characters from one place up to another."""
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(current_theme().color("warning"))
        look.setForeground(current_theme().color("warning"))
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, look
        self.setExtraSelections([mark])
        role(self, self._look, wrong=True)

    def unmark(self) -> None:
        """Underline nothing."""
        self.setExtraSelections([])
        role(self, self._look, wrong=False)

    def minimumSizeHint(self) -> QSize:
        """As high as it wants to be."""
        return self.sizeHint()

    def _tell(self) -> None:
        if not self._told:
            self.typed.emit()
