"""Colour button, switch, name, menu button, banner, flow: each by real events."""

import re

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from playground.base.parameters import Parameter
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.banner import Banner
from playground.gui.widgets.choice_field import ChoiceField
from playground.gui.widgets.color_button import ColorButton
from playground.gui.widgets.color_popup import ColorPopup
from playground.gui.widgets.elided_text import ElidedText
from playground.gui.widgets.flow_layout import FlowLayout
from playground.gui.widgets.format_number import exact_number, format_number
from playground.gui.widgets.menu_button import MenuButton
from playground.gui.widgets.name_field import NameField
from playground.gui.widgets.parameter_form import ParameterForm
from playground.gui.widgets.parameter_words import parameter_label
from playground.gui.widgets.switch_field import SwitchField
from playground.gui.widgets.wrapped_text import WrappedText
from playground.optimizers import OPTIMIZERS
from playground.problems.surfaces import SURFACES


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


@pytest.mark.parametrize("kind", ["choice", "boolean"])
def test_what_is_refused_is_not_shown_as_if_it_held(kind, shown, qtbot):
    if kind == "choice":
        field = shown(ChoiceField(Parameter("loss", "a", "loss", kind="choice", choices=("a", "b", "c")), "training"))
        choose, now = lambda: (field.box.setCurrentIndex(1), field.box.activated.emit(1)), field.box.currentData
    else:
        field = shown(SwitchField(Parameter("skip", False, "skip", kind="boolean"), "network"))
        choose, now = lambda: qtbot.mouseClick(field.switch, Qt.MouseButton.LeftButton), field.switch.isChecked
    before = now()
    field.changed.connect(lambda value: field.refuse("that cannot be"))
    choose()
    assert now() == before and field.message.text() == "that cannot be"
    field.show_value(before)
    assert field.message.text() == "that cannot be"
    field.show_value("c" if kind == "choice" else True)
    assert field.message.text() == ""


def test_a_colour_is_chosen_from_the_palette_by_keys(shown, qtbot):
    button = shown(ColorButton("colour of Adam"))
    button.show_color(current_theme().picture.contenders[0].lower())
    qtbot.keyClick(button, Qt.Key.Key_Space)
    popup = button.findChild(ColorPopup)
    with qtbot.waitSignal(button.chosen) as chosen:
        qtbot.keyClick(popup.swatches[0], Qt.Key.Key_Right)
        popup.swatches[1].setFocus()
        qtbot.keyClick(popup.swatches[1], Qt.Key.Key_Return)
    assert chosen.args == [current_theme().picture.contenders[1]]


