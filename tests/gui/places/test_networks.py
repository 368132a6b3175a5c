"""A person's way through a training."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.widgets.number_field import NumberField
from playground.gui.widgets.value_slider import ValueSlider
from playground.gui.window import Window
from playground.session.actions.data import choose_data
from playground.session.actions.learners import add_learner, set_learner_parameter
from playground.session.actions.training import select_learner, set_training
from tests.gui.conftest import MakeWindow
from tests.gui.places._networks import (
    LEFT,
    TRAINING,
    lab,
    learners,
    lines_of,
    now,
    page,
    pixels,
    place,
    standing_cell,
    start,
    train_to_the_end,
    wait,
)


def test_a_click_in_the_bar_goes_to_the_networks_and_back(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    assert window.networks is None
    qtbot.mouseClick(window.header.places["networks"], LEFT)
    assert place(window).isVisible() and not window.race.isVisible()
    assert "Train or pause" in window.actions_by_words and "Play or pause" not in window.actions_by_words
    assert "Spirals" in window.windowTitle()
    wait(qtbot, lambda: place(window).snapshot is not None)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.race.isVisible() and "Play or pause" in window.actions_by_words
    assert not window.document.can_undo
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert place(window).isVisible() and window.header.places["networks"].isChecked()


def test_train_shows_the_data_being_learned(window: Window, qtbot: QtBot) -> None:
    wait(qtbot, lambda: page(window).sampler.idle)
    before = pixels(page(window).view)
    loss = now(window).standings[0].training_loss
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: page(window).sampler.idle)
    assert now(window).standings[0].training_loss < loss / 3
    assert (np.abs(pixels(page(window).view) - before).max(axis=2) > 30).mean() > 0.3
    assert place(window).bar.status.text() == "the last epoch is done"
    for id, count in (("loss", 4), ("accuracy", 4), ("gradient", 2), ("rate", 2)):
        chart = place(window).panels[id].chart  # type: ignore[attr-defined]
        wait(qtbot, lambda chart=chart, count=count: len(lines_of(chart)) == count)  # type: ignore[misc]


def test_space_trains_and_pauses_and_keys_step(window: Window, qtbot: QtBot) -> None:
    place(window).trainer.set_pace(100.0)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait(qtbot, lambda: now(window).running and now(window).done > 3)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait(qtbot, lambda: not now(window).running)
    done = now(window).done
    qtbot.keyClick(window, Qt.Key.Key_Period)
    wait(qtbot, lambda: now(window).done == done + 1)
    qtbot.keyClick(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, lambda: now(window).done in now(window).epoch_ends.tolist())
    start = TRAINING.problem(0).initial
    qtbot.keyClick(window, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, lambda: now(window).done == 0)
    assert np.array_equal(now(window).parameters[0], start)


def test_space_trains_where_a_card_with_the_focus_was_folded(window: Window, qtbot: QtBot) -> None:
    window.document.perform(add_learner, "heavy_ball")
    window.document.perform(select_learner, 0)
    field = next(field for field in place(window).panels["contenders"].findChildren(NumberField) if field.isVisible())
    field.setFocus()
    window.document.perform(select_learner, 1)
    assert not field.isVisible() and QApplication.activePopupWidget() is None
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    wait(qtbot, lambda: now(window).done > 0)
    assert QApplication.activePopupWidget() is None


def test_a_rate_dragged_while_it_trains_is_kept_marked_and_undone_at_once(window: Window, qtbot: QtBot) -> None:
    window.document.perform(lambda state: set_training(state, epochs=5000))
    place(window).trainer.set_pace(300.0)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait(qtbot, lambda: now(window).done > 30)
    depth = len(window.document._past)
    form = learners(window).rows[0].form
    assert form is not None
    slider = form.fields["lr"].findChild(ValueSlider)
    middle = slider.height() // 2
    qtbot.mousePress(slider, LEFT, pos=QPoint(slider.width() // 2, middle))
    for k in range(1, 6):
        qtbot.mouseMove(slider, QPoint(slider.width() // 2 + 4 * k, middle))
        qtbot.wait(40)
    qtbot.mouseRelease(slider, LEFT, pos=QPoint(slider.width() // 2 + 20, middle))
    wait(qtbot, lambda: len(lab(window).training.changes) >= 3 and not window.document._gestures)
    changes = lab(window).training.changes
    assert all(change.update >= 30 and change.parameter == "lr" for change in changes)
    assert len(window.document._past) == depth + 1
    wait(qtbot, lambda: now(window).training.changes == changes)
    assert now(window).running
    wait(qtbot, learners(window).changes.isVisible)
    chart = place(window).panels["loss"].chart  # type: ignore[attr-defined]
    wait(qtbot, lambda: len(chart.marks) == len(changes) and chart.graph is not None)
    told = chart.changes_at(chart.place_of(changes[0].update, 1.0).x())
    assert told and told[0].startswith(f"update {changes[0].update}: ") and "lr becomes" in told[0]
    assert chart.changes_at(-100.0) == []
    assert learners(window).rows[0].contender.parameters["lr"] == changes[-1].value  # type: ignore[union-attr]
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lab(window).training.changes == ()
    wait(qtbot, lambda: not now(window).training.changes and now(window).running)


def test_between_start_and_end_alone_a_parameter_is_changed_on_the_way(window: Window, qtbot: QtBot) -> None:
    form = learners(window).rows[0].form
    assert form is not None
    field = form.fields["lr"].field  # type: ignore[attr-defined]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.03")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert lab(window).training.contenders[0].contender.parameters["lr"] == 0.03 and not lab(window).training.changes
    train_to_the_end(qtbot, window)
    end = now(window).parameters[0]
    window.document.perform(set_learner_parameter, 0, "lr", 0.02)
    wait(qtbot, lambda: now(window).training.contenders[0].contender.parameters["lr"] == 0.02 and now(window).over)
    assert not np.array_equal(now(window).parameters[0], end)
    assert np.array_equal(now(window).parameters[0], pg.train(TRAINING).final[0])


def test_looking_back_shows_what_was_and_one_can_go_on_from_there(window: Window, qtbot: QtBot) -> None:
    train_to_the_end(qtbot, window)
    end, bar = now(window).parameters[0], place(window).bar
    assert bar.go_back.isHidden()
    middle = QPoint(bar.slider.width() // 2, bar.slider.height() // 2)
    qtbot.mouseClick(bar.slider, LEFT, pos=middle)
    wait(qtbot, lambda: 0 < now(window).shown < now(window).done)
    shown = now(window).shown
    assert not np.array_equal(now(window).parameters[0], end) and bar.go_back.isVisible()
    assert f"update {shown} /" in bar.place.text()
    qtbot.mouseClick(bar.go_back, LEFT)
    wait(qtbot, lambda: now(window).done == shown)
    assert bar.go_back.isHidden()
    train_to_the_end(qtbot, window)
    assert np.array_equal(now(window).parameters[0], end)
    qtbot.keyClick(window, Qt.Key.Key_Home)
    wait(qtbot, lambda: now(window).shown == 0)
    qtbot.keyClick(window, Qt.Key.Key_End)
    wait(qtbot, lambda: now(window).shown == now(window).done)


def test_divergence_is_told_and_the_rest_goes_on(window: Window, qtbot: QtBot) -> None:
    window.document.perform(choose_data, "regression")
    window.document.perform(set_learner_parameter, 1, "lr", 1e6)
    wait(qtbot, lambda: now(window).training == lab(window).training)
    train_to_the_end(qtbot, window)
    assert now(window).reasons == ("budget", "diverged")
    assert "diverged" in standing_cell(window, 1, "ended")


def test_the_window_closes_in_the_middle_of_a_training(window: Window, qtbot: QtBot) -> None:
    window.document.perform(lambda state: set_training(state, epochs=100_000))
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait(qtbot, lambda: now(window).running and now(window).done > 500)
    window.close()  # the fixture looks for threads that are left


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_in_every_theme_everything_has_room(make_window: MakeWindow, qtbot: QtBot, theme: str, large: bool) -> None:
    window = make_window(start(), wait=False, theme=theme)
    window.set_theme(theme, large=large)
    wait(qtbot, lambda: window.networks is not None and window.networks.snapshot is not None)
    train_to_the_end(qtbot, window)
    QApplication.processEvents()
    for button in (place(window).bar.train, window.header.places["networks"], window.header.places["race"]):
        assert button.width() >= button.sizeHint().width()
    assert page(window).view.width() > 300
    paper = window.theme.color("paper")
    corner = page(window).view.grab().toImage().pixelColor(2, 2)
    assert corner.name() == paper.name()
