"""A label that gives way."""

import re
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from playground.gui.widgets.paints import paints
from playground.gui.widgets.role import role

_DOTS: Final = "…"
_NUMBER: Final = re.compile(r"[\d.,]*\d[\d.,]*\s*(?:[^\W\d]\w*)?$")


class ElidedText(QLabel):
    """Words in one line: where room is short shorter ones, if there are any, or cut with dots; whole in the tooltip.

    No number is cut, nor parted from its unit. Arguments: `left` at the left, where others stand at the right.
    """

    def __init__(self, parent: QWidget | None = None, left: bool = False) -> None:
        super().__init__(parent)
        self._side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        self._shorter = ""
        role(self, "hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        """Show words."""
        if words != self.text():
            self.setText(words)
            self.setToolTip(words)

    def say_shorter(self, words: str) -> None:
        """Say what stands in where there is no room for all; an empty text takes that back."""
        self._shorter = words
        self.update()

    def shown(self) -> str:
        """Return what there is room for."""
        metrics, words = self.fontMetrics(), self.text()
        if not words:
            return ""
        for whole in filter(None, (words, self._shorter)):
            if metrics.horizontalAdvance(whole) <= self.width():
                return whole
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width())
        kept = cut.removesuffix(_DOTS)
        # A number of which something follows that belongs to it: its last digits, or a unit.
        number = _NUMBER.search(kept)
        if number is None or cut == kept or not re.match(r"[\w.,]|\s+[^\W\d]", words[len(kept.rstrip()) :]):
            return cut
        return kept[: number.start()].rstrip() + _DOTS

    def sizeHint(self) -> QSize:
        """The room that is left."""
        return QSize(0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """None."""
        return self.sizeHint()

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.setFont(self.font())
        painter.drawText(self.rect(), int(self._side | Qt.AlignmentFlag.AlignVCenter), self.shown())
