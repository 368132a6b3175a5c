"""What is drawn over a surface changes the picture, follows what it shows, and takes itself back."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from playground.gui.plane.layer_legend import legend_lines
from playground.gui.plane.overlays import OVERLAYS
from playground.gui.plane.overlays._overlay import LINES
from playground.gui.window import Window
from playground.session.actions.problem import choose_surface
from playground.session.actions.view import toggle_layer
from playground.session.lesson import lesson_state
from tests.gui.conftest import PATIENCE, MakeWindow

LAYERS = [id for id in OVERLAYS.ids() if not OVERLAYS.get(id).always]


def pixels(window: Window) -> np.ndarray:
    """What the plane shows, without the corner in which the legend stands."""
    image = window.race.plane.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    seen = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine()).copy()
    seen[: image.height() // 3, : 4 * (image.width() * 3 // 4)] = 0
    return seen


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


@pytest.mark.parametrize("id", LAYERS)
def test_every_layer_says_what_its_signs_mean(id: str, window: Window) -> None:
    before = window.race.plane.grab().toImage()
    assert OVERLAYS.get(id).legend and all(sign and words for sign, words in OVERLAYS.get(id).legend)
    assert all(len(sign) == 1 or sign in LINES for sign, _ in OVERLAYS.get(id).legend)
    window.race.plane.perform(toggle_layer, id)
    assert legend_lines(window.document.state.view.layers) == list(OVERLAYS.get(id).legend)
    assert window.race.plane.grab().toImage() != before


def test_the_button_in_the_corner_offers_every_layer(window: Window, qtbot: QtBot) -> None:
    switch = window.race.picture.switch
    qtbot.mouseClick(switch.layers, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and len(menu.actions()) == len(LAYERS)
    first = menu.actions()[0]
    assert not first.isChecked()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(first).center())
    assert len(window.document.state.view.layers) == 1
    window.document.undo()
    assert not window.document.state.view.layers
