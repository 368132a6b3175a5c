"""The bar beside a slice says what its colours mean."""

import numpy as np
import pytest

from playground.picture.colors.theme import THEMES
from playground.picture.graph.ticks import axis_ticks
from playground.picture.surface.background import paint_values
from playground.picture.surface.level_scale import level_scale
from playground.picture.surface.levels import choose_levels

LOSSES = {"linear": np.linspace(0.5, 2.5, 400) ** 1.5, "log": 10.0 ** (6 * np.linspace(0, 1, 400) ** 3 - 4)}


@pytest.mark.parametrize("scale", LOSSES)
@pytest.mark.parametrize("theme", THEMES)
def test_a_loss_has_the_colour_that_stands_beside_its_number_on_the_bar(scale: str, theme: str) -> None:
    levels = choose_levels(LOSSES[scale].reshape(20, 20), scale)
    assert levels.scale == scale and levels.bend < 1.0
    bar, look = level_scale(levels, "loss"), THEMES[theme]
    pixels = bar.pixels(4001, look)[:, 0]
    ticks = [tick for tick in axis_ticks(bar.axis, 6) if bar.axis.low <= tick.value <= bar.axis.high]
    assert len(ticks) >= 3 and bar.axis.name == "loss"
    for tick in ticks:
        painted = paint_values(np.array([[float(tick.label.replace("−", "-"))]]), levels, look, 0.0)[0, 0]
        beside = pixels[round((bar.axis.high - tick.value) / (bar.axis.high - bar.axis.low) * 4000)]
        away = [abs(int(painted >> shift & 255) - int(beside >> shift & 255)) for shift in (16, 8, 0)]
        # Labels of a logarithmic scale are rounded to two figures.
        assert max(away) <= 4, tick


def test_lines_that_read_the_same_are_labelled_once() -> None:
    levels = choose_levels(1.0 + 10.0 ** np.linspace(-9, 1, 400).reshape(20, 20), "log")
    words = [label for _, label in level_scale(levels, "loss").axis.labels]
    assert len(set(words)) == len(words) >= 3 and all(float(one) >= 1.0 for one in words)
