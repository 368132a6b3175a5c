"""Panels are sized, hidden, maximised and brought back, by mouse, keyboard and menu, and stay so over a restart."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.networks.panels import NETWORKS_PANELS
from playground.gui.open_window import open_window
from playground.gui.panels import PANELS
from playground.gui.places.arrangement import Arrangement
from playground.gui.places.panel_slot import PanelSlot
from playground.gui.widgets.grips import HeightGrip
from playground.gui.widgets.heading import Heading
from playground.gui.window import Window
from playground.services.settings import change_settings, load_settings
from tests.gui.conftest import MakeWindow

LEFT = Qt.MouseButton.LeftButton


def slot(arrangement: Arrangement, id: str) -> PanelSlot:
    return next(one for one in arrangement.slots if one.id == id)


def grip(window: Window, id: str) -> HeightGrip:
    return next(g for area in (0, 2) for k, g in window.race.columns.widget(area).column.grips.items() if k == id)  # type: ignore[union-attr]


def drag_by(qtbot: QtBot, widget: QWidget, by: QPoint) -> None:
    """Drag a widget that moves under the mouse: what counts is the mouse's place on the screen."""
    middle = widget.rect().center()
    begin = widget.mapToGlobal(middle)
    qtbot.mousePress(widget, LEFT, pos=middle)
    for k in (1, 2, 3):
        qtbot.mouseMove(widget, widget.mapFromGlobal(begin + by * (k / 3)))
        settle()
    qtbot.mouseRelease(widget, LEFT, pos=widget.mapFromGlobal(begin + by))


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def quick(make_window: MakeWindow) -> Window:
    window = make_window(wait=False)
    settle()
    return window


@pytest.fixture
def opened() -> Iterator[list[Window]]:
    windows: list[Window] = []
    yield windows
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, 52)
    settle()


def open_one(opened: list[Window]) -> Window:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    opened.append(open_window(application))
    settle()
    return opened[-1]


def test_a_grip_moves_height_from_one_chart_to_the_next_and_a_double_click_gives_it_back(
    qtbot: QtBot, quick: Window
) -> None:
    race = quick.race.arrangement
    ids = ("loss", "gradient", "eigenvalues", "readout")
    race.toggle("standings")
    settle()
    before = {id: slot(race, id).height() for id in ids}
    drag_by(qtbot, grip(quick, "loss"), QPoint(0, 21))
    after = {id: slot(race, id).height() for id in ids}
    assert abs(after["loss"] - before["loss"] - 21) <= 2 and abs(sum(after.values()) - sum(before.values())) <= 2
    assert after["gradient"] < before["gradient"]
    drag_by(qtbot, grip(quick, "eigenvalues"), QPoint(0, 40))
    assert abs(slot(race, "readout").height() - after["readout"] + 40) <= 2, "numbers give way as well"
    qtbot.mouseDClick(grip(quick, "eigenvalues"), LEFT)
    qtbot.mouseDClick(grip(quick, "loss"), LEFT)
    settle()
    assert {id: slot(race, id).height() for id in ids} == before


