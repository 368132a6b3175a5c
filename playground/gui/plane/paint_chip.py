"""A few words on a picture."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from playground.gui.theme.theme import GuiTheme

_WRAPPED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


def paint_chip(painter: QPainter, text: str, area: QRectF, theme: GuiTheme, centred: bool = False) -> None:
    """Write a hint into the lower left corner of an area, or what an empty picture says into its middle."""
    if not text:
        return
    painter.setFont(theme.font(small=not centred))
    metrics = painter.fontMetrics()
    room = QRectF(0, 0, max(area.width() - 36, 80), 1000).toRect()
    words = metrics.boundingRect(room, _WRAPPED, text)
    box = QRectF(0, 0, words.width() + 16, words.height() + 8)
    if centred:
        box.moveCenter(area.center())
    else:
        box.moveBottomLeft(QPointF(area.left() + 10, area.bottom() - 10))
    back = QColor(theme.picture.paper)
    back.setAlpha(225)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(theme.picture.ink if centred else theme.picture.faint))
    painter.drawText(box, _WRAPPED, text)
