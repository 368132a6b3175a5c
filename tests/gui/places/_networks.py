"""What the tests of the networks' place have in common."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.graph.graph_view import GraphView
from playground.gui.networks.pages.decision.page import DecisionPage
from playground.gui.networks.panels.contenders import LearnersPanel
from playground.gui.places.networks import NetworksPlace
from playground.gui.window import Window
from playground.picture.graph import Line
from playground.services.training_snapshot import Snapshot
from playground.session.actions.training import open_training
from playground.session.lesson import lesson_state
from playground.session.networks_state import NetworksState
from playground.session.state import State
from tests.gui.conftest import PATIENCE

LEFT = Qt.MouseButton.LeftButton
TRAINING = pg.Training(
    pg.data("moons", samples=120), pg.Network(hidden=(8,)),
    contenders=[pg.Contender("adam", lr=0.02), pg.Contender("heavy_ball", lr=0.05)], batch=10, epochs=40,
)  # fmt: skip


def start() -> State:
    return open_training(lesson_state("sphere"), TRAINING)


def place(window: Window) -> NetworksPlace:
    assert window.networks is not None
    return window.networks


def now(window: Window) -> Snapshot:
    snapshot = place(window).snapshot
    assert snapshot is not None and not snapshot.awaited
    return snapshot


def lab(window: Window) -> NetworksState:
    networks_state = window.document.state.networks_state
    assert networks_state is not None
    return networks_state


def page(window: Window) -> DecisionPage:
    made = place(window).page
    assert isinstance(made, DecisionPage)
    return made


def learners(window: Window) -> LearnersPanel:
    panel = place(window).panels["contenders"]
    assert isinstance(panel, LearnersPanel)
    return panel


def train_to_the_end(qtbot: QtBot, window: Window) -> None:
    qtbot.mouseClick(place(window).bar.train, LEFT)
    wait(qtbot, lambda: now(window).over)


def wait(qtbot: QtBot, done: Callable[[], bool]) -> None:
    qtbot.waitUntil(done, timeout=PATIENCE)


def pixels(widget: QWidget) -> np.ndarray:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)


def lines_of(view: GraphView) -> list[Line]:
    """The lines that a chart draws now, marks left out: those that have a name."""
    view.flush()
    return [] if view.graph is None else [line for line in view.graph.lines if line.name]


def standing_cell(window: Window, learner: int, head: str) -> str:
    """Return what the standings say of a contender, by its place in the list, in a column."""
    model = place(window).panels["standing"].model  # type: ignore[attr-defined]
    row = next(k for k, one in enumerate(model.rows) if one.place == learner)
    column = next(k for k, one in enumerate(model.columns) if one.head == head)
    return str(model.cells[row][column])
