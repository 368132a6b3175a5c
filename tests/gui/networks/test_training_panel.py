"""When a training ends and how much of it is kept is set in its panel; what cannot be is said there."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.networks.panels.network import NetworkPanel
from playground.gui.networks.panels.training import TrainingPanel
from playground.gui.widgets.choice_field import ChoiceField
from playground.gui.widgets.number_field import NumberField
from playground.gui.widgets.number_slider import NumberSlider
from playground.gui.widgets.parameter_form import ParameterForm
from playground.gui.window import Window
from playground.session.actions.data import choose_data
from playground.session.actions.training import open_training, select_learner, set_training
from tests.gui.places._networks import (
    LEFT,
    TRAINING,
    lab,
    learners,
    now,
    place,
    standing_cell,
    train_to_the_end,
    wait,
)


def panel(window: Window) -> TrainingPanel:
    found = place(window).panels["training"]
    assert isinstance(found, TrainingPanel)
    return found


def type_into(qtbot: QtBot, field: NumberField, words: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def enter(qtbot: QtBot, form: ParameterForm | None, name: str, words: str) -> str:
    """Type a value and return what is said against it."""
    assert form is not None
    control = form.fields[name]
    assert isinstance(control, NumberSlider)
    type_into(qtbot, control.field, words)
    return control.message.text()


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("least", "0.3", pg.TrainingStop(loss=0.3)),
        ("flat", "0.05", pg.TrainingStop(gradient=0.05)),
        ("patience", "7", pg.TrainingStop(patience=7)),
    ],
)
def test_every_end_can_be_set_and_taken_back(
    name: str, typed: str, expected: pg.TrainingStop, window: Window, qtbot: QtBot
) -> None:
    assert not enter(qtbot, panel(window).form, name, typed)
    assert lab(window).training.stop == expected
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lab(window).training.stop == pg.TrainingStop()
    enter(qtbot, panel(window).form, name, typed)
    enter(qtbot, panel(window).form, name, "0")
    assert lab(window).training.stop == pg.TrainingStop()


def test_a_training_ends_at_its_loss_and_says_so(window: Window, qtbot: QtBot) -> None:
    enter(qtbot, panel(window).form, "least", "0.45")
    train_to_the_end(qtbot, window)
    assert set(now(window).reasons) == {"reached"} and now(window).done < now(window).updates
    assert "reached its loss" in standing_cell(window, 0, "ended")


def test_memory_and_looks_are_set_and_a_thinned_record_is_said(window: Window, qtbot: QtBot) -> None:
    form = panel(window).form
    assert panel(window).thinned.isHidden()
    enter(qtbot, form, "looks", "200")
    enter(qtbot, form, "epochs", "3000")
    enter(qtbot, form, "memory", "1")
    assert (lab(window).training.looks, lab(window).training.memory) == (200, 1)
    wait(qtbot, lambda: now(window).training == lab(window).training)
    every = now(window).every
    assert every > 1 and panel(window).thinned.isVisible()
    assert f"every {every}" in panel(window).thinned.text()
    enter(qtbot, form, "memory", "512")
    wait(qtbot, panel(window).thinned.isHidden)
    assert "must be a whole number at least 1" in enter(qtbot, form, "memory", "0")
    assert lab(window).training.memory == 512


def test_a_form_shows_what_a_file_says(window: Window) -> None:
    said = TRAINING.replace(stop=pg.TrainingStop(0.25, 0.125, 3), memory=64, looks=11)
    window.document.perform(open_training, said)
    fields = panel(window).form.fields
    shown = {name: fields[name].field.text() for name in ("least", "flat", "patience", "memory", "looks")}  # type: ignore[attr-defined]
    assert shown == {"least": "0.25", "flat": "0.125", "patience": "3", "memory": "64", "looks": "11"}


def network(window: Window) -> NetworkPanel:
    found = place(window).panels["network"]
    assert isinstance(found, NetworkPanel)
    return found


def test_a_network_too_large_for_memory_is_refused_where_it_was_typed(window: Window, qtbot: QtBot) -> None:
    enter(qtbot, panel(window).form, "memory", "1")
    type_into(qtbot, network(window).layers.chips[0].field, "4096")
    before, said = window.document.state, network(window).message
    assert said.isHidden() and lab(window).training.network.hidden == (4096,)
    qtbot.mouseClick(network(window).layers.add, LEFT)
    assert (
        "even the first and the last parameters take 538 MB, and memory allows 1 MB: allow more, or make" in said.text()
    )
    assert said.isVisible() and window.document.state is before
    assert [chip.field.text() for chip in network(window).layers.chips] == ["4096"]
    wide = TRAINING.replace(network=pg.Network(hidden=(1_000_000,)), memory=600)
    window.document.perform(lambda state: replace(state, networks_state=replace(lab(window), training=wide)))
    qtbot.mouseClick(network(window).layers.add, LEFT)
    assert "the network would have 1,000,0" in said.text() and "make its layers narrower" in said.text()


def test_a_training_larger_than_the_machine_is_refused_and_the_old_one_goes_on(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.training.check_room.machine_memory", lambda: 1e9)
    enter(qtbot, panel(window).form, "memory", "600")
    before = window.document.state
    type_into(qtbot, network(window).layers.chips[0].field, "4096")
    qtbot.mouseClick(network(window).layers.add, LEFT)
    assert "GB of memory, most of it for the methods" in network(window).message.text()
    assert "this machine has 1.0 GB: make the network smaller" in network(window).message.text()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.state.networks_state == before.networks_state
    said = enter(qtbot, panel(window).form, "epochs", "2000000")
    assert "most of it for the series of all updates" in said and lab(window).training.epochs == TRAINING.epochs
    train_to_the_end(qtbot, window)
    assert now(window).reasons == ("budget", "budget")


def test_memory_that_the_record_has_no_room_in_is_refused(window: Window, qtbot: QtBot) -> None:
    wide = TRAINING.replace(network=pg.Network(hidden=(512, 512)))
    window.document.perform(open_training, wide)
    said = enter(qtbot, panel(window).form, "memory", "2")
    assert "memory allows 2 MB: allow more, or make the network smaller" in said
    assert lab(window).training == wide


def test_a_rate_that_explodes_at_once_is_said_and_the_record_stays(window: Window, qtbot: QtBot) -> None:
    window.document.perform(choose_data, "regression")
    window.document.perform(select_learner, 1)
    assert enter(qtbot, learners(window).rows[1].form, "lr", "1e200") == ""
    wait(qtbot, lambda: now(window).training == lab(window).training)
    train_to_the_end(qtbot, window)
    assert now(window).reasons == ("budget", "diverged") and now(window).ends[1] < 5
    assert "diverged at" in standing_cell(window, 1, "ended")
    assert "diverged" in place(window).bar.status.text()
    assert np.isfinite(now(window).series["loss"].values[1, 0])
    qtbot.keyClick(window, Qt.Key.Key_Home)
    wait(qtbot, lambda: now(window).shown == 0)
    assert np.isfinite(now(window).standings[1].training_loss)


def test_a_rate_changed_on_the_way_to_what_explodes_ends_that_contender_alone(window: Window, qtbot: QtBot) -> None:
    window.document.perform(choose_data, "regression")
    window.document.perform(lambda state: set_training(state, epochs=20_000))
    place(window).trainer.set_pace(300.0)
    wait(qtbot, lambda: now(window).training == lab(window).training)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait(qtbot, lambda: now(window).done > 20)
    window.document.perform(select_learner, 1)
    enter(qtbot, learners(window).rows[1].form, "lr", "1e200")
    wait(qtbot, lambda: now(window).reasons[1] == "diverged")
    assert now(window).running and now(window).reasons[0] == "running" and now(window).ends[1] > 20
    assert len(lab(window).training.changes) == 1


def test_what_does_not_fit_the_data_is_said_beside_it(window: Window, qtbot: QtBot) -> None:
    window.document.perform(choose_data, "digits")
    before = window.document.state
    field = panel(window).form.fields["loss"]
    assert isinstance(field, ChoiceField)
    row = field.box.findData("logistic")
    field.box.setCurrentIndex(row)
    field.box.activated.emit(row)
    assert "the logistic loss tells two classes apart, and digits has 10: use 'softmax'" in field.message.text()
    assert window.document.state is before and field.box.currentData() == "softmax"


def test_a_batch_larger_than_the_samples_is_all_of_them(window: Window, qtbot: QtBot) -> None:
    assert enter(qtbot, panel(window).form, "batch", "5000") == ""
    assert lab(window).training.plan.updates == lab(window).training.epochs
    assert "must be a whole number at least 1" in enter(qtbot, panel(window).form, "batch", "0")
    train_to_the_end(qtbot, window)
    assert now(window).reasons == ("budget", "budget")


@pytest.mark.parametrize(("name", "typed"), [("samples", "1"), ("samples", "1e99"), ("noise", "-1"), ("split", "0.95")])
def test_data_that_cannot_be_are_refused_where_they_were_typed(
    name: str, typed: str, window: Window, qtbot: QtBot
) -> None:
    before = window.document.state
    form = place(window).panels["data"].form  # type: ignore[attr-defined]
    assert form.fields[name].field.text() and "must be" in enter(qtbot, form, name, typed)
    assert window.document.state is before
