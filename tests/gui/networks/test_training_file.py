"""A training's file is the window's memory of it: over a restart, in the title, among the files used last."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import playground as pg
from playground.base.folders import state_folder
from playground.gui.open_window import open_window
from playground.gui.window import Window
from playground.services.autosave import Autosave, KeptFile
from playground.services.recent_files import recent_files, remember_file
from playground.services.settings import change_settings
from playground.session.actions.data import choose_data
from playground.session.actions.starts import place_start
from playground.session.actions.training import open_training
from playground.session.lesson import lesson_state
from playground.session.networks_state import first_networks_state
from playground.session.state import Place
from tests.gui.places._networks import TRAINING, lab, place, start, wait
from tests.networks.data._forget_tables import forget_tables

Open = Callable[..., Window]
PLACES: tuple[Place, ...] = ("race", "networks")


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    windows: list[Window] = []

    def make(path: Path | None = None) -> Window:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        windows.append(open_window(application, None, path))
        return windows[-1]

    change_settings(welcomed=True)
    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.processEvents()


def test_a_window_opens_with_a_training_from_a_file(opened: Open, tmp_path: Path) -> None:
    TRAINING.save(tmp_path / "moons.json")
    window = opened(tmp_path / "moons.json")
    assert lab(window).training == TRAINING and window.document.state.place == "networks"
    assert "moons.json" in window.windowTitle() and "changed" not in window.windowTitle()


@pytest.mark.parametrize("seen", PLACES)
@pytest.mark.parametrize("changed", [False, True])
def test_path_title_and_what_was_unsaved_come_back(seen: Place, changed: bool, opened: Open, tmp_path: Path) -> None:
    first = opened()
    first.document.perform(open_training, TRAINING)
    place(first).files.save_path(tmp_path / "moons.json")
    if changed:
        first.document.perform(choose_data, "circles")
    assert ("changed" in first.windowTitle()) == changed and "moons.json" in first.windowTitle()
    first.go_to(seen)
    title = first.windowTitle()
    first.close()
    second = opened()
    assert (second.networks is None) == (seen == "race")
    assert second.windowTitle() == title
    second.go_to("networks")
    files = place(second).files
    assert files.path == tmp_path / "moons.json" and files.unsaved == changed
    assert ("changed" in second.windowTitle()) == changed and "moons.json" in second.windowTitle()
    assert lab(second).training == lab(first).training
    if changed:
        files.save()
        assert "changed" not in second.windowTitle() and pg.Training.load(tmp_path / "moons.json").data.set == "circles"


def test_who_never_looks_at_the_networks_loses_nothing(opened: Open, tmp_path: Path) -> None:
    first = opened()
    first.document.perform(open_training, TRAINING)
    place(first).files.save_path(tmp_path / "moons.json")
    first.go_to("race")
    first.close()
    second = opened()
    assert second.networks is None
    second.close()
    third = opened()
    third.go_to("networks")
    assert place(third).files.path == tmp_path / "moons.json" and not place(third).files.unsaved


def test_saving_is_kept_soon_also_where_nothing_else_changes(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened()
    window.document.perform(open_training, TRAINING)
    wait(qtbot, lambda: any(b"moons" in file.read_bytes() for file in (state_folder() / "windows").glob("*.json")))
    place(window).files.save_path(tmp_path / "saved here.json")
    wait(qtbot, lambda: any(b"saved here" in file.read_bytes() for file in (state_folder() / "windows").glob("*.json")))


def test_a_closed_window_is_reopened_with_its_files(opened: Open, tmp_path: Path) -> None:
    first = opened()
    first.document.perform(open_training, TRAINING)
    place(first).files.save_path(tmp_path / "moons.json")
    first.close()
    second = opened()
    second.document.perform(choose_data, "xor")
    second.close()
    third = opened()
    assert "moons.json (changed)" in third.windowTitle()
    third.document.perform(lambda _: lesson_state("sphere"))
    assert third.autosaver is not None
    other = opened()
    other.document.perform(open_training, TRAINING)
    place(other).files.save_path(tmp_path / "other.json")
    other.close()
    (file, _), *_ = third.autosaver.closed()
    third.reopen(file)
    assert "other.json" in third.windowTitle() and "changed" not in third.windowTitle()


def test_a_window_kept_by_an_older_version_has_no_training_file(tmp_path: Path) -> None:
    old, new = Autosave(tmp_path), Autosave(tmp_path)
    old.write(start(), None, False)
    old.close()
    found, trouble = new.claim()
    assert found is not None and found.training_file == KeptFile() and not trouble


def recent(window: Window) -> list[str]:
    for menu in window.header.menu_bar.findChildren(QMenu):
        if menu.title().replace("&", "") == "Open recent":
            menu.aboutToShow.emit()
            return [action.text() for action in menu.actions() if action.isVisible()]
    raise AssertionError("there is no such menu")


def test_trainings_are_among_the_recent_files_and_open_from_the_race(opened: Open, tmp_path: Path) -> None:
    TRAINING.save(tmp_path / "learned.json")
    remember_file(tmp_path / "learned.json")
    window = opened()
    assert any(words.startswith("learned.json") for words in recent(window))
    window.files.open_path(recent_files()[0])
    assert window.document.state.place == "networks" and lab(window).training == TRAINING
    place(window).files.save_path(tmp_path / "again.json")
    assert recent(window)[0].startswith("again.json")


DAMAGED = {
    "half a file": '{"format": "optimizer-playground", "version": 1, "kind": "training", "data": {"se',
    "no data": '{"format": "optimizer-playground", "version": 1, "kind": "training"}',
    "a newer one": '{"format": "optimizer-playground", "version": 99, "kind": "training", "data": {"set": "xor"}}',
    "an unknown set": '{"format": "optimizer-playground", "version": 1, "kind": "training", "data": {"set": "torus"}}',
    "no text": "\0\0\0\0",
}


@pytest.mark.parametrize("seen", PLACES)
@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_training_is_said_where_one_is_and_nothing_is_lost(
    content: str, seen: Place, opened: Open, tmp_path: Path
) -> None:
    window = opened()
    window.document.perform(open_training, TRAINING)
    place(window).files.save_path(tmp_path / "good.json")
    window.go_to(seen)
    before, wrong = window.document.state, tmp_path / "wrong.json"
    wrong.write_text(content)
    window.files.open_path(wrong)
    banner = window.race.banner if seen == "race" else place(window).banner
    assert "wrong.json" in banner.sentence and banner.isVisible()
    assert window.document.state is before and place(window).files.path == tmp_path / "good.json"
    assert tmp_path / "wrong.json" not in recent_files()


def test_a_damaged_training_opened_before_anybody_was_at_the_networks_is_said(opened: Open, tmp_path: Path) -> None:
    window = opened()
    wrong = tmp_path / "wrong.json"
    wrong.write_text(DAMAGED["no data"])
    window.files.open_path(wrong)
    assert "wrong.json" in window.race.banner.sentence and window.race.banner.isVisible()
    assert window.document.state.place == "race" and window.document.state.networks_state is None


def test_a_file_that_was_deleted_meanwhile_is_written_anew(opened: Open, tmp_path: Path) -> None:
    first = opened()
    first.document.perform(open_training, TRAINING)
    place(first).files.save_path(tmp_path / "moons.json")
    first.close()
    (tmp_path / "moons.json").unlink()
    second = opened()
    place(second).files.save()
    assert pg.Training.load(tmp_path / "moons.json") == TRAINING


_START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication([])
from playground.gui.open_window import open_window
window = open_window(application)
def look():
    if window.race.plane.ground.sharp:
        timer.stop()
        rooms = ("playground.networks", "playground.training", "playground.gui.networks", "playground.curvature")
        print([name for name in sys.modules if name.startswith(rooms)])
        window.go_to("networks")
        print(window.document.state.networks_state.training.data.set)
        window.close()
timer = QTimer()
timer.timeout.connect(look)
timer.start(100)
application.exec()
"""


