"""A sentence in a fixed number of lines."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints


class WrappedSentence(QWidget):
    """Words in up to so many lines, whose room does not change with them, so that nothing below moves while they do.

    What finds no room is cut with dots, and whole in the tooltip.

    Arguments: `name` for those who cannot see it; `lines` at most.
    """

    def __init__(self, name: str, lines: int) -> None:
        super().__init__()
        self._name, self._lines, self.words = name, lines, ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Say other words."""
        if words != self.words:
            self.words = words
            self.setToolTip(words)
            self.setAccessibleName(f"{self._name}: {words}")
            self.update()

    def shown(self) -> list[str]:
        """Return the lines."""
        metrics, lines, rest = QFontMetrics(self._type()), [""], self.words.split(" ") if self.words else []
        while rest:
            longer = f"{lines[-1]} {rest[0]}".strip()
            if len(lines) == self._lines:
                whole = " ".join([lines[-1], *rest]).strip()
                return [*lines[:-1], metrics.elidedText(whole, Qt.TextElideMode.ElideRight, self.width())]
            if lines[-1] and metrics.horizontalAdvance(longer) > self.width():
                lines.append("")
                continue
            lines[-1] = longer
            rest.pop(0)
        return lines

    def sizeHint(self) -> QSize:
        """So many lines."""
        return QSize(180, self._lines * QFontMetrics(self._type()).lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """As high as all lines, and narrow."""
        return QSize(80, self.sizeHint().height())

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter, font = QPainter(self), self._type()
        painter.setFont(font)
        painter.setPen(current_theme().color("ink"))
        metrics = QFontMetrics(font)
        for number, line in enumerate(self.shown()):
            painter.drawText(0, number * metrics.lineSpacing() + metrics.ascent(), line)

    @staticmethod
    def _type() -> QFont:
        return current_theme().font(small=True)
