"""How paths ended, as a sign and a short word."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.gui.ends_of import SIGNS, sign_of
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints

_GAP = 4


def end_color(reason: str) -> QColor:
    """Return the colour of a reason: of rest the ink, of what went wrong the warning, of the others the lesser ink."""
    sign = sign_of(reason)
    theme = current_theme()
    return theme.color("warning" if sign == SIGNS["gone"] else "faint" if sign != SIGNS["rest"] else "ink")


def paint_end(painter: QPainter, area: QRect, reason: str, words: str) -> None:
    """Draw a sign and words, cut with dots where the area is too narrow, in the painter's font."""
    metrics = painter.fontMetrics()
    painter.setPen(end_color(reason))
    beside = metrics.horizontalAdvance(SIGNS["rest"]) + _GAP
    align = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(area, align, sign_of(reason))
    rest = area.adjusted(beside, 0, 0, 0)
    painter.drawText(rest, align, metrics.elidedText(words, Qt.TextElideMode.ElideRight, rest.width()))


class EndBadge(QWidget):
    """The sign of the commonest end of a contender's paths; the tooltip says how all of them ended, and why.

    `about` is asked for that when it is to be seen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.reason = ""
        self.about: Callable[[], str] = str
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.hide()

    def show_end(self, reason: str, words: str) -> None:
        """Show the commonest reason of some paths and say it in short words; an empty reason for none."""
        name = f"ended: {words}" if reason else ""
        if name != self.accessibleName():
            self.setAccessibleName(name)
        if reason != self.reason:
            self.reason = reason
            self.setVisible(bool(reason))
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as a sign in small type."""
        metrics = QFontMetrics(current_theme().font(small=True))
        return QSize(metrics.horizontalAdvance(SIGNS["rest"]) + 4, metrics.height())

    def event(self, event: QEvent) -> bool:
        """Make the tooltip when it is asked for."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.about())
        return super().event(event)

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        painter.setFont(current_theme().font(small=True))
        painter.setPen(end_color(self.reason))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), sign_of(self.reason))