def test_a_grip_has_a_name_and_moves_with_the_keyboard(qtbot: QtBot, quick: Window) -> None:
    race = quick.race.arrangement
    handle = grip(quick, "starts")
    assert handle.accessibleName() == "Height of Starts" and handle.focusPolicy() & Qt.FocusPolicy.TabFocus
    before = slot(race, "starts").height()
    qtbot.keyClick(handle, Qt.Key.Key_Down)
    settle()
    assert slot(race, "starts").height() == before + 16
    qtbot.keyClick(handle, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert slot(race, "starts").height() == before + 14
    qtbot.keyClick(handle, Qt.Key.Key_Return)
    settle()
    assert slot(race, "starts").height() == before
    columns = quick.race.columns
    left = columns.sizes()[0]
    assert columns.handle(1).accessibleName() == "Width of the left column"
    qtbot.keyClick(columns.handle(1), Qt.Key.Key_Right)
    assert columns.sizes()[0] == left + 16
    qtbot.mouseDClick(columns.handle(1), LEFT)
    assert abs(columns.sizes()[0] - left) <= 1


def test_every_grip_is_seen_in_light_and_dark(quick: Window) -> None:
    for theme in ("light", "dark"):
        quick.set_theme(theme)
        settle()
        paper = quick.theme.color("paper")
        handles: list[QWidget] = [quick.race.columns.handle(1), grip(quick, "loss"), grip(quick, "problem")]
        for handle in handles:
            seen = handle.grab().toImage().pixelColor(handle.rect().center())
            assert abs(seen.lightness() - paper.lightness()) > 40, (theme, handle.accessibleName())


@pytest.mark.parametrize("how", ["button", "heading", "key"])
def test_a_chart_is_maximised_beside_a_living_plane_and_escape_brings_the_others_back(
    how: str, qtbot: QtBot, quick: Window
) -> None:
    race, widths = quick.race.arrangement, quick.race.columns.sizes()
    loss = slot(race, "loss")
    before = loss.size()
    if how == "button":
        qtbot.mouseClick(loss.button, LEFT)
    elif how == "heading":
        caption = loss.panel.findChild(Heading).findChild(QLabel)  # type: ignore[union-attr]
        qtbot.mouseDClick(caption, LEFT)
    else:
        slot(race, "loss").button.setFocus()
        quick.actions_by_words["Maximise panel"].trigger()
    settle()
    assert loss.width() > 2 * before.width() and loss.height() > 2 * before.height()
    assert not slot(race, "gradient").isVisible() and slot(race, "contenders").isVisible()
    plane = quick.race.plane
    assert plane.isVisible() and plane.width() >= 150
    starts = len(quick.document.state.experiment.starts)
    qtbot.mouseClick(plane, LEFT, pos=plane.rect().center() + QPoint(20, 20))
    assert len(quick.document.state.experiment.starts) == starts + 1
    assert "back" in loss.button.accessibleName()
    qtbot.keyClick(loss.button, Qt.Key.Key_Escape)
    settle()
    assert slot(race, "gradient").isVisible() and loss.size() == before and quick.race.columns.sizes() == widths


def test_escape_on_the_plane_brings_the_panels_back_too(qtbot: QtBot, quick: Window) -> None:
    quick.race.arrangement.maximise("readout")
    settle()
    quick.race.banner.hide()
    qtbot.keyClick(quick.race.plane, Qt.Key.Key_Escape)
    assert not quick.race.arrangement.maximised


def check_menu(window: Window, ids: list[str]) -> None:
    arrangement = window._present.arrangement
    assert {one.id for one in arrangement.slots} == set(ids)
    entries = next(entry[1] for entry in window.menus["&View"] if isinstance(entry, tuple) and entry[0] == "&Panels")
    for one, entry in zip(arrangement.slots, entries, strict=False):
        assert entry.words == one.title and entry.check is not None and entry.check()
        entry.call()
        settle()
        assert not entry.check() and not one.isVisible()
        entry.call()
        settle()
        assert one.isVisible() == one.present


def test_the_menu_lists_every_panel_that_there_is_with_its_check_mark(quick: Window) -> None:
    check_menu(quick, PANELS.ids())


def test_a_column_without_panels_leaves_its_room_to_the_picture(quick: Window) -> None:
    race = quick.race.arrangement
    plane = quick.race.plane.width()
    for one in race.slots:
        if PANELS.get(one.id).side == "right":
            race.toggle(one.id)
    settle()
    assert quick.race.plane.width() > plane + 250
    quick.actions_by_words["Reset layout"].trigger()
    settle()
    assert not race.hidden and abs(quick.race.plane.width() - plane) <= 2


def test_everything_is_kept_over_a_restart(qtbot: QtBot, opened: list[Window]) -> None:
    first = open_one(opened)
    race = first.race.arrangement
    race.toggle("starts")
    qtbot.keyClick(grip(first, "loss"), Qt.Key.Key_Down)
    qtbot.keyClick(grip(first, "contenders"), Qt.Key.Key_Down)
    first.go_to("networks")
    settle()
    check_menu(first, NETWORKS_PANELS.ids())
    networks = first._present.arrangement
    networks.toggle("rate")
    networks.maximise("accuracy")
    first.go_to("race")
    settle()
    kept, heights = race.kept(), {one.id: one.height() for one in race.slots if one.isVisible()}
    first.close()
    second = open_one(opened)
    assert second.race.arrangement.hidden == {"starts"}
    assert second.race.arrangement.kept().heights == kept.heights != {}
    assert {one.id: one.height() for one in second.race.arrangement.slots if one.isVisible()} == heights
    second.go_to("networks")
    settle()
    assert second._present.arrangement.hidden == {"rate"} and second._present.arrangement.maximised == "accuracy"
    second.close()
    third = open_one(opened)  # which never went to the networks
    third.close()
    assert load_settings()[0].networks_layout["maximised"] == "accuracy"


@pytest.mark.parametrize(
    "kept",
    [7, {"hidden": 3, "maximised": "no such panel", "widths": [-1e99], "heights": {"loss": -1}, "weights": ["gone"]}],
)
def test_a_damaged_layout_is_the_usual_one(kept: object, opened: list[Window]) -> None:
    usual = open_one(opened)
    sizes = {one.id: one.size() for one in usual.race.arrangement.slots if one.isVisible()}
    usual.close()
    change_settings(race_layout=kept, geometry="AAAA")
    window = open_one(opened)
    assert {one.id: one.size() for one in window.race.arrangement.slots if one.isVisible()} == sizes
    assert window.race.banner.isHidden() or "settings" not in window.race.banner.sentence


def test_a_window_of_a_larger_screen_opens_on_this_one(opened: list[Window]) -> None:
    first = open_one(opened)
    first.resize(5000, 3000)
    settle()
    first.race.columns.setSizes([1200, 2000, 1800])
    first.close()
    second = open_one(opened)
    screen = second.screen().availableSize()
    assert second.width() <= screen.width() and second.height() <= screen.height()
    assert second.race.plane.width() >= 150
    assert all(size > 0 for size in second.race.columns.sizes())


@pytest.mark.parametrize("large", [False, True])
def test_at_the_least_size_every_panel_can_be_scrolled_to(large: bool, quick: Window) -> None:
    quick.resize(1100, 700)
    quick.set_theme(large=large)
    settle()
    assert quick.size() == QSize(1100, 700)
    for one in quick.race.arrangement.slots:
        if one.isVisible():
            assert one.height() >= 24 and one.panel.width() <= one.viewport().width()
            assert one.panel.minimumSizeHint().width() <= one.viewport().width() or large, one.id
    charts = [one for one in quick.race.arrangement.slots if one.weight and one.isVisible()]
    numbers = [o for o in quick.race.arrangement.slots if o not in charts and o.isVisible()
               and PANELS.get(o.id).side == "right"]  # fmt: skip
    assert sum(one.height() for one in charts) > sum(one.height() for one in numbers)


def test_a_panel_with_nothing_to_scroll_leaves_the_wheel_to_its_column(quick: Window) -> None:
    for id, taken in (("starts", False), ("readout", True)):
        one = slot(quick.race.arrangement, id)
        grip(quick, "eigenvalues").pressed.emit()
        grip(quick, "eigenvalues").moved.emit(60)
        settle()
        place = QPointF(one.viewport().rect().center())
        turn = QWheelEvent(
            place, QPointF(one.viewport().mapToGlobal(place.toPoint())), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(one.viewport(), turn)
        assert turn.isAccepted() == taken == one.verticalScrollBar().isEnabled(), id
