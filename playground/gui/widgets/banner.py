"""A sentence over the picture."""

import re

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.theme.icon import paint_icon
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.alarm import alarm
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.paints import paints
from playground.gui.widgets.role import role
from playground.gui.widgets.wrapped_text import WrappedText

# A note is read in so many milliseconds, and so many for each letter.
_NOTE_MS, _LETTER_MS = 2500, 40
_MARGIN, _ABOVE, _NARROWEST, _WIDEST = 16, 12, 200, 640  # logical pixels
_JOINER = "\u2060"  # a quoted key is not broken at its hyphens


class Banner(QFrame):
    """What went wrong, or what one should know, in one sentence that can be copied; goes away at a click or Escape.

    A failure lasts until it is closed: what else is said stands behind it, and `leave` does not take it away. A note
    goes by itself when there was time to read it.

    Arguments: `place` that it lies in; `picture` of that place, over whose lower edge it stands, where no buttons are.
    """

    def __init__(self, place: QWidget, picture: QWidget) -> None:
        super().__init__(place)
        self._place, self._picture = place, picture
        self._read = alarm(self, self.leave)
        role(self, "popup")
        self.setAccessibleName("message")
        self._sign = _Sign()
        self._sentence = self._failure = ""
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
        """Say what went wrong, until it is closed."""
        self._failure = sentence
        self._show(sentence, warning=True)

    def show_refusal(self, sentence: str) -> None:
        """Say why something was refused, behind a failure that is not read yet, until something else is done."""
        self._show(f"{self._failure} {sentence}".strip(), warning=True)

    def show_note(self, sentence: str) -> None:
        """Say what one should know, behind a failure that is not read yet, for as long as it takes to read."""
        self._show(f"{self._failure} {sentence}".strip(), warning=bool(self._failure))
        self._read.start(_NOTE_MS + _LETTER_MS * len(sentence))

    def leave(self) -> None:
        """Go away; a failure that is not read yet stays."""
        if self._failure != self.sentence:
            self._show(self._failure, warning=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was closed was read; where its whole place is left it was not."""
        if self.isHidden():
            self._failure = ""

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
        self._read.stop()
        self._sign.set_warning(warning)
        self._sentence = sentence
        self._words.setText(re.sub(r'"[\w-]+"', lambda word: word[0].replace("-", f"-{_JOINER}"), sentence))
        self.setAccessibleDescription(sentence)
        self.setVisible(bool(sentence))
        self.stand()

    def stand(self) -> None:
        """Stand over the lower edge of the picture as it is now."""
        layout = self.layout()
        if self.isHidden() or layout is None:
            return
        picture = self._picture
        corner = picture.mapTo(self._place, picture.rect().topLeft())
        width = max(min(picture.width() - 2 * _MARGIN, _WIDEST), _NARROWEST)
        self.resize(width, max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height()))
        left, foot = corner.x() + (picture.width() - width) // 2, corner.y() + picture.height()
        self.move(left, max(foot - self.height() - _ABOVE, corner.y()))
        self.raise_()


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
