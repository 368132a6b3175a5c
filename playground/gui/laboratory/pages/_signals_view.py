"""What goes through the layers of networks: a small histogram of each layer, and its scale on a logarithmic axis."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.curvature.layer_signals import Signals
from playground.gui.laboratory.pages._ruler import Place, upright_ruler
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.paints import paints

Floats = NDArray[np.float64]
_DOT = 3.0


@dataclass(frozen=True, eq=False)
class ScaleLine:
    """One contender's scales (L) by layer."""

    name: str
    color: str
    scales: Floats


class SignalsView(QWidget):
    """Histograms of one contender's layers above the scales of all contenders'.

    Arguments: `name` of what is drawn; `empty` what is said where there is nothing.
    """

    def __init__(self, name: str, empty: str) -> None:
        super().__init__()
        self.signals: Signals | None = None
        self.lines: tuple[ScaleLine, ...] = ()
        self.selected, self.empty = 0, empty
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 110)

    def show_signals(self, signals: Signals | None, lines: tuple[ScaleLine, ...], selected: int) -> None:
        """Show the selected contender's signals and, in `lines`, the scales of all, `selected` the place in them."""
        self.signals, self.lines, self.selected = signals, lines, selected
        self.update()

    @property
    def layers(self) -> int:
        """How many layers the deepest network has, the outputs counted."""
        return max((len(line.scales) for line in self.lines), default=0)

    def bounds(self) -> tuple[float, float] | None:
        """Return the ends of the scale's axis, log₁₀ and whole decades; None where every scale is 0 or not finite."""
        scales = np.concatenate([line.scales for line in self.lines]) if self.lines else np.zeros(0)
        seen = scales[np.isfinite(scales) & (scales > 0)]
        if not len(seen):
            return None
        low, high = np.floor(np.log10(seen.min()) - 0.05), np.ceil(np.log10(seen.max()) + 0.05)
        return float(low), float(high)

    def event(self, event: QEvent) -> bool:
        """One kind of event is answered here."""
        return (event.type() == QEvent.Type.ToolTip and self._explain(event)) or super().event(event)

    def _explain(self, event: QEvent) -> bool:
        """Say what the layer under the mouse is like."""
        if isinstance(event, QHelpEvent):
            self.setToolTip(self._words(event.pos().x()))
        return False

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Histograms, axis, lines."""
        theme, painter = current_theme(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        painter.setFont(theme.font(small=True))
        if self.signals is None or not self.lines:
            painter.setPen(theme.color("faint"))
            area = QRectF(self.rect()).adjusted(16, 0, -16, 0)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty)
            return
        self._paint_histograms(painter, theme, self.signals)
        area = self._area(theme)
        self._paint_numbers(painter, theme, area)
        up = upright_ruler(painter, theme, area, self.bounds() or (-1.0, 1.0), True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        order = [k for k in range(len(self.lines)) if k != self.selected] + [self.selected]
        for k in order:
            if k < len(self.lines):
                self._paint_line(painter, area, self.lines[k], up, k == self.selected)

    def _area(self, theme: GuiTheme) -> QRectF:
        """Where the scales are; the histograms are above."""
        left, bottom = theme.size(48), theme.size(18)
        top = self._strip() + 10.0
        return QRectF(left, top, max(1.0, self.width() - left - 6.0), max(1.0, self.height() - top - bottom - 2.0))

    def _strip(self) -> float:
        return max(24.0, 0.28 * self.height())

    def _across(self, area: QRectF, layer: int) -> float:
        return area.left() + (layer + 0.5) * area.width() / max(self.layers, 1)

    def _paint_histograms(self, painter: QPainter, theme: GuiTheme, signals: Signals) -> None:
        area, high = self._area(theme), self._strip()
        wide = min(area.width() / max(self.layers, 1), 160.0)
        soft = QColor(self.lines[self.selected].color if self.selected < len(self.lines) else theme.picture.accent)
        soft.setAlphaF(0.75)
        for layer, counts in enumerate(signals.counts):
            cell = QRectF(self._across(area, layer) - wide / 2 + 1.5, 4, max(wide - 3.0, 1.0), high)
            painter.fillRect(cell, theme.color("card"))
            bars = _fewer(counts, int(cell.width()))
            if not bars.max(initial=0):
                continue
            step = cell.width() / len(bars)
            # Roots: where most numbers are 0, as behind a rectifier, the others are still seen.
            for k, part in enumerate(np.sqrt(bars / bars.max()).tolist()):
                if part:
                    tall = part * (high - 2)
                    painter.fillRect(QRectF(cell.left() + k * step, cell.bottom() - tall, step, tall), soft)

    def _paint_numbers(self, painter: QPainter, theme: GuiTheme, area: QRectF) -> None:
        """The layers' numbers, as many as have room; the last layer of the deepest network is its outputs."""
        painter.setPen(theme.color("faint"))
        metrics = painter.fontMetrics()
        room = metrics.horizontalAdvance("000")
        stride = max(1, int(np.ceil(room / (area.width() / max(self.layers, 1)))))
        y = area.bottom() + 3 + metrics.ascent()
        words = "outputs"
        end = area.right() + 6 - metrics.horizontalAdvance(words)
        end = min(end, self._across(area, self.layers - 1) - metrics.horizontalAdvance(words) / 2)
        painter.drawText(QPointF(end, y), words)
        for layer in range(0, self.layers - 1, stride):
            label = str(layer + 1)
            left = self._across(area, layer) - metrics.horizontalAdvance(label) / 2
            if left + metrics.horizontalAdvance(label) + 4 < end:
                painter.drawText(QPointF(left, y), label)

    def _paint_line(self, painter: QPainter, area: QRectF, line: ScaleLine, up: Place, strong: bool) -> None:
        color = QColor(line.color)
        painter.setPen(QPen(color, 2.2 if strong else 1.3))
        points = [
            QPointF(self._across(area, layer), up(float(np.log10(scale)))) if 0 < scale < np.inf else None
            for layer, scale in enumerate(line.scales.tolist())
        ]
        for before, after in pairwise(points):
            if before is not None and after is not None:
                painter.drawLine(QLineF(before, after))
        radius = _DOT if strong else _DOT - 1.2
        for layer, (point, scale) in enumerate(zip(points, line.scales.tolist(), strict=True)):
            painter.setBrush(color if point is not None else Qt.BrushStyle.NoBrush)
            # Nothing has no logarithm: a ring at the foot, and at the top where numbers have overflowed.
            edge = area.bottom() if scale == 0 else area.top()
            painter.drawEllipse(point or QPointF(self._across(area, layer), edge), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _words(self, x: float) -> str:
        signals, area = self.signals, self._area(current_theme())
        layer = int((x - area.left()) / area.width() * max(self.layers, 1))
        if signals is None or not 0 <= layer < len(signals.means) or x < area.left():
            return ""
        name = "outputs" if layer == len(signals.means) - 1 else f"layer {layer + 1}"
        low, high = signals.edges[layer, 0], signals.edges[layer, -1]
        mean, spread = format_number(float(signals.means[layer]), 3), float(np.sqrt(signals.variances[layer]))
        return (
            f"{name}: mean {mean}, standard deviation {format_number(spread, 3)}, scale "
            f"{format_number(float(signals.scales[layer]), 3)}; histogram from {format_number(float(low), 3)} to "
            f"{format_number(float(high), 3)}, its heights as square roots"
        )


def _fewer(counts: NDArray[np.int64], pixels: int) -> NDArray[np.int64]:
    """Neighbouring bars together, so that each is at least a pixel wide."""
    together = 1
    while len(counts) / together > max(pixels, 1) and together < len(counts):
        together += 1
    padded = np.pad(counts, (0, -len(counts) % together))
    summed: NDArray[np.int64] = padded.reshape(-1, together).sum(axis=1)
    return summed
