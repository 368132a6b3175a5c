"""The elementary functions against 60 digits of mpmath, at their edges, and in vector code."""

import math
import os
import subprocess
import sys
from functools import cache
from math import inf, nan, pi

import mpmath
import numba
import numpy as np
import pytest

from playground.kernels import elementary
from playground.kernels.contract import FASTMATH

# The goal: absolute below 1, relative above.
GOAL = 4e-16
UNARY = sorted(set(elementary.__all__) - {"power", "rounded_sum"})
EXACT_VALUE = {
    "bell": lambda x: mpmath.exp(-x * x / 2),
    "tail_ratio": lambda x: mpmath.erfc(abs(x) / mpmath.sqrt(2)) / 2 * mpmath.exp(x * x / 2),
    "reciprocal_root": lambda u: 1 / mpmath.sqrt(u) if u > 0 else mpmath.mpf(0),
    "sign": mpmath.sign,
}


@cache
def loop(name, fastmath=True, offset=0):
    function = getattr(elementary, name)
    flags = FASTMATH if fastmath else False

    def body(x, out):
        for i in range(x.shape[0]):
            out[i] = function(x[i])

    array = numba.types.Array(numba.float64, 1, "C")
    return numba.njit(numba.void(array, array), fastmath=flags, error_model="numpy")(body)


def evaluate(name, x, **options):
    x = np.ascontiguousarray(x, dtype=np.float64)
    out = np.empty_like(x)
    loop(name, **options)(x, out)
    return out


def exact(name, x):
    function = EXACT_VALUE.get(name) or getattr(mpmath, name)
    with mpmath.workdps(60):
        return [function(mpmath.mpf(float(value))) for value in x]


def worst_error(name, x, relative=False):
    worst = 0.0
    with mpmath.workdps(60):
        for got, true in zip(evaluate(name, x), exact(name, x), strict=True):
            size = abs(true) if relative else max(1, abs(true))
            if size:
                worst = max(worst, float(abs(mpmath.mpf(float(got)) - true) / size))
    return worst


def arguments(name):
    """Random arguments of the ordinary range and of every magnitude, and the neighbourhoods of the seams."""
    random = np.random.default_rng(20)
    seams = np.pi / 4 * np.arange(-40, 41)
    seams = np.concatenate([seams, np.nextafter(seams, 9e9), np.nextafter(seams, -9e9), [0.0, 1e-320, 5e-324]])
    magnitudes = 10.0 ** random.uniform(-320, 0, 400)
    match name:
        case "sin" | "cos" | "tan":
            return np.concatenate([random.uniform(-100, 100, 1500), random.uniform(-1e6, 1e6, 2500), seams, magnitudes])
        case "exp":
            return np.concatenate(
                [random.uniform(-745, 709.78, 3000), random.uniform(-2, 2, 1000), magnitudes, -magnitudes]
            )
        case "sinh" | "cosh":
            return np.concatenate([random.uniform(-710.4, 710.4, 1500), random.uniform(-3, 3, 1500), magnitudes, seams])
        case "tanh" | "atan":
            return np.concatenate(
                [random.uniform(-25, 25, 3000), random.uniform(-1, 1, 1000), magnitudes, seams, [1e300]]
            )
        case "log" | "sqrt" | "reciprocal_root":
            near_one = 1 + random.uniform(-1e-3, 1e-3, 800)
            return np.concatenate([10.0 ** random.uniform(-323, 308, 2000), random.uniform(0.4, 3, 800), near_one])
        case "bell" | "tail_ratio" | "erf" | "erfc":
            far = random.uniform(*{"erf": (-6.5, 6.5), "erfc": (-6.5, 26.5)}.get(name, (-37.6, 37.6)), 2000)
            seam = np.nextafter(0.75, [0.0, 1.0, 0.0, 1.0]) * [1, 1, -1, -1]
            return np.concatenate([far, random.uniform(-2, 2, 2000), magnitudes, -magnitudes, seam, [0.75, -0.75]])
        case "expm1":
            seam = [60.0, np.nextafter(60.0, 61), -60.0, np.nextafter(-60.0, -61), -745.0, 709.78]
            return np.concatenate(
                [random.uniform(-60, 709.78, 2000), random.uniform(-2, 2, 2000), magnitudes, -magnitudes, seam]
            )
        case "log1p":
            near_edge = 10.0 ** random.uniform(-16, 0, 800) - 1
            return np.concatenate(
                [
                    10.0 ** random.uniform(-3, 308, 1500),
                    random.uniform(-0.99, 3, 2000),
                    near_edge,
                    magnitudes,
                    -0.5 * magnitudes,
                ]
            )
        case "asin" | "acos":
            edges = np.array([-1.0, 1.0, 0.5, -0.5, 1 - 1e-16, np.nextafter(0.5, 1), np.nextafter(-0.5, -1), 0.0])
            return np.concatenate([random.uniform(-1, 1, 3000), edges, magnitudes])
        case _:
            return np.concatenate([random.uniform(-3, 3, 100), magnitudes, [0.0]])


