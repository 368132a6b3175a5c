"""What the lines of a chart are worth at the mouse, in a box beside it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.paints import paints
from playground.picture.graph import Line

_MOST_ROWS, _EACH = 26, 4  # rows, and values of one name that are told each for itself
_PAD, _DOT, _AWAY = 8, 4.0, 16


class ReadoutRow(NamedTuple):
    """A name with its colour and its values; `strong` where the mouse is at it."""

    color: str
    name: str
    values: str
    strong: bool


def readout_rows(found: Sequence[tuple[Line, float]], pointed: Line | None) -> list[ReadoutRow]:
    """Return a row for each name, in the order of the legend; of more than four values of a name the ends."""
    groups: dict[tuple[str, str], list[float]] = {}
    for line, value in found:
        groups.setdefault((line.name or line.detail, line.color), []).append(value)
    rows = []
    for (name, color), values in groups.items():
        strong = pointed is not None and (pointed.name or pointed.detail, pointed.color) == (name, color)
        if len(values) <= _EACH:
            said = "  ".join(format_number(value) for value in values)
        else:
            said = f"{format_number(min(values))} … {format_number(max(values))}"
        rows.append(ReadoutRow(color, name, said, strong))
    return rows


class Readout(QWidget):
    """A box over all windows that the mouse goes through; it stands beside the mouse, never under it."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.ToolTip | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = ""
        self.rows: tuple[ReadoutRow, ...] = ()

    def say(self, title: str, rows: Sequence[ReadoutRow], place: QPoint, bounds: QRect) -> None:
        """Show a title and rows beside a place of the screen, within `bounds` of it."""
        self.title, self.rows = title, tuple(rows)
        metrics = QFontMetricsF(current_theme().font(small=True))
        names = max((metrics.horizontalAdvance(row.name) for row in self._seen()), default=0.0)
        values = max((metrics.horizontalAdvance(row.values) for row in self._seen()), default=0.0)
        lines = self.title.splitlines()
        titled = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
        wide = max(titled, (names + values + 34) if self.rows else 0.0) + 2 * _PAD
        high = metrics.lineSpacing() * (len(lines) + len(self._seen()) + self._cut()) + 2 * _PAD - 4
        box = QRect(0, 0, round(wide), round(high))
        box.moveTo(place.x() - _AWAY - box.width(), place.y() - box.height() // 2)
        if box.left() < bounds.left():
            box.moveLeft(place.x() + _AWAY)
        box.moveTop(max(min(box.top(), bounds.bottom() - box.height()), bounds.top()))
        self.setGeometry(box)
        self.update()
        self.show()

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title and rows."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("paper"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(theme.font(small=True))
        metrics = QFontMetricsF(painter.font())
        y, right = _PAD - 2 + metrics.ascent(), self.width() - _PAD
        painter.setPen(theme.color("faint" if self.rows else "ink"))
        for line in self.title.splitlines():
            painter.drawText(QPointF(_PAD, y), line)
            y += metrics.lineSpacing()
        bold, usual = theme.font(small=True, bold=True), theme.font(small=True)
        for row in self._seen():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(row.color))
            painter.drawEllipse(QPointF(_PAD + _DOT, y - metrics.ascent() / 2 + 1), _DOT, _DOT)
            painter.setPen(theme.color("ink"))
            painter.setFont(bold if row.strong else usual)
            painter.drawText(QPointF(_PAD + 14, y), row.name)
            painter.drawText(QPointF(right - painter.fontMetrics().horizontalAdvance(row.values), y), row.values)
            y += metrics.lineSpacing()
        if self._cut():
            painter.setPen(theme.color("faint"))
            painter.drawText(QPointF(_PAD + 14, y), f"… and {len(self.rows) - _MOST_ROWS} more")

    def _seen(self) -> tuple[ReadoutRow, ...]:
        return self.rows[:_MOST_ROWS]

    def _cut(self) -> bool:
        return len(self.rows) > _MOST_ROWS
