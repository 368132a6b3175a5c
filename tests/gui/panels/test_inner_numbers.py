"""What a method keeps is read at the selected path's present step, and the average with it."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import playground as pg
from playground.gui.readout import inner_numbers as _inner_numbers
from playground.session.actions.contenders import set_contender_parameter
from playground.session.actions.view import select_path

STARTS = [(-1.2, 1.0), (0.3, 1.4)]
RACERS = [
    pg.Contender("adam", lr=0.05),
    pg.Contender("gradient_descent", lr=0.001),
    pg.Contender("gradient_descent", lr=0.002, modifiers=[pg.Modifier("tail_average", begin=20)]),
    pg.Contender("lookahead", base=pg.Contender("swats", lr=0.05)),
]


@pytest.fixture
def panel(show, document, race, qtbot):
    document.perform(lambda state: state.with_experiment(contenders=RACERS, starts=STARTS, steps=60))
    made = show("readout")
    made.unfold(True)
    made.told = lambda contender, start=0: choose(made, document, race, qtbot, contender, start)
    return made


def choose(panel, document, race, qtbot, contender, start):
    document.perform(select_path, contender, start)
    result = race(panel)
    qtbot.waitUntil(lambda: panel.inner.reader.settled)
    return result


def cells(panel):
    return dict(zip(panel.inner.model.names, panel.inner.model.cells, strict=True))


def exact(panel, row, column):
    return float(panel.inner.model.index(row, column).data(Qt.ItemDataRole.EditRole))


def test_the_numbers_are_those_that_python_gives_at_the_present_step(panel):
    result = panel.told(0, 1)
    numbers = pg.readouts(result.experiment, 0, 1)
    for step in (1, 17, 60):
        panel.show_step(step)
        assert [exact(panel, 0, k) for k in (0, 1)] == numbers["own rate"][step].tolist()
        assert exact(panel, 1, 1) == numbers["momentum"][step]
    assert panel.inner.heading.aside.text() == "Adam" and panel.inner.isVisible()
    assert panel.inner.grab().width()


def test_at_the_start_there_are_none_yet(panel):
    panel.told(0)
    panel.show_step(0)
    assert cells(panel) == {"own rate": ("–", "–"), "momentum": ("", "–")}


def test_who_tells_nothing_shows_nothing(panel):
    panel.told(1)
    assert panel.inner.isHidden() and cells(panel) == {}
    panel.told(0)
    assert not panel.inner.isHidden() and "own rate" in cells(panel)


def test_of_methods_round_each_other_the_inner_one_is_named(panel):
    panel.told(3)
    panel.show_step(30)
    assert panel.inner.heading.aside.text() == "SWATS"
    found = cells(panel)
    assert list(found) == ["rate seen", "rate averaged", "switched at", "velocity"]
    assert found["switched at"] == ("", "–") and found["rate seen"][0] == ""
    assert panel.inner.table.horizontalHeader().isHidden()


def test_the_averaged_point_and_its_value_are_read(panel):
    result = panel.told(2, 1)
    record = result.average_records[2]
    for step in (30, 60):
        panel.show_step(step)
        point = record[:, step, 1]
        assert [exact(panel, 0, k) for k in (0, 1)] == point.tolist()
        assert exact(panel, 1, 1) == result.experiment.problem.value(point[None])[0]
        assert exact(panel, 1, 1) == result.average_losses[2, 1, step]
    panel.show_step(10)
    assert np.isnan(record[:, 10, 1]).all() and cells(panel) == {"averaged": ("–", "–"), "f there": ("", "–")}


def test_a_parameter_that_is_changed_changes_the_numbers_and_not_the_lines(panel, document, race, qtbot):
    panel.told(0)
    panel.show_step(5)
    before = exact(panel, 0, 0)
    document.perform(set_contender_parameter, 0, "lr", 0.1)
    result = race(panel)
    assert exact(panel, 0, 0) == before  # the last ones stay until the next are there
    qtbot.waitUntil(lambda: panel.inner.reader.settled)
    assert exact(panel, 0, 0) == pg.readouts(result.experiment, 0, 0)["own rate"][5, 0] != before


def test_after_the_paths_end_its_last_numbers_stay(panel, document):
    document.perform(lambda state: state.with_experiment(contenders=[pg.Contender("trust_region")], steps=200))
    result = panel.told(0)
    end = int(result.statuses.step[0, 0])
    panel.show_step(200)
    assert end < 200 and exact(panel, 0, 1) == pg.readouts(result.experiment, 0, 0)["radius"][end]


def test_a_click_or_a_key_copies_a_number_and_the_table_takes_all_along(panel, qtbot):
    panel.told(0)
    panel.show_step(9)
    table, model = panel.inner.table, panel.inner.model
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(model.index(0, 1)).center())
    assert float(QApplication.clipboard().text()) == exact(panel, 0, 1)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert float(QApplication.clipboard().text()) == exact(panel, 1, 1)
    rows = [row.split("\t") for row in panel.table_text().splitlines()]
    assert all(len(row) == 3 for row in rows) and [row[0] for row in rows[-2:]] == ["own rate", "momentum"]
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole).startswith("own rate y: ")
    assert "√" in model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)


def test_no_name_is_cut(panel):
    panel.told(3)
    header = panel.inner.table.verticalHeader()
    for name in panel.inner.model.names:
        assert header.fontMetrics().horizontalAdvance(name) <= header.width()


def test_a_march_of_minutes_is_not_begun(panel, monkeypatch):
    monkeypatch.setattr(_inner_numbers, "MOST_STEPS", 59)
    panel.told(0)
    panel.show_step(3)
    assert cells(panel)["momentum"] == ("", "–") and "steps" in panel.inner.heading.aside.text()
