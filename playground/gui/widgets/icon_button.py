"""A button that is an icon, or an icon and a word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.theme.icon import paint_icon
from playground.gui.widgets.paints import paints
from playground.gui.widgets.role import role

ICON = 16


class IconButton(QPushButton):
    """A button whose icon takes the theme's colours and size whenever it is painted.

    Arguments: `icon` a name in assets/icons; `name` what it does, for those who cannot see it; `words` beside the icon;
    `tip` the tooltip, by default the name; `style` "flat", "primary" or "" for a framed one;
    `narrow` for one that belongs to its neighbour.
    """

    def __init__(
        self, icon: str, name: str, words: str = "", tip: str = "", style: str = "flat", narrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon, self._words, self._narrow = icon, words, narrow
        self.setAccessibleName(name)
        self.setToolTip(tip or name)
        self.setAutoDefault(False)
        role(self, style)

    def set_icon(self, icon: str, name: str, words: str = "") -> None:
        """Show another icon with its name and words."""
        if (icon, words) == (self._icon, self._words):
            return
        self._icon, self._words = icon, words
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as other controls; square without words."""
        self.ensurePolished()
        theme, bold = current_theme(), self.property("role") == "primary"
        height = theme.size(18) + 10
        if not self._words:
            return QSize(theme.size(ICON) if self._narrow else height, height)
        font = theme.font(bold=bold)
        self_width = theme.size(ICON) + 6 + _width(font, self._words) + 24
        return QSize(self_width, height)

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame of the sheet, then icon and words in the middle."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        theme = current_theme()
        primary = self.property("role") == "primary"
        colour = theme.color("on_accent" if primary else "ink" if self.isEnabled() else "faint")
        if not self.isEnabled():
            painter.setOpacity(0.5)
        size = theme.size(ICON - 4 if self._narrow else ICON)
        font = theme.font(bold=primary)
        width = size + (6 + _width(font, self._words) if self._words else 0)
        left = (self.width() - width) / 2
        paint_icon(painter, self._icon, QRectF(left, (self.height() - size) / 2, size, size), colour)
        if self._words:
            painter.setPen(colour)
            painter.setFont(font)
            area = QRectF(left + size + 6, 0, self.width(), self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)


def _width(font: QFont, words: str) -> int:
    return QFontMetrics(font).horizontalAdvance(words)
