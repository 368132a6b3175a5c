"""The bar that says what the colours of a graph's ground mean."""

from typing import Any

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from playground.gui.graph.imported import pg
from playground.gui.plane.qimage import as_qimage
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints
from playground.picture.graph import ColorScale
from playground.picture.graph.ticks import axis_ticks

_GAP, _WIDTH, _TICK = 10.0, 12.0, 3.0


class ColorBar(pg.GraphicsWidget):
    """Stands right of the plot where the graph has a scale of colours, and takes no room where it has none."""

    def __init__(self) -> None:
        super().__init__()
        self._scale: ColorScale | None = None
        self.show_scale(None)

    def show_scale(self, scale: ColorScale | None) -> None:
        """Show what colours mean, None where there are none."""
        self._scale = scale
        wide = 0.0 if scale is None else _GAP + _WIDTH + current_theme().size(48)
        if self.maximumWidth() != wide:
            self.setMinimumWidth(wide)
            self.setMaximumWidth(wide)
        self.update()

    @paints
    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        """Draw the colours, ticks and what they count."""
        scale = self._scale
        if scale is None:
            return
        theme, high = current_theme(), self.size().height()
        bar = QRectF(_GAP, 0, _WIDTH, high)
        painter.drawImage(bar, as_qimage(scale.pixels(max(2, round(high)), theme.picture), opaque=True))
        painter.setPen(theme.color("faint"))
        painter.setFont(theme.font(small=True))
        metrics = QFontMetricsF(painter.font())
        axis = scale.axis
        for tick in axis_ticks(axis, max(2, int(high / (2.2 * metrics.height())))):
            y = high * (axis.high - tick.value) / (axis.high - axis.low)
            if not -0.5 <= y <= high + 0.5:
                continue
            painter.drawLine(QLineF(bar.right(), y, bar.right() + _TICK, y))
            top = min(max(y - metrics.height() / 2, 0.0), high - metrics.height())
            box = QRectF(bar.right() + 6, top, 200, metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), tick.label)
        if axis.name:
            painter.translate(self.size().width() - metrics.height() / 2, high / 2)
            painter.rotate(-90)
            name = painter.fontMetrics().elidedText(axis.name, Qt.TextElideMode.ElideRight, round(high))
            painter.drawText(QRectF(-high / 2, -8, high, 16), int(Qt.AlignmentFlag.AlignCenter), name)
