"""What every activation must be: exact to the last digits, finite everywhere, fast in a loop."""

from __future__ import annotations

import re
from typing import Any

import mpmath
import numpy as np
import pytest

from playground.kernels import contract
from playground.kernels.compiling import compile_source
from playground.kernels.network import operation as at
from playground.kernels.network.activation import activation_source
from playground.networks.activations import ACTIVATIONS, Activation
from tests.networks._elementwise import Elementwise, evaluate
from tests.networks.activations._exact import EXACT

Given = dict[str, float]
CASES: list[tuple[Activation, Given]] = [
    *((one, {}) for one in ACTIVATIONS),
    *((ACTIVATIONS.get("leaky_relu"), {"leak": leak}) for leak in (0.0, 0.3)),
    *((ACTIVATIONS.get("elu"), {"alpha": alpha}) for alpha in (0.0, 0.5, 2.0)),
]
every = pytest.mark.parametrize(("activation", "given"), CASES, ids=lambda one: getattr(one, "id", None) or str(one))
# Units in the last place that φ, φ′ and φ″ may be off. These φ″ are products with a φ′ that is off itself.
UNITS = {"sigmoid": (4, 4, 8), "tanh": (4, 4, 6)}
# Below it products of what has lost digits to the smallest numbers may be off by more.
SMALL = 1e-300


def samples(count: int = 700) -> np.ndarray[Any, Any]:
    random = np.random.default_rng(7)
    tiny = random.choice([-1, 1], count) * 10.0 ** random.uniform(-300, 0, count)
    return np.concatenate(
        [random.uniform(-5, 5, 2 * count), random.uniform(-40, 40, count), random.uniform(-1000, 1000, count), tiny]
    )


def true(activation: Activation, given: Given, z: np.ndarray[Any, Any]) -> list[tuple[Any, ...]]:
    return [EXACT[activation.id](mpmath.mpf(float(one)), **given) for one in z]


def scale(activation: Activation, order: int, z: float, exact: Any) -> float:
    """What a value's error is measured by: itself, but for differences whose terms cancel at some z."""
    match activation.id, order:
        case ("tanh", 1 | 2) | ("sine", 1):
            return 1.0  # 1 − tanh² of a rounded tanh, and a cosine near its zeros, are right to 16 digits of 1
        case "gelu", 1:
            return float(max(abs(exact), abs(z) * mpmath.npdf(z)))
        case "gelu", 2:
            return float(max(abs(exact), 2 * mpmath.npdf(z)))
    return float(abs(exact))


@every
def test_values_slopes_and_curvatures_are_right_to_four_units_in_the_last_place(
    activation: Activation, given: Given
) -> None:
    z = samples()
    found = evaluate(activation, z, given=given)
    with mpmath.workdps(50):
        exact = true(activation, given, z)
        for order in range(3):
            most = 0.0
            for one, got, all_true in zip(z.tolist(), found[order].tolist(), exact, strict=True):
                size = scale(activation, order, one, all_true[order])
                off = float(abs(mpmath.mpf(got) - all_true[order]))
                most = max(most, (off if size > SMALL else max(off - 1e-315, 0.0)) / np.spacing(max(size, 1e-320)))
            assert most <= UNITS.get(activation.id, (4, 4, 4))[order], order


@every
def test_singles_are_rounded_doubles(activation: Activation, given: Given) -> None:
    z = samples(100).astype(np.float32)
    for single, double in zip(
        evaluate(activation, z, np.float32, given), evaluate(activation, z, given=given), strict=True
    ):
        assert single.dtype == np.float32
        np.testing.assert_array_equal(single, double.astype(np.float32))


