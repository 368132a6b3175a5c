"""What a person changed or trained stays, or its loss is told; what the page waits for is said and can be cancelled."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.networks.ask_at_the_end import BEGIN_ANEW
from playground.gui.networks.pages.curvature.page import CurvaturePage
from playground.gui.networks.pages.landscape.page import COMPUTING, STOPPED, LandscapePage
from playground.gui.networks.pages.layers.page import LayersPage
from playground.gui.networks.pages.tangent.page import TangentPage
from playground.gui.window import Window
from playground.session.actions import learners as actions
from playground.session.actions.network import add_layer, set_network
from playground.session.actions.training import note_change, select_learner, set_training, show_page
from playground.training.change import Change
from tests.gui.places._networks import LEFT, lab, learners, now, place, train_to_the_end, wait


def asked(window: Window) -> QMenu:
    (menu,) = (one for one in place(window).bar.train.findChildren(QMenu) if one.isVisible())
    return menu


def choose(window: Window, words: str) -> None:
    menu = asked(window)
    (entry,) = (action for action in menu.actions() if action.text() == words)
    entry.trigger()
    menu.close()


def test_train_at_the_last_epoch_asks_and_keeps_the_result_meanwhile(window: Window, qtbot: QtBot) -> None:
    window.document.perform(lambda state: set_training(state, epochs=5))
    wait(qtbot, lambda: now(window).updates == 45)
    train_to_the_end(qtbot, window)
    first = now(window).parameters[0].copy()
    qtbot.mouseClick(place(window).bar.train, LEFT)
    words = [action.text() for action in asked(window).actions()]
    assert words == ["Go on for 5 more epochs", BEGIN_ANEW]
    asked(window).close()
    assert now(window).over and np.array_equal(now(window).parameters[0], first)
    qtbot.mouseClick(place(window).bar.train, LEFT)
    choose(window, words[0])
    wait(qtbot, lambda: now(window).training.epochs == 10 and now(window).over)
    whole = pg.train(lab(window).training)
    assert np.array_equal(now(window).parameters[0], whole.final[0]) and np.array_equal(whole.parameters[0][45], first)
    qtbot.mouseClick(place(window).bar.train, LEFT)
    place(window).trainer.set_pace(30.0)  # slowly enough to see it begin
    choose(window, BEGIN_ANEW)
    wait(qtbot, lambda: now(window).running and now(window).done < 90)
    place(window).trainer.set_pace(None)
    wait(qtbot, lambda: now(window).over)
    assert np.array_equal(now(window).parameters[0], whole.final[0])


def test_what_diverged_cannot_go_on(window: Window, qtbot: QtBot) -> None:
    window.document.perform(actions.remove_learner, 0)
    window.document.perform(lambda state: set_network(state, activation="identity"))
    window.document.perform(lambda state: actions.set_learner_parameter(state, 0, "lr", 1e300))
    wait(qtbot, lambda: now(window).training is lab(window).training)
    train_to_the_end(qtbot, window)
    assert set(now(window).reasons) == {"diverged"}
    qtbot.mouseClick(place(window).bar.train, LEFT)
    assert [action.text() for action in asked(window).actions()] == [BEGIN_ANEW]
    asked(window).close()


def test_a_rate_that_was_changed_on_the_way_outlasts_another_layer(window: Window, qtbot: QtBot) -> None:
    place(window).trainer.step(20)
    wait(qtbot, lambda: now(window).done == 20)
    learners(window).change_requested.emit(0, "lr", 0.3)
    wait(qtbot, lambda: lab(window).training.changes == (Change(20, 0, "lr", 0.3),))
    window.document.perform(add_layer)
    assert lab(window).training.changes == (Change(20, 0, "lr", 0.3),)
    assert learners(window).count.text() == "1 change on the way" and learners(window).changes.isVisible()
    wait(qtbot, lambda: now(window).training == lab(window).training)
    train_to_the_end(qtbot, window)
    assert np.array_equal(now(window).parameters[0], pg.train(lab(window).training).final[0])


def test_the_loss_of_a_change_is_told_and_undone(window: Window, qtbot: QtBot) -> None:
    kept = (Change(20, 0, "lr", 0.3), Change(30, 1, "lr", 0.1))
    for change in kept:
        window.document.perform(note_change, change)
    window.document.perform(actions.remove_learner, 0)
    assert place(window).banner.sentence == (
        "Adam no longer changes its lr to 0.3 at update 20; Undo (Ctrl+Z) brings it back"
    )
    window.document.undo()
    assert lab(window).training.changes == kept
    window.document.perform(actions.move_learner, 0, 1)
    assert "no longer" not in place(window).banner.sentence and len(lab(window).training.changes) == 2
    # Looking back and turning the same rate overrules what comes later.
    window.document.perform(note_change, Change(10, 1, "lr", 0.2))
    assert "Adam no longer changes its lr to 0.3 at update 20" in place(window).banner.sentence


@pytest.mark.parametrize("many", [0, 1])
def test_switching_everybody_off_leaves_a_window_that_trains_again(many: int, window: Window, qtbot: QtBot) -> None:
    window.document.perform(lambda state: set_training(state, epochs=2000))  # long enough for outlines
    wait(qtbot, lambda: now(window).training is lab(window).training)
    place(window).trainer.run()
    for row in (0, 1)[many:]:
        learners(window).rows[row].switch.click()
    wait(qtbot, lambda: len(now(window).places) == many)
    assert not place(window).banner.sentence
    assert (place(window).bar.place.text() == "no contender learns") == (many == 0)
    for row in (0, 1)[many:]:
        learners(window).rows[row].switch.click()
    wait(qtbot, lambda: len(now(window).places) == 2)
    place(window).trainer.run()
    wait(qtbot, lambda: now(window).done > 3)
    place(window).trainer.pause()


def test_space_trains_after_a_value_was_typed(window: Window, qtbot: QtBot) -> None:
    field = place(window).panels["training"].form.fields["epochs"].field  # type: ignore[attr-defined]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "30")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Space)
    wait(qtbot, lambda: now(window).done > 0)
    assert lab(window).training.epochs == 30 and field.text() == "30"


def test_pages_say_what_they_wait_for_and_stop_when_they_are_told_to(window: Window, qtbot: QtBot) -> None:
    train_to_the_end(qtbot, window)
    window.document.perform(show_page, "curvature")
    curvature = place(window).page
    assert isinstance(curvature, CurvaturePage)
    curvature.along.chart.flush()
    assert "looked for" in curvature.along.chart.empty and "Press Train" not in curvature.along.chart.empty
    curvature.along.cancel()
    curvature.spectrum.cancel()
    curvature.along.chart.flush()
    assert curvature.along.waiting.button.text() == "Go on" == curvature.spectrum.waiting.button.text()
    assert "Stopped" in curvature.along.chart.empty and "Stopped" in curvature.spectrum.view.empty
    qtbot.wait(400)
    assert curvature.along.along is None and curvature.spectrum.density is None
    qtbot.mouseClick(curvature.along.waiting.button, LEFT)
    qtbot.mouseClick(curvature.spectrum.waiting.button, LEFT)
    wait(qtbot, lambda: curvature.along.settled and curvature.spectrum.eigenvalues is not None)
    wait(qtbot, lambda: curvature.along.waiting.isHidden() and curvature.spectrum.waiting.isHidden())
    window.document.perform(show_page, "tangent")
    tangent = place(window).page
    assert isinstance(tangent, TangentPage)
    tangent.movement.flush()
    assert "is being held" in tangent.movement.empty
    tangent.cancel()
    tangent.movement.flush()
    assert "Stopped" in tangent.movement.empty and tangent.exports() == []
    window.document.perform(show_page, "landscape")
    landscape = place(window).page
    assert isinstance(landscape, LandscapePage)
    assert landscape.slice.plane.empty == COMPUTING.format(now(window).done)
    landscape.look()
    landscape.cancel()
    assert landscape.slice.plane.empty == STOPPED
    window.document.perform(show_page, "layers")
    layers = place(window).page
    assert isinstance(layers, LayersPage)
    window.document.perform(select_learner, None)
    assert "Choose a contender" in layers.signals.scales.empty
    window.document.perform(lambda state: actions.change_learner(state, actions.ACTIONS["toggle"], 1))
    window.document.perform(select_learner, 1)
    assert "does not learn" in layers.signals.scales.empty
