"""The standings of a training in the window."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.networks.panels._training_standings_model import COLUMNS
from playground.gui.window import Window
from playground.session.actions.training import open_training
from tests.gui.conftest import PATIENCE
from tests.gui.places._networks import lab, now, place, train_to_the_end, wait

CONTENDERS = [
    pg.Contender("gradient_descent", lr=0.01),
    pg.Contender("adam", lr=0.03),
    pg.Contender("gradient_descent", lr=1e250),
]


@pytest.fixture
def trained(window: Window, qtbot: QtBot) -> Window:
    training = pg.Training(pg.data("moons", samples=80), contenders=CONTENDERS, epochs=6)
    window.document.perform(open_training, training)
    window.go_to("networks")
    wait(qtbot, lambda: place(window).snapshot is not None and now(window).training == training)
    train_to_the_end(qtbot, window)
    return window


def panel(window: Window):
    return place(window).panels["standing"]


def column(window: Window, head: str) -> list[str]:
    model = panel(window).model
    return [row[[one.head for one in COLUMNS].index(head)] for row in model.cells]


def test_they_are_those_of_the_result(trained: Window) -> None:
    wanted = pg.train(lab(trained).training).table()
    shown = panel(trained).model.standings
    assert [(row.rank, row.contender, row.test_loss, row.best_loss, row.ended) for row in shown] == [
        (row.rank, row.contender, row.test_loss, row.best_loss, row.ended) for row in wanted
    ]
    assert panel(trained).sentence.words == wanted.sentence
    assert column(trained, "#")[0] == "1" and column(trained, "contender")[0] == "Adam"


def test_they_are_those_of_the_shown_update(trained: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(trained, Qt.Key.Key_Home)
    wait(qtbot, lambda: now(trained).shown == 0)
    assert set(column(trained, "#")) == {"1"}, "all begin at the same parameters"
    assert set(column(trained, "ended")) == {""} and panel(trained).heading.aside.text() == "update 0"


def test_a_click_selects_a_contender_and_a_head_sorts(trained: Window, qtbot: QtBot) -> None:
    table, model = panel(trained).table, panel(trained).model
    last = model.rows[-1].place
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, table.rowViewportPosition(2) + 5))
    assert lab(trained).selected == last
    loss = next(k for k in range(len(COLUMNS)) if model.head(k) == "test loss")
    heads = table.horizontalHeader()
    for falling in (False, True):
        qtbot.mouseClick(
            heads.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(heads.sectionViewportPosition(loss) + 10, 5)
        )
        losses = [row.test_loss for row in model.rows if row.test_loss == row.test_loss]
        assert losses == sorted(losses, reverse=falling)


def test_they_are_copied_and_saved(trained: Window, qtbot: QtBot, tmp_path: Path) -> None:
    panel(trained).files.copy()
    head, first, *_ = QApplication.clipboard().text().splitlines()
    assert head.split("\t")[:3] == ["#", "contender", "test loss"] and first.split("\t")[1] == "Adam"
    panel(trained).files.write(tmp_path / "s.csv")
    qtbot.waitUntil(lambda: panel(trained).idle and (tmp_path / "s.csv").exists(), timeout=PATIENCE)
    with (tmp_path / "s.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["contender"] for row in rows] == [row.contender for row in panel(trained).model.standings]


def test_columns_that_say_nothing_are_hidden(window: Window, qtbot: QtBot) -> None:
    training = pg.Training(pg.data("regression", samples=40, split=0.0), contenders=CONTENDERS[:2], epochs=2)
    window.document.perform(open_training, training)
    window.go_to("networks")
    wait(qtbot, lambda: place(window).snapshot is not None and now(window).training == training)
    train_to_the_end(qtbot, window)
    table, model = panel(window).table, panel(window).model
    seen = [model.head(k) for k in range(len(COLUMNS)) if not table.isColumnHidden(k)]
    assert seen == ["#", "contender", "training loss", "ended", "best loss", "best at", "updates"]


def test_where_training_losses_are_compared_the_stop_s_loss_is_the_target(window: Window, qtbot: QtBot) -> None:
    data, stop = pg.data("moons", samples=80, split=0.0), pg.TrainingStop(loss=0.4)
    training = pg.Training(data, contenders=CONTENDERS[:2], epochs=30, stop=stop)
    window.document.perform(open_training, training)
    window.go_to("networks")
    wait(qtbot, lambda: place(window).snapshot is not None and now(window).training == training)
    train_to_the_end(qtbot, window)
    wanted = pg.train(training).table()
    assert wanted.target == 0.4 and panel(window).sentence.words == wanted.sentence
    assert [(row.rank, row.contender) for row in panel(window).model.standings] == [
        (row.rank, row.contender) for row in wanted
    ]
