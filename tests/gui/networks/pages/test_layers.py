"""A person's way through the layers of networks."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.graph.hovered import Hovered
from playground.gui.networks.pages.layers.page import LayersPage
from playground.gui.window import Window
from playground.session.actions.network import set_network
from playground.session.actions.training import select_learner
from tests.gui.networks.pages._pages import TRAINING, written
from tests.gui.places._networks import LEFT, lab, lines_of, now, pixels, place, train_to_the_end, wait


def opened(window: Window, qtbot: QtBot) -> LayersPage:
    qtbot.mouseClick(place(window).tabs["layers"], LEFT)
    page = place(window).page
    assert isinstance(page, LayersPage)
    wait(qtbot, lambda: page.found is not None and page.work.idle)
    return page


def stretched(page: LayersPage) -> float:
    """The largest singular value that is drawn."""
    graph = page.singular.graph
    assert graph is not None
    return max(float(np.nanmax(line.x)) for line in graph.lines if not line.name)


def test_signals_and_singular_values_are_those_at_the_shown_update(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    train_to_the_end(qtbot, window)
    end = now(window).updates
    wait(qtbot, lambda: page.found is not None and page.found.snapshot.shown == end and page.work.idle)
    theta, problem = pg.train(TRAINING).final[0], TRAINING.problem(0)
    signals = pg.layer_signals(problem, theta)
    assert page.signals.signals is not None and page.slopes.signals is not None
    assert page.signals.signals.scales == pytest.approx(signals.activations.scales, rel=1e-12)
    assert page.slopes.signals.scales == pytest.approx(signals.activation_slopes.scales, rel=1e-12)
    assert stretched(page) == pytest.approx(pg.input_jacobians(problem, theta).singular_values.max(), rel=1e-2)
    assert sorted(line.name for line in lines_of(page.signals.scales)) == sorted(TRAINING.names)
    page.kind.setCurrentIndex(1)
    assert page.signals.signals.scales == pytest.approx(signals.sums.scales, rel=1e-12)


def test_looking_back_shows_the_signals_of_then(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    train_to_the_end(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Home)
    wait(qtbot, lambda: page.found is not None and page.found.snapshot.shown == 0 and page.work.idle)
    start = pg.layer_signals(TRAINING.problem(0), TRAINING.problem(0).initial)
    assert page.signals.signals is not None
    assert page.signals.signals.scales == pytest.approx(start.activations.scales, rel=1e-12)


def test_thirty_layers_are_chosen_from_a_menu_and_undone(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    qtbot.mouseClick(page.deep, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    choices = {action.text(): action for action in menu.actions()}
    assert len(choices) == 10
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(choices["Small"]).center())
    assert lab(window).training.network_of(0).initialization == "small"
    wait(qtbot, lambda: page.signals.signals is not None and len(page.signals.signals.scales) == 31 and page.work.idle)
    assert page.signals.signals is not None and page.signals.signals.scales[29] < 1e-30
    assert page.heading.aside.text().startswith("× 0.0")
    scales = page.signals.scales
    assert scales.region.y0 < -30 and scales.region.y1 <= 1
    assert page.signals.describe(Hovered(31.2, 1.0)).startswith("outputs: mean")
    qtbot.mouseClick(window.header.undo, LEFT)
    assert lab(window).training == TRAINING


def test_where_there_is_no_jacobian_the_page_says_why(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    window.document.perform(lambda state: set_network(state, normalization="batch"))
    wait(qtbot, lambda: page.singular.graph is None and "layer normalization" in page.singular.empty)
    assert page.signals.signals is not None and np.isfinite(page.signals.signals.scales).all()
    assert not place(window).banner.sentence


def test_nobody_selected_says_what_to_do(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(place(window).tabs["layers"], LEFT)
    page = place(window).page
    assert isinstance(page, LayersPage) and "being found" in page.signals.scales.empty
    page = opened(window, qtbot)
    before = pixels(page.signals)
    window.document.perform(select_learner, None)
    assert page.signals.signals is None and "Choose a contender" in page.signals.scales.empty
    assert (pixels(page.signals) != before).any()
    assert page.exports() == []


def test_what_is_seen_is_written_as_a_drawing_and_as_numbers(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot)
    assert {"Activations", "Singular values of the input–output Jacobian"} <= written(page, tmp_path, qtbot)
    assert (tmp_path / "0.csv").read_text().startswith("layer,sums_mean")
    assert (tmp_path / "2.csv").read_text().startswith("sample,singular_value_1")
    page.files.write_picture(tmp_path / "nowhere" / "0.svg")
    wait(qtbot, lambda: page.files.idle)
    assert "nowhere" in place(window).banner.sentence
