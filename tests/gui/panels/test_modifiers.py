"""What is put on a contender, in its unfolded row: added, set, moved, switched and removed by mouse and keys."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

import playground as pg
from playground.gui.contenders.rule_popup import RulePopup
from playground.gui.tab_order import tab_order
from playground.gui.widgets.equation_view import EquationView
from playground.gui.widgets.parameter_words import parameter_label
from playground.gui.widgets.search_popup import SearchPopup
from playground.modifiers import MODIFIERS
from playground.session.actions.modifiers import add_modifier
from playground.session.actions.race import set_steps
from playground.session.actions.view import select_contender


@pytest.fixture
def panel(show, document):
    inner = pg.Contender("adam", lr=0.05, modifiers=[pg.Modifier("clip_norm")])
    racers = [
        pg.Contender("gradient_descent", modifiers=[pg.Modifier("noise"), pg.Modifier("cosine", steps=100)]),
        pg.Contender("lookahead", base=inner),
        pg.Contender("rprop"),
    ]
    document.perform(lambda state: state.with_experiment(contenders=racers, steps=200))
    document.perform(select_contender, 0)
    document._past.clear()  # the tests count what they undo
    return show("contenders")


def first(document):
    return document.state.experiment.contenders[0]


def kinds(document, index=0):
    return [modifier.kind for modifier in document.state.experiment.contenders[index].modifiers]


def modifiers(panel, index=0):
    return panel.rows[index].body.modifiers


def choose(qtbot, owner, word):
    popup = owner.findChild(SearchPopup)
    qtbot.keyClicks(popup.search, word)
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_modifier_is_added_from_the_list_and_opens_with_the_focus(panel, document, qtbot):
    qtbot.mouseClick(modifiers(panel).add, Qt.MouseButton.LeftButton)
    choose(qtbot, modifiers(panel), "clip value")
    assert kinds(document) == ["noise", "cosine", "clip_value"]
    assert [row.unfolded for row in modifiers(panel).rows] == [False, False, True]
    assert panel.focusWidget() is modifiers(panel).rows[2].more
    document.undo()
    assert kinds(document) == ["noise", "cosine"] and not document.can_undo


def test_a_click_on_its_line_unfolds_a_modifier_and_the_others_stay(panel, qtbot):
    rows = modifiers(panel).rows
    qtbot.mouseClick(rows[1].name, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert [row.unfolded for row in rows] == [False, True]
    assert rows[1].chevron.accessibleName() == "close Cosine"
    qtbot.mouseClick(rows[1].chevron, Qt.MouseButton.LeftButton)
    assert [row.unfolded for row in rows] == [False, False]


def test_dragging_a_modifiers_slider_is_one_undo_and_keeps_its_row(panel, document, qtbot):
    row = modifiers(panel).rows[1]
    row.fold()
    QApplication.processEvents()
    slider = row.form.fields["steps"].slider
    middle = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(10, middle))
    for x in range(10, 40, 5):
        qtbot.mouseMove(slider, QPoint(x, middle))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(35, middle))
    assert first(document).modifiers[1].parameters["steps"] != 100
    assert modifiers(panel).rows[1] is row and row.unfolded
    document.undo()
    assert first(document).modifiers[1].parameters["steps"] == 100 and not document.can_undo


def test_an_illegal_value_is_refused_beside_its_field(panel, document, qtbot):
    row = modifiers(panel).rows[1]
    row.fold()
    field = row.form.fields["steps"]
    field.field.setFocus()
    field.field.selectAll()
    qtbot.keyClicks(field.field, "0")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert "at least 1" in field.message.text() and not document.can_undo


def test_the_switch_lets_a_modifier_act_or_not(panel, document, qtbot):
    qtbot.mouseClick(modifiers(panel).rows[0].switch, Qt.MouseButton.LeftButton)
    assert [one.enabled for one in first(document).modifiers] == [False, True]
    assert modifiers(panel).rows[0].name.property("role") == "faint"


def test_keys_move_and_remove_a_modifier_and_not_its_contender(panel, document, qtbot):
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    cosine = modifiers(panel).rows[1]
    cosine.more.setFocus()
    qtbot.keyClick(cosine.more, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert kinds(document) == ["cosine", "noise"] and modifiers(panel).rows[0] is cosine
    qtbot.keyClick(cosine.more, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(cosine.more, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert kinds(document) == ["noise", "cosine"]
    qtbot.keyClick(cosine.switch, Qt.Key.Key_Delete)
    assert kinds(document) == ["noise"] and len(panel.rows) == 3


def test_what_makes_no_sense_is_offered_with_the_reason_and_cannot_be_chosen(panel, document, qtbot):
    document.perform(select_contender, 2)
    QApplication.processEvents()
    modifiers(panel, 2).open_list()
    popup = modifiers(panel, 2).findChild(SearchPopup)
    titles = [popup.list.item(k).text() for k in range(popup.list.count())]
    assert "not here" in titles and titles.index("Clip the norm") < titles.index("not here") < titles.index("Cosine")
    cosine = popup.list.item(titles.index("Cosine"))
    assert not cosine.flags() & Qt.ItemFlag.ItemIsEnabled
    qtbot.keyClicks(popup.search, "warm-up")
    assert popup.list.currentItem() is None
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert kinds(document, 2) == []
    popup.close()


def test_a_second_average_is_refused_beside_the_list(panel, document):
    modifiers(panel)._wish("add_modifier", 2, "tail_average")
    assert kinds(document)[-1] == "tail_average" and not modifiers(panel).note.isHidden()
    document.perform(lambda state: state)
    modifiers(panel)._wish("add_modifier", 3, "exponential_average")
    assert "one average at most" in modifiers(panel).message.text() and len(kinds(document)) == 3


def test_the_rate_in_force_follows_the_step(panel, document):
    rate = modifiers(panel).rate
    panel.show_step(50)
    assert not rate.isHidden() and rate.label.text() == "rate at step 50"
    assert float(rate.number.text()) == pytest.approx(first(document).parameters["lr"] / 2)
    modifiers(panel).rows[1].wish("toggle_modifier", False)
    assert rate.isHidden()


def test_a_row_that_is_opened_later_shows_the_present_step(panel, document):
    panel.show_step(30)
    document.perform(select_contender, 1)
    inner = panel.rows[1].body.inner
    inner.modifiers._wish("add_modifier", 1, "cosine")
    assert inner.modifiers.rate.label.text() == "rate at step 30"


def test_the_base_of_a_method_round_another_is_edited_in_place(panel, document, qtbot):
    document.perform(select_contender, 1)
    QApplication.processEvents()
    body = panel.rows[1].body
    assert body.base.accessibleName().startswith("Lookahead is put round Adam")
    body.inner.form.changed.emit("lr", 0.2)
    assert document.state.experiment.contenders[1].base.parameters["lr"] == 0.2
    qtbot.mouseClick(body.inner.modifiers.rows[0].switch, Qt.MouseButton.LeftButton)
    assert document.state.experiment.contenders[1].base.modifiers[0].enabled is False
    qtbot.mouseClick(body.base, Qt.MouseButton.LeftButton)
    choose(qtbot, body, "nesterov")
    base = document.state.experiment.contenders[1].base
    assert base.optimizer == "nesterov" and base.modifiers[0].kind == "clip_norm"
    assert "momentum" in str(body.inner.form.fields) or "beta" in body.inner.form.fields


def test_a_base_that_cannot_be_is_refused_in_the_list(panel, document):
    document.perform(lambda state: state.with_experiment(contenders=[pg.Contender("sam")]))
    body = panel.rows[0].body
    body.open_bases()
    popup = body.findChild(SearchPopup)
    found = {popup.list.item(k).text(): popup.list.item(k) for k in range(popup.list.count())}
    assert found["Adam"].flags() & Qt.ItemFlag.ItemIsEnabled
    assert not found["Nesterov"].flags() & Qt.ItemFlag.ItemIsEnabled
    popup.close()


def test_a_folded_row_says_how_many_modifiers_act(panel, document):
    document.perform(select_contender, 2)
    assert panel.rows[0].number.text().endswith("+2") and "Noise, Cosine" in panel.rows[0].number.toolTip()
    assert panel.rows[1].number.text() == "0.05  +1"


def test_the_rule_of_a_modifier_is_shown(panel):
    row = modifiers(panel).rows[0]
    row.show_rule()
    popup = row.findChild(RulePopup)
    words = " ".join(label.text() for label in popup.findChildren(type(row.number)))
    assert row.modifier.modification.source in words
    assert any(
        row.modifier.modification.equation in view.accessibleDescription() + view.accessibleName()
        for view in popup.findChildren(EquationView)
    )
    popup.close()


def test_optimizers_stand_under_the_headings_of_their_families(panel):
    panel.open_list()
    popup = panel.findChild(SearchPopup)
    titles = [popup.list.item(k).text() for k in range(popup.list.count())]
    assert (
        titles.index("first order") < titles.index("Gradient descent") < titles.index("adaptive") < titles.index("Adam")
    )
    popup.search.setText("around another")
    assert {popup.list.item(k).text() for k in range(popup.list.count())} >= {"around another", "Lookahead"}
    assert popup.list.currentItem().text() != "around another"
    popup.close()


@pytest.mark.parametrize("kind", [kind for kind in MODIFIERS.ids() if MODIFIERS.get(kind).kind != "average"])
def test_every_modifier_opens_to_controls_with_words(panel, document, kind):
    modifiers(panel)._wish("add_modifier", 2, kind)
    row = modifiers(panel).rows[2]
    assert row.unfolded and set(row.form.fields) == {one.name for one in row.modifier.modification.parameters}
    for parameter in row.modifier.modification.parameters:
        words = parameter_label(parameter).removesuffix(f" {parameter.symbol}")
        assert re.fullmatch(r"[A-Za-z' ]{4,}", words), words


def test_tab_goes_through_the_modifiers_as_they_stand(panel, qtbot):
    modifiers(panel).rows[1].fold()
    QApplication.processEvents()
    stops = tab_order(panel)
    noise, cosine = modifiers(panel).rows
    wanted = [modifiers(panel).add, noise.chevron, noise.switch, noise.more, cosine.chevron, cosine.switch, cosine.more]
    wanted.append(cosine.form.fields["steps"].slider)
    places = [stops.index(one) for one in wanted]
    assert places == sorted(places)


def test_a_schedule_that_follows_says_so_and_follows_again_from_its_menu(panel, document) -> None:
    document.perform(add_modifier, document.state.selected_contender, "cosine")
    place = document.state.selected_contender
    steps = document.state.experiment.steps
    shown = [row for row in modifiers(panel).rows if row.modifier.kind == "cosine"][-1]
    assert shown.number.text() == f"{steps}, as the race"
    assert shown.form.fields["steps"].note.text() == "T follows the race until you set it."
    document.perform(set_steps, 70)
    assert shown.number.text() == "70, as the race" and shown._follow() == ()
    shown.form.changed.emit("steps", 40)
    assert shown.number.text() == "40" and shown.form.fields["steps"].note.text() == ""
    (entry, _) = shown._follow()
    assert entry is not None and entry[0] == "Let T follow the race"
    entry[1]()
    assert shown.number.text() == "70, as the race"
    assert document.state.experiment.contenders[place].modifiers[-1].follows
