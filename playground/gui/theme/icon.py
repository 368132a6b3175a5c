"""Icons: SVG files in assets/icons, drawn in black and tinted as they are used."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from playground.base.assets import assets_folder
from playground.gui.theme.theme import GuiTheme


def paint_icon(painter: QPainter, name: str, area: QRectF, color: QColor) -> None:
    """Draw assets/icons/<name>.svg into an area in one colour."""
    _renderer(name, color.name()).render(painter, area)


def icon(name: str, theme: GuiTheme, size: int = 16) -> QIcon:
    """Return an icon in the theme's ink for a menu or a native button, sharp at one and two pixels per point."""
    made = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap(size * ratio, size * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, name, QRectF(0, 0, size * ratio, size * ratio), theme.color("ink"))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    text = (assets_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("#000", color)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    if not renderer.isValid():
        raise ValueError(f"assets/icons/{name}.svg is not a picture")
    return renderer