@pytest.mark.parametrize("name", UNARY)
def test_every_function_is_right_to_sixteen_digits(name):
    assert worst_error(name, arguments(name)) <= GOAL


@pytest.mark.parametrize("name", ["sin", "tan", "tanh", "sinh", "asin", "atan", "erf"])
def test_odd_functions_keep_all_digits_near_zero(name):
    x = 10.0 ** np.random.default_rng(3).uniform(-300, -1, 500)
    assert worst_error(name, x, relative=True) <= GOAL
    np.testing.assert_array_equal(evaluate(name, -x), -evaluate(name, x))


@pytest.mark.parametrize("name", ["log", "exp"])
def test_logarithm_and_exponential_are_right_relative_to_themselves(name):
    x = arguments(name)
    x = x[np.abs(evaluate(name, x)) > 1e-307]
    assert worst_error(name, x, relative=True) <= GOAL


@pytest.mark.parametrize("name", ["bell", "erf", "erfc", "expm1", "log1p", "tail_ratio"])
def test_these_are_right_to_four_units_in_the_last_place_everywhere(name):
    x = arguments(name)
    x = x[x > -1] if name == "log1p" else x
    found = evaluate(name, x)
    with mpmath.workdps(60):
        for one, got, true in zip(x.tolist(), found.tolist(), exact(name, x), strict=True):
            assert abs(mpmath.mpf(got) - true) <= 4 * np.spacing(abs(float(true))), one


@pytest.mark.parametrize("name", ["sin", "cos", "tan"])
def test_periodic_functions_stay_right_far_beyond_a_million(name):
    x = np.random.default_rng(5).uniform(-(2.0**48), 2.0**48, 2000)
    assert worst_error(name, x) <= GOAL


@pytest.mark.parametrize("name", ["sin", "cos", "tan"])
def test_periodic_functions_are_finite_for_everything_finite(name):
    x = np.concatenate(
        [10.0 ** np.random.default_rng(6).uniform(6, 308, 2000), [1.7976931348623157e308, 2.0**52, 2.0**53]]
    )
    for result in (evaluate(name, x), evaluate(name, -x)):
        assert np.isfinite(result).all()
        assert name == "tan" or np.abs(result).max() <= 1


