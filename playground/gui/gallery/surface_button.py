"""The surface in use: its picture and name; a click opens the gallery."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from playground.gui.theme.apply import current_theme
from playground.gui.theme.icon import paint_icon
from playground.gui.widgets.paints import paints

_WIDTH, _HEIGHT = 64, 48


class SurfaceButton(QAbstractButton):
    """A button as wide as its card."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._tags = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Choose another surface")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_surface(self, name: str, tags: str, image: QImage | None) -> None:
        """Show a surface's name, the words it is filtered by and its picture."""
        if (name, tags) != (self.text(), self._tags) or image is not self._image:
            self._tags, self._image = tags, image
            self.setText(name)
            self.setAccessibleName(f"surface: {name}")
            self.update()

    def sizeHint(self) -> QSize:
        """The picture, and words beside it."""
        theme = current_theme()
        words = QFontMetrics(theme.font(bold=True)).horizontalAdvance(self.text())
        return QSize(theme.size(_WIDTH) + words + 56, theme.size(_HEIGHT) + 8)

    def minimumSizeHint(self) -> QSize:
        """The name may be cut with dots."""
        return QSize(current_theme().size(_WIDTH) + 80, self.sizeHint().height())

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture, name, tags and the sign that it unfolds."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1.2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        width, height = theme.size(_WIDTH), theme.size(_HEIGHT)
        picture = QRectF(4, (self.height() - height) / 2, width, height)
        outline = QPainterPath()
        outline.addRoundedRect(picture, 4, 4)
        painter.fillPath(outline, theme.color("track"))
        if self._image is not None:
            painter.setClipPath(outline)
            painter.drawImage(picture, self._image)
            painter.setClipping(False)
        icon = theme.size(14)
        right = self.width() - icon - 8
        paint_icon(painter, "chevron_down", QRectF(right, (self.height() - icon) / 2, icon, icon), theme.color("faint"))
        left, middle = picture.right() + 12, self.height() / 2
        room = right - left - 4
        for words, bold, colour, top in ((self.text(), True, "ink", True), (self._tags, False, "faint", False)):
            font = theme.font(small=not bold, bold=bold)
            painter.setFont(font)
            painter.setPen(theme.color(colour))
            metrics = QFontMetrics(font)
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room))
            y = middle - metrics.height() - 1 if top else middle + 1
            painter.drawText(QRectF(left, y, room, metrics.height()), 0, cut)
