"""With large type lines, heads, starts and exported pictures grow as words do."""

import numpy as np
import pytest

from playground.gui.figure_options import figure_options
from playground.gui.theme.theme import LARGE, gui_theme
from playground.picture.colors.contender_look import ContenderLook
from playground.picture.lines.marks import averaged_mark, head_mark
from playground.session.actions.view import toggle_layer


@pytest.mark.parametrize("id", ["light", "dark"])
def test_every_pen_and_sign_of_a_race_grows_by_the_same_factor(id):
    usual, large = gui_theme(id).picture, gui_theme(id, large=True).picture
    look = ContenderLook("#0072b2", 2)
    for make in (
        lambda theme: theme.path_pen(*look[:1], pattern=2), lambda theme: theme.average_pen(look.color),
        lambda theme: theme.curve_pen(look.color),
    ):  # fmt: skip
        assert make(large).width == pytest.approx(LARGE * make(usual).width)
        assert make(large).halo_width == pytest.approx(LARGE * make(usual).halo_width)
    for mark in (lambda theme: head_mark("rest", 0, 0, look, theme, 2.0), lambda t: averaged_mark(0, 0, look, t, 1.0)):
        assert mark(large).radius == pytest.approx(LARGE * mark(usual).radius)
        assert mark(large).rings[0].width == pytest.approx(LARGE * mark(usual).rings[0].width)
    assert gui_theme(id, large=True).picture is large, "pictures are kept for the very theme they were drawn in"


def test_the_plane_and_its_files_grow(window):
    plane = window.race.plane
    for layer in ("arrows", "critical_points"):
        plane.perform(toggle_layer, layer)

    def inked() -> float:
        """How much of the picture is not its ground."""
        image = plane.picture().toImage()
        back = plane.theme.picture
        ink = int(back.ink[1:], 16)
        pixels = np.array(image.constBits()).reshape(image.height(), -1, 4)[:, : image.width(), 2::-1].astype(int)
        away = np.abs(pixels - [(ink >> 16) & 255, (ink >> 8) & 255, ink & 255]).max(axis=2)
        top, left = round(plane.area.top()), round(plane.area.left())
        inside = away[top : top + round(plane.area.height()), left:]
        return float((inside < 60).mean())

    before, (_, options) = inked(), figure_options(window.race.picture, 10)
    window.set_theme(large=True)
    _, grown = figure_options(window.race.picture, 10)
    assert grown["ratio"] == pytest.approx(LARGE * options["ratio"])
    assert inked() > 1.2 * before
