"""A sentence over the picture."""

import re

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.theme.icon import paint_icon
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.paints import paints
from playground.gui.widgets.role import role
from playground.gui.widgets.wrapped_text import WrappedText

_JOINER = "\u2060"  # a quoted key is not broken at its hyphens


class Banner(QFrame):
    """What went wrong, or what one should know, in one sentence that can be copied; goes away at a click or Escape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        role(self, "popup")
        self.setAccessibleName("message")
        self._sign = _Sign()
        self._sentence = ""
        self._words = WrappedText()
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = IconButton("remove", "Close this message (Escape)")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says, empty while it is hidden."""
        return self._sentence if not self.isHidden() else ""

    def show_error(self, sentence: str) -> None:
        """Say what went wrong."""
        self._show(sentence, warning=True)

    def show_note(self, sentence: str) -> None:
        """Say what one should know."""
        self._show(sentence, warning=False)

    def show_theme(self, theme: GuiTheme) -> None:
        """Nothing to do: colours are taken when it is painted."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click closes it."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _show(self, sentence: str, warning: bool) -> None:
        self._sign.set_warning(warning)
        self._sentence = sentence
        self._words.setText(re.sub(r'"[\w-]+"', lambda word: word[0].replace("-", f"-{_JOINER}"), sentence))
        self.setAccessibleDescription(sentence)
        self.setVisible(bool(sentence))
        self.raise_()
        self.updateGeometry()


class _Sign(QWidget):
    """The warning triangle, absent from a mere note."""

    def set_warning(self, warning: bool) -> None:
        self.setVisible(warning)

    def sizeHint(self) -> QSize:
        side = current_theme().size(16)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        self.setFixedSize(self.sizeHint())

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        paint_icon(QPainter(self), "warning", QRectF(self.rect()), theme.color("warning"))
