"""Numbers at a point, each of which can be copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import playground as pg
from playground.experiments.contender import Contender
from playground.gui.readout.readout_model import LINES
from playground.services.settings import Settings
from playground.session.actions.contenders import set_contender_parameter, toggle_contender
from playground.session.actions.problem import choose_surface
from playground.session.actions.view import select_contender, select_path

ROW = {line.name: row for row, line in enumerate(LINES)}
PATH, MOUSE = 0, 1


@pytest.fixture
def panel(show, race):
    made = show("readout")
    made.unfold(True)
    race(made)
    return made


def words(panel, name, column=PATH):
    return panel.model.index(ROW[name], column).data()


def exact(panel, name, column=PATH):
    return float(panel.model.index(ROW[name], column).data(Qt.ItemDataRole.EditRole))


def test_it_reads_the_selected_path_at_the_present_step(panel, document, race):
    result = race(panel)
    document.perform(select_path, 2, 1)
    panel.show_step(40)
    surface = result.experiment.problem
    point = result.positions[2, 1, 40][None]
    assert exact(panel, "f") == surface.value(point)[0]
    assert exact(panel, "∂f/∂x") == surface.gradient(point)[0, 0]
    assert exact(panel, "∂²f/∂x∂y") == surface.hessian(point)[0, 0, 1]
    assert exact(panel, "λ₂") == pytest.approx(result.eigenvalues[2, 1, 40, 1])
    assert panel.heading.aside.text() == "Adam, start 1" and panel.heading.caption.text() == "AT STEP 40"


def test_after_a_paths_end_it_reads_where_the_path_ended(panel, document, race):
    result = race(panel)
    document.perform(select_path, 3, 0)
    end = int(result.statuses.step[3, 0])
    assert end < result.experiment.steps
    panel.show_step(result.experiment.steps)
    assert words(panel, "here") == "minimum"
    assert exact(panel, "x") == result.ends[3, 0, 0]
    assert panel.heading.caption.text() == f"AT ITS END, STEP {end}"
    assert words(panel, "ended") == f"minimum at step {end}"
    panel.show_step(end)
    assert panel.heading.caption.text() == f"AT STEP {end}"


@pytest.mark.parametrize(
    ("surface", "contender", "start", "end"),
    [
        ("sphere", {"lr": 2.5}, (1.0, 1.0), "diverged at step"),
        ("quadratic_saddle", {"lr": 0.1}, (0.0, 0.0), "saddle at step"),
        ("quadratic_saddle", {"lr": 0.1}, (0.1, 0.1), "left the domain at step"),
        ("sphere", {"lr": 1e-6}, (1.0, 1.0), "steps used up at step 600"),
    ],
)
def test_how_and_when_a_path_ended_is_a_row(panel, document, race, surface, contender, start, end):
    document.perform(choose_surface, surface)
    made = Contender("gradient_descent", **contender)
    document.perform(lambda state: state.with_experiment(contenders=[made], starts=[start], steps=600))
    document.perform(select_path, 0, 0)
    race(panel)
    assert words(panel, "ended").startswith(end)
    panel.show_pointer((0.0, 0.0))
    assert not panel.model.reading(MOUSE).ended and panel.grab()


def test_it_reads_under_the_mouse_and_forgets_when_the_mouse_has_left(panel):
    panel.show_pointer((0.0, 0.0))
    assert words(panel, "f", MOUSE) == "1" and words(panel, "here", MOUSE) == "convex"
    panel.show_pointer(None)
    assert not words(panel, "f", MOUSE)


def test_a_rate_above_the_limit_is_a_warning(panel, document, race):
    document.perform(select_contender, 0)
    document.perform(set_contender_parameter, 0, "lr", 1e-6)
    race(panel)
    assert not panel.model.cells[PATH][ROW["rate in use"]][1]
    limit = exact(panel, "rate limit")
    assert limit == pytest.approx(2 / exact(panel, "λ₂"))
    document.perform(set_contender_parameter, 0, "lr", 1.01 * limit)
    race(panel)
    panel.show_step(0)
    assert panel.model.cells[PATH][ROW["rate in use"]][1]


def test_a_rule_without_theory_has_no_limit(panel, document):
    document.perform(select_contender, 2)
    assert words(panel, "rate limit") == "–"


def test_a_click_copies_the_number_to_the_last_digit(panel, qtbot):
    index = panel.model.index(ROW["λ₂"], PATH)
    place = panel.table.visualRect(index).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert float(QApplication.clipboard().text()) == exact(panel, "λ₂")


def test_keys_reach_and_copy_every_number(panel, qtbot):
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.model.index(ROW["x"], PATH))
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert float(QApplication.clipboard().text()) == exact(panel, "f")


def test_the_whole_table_is_copied_as_a_spreadsheet_takes_it(panel):
    panel.show_pointer((0.0, 0.0))
    rows = [row.split("\t") for row in panel.table.table_text().splitlines()]
    assert len(rows) == len(LINES) + 1 and all(len(row) == 3 for row in rows)


def test_a_contender_that_does_not_race_is_not_read(panel, document, race):
    document.perform(select_contender, 1)
    document.perform(toggle_contender, 1, False)
    race(panel)
    assert not words(panel, "f")


def test_all_rows_are_seen_without_scrolling(panel):
    last = panel.table.visualRect(panel.model.index(len(LINES) - 1, 0))
    assert last.bottom() <= panel.table.viewport().height()


def test_the_rate_in_use_is_the_one_in_force_at_the_present_step(show, document, race):
    falling = pg.Modifier("linear", steps=100, floor=0)
    racers = [pg.Contender("gradient_descent", lr=0.0021, modifiers=[falling])]
    document.perform(lambda state: state.with_experiment(contenders=racers, steps=100, starts=[(-1.0, 1.0)]))
    panel = show("readout")
    race(panel)
    rates = []
    for step in (0, 50, 75):
        panel.show_step(step)
        reading = panel.model.reading(0)
        rates.append((reading.rate, reading.too_fast))
    assert [rate for rate, _ in rates] == pytest.approx([0.0021, 0.00105, 0.000525])
    assert rates[0][1] and not rates[2][1]


def test_folded_it_shows_the_few_numbers_that_matter_and_unfolds_to_all(panel, qtbot, document, race):
    document.perform(select_path, 2, 1)
    panel.show_settings(Settings())
    race(panel)
    assert shown(panel) == ["f", "‖∇f‖", "here", "rate limit", "rate in use", "ended"]
    low, kept = panel.table.height(), []
    assert not panel.inner.isVisible()
    panel.setting_changed.connect(lambda name, value: kept.append((name, value)))
    qtbot.mouseClick(panel.fold, Qt.MouseButton.LeftButton)
    assert shown(panel) == list(ROW) and panel.table.height() > 2 * low
    qtbot.waitUntil(panel.inner.isVisible, timeout=20_000)
    assert panel.fold.accessibleName() == "show the few numbers that matter most"
    qtbot.mouseClick(panel.fold, Qt.MouseButton.LeftButton)
    assert len(shown(panel)) == 6 and kept == [("readout_unfolded", True), ("readout_unfolded", False)]
    assert "λ₂" in panel.table_text(), "a copied table has all numbers"


def test_folded_a_number_is_read_and_copied_where_it_stands(panel, qtbot):
    panel.unfold(False)
    index = panel.model.index(ROW["‖∇f‖"], PATH)
    place = panel.table.visualRect(index).center()
    assert place.y() < 3 * panel.table.rowHeight(ROW["f"])
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert float(QApplication.clipboard().text()) == exact(panel, "‖∇f‖")


def test_the_tooltip_of_the_limit_gives_its_formula_or_says_why_there_is_none(panel, document, race):
    for contender, words in ((0, "= 2/λ₁ here"), (2, "no limit of stability is known: the step is divided")):
        document.perform(select_contender, contender)
        race(panel)
        assert words in panel.model.index(ROW["rate limit"], PATH).data(Qt.ItemDataRole.ToolTipRole)


def shown(panel):
    return [name for name, row in ROW.items() if not panel.table.isRowHidden(row)]
