"""A pixel, a key and a notch of the wheel change a number by little, and the whole range is reached."""

import math
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from playground.base.parameters import Parameter
from playground.gui.theme.apply import apply_theme, current_theme, dress
from playground.gui.theme.theme import gui_theme
from playground.gui.widgets.number_slider import NumberSlider
from playground.gui.widgets.parameter_form import ParameterForm
from playground.gui.widgets.slider_scale import SliderScale
from playground.modifiers import MODIFIERS
from playground.optimizers import OPTIMIZERS
from playground.problems.surfaces import SURFACES
from tests.gui.widgets._numbers import Owner, drag, send, turn

DECLARED = [q for method in OPTIMIZERS for q in method.parameters if q.kind == "float"]
DECLARED += [q for one in MODIFIERS for q in one.parameters if q.kind == "float"]
DECLARED += [q for one in SURFACES for q in one.definition.parameters]


def distinct(parameters):
    return list({(q.scale, q.slider): q for q in parameters}.values())


@pytest.mark.parametrize("parameter", distinct(DECLARED), ids=lambda q: f"{q.name} {q.slider}")
def test_one_pixel_of_a_narrow_slider_is_at_most_five_per_cent_of_every_declared_parameter(qtbot, parameter):
    """At 1100 × 700 the track is 52 pixels long: a pixel changes a logarithmic number, or the distance of a memory
    from 1, by 5 % at most, another by a hundredth of its range."""
    widget = NumberSlider(parameter, "x")
    qtbot.addWidget(widget)
    widget.resize(148, 40)
    widget.show()
    owner, scale = Owner(widget), SliderScale.of(parameter)
    first = round(widget.slider.place_of(widget.slider.coordinate))
    drag(widget.slider, range(first, first + 30))
    values = [float(parameter.default), *(event for event in owner.events if isinstance(event, float | int))]
    moves = [abs(b - a) for a, b in pairwise(map(scale.coordinate, values))]
    allowed = math.log(1.05) if scale.kind != "linear" else (scale.high - scale.low) / 100
    for move, after in zip(moves, values[1:], strict=True):
        assert move <= allowed, (parameter.name, after)
    low, high = scale.ends
    assert widget.slider.pixel <= 4 * scale.unit and (high - low) / widget.slider.pixel >= widget.slider.track - 1


def test_the_long_slider_of_a_rate_shows_four_decades(qtbot):
    form = ParameterForm(OPTIMIZERS.get("adam").parameters, "adam", "Adam", long="lr")
    qtbot.addWidget(form)
    form.resize(252, 300)
    form.show()
    slider = form.fields["lr"].slider
    assert slider.track >= 230 and slider.pixel <= math.log(1.05)
    assert slider.last - slider.first > 4 * math.log(10)


def test_what_is_under_the_mouse_is_what_a_press_there_gives(field):
    owner = Owner(field)
    for x in (30.0, 71.0, 120.0):
        expected = field.slider.value_at(x)
        drag(field.slider, [x])
        assert owner.events[-2] == expected


def test_a_drag_beyond_the_track_moves_the_ruler_along_and_comes_back_to_the_same_value(qtbot):
    epsilon = Parameter("epsilon", 1e-8, "floor", minimum=0, slider=(1e-12, 1e-1), scale="log")
    widget = NumberSlider(epsilon, "adam")
    qtbot.addWidget(widget)
    widget.resize(148, 40)
    widget.show()
    owner, slider = Owner(widget), widget.slider
    handle = slider.centre().x()
    there = [handle + 10 * k for k in range(60)]
    drag(slider, [*there, *reversed(there)])
    values = [event for event in owner.events if isinstance(event, float)]
    assert max(values) == 0.1, "the whole range is reached"
    assert values[-1] == pytest.approx(1e-8, rel=0.03) and slider.centre().x() == pytest.approx(handle, abs=1)


def test_a_press_on_the_handle_changes_nothing(field):
    owner = Owner(field)
    handle = field.slider.centre().x()
    drag(field.slider, [handle + 3])
    assert owner.events == ["began", "ended"]


def test_shift_makes_a_drag_ten_times_as_fine_and_control_ten_times_as_coarse(field):
    pixel = field.slider.pixel
    for keys, factor in ((Qt.KeyboardModifier.ShiftModifier, 0.1), (Qt.KeyboardModifier.ControlModifier, 10.0)):
        field.show_value(0.01)
        owner = Owner(field)
        handle = field.slider.centre().x()
        drag(field.slider, [handle, handle + 1, handle + 2], keys)
        reached = [event for event in owner.events if isinstance(event, float)][-1]
        assert math.log(reached / 0.01) == pytest.approx(2 * pixel * factor, rel=0.3)


def test_shift_in_the_middle_of_a_drag_goes_on_from_where_it_is(field):
    owner = Owner(field)
    handle, middle = field.slider.centre().x(), 10.0
    send(field.slider, "press", QPointF(handle, middle))
    send(field.slider, "move", QPointF(handle + 20, middle))
    before = owner.events[-1]
    send(field.slider, "move", QPointF(handle + 21, middle), keys=Qt.KeyboardModifier.ShiftModifier)
    send(field.slider, "move", QPointF(handle + 24, middle), keys=Qt.KeyboardModifier.ShiftModifier)
    send(field.slider, "move", QPointF(handle + 24, middle))
    send(field.slider, "release", QPointF(handle + 24, middle))
    assert owner.events[-2] == pytest.approx(before, rel=0.02), "no jump when Shift is let go"


