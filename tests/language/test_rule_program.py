"""What a rule's text means: its parameters, states and temporaries, and the graphs of its new values."""

from __future__ import annotations

import pytest

from playground.language.rule_program import rule_program
from playground.language.rule_statements import rule_statements

ADAM = """
lr = parameter(0.001, 1e-5, 1, scale="log")   # the rate
beta1 = parameter(0.9, 0, 0.999)
beta2 = parameter(0.999, 0, 0.9999, doc="memory: of the squares")
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g**2

root = sqrt(s/(1 - beta2^t))
x = x - lr*m/(1 - beta1^t)/(root + 1e-8)
"""


def test_a_name_read_before_its_own_assignment_is_a_state_and_one_assigned_first_a_temporary() -> None:
    parts = rule_statements(ADAM)
    assert parts.states == ("m", "s")
    assert parts.temporaries == ("root",)


def test_a_name_read_by_an_earlier_line_than_the_one_that_assigns_it_is_a_state() -> None:
    parts = rule_statements("q = g - before\nbefore = g\nx = x - q")
    assert parts.states == ("before",) and parts.temporaries == ("q",)


def test_a_parameter_has_its_default_range_scale_and_documentation() -> None:
    lr, beta1, beta2 = rule_statements(ADAM).parameters
    assert (lr.name, lr.default, lr.slider, lr.scale, lr.symbol) == ("lr", 0.001, (1e-5, 1.0), "log", "η")
    assert (beta1.slider, beta1.scale, beta1.symbol) == ((0.0, 0.999), "linear", "β₁")
    assert beta2.doc == "memory: of the squares"
    assert lr.check(7, "mine") == 7, "the range is the slider's: a value beyond it is legal"


@pytest.mark.parametrize(
    ("written", "slider"),
    [
        ("parameter(2)", (0, 4)),
        ("parameter(-2)", (-4, 0)),
        ("parameter(0)", (-1, 1)),
        ("parameter(0.5, scale='log')", (0.005, 50)),
        ("parameter(2^-3, -1/2, pi/2)", (-0.5, 1.5707963267948966)),
        ("parameter(default=1, low=0, high=3)", (0, 3)),
        ("parameter(1, high=3, low=0, doc='a, b) # c')", (0, 3)),
    ],
)
def test_the_ends_of_a_slider_are_stated_or_guessed(written: str, slider: tuple[float, float]) -> None:
    (parameter,) = rule_statements(f"k = {written}\nx = x - k*g").parameters
    assert parameter.slider == pytest.approx(slider)


def test_parameters_may_stand_below_the_lines_that_read_them() -> None:
    assert [one.name for one in rule_statements("x = x - lr*g\nlr = parameter(0.1, 0, 1)").parameters] == ["lr"]


def test_powers_of_a_parameter_by_the_number_of_the_update_are_carried() -> None:
    program = rule_program(ADAM)
    assert [str(base.data) for _, base in program.powers] == ["beta1", "beta2"] or len(program.powers) == 2
    assert "t" not in program.names


@pytest.mark.parametrize("power", ["lr^t", "g^t", "t^t", "(0.5*t)^t", "(1 + f)^t"])
def test_powers_of_what_changes_from_step_to_step_are_not_carried(power: str) -> None:
    program = rule_program(f"lr = parameter(0.1, 0, 1)\nx = x - lr*{power}")
    assert not program.powers and "t" in program.names


def test_norms_of_norms_are_made_one_after_the_other() -> None:
    program = rule_program("u = g/norm(g)\nv = u - dot(u, x)*x\nx = x - v/norm(v)")
    assert [[whole.name for whole in stage] for stage in program.stages()] == [["norm"], ["dot"], ["norm"]]


def test_the_same_norm_is_made_once() -> None:
    assert len(rule_program("a = norm(g)\nx = x - g/norm(g) + a").wholes) == 1


def test_a_line_sees_what_the_lines_above_it_assigned() -> None:
    """The new x is what m has become, not what it was."""
    after, before = rule_program("m = m + g\nx = x - m"), rule_program("x = x - m\nm = m + g")
    assert after.outputs[0] is not before.outputs[0] and after.outputs[1] is before.outputs[1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("x = x - g", {"x", "g"}),
        ("x = x - f*xi", {"x", "f", "xi"}),
        ("x = x - g/|d|", {"x", "g", "d"}),
        ("x = x - solve(H, g)", {"x", "g"}),
        ("x = x - t*g", {"x", "g", "t"}),
        ("unused = f\nx = x - g", {"x", "g"}),
    ],
)
def test_what_the_problem_must_give_is_what_the_new_values_need(text: str, names: set[str]) -> None:
    assert rule_program(text).names == names


def test_comments_blank_lines_and_either_power_are_allowed() -> None:
    plain = rule_program("x = x - 0.1*g^2")
    other = rule_program("\n# first\r\n   x=x-0.1*g**2 # and so on\n\n")
    assert plain.outputs == other.outputs
