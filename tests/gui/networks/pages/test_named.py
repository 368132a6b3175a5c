"""What is seen and exported belongs to the training that is named: all pages, all ways of changing it, all exports."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.networks.charts.updates_view import UpdatesView
from playground.gui.networks.pages import PAGES, PageWidget
from playground.gui.networks.pages.curvature.page import CurvaturePage
from playground.gui.networks.pages.decision.page import DecisionPage
from playground.gui.networks.pages.landscape.page import RUNNING, LandscapePage
from playground.gui.networks.pages.layers.page import LayersPage
from playground.gui.networks.pages.tangent.page import TangentPage
from playground.gui.networks.pages.ticket.page import TicketPage
from playground.gui.window import Window
from playground.session.actions import learners
from playground.session.actions.data import choose_data, draw_point, set_data_parameter, set_split
from playground.session.actions.network import add_layer, remove_layer, set_network, set_width
from playground.session.actions.training import (
    note_change,
    open_training,
    select_learner,
    set_stop,
    set_training,
    show_page,
)
from playground.session.lesson import lesson_state
from playground.training.change import Change
from tests.gui.conftest import PATIENCE, MakeWindow
from tests.gui.places._networks import LEFT, lab, lines_of, now, place, train_to_the_end, wait

CIRCLES = pg.Training(
    pg.data("circles", samples=60), pg.Network(hidden=(4,)),
    contenders=[pg.Contender("adam", lr=0.02), pg.Contender("heavy_ball")], batch=15, epochs=4,
)  # fmt: skip
OTHER = CIRCLES.replace(data=pg.data("checkerboard", samples=60))
# Every way of making another training of one: what a person does, as the action that does it.
WAYS: dict[str, Callable[[Any], Any]] = {
    "data": lambda state: choose_data(state, "checkerboard"),
    "noise": lambda state: set_data_parameter(state, "noise", 0.3),
    "split": lambda state: set_split(state, 0.5),
    "point": lambda state: draw_point(state, 0.1, 0.2, 1),
    "layer": add_layer,
    "no layer": lambda state: remove_layer(state, 0),
    "width": lambda state: set_width(state, 0, 5),
    "activation": lambda state: set_network(state, activation="relu"),
    "initialization": lambda state: set_network(state, initialization="he"),
    "dropout": lambda state: set_network(state, dropout=0.2),
    "seed": lambda state: set_training(state, seed=1),
    "epochs": lambda state: set_training(state, epochs=5),
    "batch": lambda state: set_training(state, batch=5),
    "loss": lambda state: set_training(state, loss="squared"),
    "penalty": lambda state: set_training(state, penalty=0.1),
    "stop": lambda state: set_stop(state, loss=0.1),
    "rate": lambda state: learners.set_learner_parameter(state, 0, "lr", 0.03),
    "rate on the way": lambda state: note_change(state, Change(2, 0, "lr", 0.03)),
    "contender": lambda state: learners.add_learner(state, "nesterov"),
    "switched off": lambda state: learners.change_learner(state, learners.ACTIONS["toggle"], 1),
    "removed": lambda state: learners.remove_learner(state, 1),
    "none": lambda state: learners.remove_learner(learners.remove_learner(state, 0), 0),
    "own network": lambda state: learners.set_learner_network(state, 1, pg.Network(hidden=(3,))),
    "file": lambda state: open_training(state, OTHER),
    "another is looked at": lambda state: select_learner(state, 1),
}  # fmt: skip


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> Window:
    made = make_window(open_training(lesson_state("sphere"), CIRCLES), wait=False)
    qtbot.waitUntil(lambda: made.networks is not None and made.networks.snapshot is not None, timeout=PATIENCE)
    place(made).trainer.set_pace(None)
    return made


def settled(page: PageWidget) -> bool:
    """Whether a page has found everything that it looks for."""
    if isinstance(page, CurvaturePage):
        return page.along.settled and page.along.along is not None and page.spectrum.eigenvalues is not None
    if isinstance(page, LandscapePage):
        return page._key == page._wanted_key() and not page.busy and page.found is not None
    if isinstance(page, TangentPage):
        return page.settled and page.work.beside is not None
    if isinstance(page, LayersPage | TicketPage):
        return page.work.idle and page.found is not None
    return isinstance(page, DecisionPage) and page.sampler.idle and page.pictured() is not None


def open_all(window: Window, qtbot: QtBot) -> dict[str, PageWidget]:
    """Have every page find what it finds; the first is open in the end."""
    for id in sorted(PAGES.ids(), key=lambda id: -PAGES.get(id).order):
        window.document.perform(show_page, id)
        page = place(window).page
        if isinstance(page, TicketPage):
            qtbot.mouseClick(page.train, LEFT)
        wait(qtbot, lambda page=page: settled(page))  # type: ignore[misc]
        assert page.exports() and page.pictured() is not None
    return place(window).pages


@contextmanager
def changed(window: Window, way: str) -> Iterator[None]:
    """Another training, and the first one again."""
    before = window.document.state
    window.document.perform(WAYS[way])
    yield
    if window.document.state.networks_state.training != before.networks_state.training:  # type: ignore[union-attr]
        window.document.undo()
    window.document.perform(select_learner, 0)
    assert lab(window).training == CIRCLES


def test_nothing_is_exported_under_another_name(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    train_to_the_end(qtbot, window)
    pages = open_all(window, qtbot)
    # Pages that are not open are told nothing: what they hold is there again when its name is.
    hidden = {id: page for id, page in pages.items() if page is not place(window).page}
    offered = {id: [export[:2] for export in page.exports()] for id, page in hidden.items()}
    for way in WAYS:
        with changed(window, way):
            for id, page in pages.items():
                assert page.exports() == [] and page.pictured() is None, (way, id)
                title, kind = offered.get(id, [("", "csv")])[0]
                page.files.write_numbers(tmp_path / f"{way}.{kind}", title, kind)
                assert "another training" in place(window).banner.sentence
            place(window).files.export_numbers_to(tmp_path / f"{way}.csv", "csv")
            if way != "another is looked at":
                QGuiApplication.clipboard().setText("before")
                window.actions_by_words["Copy table of results"].trigger()
                assert QGuiApplication.clipboard().text() == "before", way
        for id, page in hidden.items():
            assert [export[:2] for export in page.exports()] == offered[id], (way, id)
        assert not list(tmp_path.iterdir()), way


def test_the_slice_of_the_circles_does_not_stand_under_the_checkerboard(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    train_to_the_end(qtbot, window)
    window.document.perform(show_page, "landscape")
    page = place(window).page
    assert isinstance(page, LandscapePage)
    wait(qtbot, lambda: settled(page))
    window.document.perform(show_page, "decision")
    window.document.perform(choose_data, "checkerboard")
    place(window).trainer.set_pace(20)  # it goes on as long as this takes
    qtbot.mouseClick(place(window).bar.train, LEFT)
    wait(qtbot, lambda: now(window).running and now(window).done > 5)
    window.document.perform(show_page, "landscape")
    assert page.found is None and page.slice.plane.found is None and page.slice.plane.empty == RUNNING
    assert page.exports() == [] and page.pictured() is None and page.words.text() == ""
    page.look()
    wait(qtbot, lambda: not page.busy and page.found is not None)
    of = page._kept._kept
    assert of is not None and of[1] == lab(window).training.fingerprint(of[2])


SAMPLE = (("decision", "data"), ("landscape", "rate"), ("layers", "none"))
PAIRS = [(id, way) for id in sorted(PAGES.ids()) for way in ("data", "rate", "seed", "none", "another is looked at")]


@pytest.mark.parametrize(
    ("id", "way"), [pytest.param(*pair, marks=() if pair in SAMPLE else pytest.mark.long) for pair in PAIRS]
)
def test_nothing_stays_on_a_page_that_is_open(id: str, way: str, window: Window, qtbot: QtBot) -> None:
    """Nor is anything found under the old name shown when it arrives."""
    train_to_the_end(qtbot, window)
    window.document.perform(show_page, id)
    page = place(window).page
    if isinstance(page, TicketPage):
        qtbot.mouseClick(page.train, LEFT)
    wait(qtbot, lambda: settled(page))
    full = _ink(page)
    window.document.perform(WAYS[way])
    QApplication.processEvents()
    assert place(window).named_snapshot is place(window).snapshot
    # What is there is of the new name: exports are offered of nothing else.
    assert _ink(page) < full or page.exports()


def _ink(page: PageWidget) -> int:
    """How many things a page draws that it has found."""
    for chart in page.findChildren(UpdatesView):
        chart.flush()
    charts = sum(len(lines_of(chart)) for chart in page.findChildren(UpdatesView))
    if isinstance(page, CurvaturePage):
        graph = page.spectrum.view.graph
        return charts + (0 if graph is None else len(graph.lines) + len(graph.bars))
    if isinstance(page, LandscapePage):
        return charts + (page.slice.plane.found is not None)
    if isinstance(page, TangentPage):
        return charts + (page.scree.graph is not None)
    if isinstance(page, LayersPage):
        return charts + (page.signals.signals is not None) + (page.slopes.signals is not None)
    if isinstance(page, DecisionPage):
        return charts + (page.view.found is not None)
    return charts
