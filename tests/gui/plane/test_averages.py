"""Averaged paths on the plane."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPainter, QPixmap

import playground as pg
from playground.gui.plane.race_layer import RaceLayer
from playground.gui.plane.signs import paint_averages
from playground.picture.colors.contender_look import ContenderLook
from playground.picture.colors.theme import DARK, LIGHT
from playground.picture.pixels import parse_color
from playground.picture.viewport import Viewport

VIEW = Viewport(-3, 3, -3, 3, 300, 300)


def result(*modifiers: pg.Modifier) -> object:
    racer = pg.Contender("heavy_ball", lr=0.05, modifiers=modifiers)
    return pg.simulate(pg.Experiment(pg.surface("sphere"), [(2.0, 2.5)], [racer], steps=60))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_an_average_is_drawn_in_an_edge_of_ink_also_while_the_race_plays(theme) -> None:
    average, plain = result(pg.Modifier("exponential_average", beta=0.8)), result()
    ink = np.uint32(0xFF000000 | int.from_bytes(bytes(parse_color(theme.ink))))
    layer = RaceLayer()
    drawn = {}
    for step in (5, 60):  # the first from scratch, the second grown
        (image,), _ = layer.draw(average, step, VIEW, theme, 4.0, None)
        drawn[step] = int((image == ink).sum())
    (image,), _ = RaceLayer().draw(plain, 60, VIEW, theme, 4.0, None)
    assert 20 < drawn[5] < drawn[60] and int((image == ink).sum()) == 0


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_the_head_of_an_average_is_a_disc_of_its_colour_in_an_edge_of_ink(qapp, theme, ratio: float) -> None:
    sheet = QPixmap(round(60 * ratio), round(40 * ratio))
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    places = np.array([[[20.0, 20.0], [np.nan, 3.0]], [[40.0, 20.0], [1e9, 0.0]]])
    paint_averages(painter, places, [ContenderLook("#ff0000"), ContenderLook("#0000ff")], theme)
    painter.end()
    image = sheet.toImage()
    for x, color in ((20, "#ff0000"), (40, "#0000ff")):
        assert image.pixelColor(round(x * ratio), round(20 * ratio)).name() == color
        row = [image.pixelColor(k, round(20 * ratio)) for k in range(round((x - 6) * ratio), round(x * ratio))]
        nearest = min(
            row, key=lambda one: sum(abs(a - b) for a, b in zip(one.getRgb(), QColor(theme.ink).getRgb(), strict=True))
        )
        assert np.abs(np.subtract(nearest.getRgb(), QColor(theme.ink).getRgb())).max() < 60