@pytest.mark.parametrize(
    ("name", "x", "expected"),
    [
        ("sin", inf, nan), ("sin", -inf, nan), ("cos", inf, nan), ("tan", inf, nan),
        ("sin", 0.0, 0.0), ("cos", 0.0, 1.0), ("cos", 5e-324, 1.0), ("tan", 0.0, 0.0),
        ("exp", 0.0, 1.0), ("exp", inf, inf), ("exp", -inf, 0.0), ("exp", 709.79, inf), ("exp", 1e308, inf),
        ("exp", -746.0, 0.0), ("exp", -1e308, 0.0), ("exp", -745.0, 5e-324),
        ("log", 0.0, -inf), ("log", -0.0, -inf), ("log", -1.0, nan), ("log", -inf, nan), ("log", inf, inf),
        ("log", 1.0, 0.0), ("log", 5e-324, math.log(5e-324)),
        ("tanh", 0.0, 0.0), ("tanh", 30.0, 1.0), ("tanh", -1e308, -1.0), ("tanh", inf, 1.0), ("tanh", -inf, -1.0),
        ("sinh", 711.0, inf), ("sinh", -711.0, -inf), ("sinh", inf, inf), ("sinh", -inf, -inf),
        ("cosh", 711.0, inf), ("cosh", -inf, inf), ("cosh", 0.0, 1.0),
        ("asin", 1.0, pi / 2), ("asin", -1.0, -pi / 2), ("asin", 1.0000000000000002, nan), ("asin", inf, nan),
        ("acos", 1.0, 0.0), ("acos", -1.0, pi), ("acos", 0.0, pi / 2), ("acos", -2.0, nan),
        ("atan", inf, pi / 2), ("atan", -inf, -pi / 2), ("atan", 1.0, pi / 4), ("atan", 1e308, pi / 2),
        ("sqrt", -1.0, nan), ("sqrt", inf, inf), ("sqrt", 0.0, 0.0),
        ("bell", 0.0, 1.0), ("bell", inf, 0.0), ("bell", -1e308, 0.0), ("bell", 38.7, 0.0),
        ("tail_ratio", 0.0, 0.5), ("erf", 0.0, 0.0), ("erf", 6.0, 1.0), ("erf", -inf, -1.0), ("erf", 1e308, 1.0),
        ("erfc", 0.0, 1.0), ("erfc", -7.0, 2.0), ("erfc", -inf, 2.0), ("erfc", inf, 0.0), ("erfc", 27.3, 0.0),
        ("expm1", 0.0, 0.0), ("expm1", -inf, -1.0), ("expm1", -1e308, -1.0), ("expm1", 709.79, inf),
        ("expm1", inf, inf), ("expm1", 5e-324, 5e-324),
        ("log1p", 0.0, 0.0), ("log1p", -1.0, -inf), ("log1p", -1.0000000000000002, nan),
        ("log1p", inf, inf), ("log1p", -inf, nan), ("log1p", 5e-324, 5e-324), ("log1p", 1.7e308, math.log(1.7e308)),
        ("sign", 0.0, 0.0), ("sign", -0.0, 0.0), ("sign", -5e-324, -1.0), ("sign", inf, 1.0),
        ("reciprocal_root", 0.0, 0.0), ("reciprocal_root", -4.0, nan), ("reciprocal_root", 4.0, 0.5),
        ("reciprocal_root", inf, 0.0), ("reciprocal_root", -inf, nan),
    ],
)  # fmt: skip
def test_edges_are_what_analysis_says(name, x, expected):
    np.testing.assert_array_equal(evaluate(name, [x] * 9), [expected] * 9)


@pytest.mark.parametrize("name", UNARY)
def test_nan_stays_nan(name):
    assert np.isnan(evaluate(name, [nan] * 9)).all()


@pytest.mark.parametrize("name", UNARY)
def test_an_element_has_the_same_bits_alone_and_among_thirty_seven(name):
    x = arguments(name)[:37]
    together = evaluate(name, x)
    alone = np.array([evaluate(name, x[i : i + 1])[0] for i in range(37)])
    np.testing.assert_array_equal(alone.view(np.int64), together.view(np.int64))


@pytest.mark.parametrize("name", ["sin", "cos", "tan", "exp", "log", "tanh", "atan", "erf", "expm1", "log1p"])
def test_the_callers_fast_math_changes_no_bit(name):
    x = arguments(name)
    plain = evaluate(name, x, fastmath=False)
    np.testing.assert_array_equal(evaluate(name, x).view(np.int64), plain.view(np.int64))


@pytest.mark.parametrize("name", UNARY)
@pytest.mark.skipif(
    "+avx2" not in (numba.config.CPU_FEATURES or str(numba.core.codegen.get_host_cpu_features())),
    reason="looks for AVX2 instructions",
)
def test_a_loop_over_it_is_vector_code(name):
    assembly = "\n".join(loop(name).inspect_asm().values())
    vectors = [line for line in assembly.splitlines() if "pd\t" in line and ("ymm" in line or "zmm" in line)]
    assert vectors


@cache
def power_loop(fastmath=True):
    power = elementary.power

    def body(a, b, out):
        for i in range(a.shape[0]):
            out[i] = power(a[i], b[i])

    array = numba.types.Array(numba.float64, 1, "C")
    flags = FASTMATH if fastmath else False
    return numba.njit(numba.void(array, array, array), fastmath=flags, error_model="numpy")(body)


def powers(a, b, **options):
    a, b = (np.ascontiguousarray(x, dtype=np.float64) for x in np.broadcast_arrays(a, b))
    out = np.empty_like(a)
    power_loop(**options)(a, b, out)
    return out


