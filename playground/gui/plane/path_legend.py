"""What the colours of paths mean, where they are not the contenders'."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.paint_rings import paint_rings
from playground.picture.lines.drawn_paths import DrawnPaths, PathColors

TITLES = {"end": "how paths ended", "minimum": "which minimum was reached"}
_MOST = 14  # lines; what is beyond them is counted


def paint_path_legend(painter: QPainter, paths: DrawnPaths, by: PathColors, area: QRectF, theme: GuiTheme) -> float:
    """Write into the upper left corner of an area which colour means what; nothing for contenders' own colours. Return
    how high what is written is."""
    if by == "contender":
        return 0.0
    words = list(paths.names[:_MOST])
    rest = len(paths.names) - len(words)
    painter.setFont(theme.font(small=True))
    metrics = painter.fontMetrics()
    high, dot = metrics.height() + 2, theme.size(8)
    lines = [TITLES[by], *words, *([f"… and {rest} more"] if rest else [])]
    wide = max(metrics.horizontalAdvance(line) for line in lines) + dot + 24
    box = QRectF(area.left() + 10, area.top() + 10, wide, high * len(lines) + 10)
    back = QColor(theme.picture.paper)
    back.setAlpha(225)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawRoundedRect(box, 6, 6)
    for row, line in enumerate(lines):
        middle = box.top() + 5 + (row + 0.5) * high
        if 0 < row <= len(words):
            look, place = paths.looks[row - 1], QPointF(box.left() + 8 + dot / 2, middle)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.color))
            painter.drawEllipse(place, dot / 2, dot / 2)
            paint_rings(painter, place, look.rings(theme.picture, dot / 2))
        left = box.left() + (8 if row == 0 else dot + 16)
        painter.setPen(QColor(theme.picture.faint if row == 0 else theme.picture.ink))
        room = QRectF(left, middle - high / 2, box.right() - left, high)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), line)
    return box.height()
