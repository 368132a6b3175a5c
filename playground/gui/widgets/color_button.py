"""A dot in a contender's colour; a click offers others."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QColorDialog, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.color_popup import ColorPopup
from playground.gui.widgets.paint_rings import paint_rings
from playground.gui.widgets.paints import paints
from playground.picture.lines.line_pattern import rings
from playground.picture.pixels import parse_color


class ColorButton(QAbstractButton):
    """A dot that shows a colour; `chosen(color)` is "#rrggbb", or None for the palette's own."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.color, self.pattern = "#000000", 0
        self.setAccessibleName(name)
        self.setToolTip("Choose another colour")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._open)

    def show_color(self, color: str, pattern: int = 0) -> None:
        """Show a colour "#rrggbb", and the pattern that tells contenders of one colour apart."""
        if (color, pattern) != (self.color, self.pattern):
            parse_color(color)
            self.color, self.pattern = color, pattern
            self.update()

    def sizeHint(self) -> QSize:
        """A dot with room around it to be hit."""
        side = current_theme().size(22)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dot, hollow where its contender is off, ringed where it has the focus."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre, radius = QPointF(self.width() / 2, self.height() / 2), theme.size(13) / 2
        painter.setPen(QPen(theme.color("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawEllipse(centre, radius + 3, radius + 3)
        painter.setPen(QPen(QColor(self.color), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush if self.property("hollow") else QColor(self.color))
        painter.drawEllipse(centre, radius - 1, radius - 1)
        if not self.property("hollow"):
            paint_rings(painter, centre, rings(self.color, self.pattern, radius, theme.picture.halo))

    def _open(self) -> None:
        popup = ColorPopup(self.color, self)
        popup.chosen.connect(self.chosen)
        popup.other_wanted.connect(self._ask)
        popup.open_below(self)

    def _ask(self) -> None:
        dialog = QColorDialog(QColor(self.color), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda color: self.chosen.emit(color.name()))
        dialog.show()
