"""A formula that is typed keeps what was set."""

import pytest

from playground.base.parameters import Parameter
from playground.problems.formula import formula
from playground.problems.surfaces import SURFACES, surface
from playground.problems.typed_formula import Typing, typed_formula


@pytest.mark.parametrize("id", SURFACES.ids())
def test_every_surface_can_be_typed_again_as_it_is(id: str) -> None:
    one = surface(id)
    again = typed_formula(one.formula, Typing.of(one))
    assert (again.domain, again.parameters, again.fields.value) == (one.domain, one.parameters, one.fields.value)
    # In the order in which the formula names them.
    assert {(p.name, p.slider, p.scale, p.minimum) for p in again.definition.parameters} == {
        (p.name, p.slider, p.scale, p.minimum) for p in one.definition.parameters
    }


def test_a_new_name_begins_at_one_and_a_known_one_keeps_its_declaration() -> None:
    known = Typing(parameters={"k": Parameter("k", 7.0, "stiffness", slider=(0.0, 9.0))})
    one, two = typed_formula("k*x^2 + m", known).definition.parameters
    assert (one.default, one.slider, one.doc) == (7.0, (0.0, 9.0), "stiffness")
    assert (two.name, two.default, two.slider) == ("m", 1.0, (-1.0, 3.0))


def test_what_is_gone_for_the_moment_is_remembered_and_what_was_taken_back_is_not() -> None:
    known = Typing().after(formula("x^2 + k*y^2", k=3.0, domain={"y": (-1, 1)}))
    line = known.after(formula("x^2"))
    assert (line.ranges, line.parameters["k"].default) == ({"y": (-1.0, 1.0)}, 3.0)
    assert line.after(formula("x^2 + y^2")).ranges == {}
