"""A number is dragged, typed and stepped; what is illegal is refused in place."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from playground.base.parameters import Parameter
from playground.gui.widgets.number_slider import NumberSlider
from playground.gui.widgets.parameter_form import ParameterForm
from playground.optimizers import OPTIMIZERS
from tests.gui.widgets._numbers import Owner


def type_into(qtbot, field, text):
    field.field.setFocus()
    field.field.selectAll()
    qtbot.keyClicks(field.field, text)
    qtbot.keyClick(field.field, Qt.Key.Key_Return)


def test_one_drag_is_one_gesture(field, qtbot):
    owner = Owner(field)
    middle = field.slider.height() // 2
    qtbot.mousePress(field.slider, Qt.MouseButton.LeftButton, pos=QPoint(20, middle))
    for x in range(20, 100, 10):
        qtbot.mouseMove(field.slider, QPoint(x, middle))
    qtbot.mouseRelease(field.slider, Qt.MouseButton.LeftButton, pos=QPoint(90, middle))
    assert owner.events[0] == "began" and owner.events[-1] == "ended"
    values = [event for event in owner.events if isinstance(event, float)]
    assert values == sorted(values) and len(values) > 3
    assert owner.events.count("began") == owner.events.count("ended") == 1


def test_a_decimal_comma_is_understood_and_what_may_mean_a_thousand_is_asked_back(field, qtbot):
    owner, said = Owner(field), []
    field.field.refused.connect(said.append)
    type_into(qtbot, field, "0,05")
    assert owner.events == [0.05]
    type_into(qtbot, field, "1,000")
    assert owner.events == [0.05] and "1,000 may mean 1000 or 1.000: write one of these" in said[-1]


def test_a_key_held_down_is_one_gesture(field, qtbot):
    owner = Owner(field)
    field.slider.setFocus()
    qtbot.keyPress(field.slider, Qt.Key.Key_Right)
    qtbot.keyRelease(field.slider, Qt.Key.Key_Right)
    assert owner.events[0] == "began" and owner.events[-1] == "ended" and len(owner.events) == 3
    assert owner.events[1] > 0.01


def test_a_legal_value_beyond_the_slider_is_accepted(field, qtbot):
    owner = Owner(field)
    type_into(qtbot, field, "37.5")
    assert owner.events == [37.5]
    assert field.slider.value() == field.slider.maximum()
    assert field.message.isHidden()


def test_an_illegal_value_is_refused_in_place_and_the_old_one_stays(field, qtbot):
    owner = Owner(field)
    type_into(qtbot, field, "-1")
    assert owner.events == []
    assert field.message.text().startswith("adam.lr must be a finite number above 0")
    assert field.message.isVisible() and field.field.text() == "-1", "what was typed stays, to be mended"
    type_into(qtbot, field, "0.5")
    assert owner.events == [0.5] and field.message.isHidden()


@pytest.mark.parametrize("text", ["", "abc", "1,500", "nan", "1e999"])
def test_what_is_no_number_is_refused(field, qtbot, text):
    owner = Owner(field)
    field.field.setFocus()
    field.field.selectAll()
    qtbot.keyClick(field.field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field.field, text)
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert owner.events == [] and field.message.text() and field.field.text() == text
    qtbot.keyClick(field.field, Qt.Key.Key_Escape)
    assert field.field.text() == "0.01" and field.message.isHidden()


def test_what_the_owner_refuses_stays_as_it_was_typed_and_is_named_as_on_the_screen(field, qtbot):
    field.title = "Heavy ball"
    field.changed.connect(lambda value: field.refuse("adam.lr must be smaller than the field's width, got 0.5"))
    type_into(qtbot, field, "0.5")
    assert field.field.text() == "0.5"
    assert field.message.text().startswith("lr of Heavy ball must be smaller")
    type_into(qtbot, field, "-1")
    assert field.message.text().startswith("lr of Heavy ball must be a finite number above 0")


def test_space_takes_what_was_typed_and_is_left_to_the_window(field, qtbot):
    owner = Owner(field)
    field.field.setFocus()
    field.field.selectAll()
    qtbot.keyClicks(field.field, "0.5")
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
    QApplication.sendEvent(field.field, override)
    assert not override.isAccepted() and owner.events == [0.5]
    qtbot.keyClick(field.field, Qt.Key.Key_Space)
    assert " " not in field.field.text()


def test_escape_takes_back_what_was_typed(field, qtbot):
    owner = Owner(field)
    field.field.setFocus()
    qtbot.keyClicks(field.field, "99")
    qtbot.keyClick(field.field, Qt.Key.Key_Escape)
    assert field.field.text() == "0.01" and owner.events == []


def test_arrows_step_the_number(field, qtbot):
    owner = Owner(field)
    field.field.setFocus()
    qtbot.keyClick(field.field, Qt.Key.Key_Up)
    qtbot.keyClick(field.field, Qt.Key.Key_Down)
    assert owner.events[0] > 0.01 and owner.events[1] == pytest.approx(0.01, rel=0.01)


def test_showing_a_value_wishes_for_nothing(field):
    owner = Owner(field)
    for value in (0.5, 1e-9, 123.0):
        field.show_value(value)
    assert owner.events == []


def test_the_field_shows_all_digits_while_it_is_edited(field):
    field.show_value(0.012345678901)
    assert field.field.text() == "0.01235"
    field.field.setFocus()
    QApplication.processEvents()
    assert field.field.text() == "0.012345678901"
    field.field.copy_value()
    assert QApplication.clipboard().text() == "0.012345678901"


def test_the_wheel_scrolls_the_panel_and_changes_no_number(field):
    owner = Owner(field)
    place = field.slider.rect().center().toPointF()
    wheel = QWheelEvent(
        place, field.slider.mapToGlobal(place), QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field.slider, wheel)
    assert owner.events == [] and not wheel.isAccepted()


def test_the_slider_keeps_to_legal_values_where_it_reaches_further(qtbot):
    tight = Parameter("beta", 0.9, "momentum", minimum=0, maximum=1, exclusive_maximum=True, slider=(0.0, 1.0))
    widget = NumberSlider(tight, "heavy_ball")
    qtbot.addWidget(widget)
    owner = Owner(widget)
    widget.slider.setValue(widget.slider.maximum())
    assert owner.events == []
    widget.slider.setValue(0)
    assert owner.events == [0.0]


def test_a_form_names_parameters_as_the_screen_does(qtbot):
    method = OPTIMIZERS.get("heavy_ball")
    form = ParameterForm(method.parameters, method.id, method.name)
    qtbot.addWidget(form)
    form.show()
    type_into(qtbot, form.fields["lr"], "-1")
    assert form.fields["lr"].message.text().startswith("learning rate η of Heavy ball must be a finite number above 0")
    assert "got -1" in form.fields["lr"].message.text() and form.fields["lr"].field.text() == "-1"
