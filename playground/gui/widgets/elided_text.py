"""A label that gives way."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from playground.gui.widgets.role import role


class ElidedText(QLabel):
    """Words in one line: cut with dots where room is short, whole in the tooltip.

    Arguments: `left` at the left, where others stand at the right.
    """

    def __init__(self, parent: QWidget | None = None, left: bool = False) -> None:
        super().__init__(parent)
        self._side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        role(self, "hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        """Show words."""
        if words != self.text():
            self.setText(words)
            self.setToolTip(words)

    def sizeHint(self) -> QSize:
        """The room that is left."""
        return QSize(0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """None."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.setFont(self.font())
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self._side | Qt.AlignmentFlag.AlignVCenter), words)