def bases_and_exponents(kind, count=2000):
    """Pairs whose powers reach over all doubles, down into the subnormal ones."""
    random = np.random.default_rng(8)
    logarithms = random.uniform(-745, 709.7, count)
    match kind:
        case "ordinary":
            return 10.0 ** random.uniform(-20, 20, count), random.uniform(-10, 10, count)
        case "every magnitude":
            a = 10.0 ** random.uniform(-323, 308, count)
            return a, logarithms / np.log(a)
        case "near one":
            a = 1 + random.choice([-1, 1], count) * 10.0 ** random.uniform(-15, -3, count)
            return a, logarithms / np.log(a)
        case "seams of the logarithm":
            a = np.nextafter(np.sqrt(0.5), random.choice([0.0, 1.0], count)) * 2.0 ** random.integers(-3, 4, count)
            return a, random.uniform(-300, 300, count)
    return random.uniform(0, 1e13, count), np.full(count, 0.1)


@pytest.mark.parametrize("kind", ["ordinary", "every magnitude", "near one", "seams of the logarithm", "a tenth"])
def test_powers_are_right_to_a_unit_in_the_last_place(kind):
    a, b = bases_and_exponents(kind)
    worst = 0.0
    with mpmath.workdps(90):
        for base, exponent, got in zip(a.tolist(), b.tolist(), powers(a, b).tolist(), strict=True):
            true = mpmath.power(mpmath.mpf(base), mpmath.mpf(exponent))
            if true < mpmath.mpf(2) ** 1024:
                worst = max(worst, float(abs(mpmath.mpf(got) - true) / np.spacing(float(true))))
    assert worst <= 1.0


def test_powers_have_the_edges_of_the_library():
    numbers = [0.0, 5e-324, 1e-310, 1e-300, 0.1, 1 / 3, 0.5, 1 - 2.0**-53, 1.0, 1 + 2.0**-52, 2.0, 2.5, 3.0, 1e25, 1e26]
    numbers += [2.0**51 + 0.5, 2.0**52 - 0.5, 2.0**52, 2.0**52 + 1, 2.0**53 - 1, 2.0**53, 2.0**53 + 2, 1e300, 1e308]
    numbers = np.array([sign * x for x in [*numbers, 1.7976931348623157e308, inf] for sign in (1, -1)] + [nan])
    a, b = (grid.ravel() for grid in np.meshgrid(numbers, numbers))
    expected = np.array([library_power(*pair) for pair in zip(a.tolist(), b.tolist(), strict=True)])
    got = powers(a, b)
    np.testing.assert_allclose(got, expected, rtol=GOAL, atol=5e-324)
    known = ~np.isnan(expected)
    np.testing.assert_array_equal(np.signbit(got[known]), np.signbit(expected[known]))


def library_power(a, b):
    """What C's `pow` says; Python's raises where that is infinite or has no value."""
    try:
        return math.pow(a, b)
    except OverflowError:
        return -inf if a < 0 and math.fmod(b, 2) else inf
    except ValueError:
        if a == 0:
            return math.copysign(inf, a) if math.fmod(b, 2) in (1, -1) else inf
        return nan


def test_a_power_has_the_same_bits_alone_in_company_and_under_fast_math():
    a, b = bases_and_exponents("every magnitude", 37)
    together = powers(a, b)
    alone = np.array([powers(a[i : i + 1], b[i : i + 1])[0] for i in range(37)])
    np.testing.assert_array_equal(alone.view(np.int64), together.view(np.int64))
    np.testing.assert_array_equal(together.view(np.int64), powers(a, b, fastmath=False).view(np.int64))


@pytest.mark.skipif(
    "+avx2" not in (numba.config.CPU_FEATURES or str(numba.core.codegen.get_host_cpu_features())),
    reason="looks for AVX2 instructions",
)
def test_a_loop_over_powers_is_vector_code():
    assembly = "\n".join(power_loop().inspect_asm().values())
    assert any("fma" in line and "pd\t" in line and ("ymm" in line or "zmm" in line) for line in assembly.splitlines())


def test_importing_it_compiles_nothing():
    program = (
        "from numba.core.compiler_lock import global_compiler_lock as lock\n"
        "from numba.core import event\n"
        "with event.install_recorder('numba:compile') as recorder:\n"
        "    import playground.kernels.elementary, playground.kernels.linear\n"
        "    import playground.kernels.racing.random_numbers\n"
        "assert not recorder.buffer\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env=os.environ)
