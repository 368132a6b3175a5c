"""The legend of the networks' charts, and what these have in common."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.window import Window
from playground.session.actions.training import open_training
from tests.gui.places._networks import now, place, train_to_the_end, wait

CHARTS = ("loss", "accuracy", "gradient", "rate")


@pytest.fixture
def trained(window: Window, qtbot: QtBot) -> Window:
    contenders = [pg.Contender("adam", lr=0.03, modifiers=[pg.Modifier("tail_average")]), pg.Contender("nesterov")]
    training = pg.Training(pg.data("moons", samples=80), contenders=contenders, epochs=6)
    window.document.perform(open_training, training)
    window.go_to("networks")
    wait(qtbot, lambda: place(window).snapshot is not None and now(window).training == training)
    train_to_the_end(qtbot, window)
    # Charts hear of a snapshot in the frame after the one that was painted.
    panels = [place(window).panels[id] for id in CHARTS]
    wait(qtbot, lambda: all(panel.snapshot is not None and panel.snapshot.done == now(window).done for panel in panels))
    return window


def names(window: Window, id: str) -> set[str]:
    chart = place(window).panels[id].chart
    chart.flush()
    return {line.name for line in chart.shown.lines if line.name}


def chip(window: Window, name: str):
    return next(one for one in place(window).panels["loss"].legend.chips if one.text() == name)


def test_a_click_hides_a_contender_and_its_average_in_all_charts(trained: Window, qtbot: QtBot) -> None:
    assert names(trained, "loss") == {"Adam", "Adam averaged", "Nesterov"}
    qtbot.mouseClick(chip(trained, "Adam"), Qt.MouseButton.LeftButton)
    for id in CHARTS:
        assert names(trained, id) == {"Nesterov"}, id
    qtbot.mouseClick(chip(trained, "Adam"), Qt.MouseButton.LeftButton)
    assert names(trained, "loss") == {"Adam", "Adam averaged", "Nesterov"}


def test_alt_and_a_click_leaves_one_alone(trained: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(chip(trained, "Nesterov"), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier)
    assert names(trained, "accuracy") == {"Nesterov"}
    qtbot.mouseClick(chip(trained, "Nesterov"), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier)
    assert names(trained, "accuracy") == {"Adam", "Adam averaged", "Nesterov"}


def test_the_seen_updates_are_those_of_all_charts_over_updates(trained: Window) -> None:
    charts = [place(trained).panels[id].chart for id in CHARTS]
    for chart in charts:
        chart.flush()
    charts[0].choose(charts[0].region.with_across((3.0, 9.0)))
    assert {chart.region.across for chart in charts} == {(3.0, 9.0)}
    charts[2].fit()
    assert len({chart.region.across for chart in charts}) == 1 and charts[0].region.x0 == 0


def test_the_mouse_on_a_name_marks_its_curves(trained: Window, qtbot: QtBot) -> None:
    link = place(trained).panels["rate"].chart.link
    chip(trained, "Nesterov").entered.emit(1)
    assert link.mark_key == (1,) and link.marks((1,)) and not link.marks((0,))