def test_the_palette_can_be_given_its_turn_back(shown, qtbot):
    button = shown(ColorButton("colour of Adam"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    popup = button.findChild(ColorPopup)
    turn = next(one for one in popup.findChildren(QWidget) if getattr(one, "text", str)() == "By turn")
    with qtbot.waitSignal(button.chosen) as chosen:
        qtbot.mouseClick(turn, Qt.MouseButton.LeftButton)
    assert chosen.args == [None]


def test_a_switch_wishes_and_waits_to_be_told(shown, qtbot):
    field = shown(SwitchField(Parameter("nesterov", False, "look ahead", kind="boolean"), "adam"))
    with qtbot.waitSignal(field.changed) as changed:
        qtbot.mouseClick(field.switch, Qt.MouseButton.LeftButton)
    assert changed.args == [True]
    with qtbot.assertNotEmitted(field.changed):
        field.show_value(False)
    assert not field.switch.isChecked()


def test_a_choice_is_shown_in_words_and_wished_by_key(shown, qtbot):
    convention = OPTIMIZERS.get("heavy_ball").parameter("convention")
    field = shown(ChoiceField(convention, "heavy_ball"))
    assert field.box.itemText(1) == "rate in velocity"
    with qtbot.waitSignal(field.changed) as changed:
        field.box.setFocus()
        qtbot.keyClick(field.box, Qt.Key.Key_Down)
    assert changed.args == ["rate_in_velocity"]


def test_a_name_is_edited_by_double_click_and_left_by_escape(shown, qtbot):
    field = shown(NameField("name"))
    field.resize(200, 24)
    field.show_name("Adam")
    names = []
    field.renamed.connect(names.append)
    qtbot.mouseDClick(field, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(field, "mine")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert names == [] and field.text() == "Adam"
    qtbot.mouseDClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    qtbot.keyClicks(field, "mine")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names == ["mine"] and field.isReadOnly()


def test_a_menu_button_keeps_the_amount_chosen_last(shown, qtbot):
    button = shown(MenuButton("Add {} starts", (4, 8), 8, lambda amount: f"{amount} random"))
    amounts = []
    button.chosen.connect(amounts.append)
    qtbot.mouseClick(button.button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button.more, Qt.MouseButton.LeftButton)
    menu = button.findChild(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    qtbot.mouseClick(button.button, Qt.MouseButton.LeftButton)
    assert amounts == [8, 4, 4] and button.button.text() == "4 random"


def test_a_banner_says_its_sentence_until_it_is_closed(shown, qtbot):
    place = shown(QWidget())
    place.resize(600, 400)
    banner = Banner(place, place)
    banner.show_error("race.json is damaged")
    assert banner.isVisible() and banner.sentence == "race.json is damaged"
    banner.leave()
    assert banner.sentence == "race.json is damaged", "a failure stays until it is read"
    qtbot.mouseClick(banner, Qt.MouseButton.LeftButton)
    assert not banner.isVisible() and banner.sentence == ""


def test_what_is_said_meanwhile_stands_behind_a_failure_and_goes_alone(shown, qtbot):
    place = shown(QWidget())
    place.resize(600, 400)
    banner = Banner(place, place)
    banner.show_refusal("steps must be a whole number")
    banner.leave()
    assert banner.sentence == ""
    banner.show_error("The disk is full.")
    banner.show_refusal("steps must be a whole number")
    assert banner.sentence == "The disk is full. steps must be a whole number"
    banner.show_note("copied")
    assert banner.sentence == "The disk is full. copied"
    banner._read.timeout.emit()
    assert banner.sentence == "The disk is full."
    place.hide()
    place.show()
    assert banner.sentence == "The disk is full.", "another place was looked at meanwhile"
    qtbot.keyClick(banner, Qt.Key.Key_Escape)
    banner.show_note("copied")
    assert banner.sentence == "copied"
    banner._read.timeout.emit()
    assert banner.isHidden()


def test_words_flow_into_lines(shown):
    area = QWidget()
    flow = FlowLayout(area, spacing=4)
    labels = [QLabel("word") for _ in range(6)]
    for label in labels:
        label.setFixedSize(40, 10)
        flow.addWidget(label)
    shown(area)
    assert flow.heightForWidth(130) == 10 + 4 + 10
    assert flow.heightForWidth(40) == 6 * 10 + 5 * 4
    flow.setGeometry(QRect(0, 0, 130, 100))
    assert labels[3].geometry().topLeft().toTuple() == (0, 14)
    labels[0].setFixedSize(40, 30)
    flow.setGeometry(QRect(0, 0, 130, 100))
    assert {label.geometry().center().y() for label in labels[:3]} == {14}


@pytest.mark.parametrize("optimizer", OPTIMIZERS.ids())
def test_every_parameter_has_a_control_with_a_name_and_a_tip(shown, optimizer):
    method = OPTIMIZERS.get(optimizer)
    form = shown(ParameterForm(method.parameters, optimizer))
    for parameter in method.parameters:
        field = form.fields[parameter.name]
        control = field.focusProxy()
        spoken = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
        assert control.accessibleName().startswith(f"{optimizer} {parameter.name}")
        assert spoken
        assert parameter.doc[1:] in field.toolTip() and parameter.legal() in field.toolTip()
        assert len(parameter_label(parameter)) <= 18 or "_" in parameter.name


def test_a_form_names_what_is_wished(shown, qtbot):
    form = shown(ParameterForm(OPTIMIZERS.get("adam").parameters, "adam"))
    with qtbot.waitSignal(form.changed) as changed:
        form.fields["bias_correction"].switch.click()
    assert changed.args == ["bias_correction", False]
    form.refuse("lr", "adam.lr is too large for this race")
    assert form.fields["lr"].message.isVisible()


@pytest.mark.parametrize(
    ("value", "short", "exact"),
    [
        (0.1, "0.1", "0.1"),
        (1e-8, "1e-8", "1e-8"),
        (0.0003, "3e-4", "0.0003"),
        (12345.678, "12346", "12345.678"),
        (-1234567.0, "-1.235e6", "-1234567"),
        (1e300, "1e300", "1e300"),
        (0.0, "0", "0"),
        (99999.6, "100000", "99999.6"),
    ],
)
def test_numbers_are_short_to_read_and_whole_to_copy(value, short, exact):
    assert format_number(value) == short
    assert exact_number(value) == exact
    assert float(exact_number(value)) == value


@pytest.mark.parametrize("owner", [*OPTIMIZERS, *(surface.definition for surface in SURFACES)], ids=lambda one: one.id)
def test_every_label_of_a_parameter_has_a_word(owner):
    for parameter in owner.parameters:
        words = parameter_label(parameter).removesuffix(parameter.symbol)
        assert re.fullmatch(r"[A-Za-z' ]{4,}", words), words


def test_a_column_of_wrapped_words_asks_for_no_more_than_they_need(shown):
    label = shown(WrappedText("as many words as make three lines or four where there is little room for them"))
    assert label.minimumSizeHint().height() < label.heightForWidth(200) < label.heightForWidth(100)


def test_words_that_were_taken_back_leave_no_shorter_ones(shown):
    line = shown(ElidedText())
    line.resize(60, 20)
    line.say("far more than there is room for")
    line.say_shorter("short")
    assert line.shown() == "short"
    line.say("")
    assert line.shown() == ""
