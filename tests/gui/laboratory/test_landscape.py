"""A person's way through the landscape around a network."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from playground.gui.laboratory.pages._landscape_jobs import Lines
from playground.gui.laboratory.pages.landscape import NOBODY, RUNNING, TRAIN_FIRST, LandscapePage
from playground.gui.window import Window
from playground.session.actions.landscape import set_landscape
from playground.session.actions.training import select_learner, set_training
from playground.slices.loss_slice import LossSlice
from tests.gui.places._laboratory import LEFT, lab, now, pixels, place, train_to_the_end, wait


def page(window: Window) -> LandscapePage:
    made = place(window).page
    assert isinstance(made, LandscapePage)
    return made


def looked(window: Window, qtbot: QtBot) -> LandscapePage:
    """Wait until everything that was asked for is there."""
    shown = page(window)
    wait(qtbot, lambda: shown._key == shown._wanted_key() and not shown.busy and shown.found is not None)
    return shown


@pytest.fixture
def trained(window: Window, qtbot: QtBot) -> LandscapePage:
    train_to_the_end(qtbot, window)
    qtbot.mouseClick(place(window).tabs["landscape"], LEFT)
    return looked(window, qtbot)


def test_an_untrained_network_has_no_landscape_and_the_page_says_what_to_do(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(place(window).tabs["landscape"], LEFT)
    shown = page(window)
    assert shown.slice.plane.empty == TRAIN_FIRST and not shown.controls.go.isEnabled()
    train_to_the_end(qtbot, window)
    found = looked(window, qtbot).found
    assert isinstance(found, LossSlice) and found.losses.shape == (51, 51) and not found.coarse
    window.document.perform(select_learner, None)
    assert shown.slice.plane.empty == NOBODY and shown.found is None


def test_directions_width_and_points_are_chosen_and_told_in_words(
    window: Window, trained: LandscapePage, qtbot: QtBot
) -> None:
    found = trained.found
    assert isinstance(found, LossSlice) and found.plane.kind == "principal"
    assert f"d₁ holds {100 * found.explained[0]:.0f} %" in trained.words.text()
    wait(qtbot, lambda: trained.slice.plane.image is not None)
    box, before = trained.controls.kind, pixels(trained.slice.plane)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    assert lab(window).landscape.directions == "random"
    qtbot.mouseDClick(trained.controls.span, LEFT)
    trained.controls.span.selectAll()
    qtbot.keyClicks(trained.controls.span, "2")
    qtbot.keyClick(trained.controls.span, Qt.Key.Key_Return)
    found = looked(window, qtbot).found
    assert isinstance(found, LossSlice) and found.plane.kind == "random" and found.xs[0] == -2 and found.ys[-1] == 2
    wait(qtbot, lambda: trained.slice.plane.image is not None)
    assert (pixels(trained.slice.plane) != before).any() and "random" in trained.words.text()
    assert not window.document.can_undo


def test_an_illegal_width_is_refused_in_a_sentence(window: Window, trained: LandscapePage, qtbot: QtBot) -> None:
    trained.controls.span.selectAll()
    qtbot.keyClicks(trained.controls.span, "wide")
    qtbot.keyClick(trained.controls.span, Qt.Key.Key_Return)
    assert "span must be a number" in place(window).banner.sentence
    assert lab(window).landscape.span == 1


def test_a_drag_on_the_chart_looks_back_and_the_path_has_a_mark_there(
    window: Window, trained: LandscapePage, qtbot: QtBot
) -> None:
    chart = trained.slice.chart
    middle = QPoint(chart.width() // 2, chart.height() // 2)
    before = pixels(trained.slice.plane)
    qtbot.mousePress(chart, LEFT, pos=middle)
    qtbot.mouseMove(chart, middle - QPoint(30, 0))
    qtbot.mouseRelease(chart, LEFT, pos=middle - QPoint(30, 0))
    wait(qtbot, lambda: 0 < now(window).shown < now(window).done)
    wait(qtbot, lambda: trained.slice.plane.update_shown == now(window).shown)
    assert (pixels(trained.slice.plane) != before).any()
    assert not trained.busy  # the landscape is the one around the end all the same


def test_lines_lead_from_the_start_and_from_another_contender_with_a_low_path(
    window: Window, trained: LandscapePage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(trained.controls.sights["lines"], LEFT)
    found = looked(window, qtbot).found
    assert isinstance(found, Lines) and found.line.names == ("Adam, start", "Adam, end") and found.curve is None
    assert trained.lines.isVisible() and len(trained.lines.accuracy.curves) == 2
    other = trained.controls.other
    other.setCurrentIndex(1)
    other.activated.emit(1)
    assert lab(window).landscape.other == 1
    found = looked(window, qtbot).found
    assert isinstance(found, Lines) and found.line.names == ("Heavy ball", "Adam") and found.curve is not None
    assert len(trained.lines.loss.curves) == 4
    highest = found.line.training_loss[(found.line.ts >= 0) & (found.line.ts <= 1)].max()
    assert found.curve.highest[1] <= highest + 1e-9 and "low path" in trained.words.text()


def test_what_is_computed_is_cancelled_by_the_button_and_by_leaving_the_page(
    window: Window, trained: LandscapePage, qtbot: QtBot
) -> None:
    window.document.perform(set_landscape, points=1001)
    wait(qtbot, lambda: trained.busy and isinstance(trained.found, LossSlice) and trained.found.coarse)
    assert trained.controls.go.text().startswith("Cancel")
    qtbot.mouseClick(trained.controls.go, LEFT)
    assert not trained.busy and trained.words.text().startswith("Stopped") and trained.controls.go.text() == "Look"
    wait(qtbot, lambda: not trained._worker.busy)
    assert isinstance(trained.found, LossSlice) and trained.found.coarse
    qtbot.mouseClick(trained.controls.go, LEFT)
    assert trained.busy
    qtbot.mouseClick(place(window).tabs["decision"], LEFT)
    assert not trained.busy
    wait(qtbot, lambda: not trained._worker.busy)


def test_while_the_training_goes_on_nothing_is_computed_until_it_is_asked_for(window: Window, qtbot: QtBot) -> None:
    place(window).trainer.set_pace(500)  # it goes on for minutes, whatever machine this is
    window.document.perform(set_training, epochs=20_000)
    wait(qtbot, lambda: now(window).updates > 10_000)
    qtbot.mouseClick(place(window).tabs["landscape"], LEFT)
    qtbot.mouseClick(place(window).bar.train, LEFT)
    shown = page(window)
    wait(qtbot, lambda: now(window).running and now(window).done > 20)
    assert shown.slice.plane.empty == RUNNING and not shown.busy
    qtbot.mouseClick(shown.controls.go, LEFT)
    wait(qtbot, lambda: shown.found is not None and not shown.busy)
    assert now(window).running
    first = shown.found
    window.document.perform(set_landscape, directions="random")
    wait(qtbot, lambda: shown.found is not first and not shown.busy)
    assert now(window).running and isinstance(shown.found, LossSlice) and shown.found.plane.kind == "random"
    qtbot.mouseClick(place(window).bar.train, LEFT)
    wait(qtbot, lambda: not now(window).running)
    assert isinstance(looked(window, qtbot).found, LossSlice)


def test_what_is_seen_is_exported(window: Window, trained: LandscapePage, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.mouseClick(trained.controls.export, LEFT)
    menu = trained.controls.export.findChildren(QMenu)[-1]
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Slice as CSV …", "Slice as NPZ …", "PNG picture …", "SVG drawing …",
    ]  # fmt: skip
    menu.close()
    for _, kind, save in trained.exports():
        trained.files.write(tmp_path / f"slice.{kind}", partial(save, tmp_path / f"slice.{kind}"))
    for kind in ("png", "svg"):
        trained.files.write_picture(tmp_path / f"slice.{kind}")
    qtbot.waitUntil(lambda: trained.files.idle)
    found = trained.found
    assert isinstance(found, LossSlice)
    assert (np.load(tmp_path / "slice.npz")["losses"] == found.losses).all()
    assert (tmp_path / "slice.csv").read_bytes().startswith(b"of,update,x,y,loss,true_loss\r\ngrid,")
    assert (tmp_path / "slice.png").read_bytes().startswith(b"\x89PNG")
    with qtbot.waitSignal(trained.files.failed) as said:
        trained.files.write_picture(tmp_path / "no" / "folder" / "slice.svg")
    assert "slice.svg" in said.args[0]


def test_the_loss_under_the_mouse_is_told(trained: LandscapePage) -> None:
    found, plane = trained.found, trained.slice.plane
    assert isinstance(found, LossSlice)
    x, y, loss = found.lowest
    assert plane.words_at(plane.pixel_of(x, y)).endswith(f"loss {loss:.4g}")