@every
def test_no_finite_number_makes_nan(activation: Activation, given: Given) -> None:
    sizes = [0.0, 5e-324, 1e-310, 1.0, 37.5, 38.6, 39.9, 41.0, 709.0, 745.2, 1000.0, 1e10, 1e154, 1e200, 1.7e308]
    z = np.array([*sizes, *(-one for one in sizes)])
    for found in evaluate(activation, z, given=given):
        assert not np.isnan(found).any()
    assert all(np.isfinite(found[np.abs(z) <= 1000]).all() for found in evaluate(activation, z, given=given))


@every
def test_nan_is_not_hidden(activation: Activation, given: Given) -> None:
    assert np.isnan(evaluate(activation, [np.nan], given=given)[0]).all()


@every
def test_a_mode_makes_what_it_says(activation: Activation, given: Given) -> None:
    z = samples(80)[:400].reshape(25, 16)
    all_three = [array.copy() for array in Elementwise(activation, z, given=given).run()]
    for mode, made in ((at.VALUES, 1), (at.WITH_SLOPES, 2)):
        found = Elementwise(activation, z, given=given).run(mode)
        for array, expected in zip(found[:made], all_three[:made], strict=True):
            np.testing.assert_allclose(array, expected, rtol=1e-15)
        assert all(np.isnan(array).all() for array in found[made:])


@every
def test_the_gain_keeps_the_scale_of_normal_numbers(activation: Activation, given: Given) -> None:
    def square(z: Any) -> Any:
        return EXACT[activation.id](z, **given)[0] ** 2 * mpmath.npdf(z)

    mean = mpmath.quad(square, [-30, -6, -2, 0, 2, 6, 30])
    assert activation.gain_with(given) == pytest.approx(float(1 / mpmath.sqrt(mean)), rel=1e-12)


@every
def test_a_sentence_an_equation_and_a_source_are_stated(activation: Activation, given: Given) -> None:
    assert re.fullmatch(r"[^.]*[^ .]\.", activation.summary)
    assert activation.equation.startswith("a = ") and re.search(r"\b(19|20)\d\d$", activation.source)
    assert all(function.__doc__ for function in (activation.value, activation.slope, activation.curvature))


@pytest.mark.parametrize(
    ("name", "given", "kinks"),
    [
        ("relu", {}, (0, 0, 0)), ("leaky_relu", {}, (0, 0, 0)), ("elu", {}, (0, 1, 0)),
        ("elu", {"alpha": 0.5}, (0, 0, 0)),
    ],
)  # fmt: skip
def test_at_a_kink_the_derivative_is_zero(name: str, given: Given, kinks: tuple[float, ...]) -> None:
    for z in (0.0, -0.0):
        assert tuple(found[0] for found in evaluate(ACTIVATIONS.get(name), [z], given=given)) == kinks


def test_what_stands_alone_is_itself_at_some_value() -> None:
    z = samples(100)
    for name, given in (("leaky_relu", {"leak": 0.0}), ("elu", {"alpha": 0.0})):
        for one, other in zip(
            evaluate(ACTIVATIONS.get(name), z, given=given), evaluate(ACTIVATIONS.get("relu"), z), strict=True
        ):
            np.testing.assert_array_equal(one, other)


@every
def test_a_loop_over_it_is_vector_code(activation: Activation, given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    # Of machine code from the cache nothing can be read.
    monkeypatch.setitem(contract.OPTIONS, "cache", False)
    source = activation_source(
        activation.value, activation.slope, activation.curvature, "numbers", [one.name for one in activation.parameters]
    )
    text = f"{source}# {activation.id}, to be read\n"
    kernel = compile_source.compile_hook(text, "forward")
    lines = "\n".join(kernel._compiled.dispatcher.inspect_asm().values()).splitlines()
    assert any(re.search(r"\b[yz]mm\d", line) for line in lines)
    assert not any(re.search(r"\bcallq?\b", line) for line in lines)
    # What is divided or multiplied at all is so in vectors; one by one goes the end of a loop.
    for operation in ("vdiv", "vfmadd213"):
        alone, together = (any(operation + kind in line for line in lines) for kind in ("sd", "pd"))
        assert together or not alone