def test_a_window_that_opens_at_the_race_loads_no_networks(opened: Open) -> None:
    first = opened()
    first.document.perform(open_training, TRAINING)
    first.go_to("race")
    first.close()
    done = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, timeout=300, check=False)
    assert done.stdout.splitlines() == ["[]", "moons"], done.stderr


def test_a_training_whose_table_is_gone_is_put_aside_and_not_lost(opened: Open, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("a,b\n1,x\n2,y\n3,x\n")
    learned = TRAINING.replace(data=pg.data("csv", path=table))
    for seen in PLACES:
        first = opened()
        first.document.perform(open_training, learned)
        first.go_to(seen)
        first.close()
        table.rename(tmp_path / "elsewhere")
        forget_tables()  # as in another process
        second = opened()
        if seen == "networks":
            assert "there is no file" in second.race.banner.sentence
        second.go_to("networks")
        QApplication.processEvents()
        said = place(second).banner.sentence
        assert "there is no file" in said and "it was put aside as" in said
        assert lab(second).training == first_networks_state().training
        second.close()
        (tmp_path / "elsewhere").rename(table)
        aside = Path(said.rsplit("put aside as ", 1)[1])
        assert pg.Training.load(aside) == learned
        for file in (state_folder() / "windows").glob("*.json"):
            file.unlink()


def test_undo_beyond_the_first_visit_keeps_the_networks_state(opened: Open) -> None:
    first = opened()
    first.document.perform(open_training, TRAINING)
    first.go_to("race")
    first.close()
    second = opened()
    second.document.perform(place_start, (0.25, 0.5))
    second.go_to("networks")
    second.document.perform(choose_data, "xor")
    second.document.undo()
    second.document.undo()
    assert not second.document.can_undo and lab(second).training == TRAINING
    second.document.redo()
    second.document.redo()
    assert lab(second).training.data.set == "xor"


def test_opening_a_training_whose_table_was_moved_asks_where_it_is(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("a,b\n1,x\n2,y\n3,x\n")
    learned = TRAINING.replace(data=pg.data("csv", path=table))
    learned.save(tmp_path / "learned.json")
    table.rename(tmp_path / "moved.csv")
    forget_tables()
    window = opened()
    window.document.perform(open_training, TRAINING)
    before, files = window.document.state, place(window).files
    window.files.open_path(tmp_path / "learned.json")
    assert "there is no file" in place(window).banner.sentence and window.document.state is before
    assert files._dialog is not None and files._dialog.windowTitle() == "Where is table.csv?"
    files._dialog.fileSelected.emit(str(tmp_path / "moved.csv"))
    wait(qtbot, lambda: lab(window).training.data.set == "csv")
    assert lab(window).training.network == learned.network and "learned.json (changed)" in window.windowTitle()
    files._dialog.close()
    files.save()
    assert pg.Training.load(tmp_path / "learned.json") == lab(window).training
