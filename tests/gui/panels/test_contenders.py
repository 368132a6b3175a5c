"""The list of contenders."""

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

import playground as pg
from playground.gui.contenders.contender_rows import MOST_ROWS
from playground.gui.contenders.rule_popup import RulePopup
from playground.gui.widgets.equation_view import EquationView
from playground.gui.widgets.search_popup import SearchPopup
from playground.session.actions.several_contenders import duplicate_contenders
from playground.session.actions.view import select_contender


@pytest.fixture
def panel(show):
    return show("contenders")


def contenders(document):
    return document.state.experiment.contenders


def test_the_selected_row_alone_is_unfolded(panel, document, qtbot):
    assert [row.form is not None and row.form.isVisible() for row in panel.rows] == [True, False, False, False]
    qtbot.mouseClick(panel.rows[2], Qt.MouseButton.LeftButton, pos=QPoint(panel.rows[2].width() // 2, 3))
    assert document.state.selected_contender == 2
    assert [row.form is not None and row.form.isVisible() for row in panel.rows] == [False, False, True, False]


def test_a_click_on_a_name_selects_a_double_click_and_f2_rename(panel, document, qtbot):
    row = panel.rows[2]
    qtbot.mouseClick(row.name, Qt.MouseButton.LeftButton, pos=QPoint(20, row.name.height() // 2))
    assert document.state.selected_contender == 2 and row.name.isReadOnly()
    assert row.form.isVisible()
    qtbot.mouseDClick(row.name, Qt.MouseButton.LeftButton, pos=QPoint(20, row.name.height() // 2))
    assert not row.name.isReadOnly()
    qtbot.keyClick(row.name, Qt.Key.Key_Escape)
    assert row.name.isReadOnly()
    qtbot.keyClick(row, Qt.Key.Key_F2)
    assert not row.name.isReadOnly()


def test_the_others_keep_their_colours_when_one_is_doubled_or_removed(panel, document):
    before = [row.color.color for row in panel.rows]
    panel.rows[0].wish("duplicate")
    after = [row.color.color for row in panel.rows]
    assert [after[0], *after[2:]] == before and after[1] not in before
    panel.rows[0].wish("remove")
    assert [row.color.color for row in panel.rows] == after[1:]


@pytest.mark.parametrize("words", ["momentum", "polyak", "velocity", "β heavy"])
def test_optimizers_are_found_by_any_word_about_them(panel, qtbot, words):
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    popup = panel.findChild(SearchPopup)
    popup.search.setText(words)
    found = [popup.list.item(k).data(Qt.ItemDataRole.UserRole) for k in range(popup.list.count())]
    assert "heavy_ball" in found
    popup.close()


def test_an_optimizer_is_added_from_the_list_by_typing(panel, document, qtbot):
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    popup = panel.findChild(SearchPopup)
    qtbot.keyClicks(popup.search, "rprop")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert contenders(document)[-1].optimizer == "rprop" and len(panel.rows) == 5
    assert not panel.rows[-1].body.isHidden()


@pytest.mark.parametrize(("typed", "id"), [("every optimizer", ""), ("every first order", "first order")])
def test_many_are_added_from_the_list_in_one_step(panel, document, qtbot, typed, id):
    before = document.state
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    popup = panel.findChild(SearchPopup)
    qtbot.keyClicks(popup.search, typed)
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    added = contenders(document)[len(before.experiment.contenders) :]
    assert (
        {one.method.family for one in added} > {"adaptive"} if not id else {one.method.family for one in added} == {id}
    )
    assert len(panel.rows) == len(contenders(document)) <= MOST_ROWS
    document.undo()
    assert document.state == before and len(panel.rows) == 4


def test_dragging_a_rate_is_one_undo(panel, document, qtbot):
    before = contenders(document)[0].parameters["lr"]
    slider = panel.rows[0].form.fields["lr"].slider
    middle = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(10, middle))
    for x in range(10, 40, 5):
        qtbot.mouseMove(slider, QPoint(x, middle))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(35, middle))
    assert contenders(document)[0].parameters["lr"] != before
    document.undo()
    assert contenders(document)[0].parameters["lr"] == before
    assert not document.can_undo


def test_the_limit_of_stability_is_marked_on_the_rate_and_moves_with_the_selected_path(panel, document):
    """On x⁴ + y² the curvature at a path's point is 12x² or 2: the limit of gradient descent is 2 over the larger."""
    surface = pg.formula("x^4 + y^2")
    racers = [pg.Contender("gradient_descent", lr=0.01), pg.Contender("heavy_ball", lr=0.001, beta=0.5)]
    race = pg.Experiment(surface, [(1.0, 1.0), (2.0, 0.5)], [*racers, pg.Contender("adam")], steps=50)
    document.perform(lambda state: replace(state, experiment=race, selected_contender=0, selected_start=0))
    result = pg.simulate(race)
    panel.show_state(document.state)
    panel.show_result(result)
    slider = panel.rows[0].form.fields["lr"].slider
    for step in (0, 10, 50):
        panel.show_step(step)
        curvature = max(12 * float(result.positions[0, 0][step][0]) ** 2, 2.0)
        assert math.exp(slider.mark) == pytest.approx(2 / curvature)
        assert slider.accessibleDescription().startswith(f"at step {step} of start 0: stable below ")
    document.perform(lambda state: replace(state, selected_start=1, selected_contender=1))
    panel.show_state(document.state)
    panel.show_step(0)
    other = panel.rows[1].form.fields["lr"].slider
    assert math.exp(other.mark) == pytest.approx(2 * 1.5 / 48) and "2(1 + β)/λ₁" in other.tip(10)
    document.perform(lambda state: replace(state, selected_contender=2))
    panel.show_state(document.state)
    adam = panel.rows[2].form.fields["lr"].slider
    assert adam.mark is None and "no limit of stability is known: the step is divided" in adam.accessibleDescription()
    document.perform(lambda state: replace(state, selected_start=None))
    panel.show_state(document.state)
    assert "select a contender that races, and a start" in adam.accessibleDescription()


def test_an_illegal_rate_is_refused_beside_its_field(panel, document, qtbot):
    field = panel.rows[0].form.fields["lr"]
    field.field.setFocus()
    field.field.selectAll()
    qtbot.keyClicks(field.field, "0")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert "above 0" in field.message.text() and not document.can_undo


def test_a_name_may_be_given_and_taken_back(panel, document, qtbot):
    row = panel.rows[1]
    row.name.edit()
    row.name.selectAll()
    qtbot.keyClicks(row.name, "swinging")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    assert document.state.experiment.names[1] == "swinging"
    row.name.edit()
    row.name.selectAll()
    qtbot.keyClick(row.name, Qt.Key.Key_Delete)
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    assert contenders(document)[1].name is None


def test_switching_off_keeps_the_row_and_hollows_its_dot(panel, document, qtbot):
    qtbot.mouseClick(panel.rows[1].switch, Qt.MouseButton.LeftButton)
    assert not contenders(document)[1].enabled and len(panel.rows) == 4
    assert panel.rows[1].color.property("hollow")


def test_the_menu_duplicates_resets_removes_and_copies(panel, document):
    count = len(contenders(document))
    panel.rows[0].wish("duplicate")
    assert len(contenders(document)) == count + 1 and panel.rows[1].accessibleName().endswith(" 2")
    panel.rows[1].wish("reset")
    assert contenders(document)[1].given == {}
    panel.rows[1].wish("remove")
    assert len(contenders(document)) == count
    panel.rows[0].wish("copy")
    assert QApplication.clipboard().text().startswith("pg.Contender('gradient_descent'")


def test_keys_reach_the_rows(panel, document, qtbot):
    row = panel.rows[3]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert document.state.selected_contender == 3
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert len(contenders(document)) == 3


def test_the_rule_is_shown_with_equation_and_source(panel):
    row = panel.rows[0]
    row.show_rule()
    popup = row.findChild(RulePopup)
    words = " ".join(label.text() for label in popup.findChildren(type(row.number)))
    method = row.contender.method
    assert method.source in words and popup.findChild(EquationView).text == method.equation
    popup.close()


def test_a_chosen_colour_is_the_contenders_own(panel, document):
    panel.rows[0].color.chosen.emit("#123456")
    assert contenders(document)[0].color == "#123456" and panel.rows[0].color.color == "#123456"
    panel.rows[0].color.chosen.emit(None)
    assert contenders(document)[0].color is None


def test_rows_are_reused_while_a_parameter_is_dragged(panel, document):
    from playground.session.actions.contenders import set_contender_parameter

    rows, form = list(panel.rows), panel.rows[0].form
    for k in range(1, 10):
        document.perform(set_contender_parameter, 0, "lr", k * 1e-3)
    assert panel.rows == rows and panel.rows[0].form is form
    assert form.fields["lr"].field.text() == "0.009"


def test_hundreds_of_contenders_are_listed_in_part(panel, document):
    while len(contenders(document)) < 224:
        every = range(min(len(contenders(document)), 224 - len(contenders(document))))
        document.perform(duplicate_contenders, every)
    assert len(panel.rows) == MOST_ROWS == 200 and "24 more" in panel.note.text()
    document.perform(select_contender, 0)


def test_a_contender_is_copied_as_code_that_runs(panel, document, qtbot):
    panel.rows[0].open_menu(panel.rows[0].mapToGlobal(QPoint(5, 5)))
    menu = panel.rows[0].findChild(QMenu)
    offered = [action.text() for action in menu.actions() if "code" in action.text()]
    assert "Copy as NumPy code" in offered
    next(action for action in menu.actions() if action.text() == "Copy as NumPy code").trigger()
    names = {"print": lambda *parts: None}
    exec(QApplication.clipboard().text(), names)
    race = document.state.experiment
    alone = race.replace(starts=race.starts[:1], contenders=contenders(document)[:1], stop=pg.StopRule(enabled=False))
    assert names["x"] == pytest.approx(pg.simulate(alone).positions[0, 0, -1], rel=1e-6, abs=1e-9)
    menu.close()


def test_what_was_added_is_scrolled_to(window, qtbot):
    race = window.race
    panel = race.panels["contenders"]
    window.resize(1100, 560)
    for _ in range(6):
        panel._add("adam")
    row = panel.rows[-1]
    bar = panel.list.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0 and row.visibleRegion().boundingRect().height() == row.height())
