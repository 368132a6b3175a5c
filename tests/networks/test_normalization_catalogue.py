"""What every normalization of the catalogue keeps, from the moment its file exists."""

import sys
from subprocess import run

import numpy as np
import pytest

from playground.base.errors import PlaygroundError
from playground.base.parameters import Parameter
from playground.networks.normalizations import NORMALIZATIONS, Block, Normalization

EVERY = pytest.mark.parametrize("normalization", list(NORMALIZATIONS), ids=lambda one: one.id)
PARAMETERS = [(one, parameter) for one in NORMALIZATIONS for parameter in one.parameters]
OF_UNITS = ("layer", "group", "instance", "switchable")


def test_the_catalogue_holds_the_seven() -> None:
    assert NORMALIZATIONS.ids() == ("batch", "group", "instance", "layer", "spectral", "switchable", "weight")


def test_listing_it_loads_no_compiler() -> None:
    code = (
        "import sys; from playground.networks.normalizations import NORMALIZATIONS; list(NORMALIZATIONS); "
        "sys.exit('numba' in sys.modules)"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0


@EVERY
def test_it_says_what_it_is(normalization: Normalization) -> None:
    assert normalization.name and normalization.summary.endswith(".") and "\n" not in normalization.summary
    assert all("←" in line or "=" in line for line in normalization.equation.split("\n"))
    assert any(character.isdigit() for character in normalization.source), "a source has a year"


@pytest.mark.parametrize(
    ("normalization", "parameter"), PARAMETERS, ids=[f"{one.id}.{parameter.name}" for one, parameter in PARAMETERS]
)
def test_a_parameter_is_documented_and_its_slider_is_legal(normalization: Normalization, parameter: Parameter) -> None:
    low, high = parameter.slider
    assert len(parameter.doc) > 5 and low < high
    for value in (low, high, parameter.default):
        assert parameter.check(value, normalization.id) == value


@EVERY
def test_its_initial_numbers_are_as_many_as_its_operation_has(normalization: Normalization) -> None:
    values = normalization.check({})
    weights, biases = np.random.default_rng(0).normal(size=(8, 5)), np.zeros(8)
    block = Block(in_width=5, out_width=8, source=0, target=1, weights=0)
    operation = normalization.operation(values, block)
    first = normalization.initial(values, weights, biases)
    assert first.dtype == np.float64 and first.shape == (operation.parameters,)
    if normalization.of == "weights":
        np.testing.assert_array_equal(first[:48], np.concatenate([weights.ravel(), biases]))
    else:
        assert operation.weights == -1 and set(first) <= {0.0, 1.0}


def test_weight_normalization_begins_with_the_weights_of_the_initialization() -> None:
    weights = np.random.default_rng(0).normal(size=(8, 5))
    lengths = NORMALIZATIONS.get("weight").initial({}, weights, np.zeros(8))[48:]
    np.testing.assert_allclose(lengths, np.linalg.norm(weights, axis=1), rtol=1e-15)


@pytest.mark.parametrize("id", OF_UNITS[1:])
def test_groups_of_one_unit_are_refused_with_a_sentence(id: str) -> None:
    one = NORMALIZATIONS.get(id)
    sentence = (
        rf"{id}\.groups = 8 leaves groups of one unit, which would always be 0: a layer of 8 units can have "
        "1, 2 or 4 groups"
    )
    with pytest.raises(PlaygroundError, match=sentence):
        one.check_width(one.check({"groups": 8}), 8)


@pytest.mark.parametrize("id", OF_UNITS[1:])
def test_groups_that_do_not_fit_are_refused_with_a_sentence(id: str) -> None:
    one = NORMALIZATIONS.get(id)
    sentence = rf"{id}\.groups = 3 does not fit: a layer of 7 units can have 1 group of equally many$"
    with pytest.raises(PlaygroundError, match=sentence):
        one.operation(one.check({"groups": 3}), Block(in_width=2, out_width=7, source=0, target=1))


@pytest.mark.parametrize("id", OF_UNITS)
def test_a_layer_of_one_unit_is_refused_with_a_sentence(id: str) -> None:
    one = NORMALIZATIONS.get(id)
    with pytest.raises(PlaygroundError, match="needs more than one unit in a layer, and this one has 1"):
        one.check_width(one.check({}), 1)


@pytest.mark.parametrize("id", ["batch", "weight", "spectral"])
def test_the_others_take_layers_of_any_width(id: str) -> None:
    one = NORMALIZATIONS.get(id)
    one.check_width(one.check({}), 1)
