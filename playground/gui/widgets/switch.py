"""A switch that slides between off and on."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints


class Switch(QAbstractButton):
    """On or off, told by place and not by colour alone.

    Arguments: `name` what is switched, for those who cannot see it; `quiet` without the accent, where many stand in a
    list.
    """

    def __init__(self, name: str, tip: str = "", quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(tip or name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Twice as wide as high, and room for the ring of the focus."""
        height = current_theme().size(13 if self._quiet else 16)
        return QSize(round(1.8 * height) + 6, height + 6)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and the knob."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.sizeHint()
        area = QRectF(3, (self.height() - size.height()) / 2 + 3, size.width() - 6, size.height() - 6)
        radius = area.height() / 2
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1.5))
            painter.drawRoundedRect(area.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track" if not self.isChecked() else "faint" if self._quiet else "accent"))
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        painter.drawRoundedRect(area, radius, radius)
        painter.setBrush(theme.color("paper"))
        x = area.right() - radius if self.isChecked() else area.left() + radius
        painter.drawEllipse(QPointF(x, area.center().y()), radius - 2, radius - 2)
