"""Averaged paths on the plane."""

import numpy as np
import pytest

import playground as pg
from playground.gui.plane.race_layer import RaceLayer
from playground.picture.pixels import parse_color
from playground.picture.theme import DARK, LIGHT
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
