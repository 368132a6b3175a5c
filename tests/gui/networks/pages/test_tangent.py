"""A person's way through the tangent of a network."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.networks.pages.tangent.page import TangentPage
from playground.gui.window import Window
from playground.session.actions.network import set_network
from playground.session.actions.training import select_learner
from tests.gui.graph.conftest import drag
from tests.gui.networks.pages._pages import TRAINING, written
from tests.gui.places._networks import LEFT, lines_of, now, pixels, place, train_to_the_end, wait


def opened(window: Window, qtbot: QtBot) -> TangentPage:
    qtbot.mouseClick(place(window).tabs["tangent"], LEFT)
    page = place(window).page
    assert isinstance(page, TangentPage)
    return page


def kernel(page: TangentPage) -> np.ndarray:
    """The eigenvalues that are drawn as those of now."""
    assert page.scree.graph is not None
    return page.scree.graph.dots[-1].y


def test_when_the_training_rests_it_is_held_against_its_tangent(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    page.movement.flush()
    assert "Press Train" in page.movement.empty and "Press Train" in page.scree.empty
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: page.settled)
    result = pg.train(TRAINING)
    moved, beside = pg.tangent_movement(result, 0), pg.linearized_training(result, 0)
    assert page.work.movement is not None and page.work.beside is not None
    assert page.work.movement.kernel == pytest.approx(moved.kernel)
    assert page.work.beside.linearized_losses == pytest.approx(beside.linearized_losses)
    assert kernel(page) == pytest.approx(moved.eigenvalues[-1])
    assert [line.name for line in lines_of(page.beside)] == ["linearized", "training loss"]


def test_a_drag_on_a_chart_shows_the_kernel_of_then(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: page.settled)
    before = pixels(page.scree)
    drag(page.movement, QPointF(page.movement.width() / 3, 30), QPointF(page.movement.width() / 3, 31), LEFT)
    wait(qtbot, lambda: 0 < now(window).shown < now(window).done)
    moved = page.work.movement
    assert moved is not None
    k = int(np.argmin(np.abs(moved.updates - now(window).shown)))
    assert (kernel(page) == moved.eigenvalues[k]).all()
    assert (pixels(page.scree) != before).any() and page.settled


def test_another_contender_is_looked_at_anew(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: page.settled)
    window.document.perform(select_learner, 1)
    assert page.work.movement is None
    wait(qtbot, lambda: page.settled and page.work.movement is not None)
    assert page.work.movement is not None and page.work.movement.name == "Adam"
    window.document.perform(select_learner, None)
    assert page.work.movement is None and "Choose a contender" in page.scree.empty and page.exports() == []


def test_where_there_is_no_tangent_the_page_says_why(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    window.document.perform(lambda state: set_network(state, normalization="batch"))
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: "layer normalization" in page.scree.empty)
    assert page.movement.empty == page.scree.empty and not place(window).banner.sentence
    assert page.scree.empty.startswith("The tangent kernel needs") and page.scree.empty.endswith(".")


def test_what_is_seen_is_written_as_a_drawing_and_as_numbers(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot)
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: page.settled)
    assert {"Movement from the start", "Loss beside the linearized network's", "Kernel"} <= written(
        page, tmp_path, qtbot
    )
    assert (tmp_path / "0.csv").read_text().startswith("update,kernel,parameters")
    assert (tmp_path / "2.csv").read_text().startswith("update,losses,linearized_losses")
