"""A person's way through the landscape around a network."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from playground.gui.networks.pages.landscape import plane_with_chart as _plane_with_chart
from playground.gui.networks.pages.landscape.jobs import Lines
from playground.gui.networks.pages.landscape.page import COMPUTING, NO_CONTENDER, RUNNING, TRAIN_FIRST, LandscapePage
from playground.gui.window import Window
from playground.session.actions.landscape import set_landscape
from playground.session.actions.training import select_learner, set_training
from playground.slices.loss_slice import LossSlice
from tests.gui.graph.conftest import drag
from tests.gui.places._networks import LEFT, lab, lines_of, now, pixels, place, train_to_the_end, wait


def page(window: Window) -> LandscapePage:
    made = place(window).page
    assert isinstance(made, LandscapePage)
    return made


def looked(window: Window, qtbot: QtBot) -> LandscapePage:
    """Wait until everything that was asked for is there."""
    shown = page(window)
    wait(qtbot, lambda: shown._key == shown._wanted_key() and not shown.busy and shown.found is not None)
    return shown


def painted(shown: LandscapePage) -> bool:
    """Whether the picture is the one of the part that is seen."""
    stage = shown.slice.plane.stage
    if stage is None:
        return False
    shown.slice.plane.grab()
    return stage.plot.ground.idle and stage.plot.ground.region == shown.slice.plane.region


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
    assert shown.slice.plane.empty == NO_CONTENDER and shown.found is None


def test_directions_width_and_points_are_chosen_and_told_in_words(
    window: Window, trained: LandscapePage, qtbot: QtBot
) -> None:
    found = trained.found
    assert isinstance(found, LossSlice) and found.plane.kind == "principal"
    assert f"d₁ holds {100 * found.explained[0]:.0f} %" in trained.words.text()
    wait(qtbot, lambda: painted(trained))
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
    wait(qtbot, lambda: painted(trained))
    assert not np.array_equal(pixels(trained.slice.plane), before) and "random" in trained.words.text()
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
    middle = QPointF(chart.width() / 2, chart.height() / 2)
    before = pixels(trained.slice.plane)
    drag(chart, middle, middle - QPointF(30, 0), LEFT)
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
    assert trained.lines.isVisible() and len(lines_of(trained.lines.accuracy)) == 2
    other = trained.controls.other
    other.setCurrentIndex(1)
    other.activated.emit(1)
    assert lab(window).landscape.other == 1
    found = looked(window, qtbot).found
    assert isinstance(found, Lines) and found.line.names == ("Heavy ball", "Adam") and found.curve is not None
    assert len(lines_of(trained.lines.loss)) == 4
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
        "Slice as CSV …", "Slice as NPZ …", "PNG picture …", "SVG drawing …", "PDF page …",
        "Figure with size, title and legend …",
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
    words = plane.words_at(plane.place_of(x, y))
    assert f"loss {loss:.4g}; " in words and words.splitlines()[0].endswith("from the end")


def test_the_wheel_and_a_drag_have_what_is_newly_seen_computed(
    window: Window, trained: LandscapePage, qtbot: QtBot
) -> None:
    first, plane = trained.found, trained.slice.plane
    assert isinstance(first, LossSlice)
    middle = plane.area().center()
    before = plane.data_at(middle)
    for _ in range(3):
        plane.zoom((0.5, 0.5), 0.5, 0.5)
    assert plane.data_at(middle) == pytest.approx(before)  # at once, from the picture that is there
    nearer = looked(window, qtbot).found
    assert isinstance(nearer, LossSlice) and nearer.plane is first.plane and not nearer.coarse
    assert np.ptp(nearer.xs) == pytest.approx(np.ptp(first.xs) / 8)
    wait(qtbot, lambda: painted(trained))
    drag(plane, middle, middle + QPointF(40, 0), LEFT)
    moved = looked(window, qtbot).found
    assert (
        isinstance(moved, LossSlice)
        and moved.xs[0] < nearer.xs[0]
        and np.ptp(moved.xs) == pytest.approx(np.ptp(nearer.xs))
    )
    assert moved.ys == pytest.approx(nearer.ys)
    qtbot.keyClick(plane, Qt.Key.Key_0)
    whole = looked(window, qtbot).found
    assert isinstance(whole, LossSlice) and (whole.losses == first.losses).all()


def test_another_plane_is_seen_whole(window: Window, trained: LandscapePage, qtbot: QtBot) -> None:
    trained.slice.plane.zoom((0.25, 0.25), 0.5, 0.5)
    looked(window, qtbot)
    window.document.perform(lambda state: set_landscape(state, directions="random"))
    found = looked(window, qtbot).found
    assert isinstance(found, LossSlice) and not trained.slice.plane.seen.chosen
    assert (float(found.xs[0]), float(found.xs[-1])) == found.plane.extent[0] == trained.slice.plane.region.across


def test_the_test_samples_have_a_slice_of_their_own(window: Window, trained: LandscapePage, qtbot: QtBot) -> None:
    first = trained.found
    assert isinstance(first, LossSlice) and first.part == "training" and trained.controls.part.isEnabled()
    window.document.perform(lambda state: set_landscape(state, part="test"))
    found = looked(window, qtbot).found
    assert isinstance(found, LossSlice) and found.part == "test" and not np.allclose(found.losses, first.losses)
    assert trained.words.text().startswith("The loss over the test samples.")


def test_lines_have_a_logarithmic_axis_and_tell_what_is_under_the_mouse(
    window: Window, trained: LandscapePage, qtbot: QtBot
) -> None:
    window.document.perform(lambda state: set_landscape(state, sight="lines"))
    found = looked(window, qtbot).found
    assert isinstance(found, Lines)
    chart, log = trained.lines.loss, trained.controls.log
    assert chart.graph is not None
    assert log.isVisible() and log.isChecked() and chart.graph.up.logarithmic
    before = pixels(chart)
    qtbot.mouseClick(log, LEFT)
    networks_state = lab(window)
    assert networks_state.loss_scale == "linear" and not chart.graph.up.logarithmic and (pixels(chart) != before).any()
    t = chart.data_at(chart.area().center())[0]
    words = trained.lines.words_at(t, chart)
    away = float(np.linalg.norm(found.line.point(t) - found.line.controls[0]))
    assert f"distance {away:.3g} from t = 0" in words and "training " in words and "test " in words
    assert trained.lines.words.text().startswith("t 0: ") and chart.cursor_place == 0.0
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.cursor_place == trained.lines.accuracy.cursor_place > 0.0
    assert trained.lines.words.text() == trained.lines.words_at(chart.cursor_place, chart)


def test_the_slice_of_before_is_pale_under_words_while_another_plane_is_computed(
    window: Window, trained: LandscapePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_plane_with_chart, "_SOON_MS", 0)
    plane, said = trained.slice.plane, list[str]()
    show = plane.show_waiting
    monkeypatch.setattr(plane, "show_waiting", lambda words: (said.append(words), show(words)))
    window.document.perform(lambda state: set_landscape(state, directions="random"))
    looked(window, qtbot)
    assert COMPUTING.format(now(window).done) in said and plane.waiting == ""
    said.clear()
    plane.zoom((0.5, 0.5), 0.5, 0.5)
    looked(window, qtbot)
    assert not any(said), "another part of the same plane is stretched, and nothing is said"


def test_the_slice_is_zoomed_as_far_as_losses_mean_something(trained: LandscapePage) -> None:
    plane = trained.slice.plane
    home = plane.region
    for factor, share in ((1e-9, 1e-6), (1e12, 1e3)):
        plane.zoom((factor, factor), 0.5, 0.5)
        assert plane.region.x1 - plane.region.x0 == pytest.approx(share * (home.x1 - home.x0))
        assert plane.region.y1 - plane.region.y0 == pytest.approx(share * (home.y1 - home.y0))
    plane.fit()
    assert plane.region == home
