"""What is drawn over a surface changes the picture, follows what it shows, and takes itself back."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.gui.plane.overlays import OVERLAYS
from playground.gui.window import Window
from playground.session.actions.problem import choose_surface
from playground.session.actions.view import toggle_layer
from playground.session.lesson import lesson_state
from tests.gui.conftest import PATIENCE, MakeWindow

LAYERS = [id for id in OVERLAYS.ids() if not OVERLAYS.get(id).always]


def pixels(window: Window) -> np.ndarray:
    image = window.race.plane.grab().toImage()
    return np.frombuffer(image.constBits(), np.uint8).copy()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("id", LAYERS)
def test_each_is_seen_and_gone_after_an_undo(id: str, theme: str, make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(lesson_state("himmelblau"), theme=theme)
    window.race.player.seek(5)
    before = pixels(window)
    window.race.plane.perform(toggle_layer, id)
    qtbot.waitUntil(lambda: (pixels(window) != before).sum() > 500, timeout=PATIENCE)
    window.document.undo()
    assert np.array_equal(pixels(window), before)


@pytest.mark.parametrize("id", LAYERS)
def test_each_bears_another_surface_and_one_dimension(id: str, window: Window, qtbot: QtBot) -> None:
    window.race.plane.perform(toggle_layer, id)
    for surface in ("unequal_wells", "quadratic_saddle", "reciprocal_sum", "absolute_sum"):
        window.race.plane.perform(choose_surface, surface)
        qtbot.waitUntil(
            lambda: window.race.run_loop.settled and window.race.result.experiment == window.document.state.experiment,
            timeout=PATIENCE,
        )
        window.race.plane.grab()
        window.race.player.seek(3)
        window.race.plane.grab()
    assert window.race.banner.isHidden()
