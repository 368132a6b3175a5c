"""A person's way through what is trained: data, networks, files."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

import playground as pg
from playground.base.alias import as_aliases
from playground.gui.networks.data.data_gallery import DataGallery
from playground.gui.networks.pages import PAGES
from playground.gui.networks.panels.data import DataPanel
from playground.gui.networks.panels.network import NetworkPanel
from playground.gui.widgets.search_popup import SearchPopup
from playground.gui.window import Window
from playground.networks.activations import ACTIVATIONS
from playground.networks.initializations import INITIALIZATIONS
from playground.networks.normalizations import NORMALIZATIONS
from playground.session.actions.data import choose_data
from playground.session.actions.network import set_network
from playground.session.actions.place import go_to
from playground.session.actions.training import show_page
from tests.gui.places._networks import LEFT, TRAINING, lab, learners, now, page, pixels, place, train_to_the_end, wait


def test_other_data_are_chosen_from_the_list_and_have_their_own_picture(window: Window, qtbot: QtBot) -> None:
    panel = place(window).panels["data"]
    assert isinstance(panel, DataPanel)
    for typed, id, name in (("curve", "regression", "Fitted curve"), ("digits", "digits", "Confusion of classes")):
        qtbot.mouseClick(panel.button, LEFT)
        gallery = panel.findChildren(DataGallery)[-1]
        qtbot.keyClicks(gallery.search, typed)
        assert gallery.list.count() == 1
        qtbot.keyClick(gallery.search, Qt.Key.Key_Return)
        assert lab(window).training.data.set == id
        assert page(window).view.accessibleName() == name and page(window).view.isVisible()
        wait(qtbot, lambda id=id: now(window).training.data.set == id)  # type: ignore[misc]
        assert place(window).panels["accuracy"].isVisible() == (id == "digits")
        assert page(window).tool.isHidden()
        blank = pixels(page(window).view)
        qtbot.mouseClick(place(window).bar.epoch, LEFT)
        wait(qtbot, lambda: now(window).done > 0 and page(window).sampler.idle)
        wait(qtbot, lambda blank=blank: bool((pixels(page(window).view) != blank).any()))  # type: ignore[misc]
        QApplication.processEvents()


def test_points_are_drawn_with_both_buttons_and_a_stroke_is_one_step(window: Window, qtbot: QtBot) -> None:
    view, tool = page(window).view, page(window).tool
    wait(qtbot, lambda: view.stage is not None)
    view.grab()
    plane, at = view.stage.viewport(), view.place_of(0.0, 1.5).toPoint()
    qtbot.mouseClick(plane, LEFT, pos=at)
    assert lab(window).training.data.points == ()
    qtbot.mouseClick(tool.draw, LEFT)
    qtbot.mouseClick(plane, LEFT, pos=at)
    qtbot.mouseClick(plane, Qt.MouseButton.RightButton, pos=at + QPoint(30, 0))
    (x, y, first), (_, _, second) = lab(window).training.data.points
    assert (first, second) == (0, 1) and abs(x) < 0.02 and abs(y - 1.5) < 0.02
    qtbot.mouseClick(tool.discs[1], LEFT)
    qtbot.mousePress(plane, LEFT, pos=at + QPoint(0, 40))
    for k in range(1, 5):
        qtbot.mouseMove(plane, at + QPoint(20 * k, 40))
    qtbot.mouseRelease(plane, LEFT, pos=at + QPoint(80, 40))
    assert [point[2] for point in lab(window).training.data.points] == [0, 1, 1, 1, 1, 1, 1]
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(lab(window).training.data.points) == 2
    qtbot.mouseClick(tool.clear, LEFT)
    assert lab(window).training.data.points == () and tool.clear.isHidden()


def test_layers_are_chips_that_grow_shrink_and_go(window: Window, qtbot: QtBot) -> None:
    panel = place(window).panels["network"]
    assert isinstance(panel, NetworkPanel)
    qtbot.mouseClick(panel.layers.chips[0].more, LEFT)
    assert lab(window).training.network.hidden == (16,)
    qtbot.mouseClick(panel.layers.add, LEFT)
    assert lab(window).training.network.hidden == (16, 16)
    qtbot.mouseClick(panel.layers.chips[1].less, LEFT)
    field = panel.layers.chips[0].field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert lab(window).training.network.hidden == (5, 8)
    field.selectAll()
    qtbot.keyClicks(field, "9999999")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert lab(window).training.network.hidden == (5, 8) and "at most 1,000,000, got 9999999" in panel.message.text()
    qtbot.mouseClick(panel.layers.chips[0].away, LEFT)
    assert lab(window).training.network.hidden == (8,)
    wait(qtbot, lambda: now(window).training.network.hidden == (8,))


def test_a_contender_can_have_a_network_of_its_own(window: Window, qtbot: QtBot) -> None:
    dict(learners(window)._more(1))["Give it a network of its own"]()
    panel = place(window).panels["network"]
    assert isinstance(panel, NetworkPanel)
    qtbot.mouseClick(panel.layers.chips[0].more, LEFT)
    training = lab(window).training
    assert training.network.hidden == (8,) and training.network_of(1).hidden == (16,)
    assert "Heavy ball" in panel.heading.aside.text()
    wait(qtbot, lambda: now(window).training == training)
    assert now(window).parameters[1].size == training.problem_size(1)
    more = dict(learners(window)._more(1))
    more[next(words for words in more if "network" in words.lower())]()
    assert lab(window).training.contenders[1].network is None


def test_what_is_refused_leaves_the_old_state_and_says_why(window: Window, tmp_path: Path) -> None:
    before = window.document.state
    wrong = tmp_path / "training.json"
    wrong.write_text('{"format": "optimizer-playground", "version": 1, "kind": "training", "data": 3}')
    window.files.open_path(wrong)
    assert window.document.state is before
    assert "training.json" in place(window).banner.sentence


def test_trainings_are_saved_opened_and_exported(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    files = place(window).files
    files.save_path(tmp_path / "moons.json")
    assert pg.Training.load(tmp_path / "moons.json") == TRAINING and "moons.json" in window.windowTitle()
    window.document.perform(choose_data, "xor")
    assert "changed" in window.windowTitle()
    window.document.perform(go_to, "race")
    window.files.open_path(tmp_path / "moons.json")
    assert lab(window).training == TRAINING and place(window).isVisible() and "changed" not in window.windowTitle()
    wait(qtbot, lambda: now(window).training == TRAINING)
    train_to_the_end(qtbot, window)
    files.export_numbers_to(tmp_path / "moons.csv", "csv")
    files.export_numbers_to(tmp_path / "moons.npz", "npz")
    wait(qtbot, (tmp_path / "moons.npz").exists)
    with np.load(tmp_path / "moons.npz") as arrays:
        assert np.array_equal(arrays["final_0"], now(window).parameters[0])
    files.write_charts(tmp_path / "charts.svg")
    wait(qtbot, (tmp_path / "charts.svg").exists)
    assert "Gradient norm" in (tmp_path / "charts.svg").read_text(encoding="utf-8")
    page = place(window).page
    page.files.write_picture(tmp_path / "moons.png", 2)
    for _, kind, save in page.exports():
        page.files.write(tmp_path / f"said.{kind}", partial(save, tmp_path / f"said.{kind}"))
    wait(qtbot, lambda: page.files.idle)
    assert QImage(str(tmp_path / "moons.png")).width() > 2 * page.width() - 4
    assert (tmp_path / "said.csv").read_text(encoding="utf-8").startswith("x,y,output_1")
    files.copy_experiment()
    window.document.perform(choose_data, "xor")
    files.paste_experiment()
    assert lab(window).training == TRAINING


def test_every_part_of_the_network_can_be_chosen_and_is_drawn(window: Window, qtbot: QtBot) -> None:
    panel = place(window).panels["network"]
    assert isinstance(panel, NetworkPanel)
    for name in ("normalization", "initialization", "activation"):
        box = panel.form.fields[name].box  # type: ignore[attr-defined]
        for row in range(box.count()):
            box.setCurrentIndex(row)
            box.activated.emit(row)
            network = lab(window).training.network
            assert (getattr(network, name) or "none") == box.itemData(row), panel.form.fields[name].message.text()
            wait(qtbot, lambda network=network: now(window).training.network == network)  # type: ignore[misc]
            qtbot.mouseClick(place(window).bar.epoch, LEFT)
            wait(qtbot, lambda: now(window).done > 0 and not now(window).running and page(window).sampler.idle)
            assert not place(window).banner.sentence
            member = panel.members[name]
            assert member.isHidden() == (member.form is None)
        box.setCurrentIndex(0)
        box.activated.emit(0)


def test_the_leak_of_a_leaky_relu_is_a_slider_and_one_step_back(window: Window) -> None:
    panel = place(window).panels["network"]
    assert isinstance(panel, NetworkPanel)
    window.document.perform(set_network, activation="leaky_relu")
    form = panel.members["activation"].form
    assert form is not None and not panel.members["activation"].isHidden()
    form.changed.emit("leak", 0.2)
    assert lab(window).training.network.activation_parameters == (("leak", 0.2),)
    box = panel.form.fields["activation"].box  # type: ignore[attr-defined]
    row = box.findData("relu")
    box.setCurrentIndex(row)
    box.activated.emit(row)
    assert lab(window).training.network.activation_parameters == () and panel.members["activation"].isHidden()
    window.document.undo()
    assert lab(window).training.network.activation_parameters == (("leak", 0.2),)


def test_a_table_is_learned_from(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    files, table = place(window).files, tmp_path / "flowers.csv"
    rows = [f"{k % 7},{k % 5},{k % 3},{'rose' if k % 2 else 'lily'}" for k in range(60)]
    table.write_text("\n".join(["a,b,c,kind", *rows]) + "\n")
    files.open_table_at(table)
    dialog = files.table
    assert dialog is not None
    wait(qtbot, dialog.ok.isEnabled)
    qtbot.mouseClick(dialog.ok, LEFT)
    wait(qtbot, lambda: lab(window).training.data.set == "csv")
    assert files.table is None
    assert lab(window).training.data.classes == 2 and lab(window).training.loss == "logistic"
    assert place(window).panels["data"].button.text() == "flowers.csv"  # type: ignore[attr-defined]
    wait(qtbot, lambda: now(window).training == lab(window).training)
    train_to_the_end(qtbot, window)


def test_the_menu_offers_pictures_and_the_numbers_of_the_page(window: Window, qtbot: QtBot) -> None:
    train_to_the_end(qtbot, window)
    entries = {words: action for words, action in window.actions_by_words.items() if "picture" in words}
    assert {"PNG picture", "Charts as PNG picture"} <= set(entries)


def test_the_standing_is_copied_as_a_table(window: Window, qtbot: QtBot) -> None:
    train_to_the_end(qtbot, window)
    window.actions_by_words["Copy table of results"].trigger()
    head, *lines = QApplication.clipboard().text().splitlines()
    assert head.split("\t")[:3] == ["contender", "update", "training loss"] and len(lines) == 2
    first = dict(zip(head.split("\t"), lines[0].split("\t"), strict=True))
    standing = now(window).standings[0]
    assert first["contender"] == "Adam" and float(first["test accuracy"]) == standing.test_accuracy
    assert first["reason"] == "budget" and float(first["distance"]) == standing.distance


def test_everything_has_room_in_large_type(window: Window, qtbot: QtBot) -> None:
    window.resize(1216, 760)
    window.set_theme(large=True)
    networks = place(window)
    left = networks.columns.widget(0)
    assert isinstance(left, QScrollArea)
    wait(qtbot, lambda: left.widget().minimumSizeHint().width() <= left.viewport().width())
    assert window.width() == 1216 and window.minimumSizeHint().width() <= 1216
    for button in (*networks.tabs.values(), *window.header.places.values()):
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()) + 8


def test_no_tab_is_cut_in_a_window_that_opens_or_changes_its_type(window: Window, qtbot: QtBot) -> None:
    for large in (False, True, False):
        window.set_theme(large=large)
        QApplication.processEvents()
        for id in PAGES.ids():
            window.document.perform(show_page, id)
            QApplication.processEvents()
            tab = place(window).tabs[id]
            assert tab.width() >= tab.sizeHint().width(), f"{id}, large type {large}"


@pytest.mark.parametrize(
    ("part", "typed", "id", "given"),
    [
        ("activation", "rectifier", "relu", ()),
        ("initialization", "xavier uniform", "glorot", (("distribution", "uniform"),)),
        ("initialization", "kaiming", "he", ()),
        ("normalization", "layernorm", "layer", ()),
    ],
)
def test_parts_of_a_network_are_found_by_the_names_that_people_know(
    window: Window, part: str, typed: str, id: str, given: tuple[tuple[str, str], ...]
) -> None:
    panel = place(window).panels["network"]
    box = panel.form.fields[part].box  # type: ignore[attr-defined]
    box.setFocus()
    QTest.mouseClick(box, LEFT)
    popup = panel.findChild(SearchPopup)
    assert popup is not None
    QTest.keyClicks(popup.search, typed)
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    network = lab(window).training.network
    assert getattr(network, part) == id and box.currentData() == id
    assert set(given) <= set(getattr(network, f"{part}_parameters"))


def test_every_name_of_a_part_finds_it_in_its_list(window: Window) -> None:
    panel = place(window).panels["network"]
    for part, members in (
        ("activation", ACTIVATIONS), ("initialization", INITIALIZATIONS), ("normalization", NORMALIZATIONS),
    ):  # fmt: skip
        entries = panel.form.fields[part].entries  # type: ignore[attr-defined]
        for one in members:
            for name in (one.id, one.name, *(alias.name for alias in as_aliases(one.aliases))):
                assert any(entry.id == one.id and entry.matches(name.lower().split()) for entry in entries), name
