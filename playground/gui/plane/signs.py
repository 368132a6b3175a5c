"""What lies over the paths: known minima, starts, heads, the cross of the eigenvectors."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.paint_rings import paint_rings
from playground.picture.colors.contender_look import ContenderLook
from playground.picture.colors.theme import Theme
from playground.picture.lines.marks import (
    HEAD_EDGE,
    HEAD_RADIUS,
    STAR_RADIUS,
    Kind,
    Mark,
    averaged_mark,
    excluded_mark,
    head_mark,
)
from playground.picture.lines.path_pens import mark_size
from playground.picture.lines.pen import Band

Points = NDArray[np.float64]

START_RADIUS = 5.5
_LONG_ARM, _SHORT_ARM = 46.0, 20.0
_FAR = 1e5
# So many starts are drawn once, on a sheet.
_CROWD = 120


def paint_minima(painter: QPainter, places: Points, theme: Theme) -> None:
    """Draw a star at each known minimum; `places` (n, 2) in logical pixels."""
    near = _near(places)
    if len(near):
        painter.setPen(QPen(QColor(theme.halo if theme.id == "dark" else theme.ink), 0.9 * theme.strength))
        painter.setBrush(QColor(theme.star))
    for x, y in near.tolist():
        star = Mark("minimum", x, y, STAR_RADIUS * theme.strength, theme.star, theme.ink, 0.9)
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in star.outline()]))


def paint_starts(
    painter: QPainter, places: Points, theme: GuiTheme, selected: int | None, hovered: int | None,
    excluded: NDArray[np.bool_] | None = None,
) -> None:  # fmt: skip
    """Draw each start as a ring that can be grasped; the selected one in the accent colour.

    Arguments: `places` (n, 2) in logical pixels; `excluded` (n) those from which no path can go: a cross inside.
    """
    picture, ratio = theme.picture, painter.device().devicePixelRatioF()
    size = picture.strength * mark_size(len(places))
    sprite = _disc(START_RADIUS * size, picture.paper, picture.ink, 1.7 * size, (), ratio)
    _stamp_all(painter, sprite, _near(places))
    paint_handles(painter, places, theme, selected, hovered)
    if excluded is not None:
        paint_excluded(painter, places[excluded], theme)


def paint_excluded(painter: QPainter, places: Points, theme: GuiTheme) -> None:
    """Draw a cross inside the rings of starts from which no path can go; `places` (n, 2) in logical pixels."""
    picture, ratio = theme.picture, painter.device().devicePixelRatioF()
    _stamp_all(painter, _excluded(picture, ratio), _near(places))


def paint_handles(
    painter: QPainter, places: Points, theme: GuiTheme, selected: int | None, hovered: int | None
) -> None:
    """Draw the starts that are selected or under the mouse."""
    for handle in {hovered, selected}:
        if handle is not None and handle < len(places):
            x, y = places[handle].tolist()
            if abs(x) < _FAR and abs(y) < _FAR:
                accent, ratio = theme.color("accent").name(), painter.device().devicePixelRatioF()
                handle_sprite = _handle(theme.picture, accent, handle == selected, handle == hovered, ratio)
                _stamp(painter, [handle_sprite], places[handle : handle + 1])


@lru_cache(maxsize=16)
def _handle(theme: Theme, accent: str, selected: bool, hovered: bool, ratio: float) -> QPixmap:
    """The ring of a start that is selected or under the mouse."""
    start = START_RADIUS * theme.strength
    size = 2 * int(np.ceil(start + 8))
    pixmap, place = _blank(size, ratio), QPointF(size / 2, size / 2)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if hovered:
        glow = QColor(accent)
        glow.setAlpha(60)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(place, start + 6, start + 6)
    painter.setPen(QPen(QColor(theme.halo), 4.5 * theme.strength))
    painter.setBrush(QColor(theme.paper))
    painter.drawEllipse(place, start, start)
    painter.setPen(QPen(QColor(accent if selected else theme.ink), (2.2 if selected else 1.7) * theme.strength))
    painter.drawEllipse(place, start, start)
    painter.end()
    return pixmap


def _blank(size: float, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def paint_heads(
    painter: QPainter, places: Points, kinds: NDArray[np.str_], looks: Sequence[Sequence[ContenderLook]], theme: Theme,
    size: float = 1.0,
) -> None:  # fmt: skip
    """Draw where each path is and whether it still runs.

    `places` (racers, starts, 2) in logical pixels, `kinds` (racers, starts) of `picture.heads`, a look for
    each of them; `size` how many times as large as usual.
    """
    ratio = painter.device().devicePixelRatioF()
    flat = places.reshape(-1, 2)
    sprites = [
        _head(kind, look, theme, size, ratio)
        for inks, row in zip(looks, kinds.tolist(), strict=True)
        for look, kind in zip(inks, row, strict=True)
    ]
    seen = _seen(flat)
    _stamp(painter, [sprites[place] for place in np.flatnonzero(seen).tolist()], flat[seen])


def paint_averages(painter: QPainter, places: Points, looks: Sequence[ContenderLook], theme: Theme) -> None:
    """Draw where the average of each path is: `places` (averages, starts, 2) in logical pixels, a look for each."""
    ratio = painter.device().devicePixelRatioF()
    for look, points in zip(looks, places, strict=True):
        near = _near(points)
        _stamp(painter, [_disc_of(averaged_mark(0.0, 0.0, look, theme, 1.0), ratio)] * len(near), near)


def paint_cross(
    painter: QPainter, place: QPointF, directions: Points, values: tuple[float, float], theme: Theme
) -> None:
    """Draw the eigenvectors of the Hessian at a point: the longer arm is the flatter direction; downward ones are
    dashed.

    `directions` (2, 2) unit vectors as rows on the screen, those of the smaller eigenvalue first.
    """
    flat = int(abs(values[1]) < abs(values[0]))
    for k in (0, 1):
        arm = (_LONG_ARM if k == flat else _SHORT_ARM) * theme.strength
        offset = QPointF(float(directions[k, 0]), float(directions[k, 1])) * arm
        line = QLineF(place - offset, place + offset)
        painter.setPen(QPen(QColor(theme.halo), 4.0 * theme.strength))
        painter.drawLine(line)
        pen = QPen(QColor(theme.ink), 1.7 * theme.strength)
        if values[k] < 0:
            pen.setDashPattern([3.0, 2.5])
        painter.setPen(pen)
        painter.drawLine(line)


def _seen(places: Points) -> NDArray[np.bool_]:
    """Which of the points (n, 2) a painter can be given."""
    with np.errstate(invalid="ignore"):
        inside = np.abs(places) < _FAR
    return inside[:, 0] & inside[:, 1]


def _near(places: Points) -> Points:
    """Those points."""
    flat = places.reshape(-1, 2)
    return flat[_seen(flat)]


def _stamp(painter: QPainter, sprites: Sequence[QPixmap], places: Points) -> None:
    """Draw sprites of one size, each at its place."""
    if not sprites:
        return
    # On whole device pixels a pixmap is copied; between them it would be interpolated, which takes ten times as long.
    ratio = sprites[0].devicePixelRatio()
    corners = np.round(places * ratio - sprites[0].width() / 2) / ratio
    for sprite, (x, y) in zip(sprites, corners.tolist(), strict=True):
        painter.drawPixmap(QPointF(x, y), sprite)


def _stamp_all(painter: QPainter, sprite: QPixmap, places: Points) -> None:
    """Draw one sprite at each of the places."""
    if len(places) < _CROWD:
        _stamp(painter, [sprite] * len(places), places)
        return
    box = painter.viewport()
    painter.drawPixmap(0, 0, _crowd(sprite, places.tobytes(), box.width(), box.height()))


@lru_cache(maxsize=4)
def _crowd(sprite: QPixmap, places: bytes, width: int, height: int) -> QPixmap:
    """Many of one sprite on a sheet as large as the picture: starts stand still while their paths are drawn."""
    ratio = sprite.devicePixelRatio()
    sheet = QPixmap(round(width * ratio), round(height * ratio))
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sheet)
    where = np.frombuffer(places).reshape(-1, 2)
    _stamp(painter, [sprite] * len(where), where)
    painter.end()
    return sheet


@lru_cache(maxsize=256)
def _head(kind: Kind, look: ContenderLook, theme: Theme, scale: float, ratio: float) -> QPixmap:
    """A disc that runs, a square at rest, an empty one where it is flat, a cross for what is gone."""
    # All of one size, whatever their kind.
    size = int(np.ceil(2 * ((HEAD_RADIUS + HEAD_EDGE) * scale * theme.strength + 2)))
    return _drawn(head_mark(kind, size / 2, size / 2, look, theme, 1.0, scale), size, ratio)


@lru_cache(maxsize=16)
def _excluded(theme: Theme, ratio: float) -> QPixmap:
    """The cross of a start from which no path can go."""
    size = 2 * int(np.ceil(START_RADIUS * theme.strength))
    return _drawn(excluded_mark(size / 2, size / 2, theme.ink, theme.paper, theme.strength), size, ratio)


def _drawn(mark: Mark, size: int, ratio: float) -> QPixmap:
    """A mark that is no disc, drawn once and stamped often."""
    pixmap, color, halo = _blank(size, ratio), mark.fill, mark.edge
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(halo), mark.edge_width, j=Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(QColor(color))
    if mark.outline():
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in mark.outline()]))
    elif not mark.lines():
        painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)
    paint_rings(painter, QPointF(mark.x, mark.y), mark.rings)
    for ink, width in ((halo, mark.line_width + 2 * mark.edge_width), (color, mark.line_width)):
        painter.setPen(QPen(QColor(ink), width, c=Qt.PenCapStyle.RoundCap))
        for line in mark.lines():
            painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in line]))
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def _disc(radius: float, fill: str, edge: str, edge_width: float, rings: tuple[Band, ...], ratio: float) -> QPixmap:
    """A disc drawn once and stamped often."""
    size = int(np.ceil(2 * (radius + edge_width + 1)))
    pixmap = _blank(size, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), edge_width))
    painter.setBrush(QColor(fill))
    painter.drawEllipse(QPointF(size / 2, size / 2), radius, radius)
    paint_rings(painter, QPointF(size / 2, size / 2), rings)
    painter.end()
    return pixmap


def _disc_of(mark: Mark, ratio: float) -> QPixmap:
    return _disc(mark.radius, mark.fill, mark.edge, mark.edge_width, mark.rings, ratio)