def test_the_wheel_moves_finely_once_the_mouse_was_moved_onto_the_slider(field, qtbot):
    owner = Owner(field)
    assert not turn(field.slider, 1).isAccepted()
    send(field.slider, "move", QPointF(20, 10), Qt.MouseButton.NoButton)
    assert turn(field.slider, 1).isAccepted() and owner.events == ["began", 0.0101]
    turn(field.slider, -1)
    turn(field.slider, 1, Qt.KeyboardModifier.ControlModifier)
    assert owner.events[1:] == [0.0101, 0.01, pytest.approx(0.011, rel=0.01)]
    qtbot.waitUntil(lambda: owner.events[-1] == "ended")


def test_keys_move_by_one_per_cent_finely_with_shift_and_coarsely_with_page_or_control(field, qtbot):
    field.slider.setFocus()
    for key, keys, factor in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 1.01),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier, 1.001),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier, 1.01**10),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 1.01**10),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 1.01**-10),
    ):
        field.show_value(0.01)
        owner = Owner(field)
        qtbot.keyClick(field.slider, key, keys)
        assert owner.events[1] == pytest.approx(0.01 * factor, rel=5e-3 if factor in (1.01**10, 1.01**-10) else 1e-4), (
            key
        )


@pytest.mark.parametrize("where", ["label", "edge"])
def test_a_number_is_scrubbed_at_its_label_and_at_the_edge_of_its_field(qtbot, where):
    form = ParameterForm(OPTIMIZERS.get("adam").parameters, "adam", "Adam", long="lr")
    qtbot.addWidget(form)
    form.show()
    field = form.fields["lr"]
    field.show_value(0.01)
    owner = Owner(field)
    label = next(one for one in form.findChildren(QLabel) if one.buddy() is field)
    handle, places = (label, (10.0, 14.0, 64.0)) if where == "label" else (field.field, (3.0, 7.0, 57.0))
    for kind, x in zip(("press", "move", "move", "release"), (*places, places[-1]), strict=True):
        send(handle, kind, QPointF(x, 8.0))
    assert owner.events[0] == "began" and owner.events[-1] == "ended"
    assert owner.events[-2] == pytest.approx(0.01 * 1.01**50, rel=0.01)


def test_dragging_over_the_digits_selects_them_and_changes_nothing(field):
    owner = Owner(field)
    field.field.setFocus()
    line = field.field
    digits = line.width() - 12.0
    for kind, x in (("press", digits), ("move", digits - 30), ("release", digits - 30)):
        send(line, kind, QPointF(x, 8.0))
    assert line.hasSelectedText() and owner.events == []


def test_a_click_on_the_label_leads_to_the_number(qtbot):
    form = ParameterForm(OPTIMIZERS.get("adam").parameters, "adam", "Adam", long="lr")
    qtbot.addWidget(form)
    form.show()
    owner = Owner(form.fields["lr"])
    label = next(one for one in form.findChildren(QLabel) if one.buddy() is form.fields["lr"])
    send(label, "press", QPointF(5.0, 5.0))
    send(label, "release", QPointF(5.0, 5.0))
    assert form.focusWidget() is form.fields["lr"].slider and owner.events == []


def test_a_limit_is_marked_described_and_passed_by_a_drag(field):
    slider, handle = field.slider, field.slider.centre().x()
    field.show_limit(0.1, "stable below 0.1 = 2/λ₁ here")
    assert slider.value_at(slider.place_of(slider.mark)) == pytest.approx(0.1, rel=0.05)
    assert slider.accessibleDescription() == "stable below 0.1 = 2/λ₁ here"
    assert "Stable below 0.1 = 2/λ₁ here." in slider.tip(handle)
    for limit in (None, math.nan, math.inf):
        field.show_limit(limit, "no limit of stability is known: because")
        assert slider.mark is None and "No limit of stability is known: because." in slider.tip(handle)
    field.show_limit(40.0, "stable below 40")
    owner = Owner(field)
    drag(slider, [handle + 10 * k for k in range(80)])
    assert max(event for event in owner.events if isinstance(event, float)) > 40, "beyond the slider's end at 1"


def test_the_mark_is_seen(field):
    field.slider.resize(280, 30)
    plain = field.slider.grab().toImage()
    field.show_limit(0.3, "stable below 0.3")
    marked = field.slider.grab().toImage()
    x = round(field.slider.place_of(field.slider.mark))
    red = QColor(current_theme().color("warning"))
    found = [marked.pixelColor(x, y) for y in range(field.slider.height())]
    near = [abs(one.red() - red.red()) + abs(one.green() - red.green()) + abs(one.blue() - red.blue()) for one in found]
    assert min(near) < 90 and plain != marked


def test_in_large_type_a_form_folds_and_unfolds_again(qtbot, qapp):
    form = ParameterForm(OPTIMIZERS.get("adam").parameters, "adam", "Adam", long="lr")
    qtbot.addWidget(form)
    form.show()
    beta, wide = form.fields["beta1"], form.minimumSizeHint().width()
    assert beta.slider.y() < beta.field.geometry().bottom()
    apply_theme(qapp, gui_theme("light", large=True))
    dress(form)
    qapp.processEvents()
    assert beta.slider.y() >= beta.field.geometry().bottom() and beta.slider.labelled
    assert form.minimumSizeHint().width() < 1.2 * wide, "type that is half as large again takes little more width"
    apply_theme(qapp, gui_theme("light"))
    dress(form)
    qapp.processEvents()
    assert beta.slider.y() < beta.field.geometry().bottom() and not beta.slider.labelled
