"""What the signs of the layers mean, written into the picture."""

from collections.abc import Collection

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.gui.plane.overlays import OVERLAYS
from playground.gui.theme.theme import GuiTheme

_STYLES = {
    "solid": Qt.PenStyle.SolidLine, "dashed": Qt.PenStyle.DashLine, "dotted": Qt.PenStyle.DotLine,
    "accent dashed": Qt.PenStyle.DashLine,
}  # fmt: skip
_SIGN = 22  # logical pixels of a sign


def legend_lines(layers: Collection[str]) -> list[tuple[str, str]]:
    """Return the signs of the layers that are on, each with what it means."""
    return [line for id in OVERLAYS.sound_ids() if id in layers for line in OVERLAYS.get(id).legend]


def paint_layer_legend(painter: QPainter, layers: Collection[str], area: QRectF, theme: GuiTheme) -> None:
    """Write into the upper left corner of an area what the signs of its layers mean; nothing where none is on."""
    lines = legend_lines(layers)
    if not lines:
        return
    painter.setFont(theme.font(small=True))
    metrics = painter.fontMetrics()
    high, sign = metrics.height() + 2, theme.size(_SIGN)
    wide = max(metrics.horizontalAdvance(words) for _, words in lines) + sign + 22
    box = QRectF(area.left() + 10, area.top() + 10, min(wide, area.width() - 20), high * len(lines) + 10)
    back = QColor(theme.picture.paper)
    back.setAlpha(225)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawRoundedRect(box, 6, 6)
    for row, (mark, words) in enumerate(lines):
        middle = box.top() + 5 + (row + 0.5) * high
        place = QRectF(box.left() + 8, middle - high / 2, sign, high)
        _paint_sign(painter, mark, place, theme)
        painter.setPen(QColor(theme.picture.ink))
        room = QRectF(place.right() + 6, place.top(), box.right() - place.right() - 8, high)
        fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), fitting)


def _paint_sign(painter: QPainter, mark: str, place: QRectF, theme: GuiTheme) -> None:
    ink = theme.color("accent") if mark.startswith("accent") else QColor(theme.picture.ink)
    if mark not in _STYLES:
        painter.setPen(ink)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), mark)
        return
    painter.setPen(QPen(ink, 1.6 * theme.picture.strength, _STYLES[mark]))
    y = place.center().y()
    painter.drawLine(QLineF(place.left(), y, place.right(), y))
