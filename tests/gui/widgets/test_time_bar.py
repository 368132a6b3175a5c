"""Time wishes to be moved, and shows where it is told to be."""

import pytest
from PySide6.QtCore import QPoint, Qt

from playground.gui.theme.apply import apply_theme
from playground.gui.theme.theme import gui_theme
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.time_bar import SPEEDS, TimeBar


@pytest.fixture
def bar(qtbot):
    widget = TimeBar()
    qtbot.addWidget(widget)
    widget.resize(1024, 44)
    widget.show()
    widget.show_steps(400)
    widget.show_step(240)
    return widget


def button(bar, name):
    return next(one for one in bar.findChildren(IconButton) if one.accessibleName().startswith(name))


def test_showing_a_step_wishes_for_nothing(bar, qtbot):
    with qtbot.assertNotEmitted(bar.seek_requested):
        bar.show_step(100)
        bar.show_steps(50)
    assert bar.steps.text() == "step 50 / 50"


def test_every_button_wishes_once(bar, qtbot):
    wishes = []
    bar.seek_requested.connect(lambda step: wishes.append(("seek", step)))
    bar.step_requested.connect(lambda by: wishes.append(("step", by)))
    bar.play_toggled.connect(lambda: wishes.append("play"))
    for name in ("To the start", "One step back", "Play", "One step on", "To the end"):
        qtbot.mouseClick(button(bar, name), Qt.MouseButton.LeftButton)
    assert wishes == [("seek", 0), ("step", -1), "play", ("step", 1), ("seek", 400)]


def test_dragging_the_bar_seeks(bar, qtbot):
    steps = []
    bar.seek_requested.connect(steps.append)
    middle = bar.slider.height() // 2
    qtbot.mousePress(bar.slider, Qt.MouseButton.LeftButton, pos=QPoint(10, middle))
    qtbot.mouseMove(bar.slider, QPoint(200, middle))
    qtbot.mouseRelease(bar.slider, Qt.MouseButton.LeftButton, pos=QPoint(200, middle))
    assert steps == sorted(steps) and len(steps) >= 2


def test_the_speed_is_chosen_and_shown(bar, qtbot):
    with qtbot.waitSignal(bar.speed_changed) as speed:
        bar.speed.setCurrentIndex(0)
    assert speed.args == [SPEEDS[0]]
    with qtbot.assertNotEmitted(bar.speed_changed):
        bar.show_speed(2.0)
    assert bar.speed.currentText() == "2×"


def test_long_work_shows_progress_and_can_be_cancelled(bar, qtbot):
    assert not bar.cancel.isVisible()
    bar.show_progress(0.25)
    assert bar.cancel.isVisible() and bar.progress.value() == 25
    with qtbot.waitSignal(bar.cancel_requested):
        qtbot.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)
    bar.show_progress(None)
    assert not bar.progress.isVisible()


def test_a_status_stands_in_for_the_time_until_it_is_over(bar):
    bar.show_time(0.83)
    bar.show_status("preparing Himmelblau …")
    bar.show_time(1.5)
    assert bar.status.text() == "preparing Himmelblau …"
    bar.show_status("")
    assert bar.status.text() == "simulated in 1.5 ms"


def test_pausing_is_offered_while_it_plays(bar):
    bar.show_playing(True)
    assert bar.play.accessibleName().startswith("Pause")
    bar.show_playing(False)
    assert bar.play.accessibleName().startswith("Play")


def test_counting_up_moves_nothing(bar, qtbot):
    bar.show_steps(1000)
    bar.show_step(8)
    qtbot.wait(1)
    before = bar.slider.geometry()
    bar.show_step(888)
    qtbot.wait(1)
    assert bar.slider.geometry() == before


def test_it_fits_the_smallest_window_in_large_type_too(qapp, qtbot):
    apply_theme(qapp, gui_theme("light", large=True))
    bar = TimeBar()
    qtbot.addWidget(bar)
    bar.show_steps(100_000)
    assert bar.minimumSizeHint().width() <= 1024


def test_a_number_keeps_its_unit_however_short_the_room(bar):
    bar.show_time(14.83)
    metrics = bar.status.fontMetrics()
    for width in range(metrics.horizontalAdvance("simulated in 14.8 ms") + 4, 0, -1):
        bar.status.setFixedWidth(width)
        words = bar.status.shown()
        if width >= metrics.horizontalAdvance("14.8 ms"):
            assert words in ("simulated in 14.8 ms", "14.8 ms")
        assert not any(sign.isdigit() for sign in words) or words.endswith("14.8 ms")


def test_what_is_under_way_is_not_shortened_to_the_last_time(bar):
    bar.show_time(14.83)
    bar.show_status("simulating a long race of many contenders")
    bar.status.setFixedWidth(80)
    assert bar.status.shown().startswith("simul") and bar.status.shown().endswith("…")
