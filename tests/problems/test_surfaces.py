"""The contract of every surface of the catalogue, whichever there are."""

import math
import random
from functools import cache

import numpy as np
import pytest
import sympy

from playground.problems.read_definition import read_definition
from playground.problems.surface import Surface
from playground.problems.surfaces import SURFACES, surface
from playground.problems.tags import TAGS
from playground.simulation.classify import packed
from tests.language.in_sympy import derivatives, in_sympy, values
from tests.sampled import sampled

EACH = pytest.mark.parametrize("id", SURFACES.ids())
# SymPy takes a third of a second for one; what derives them is held against it in tests/language as well.
SOME = pytest.mark.parametrize("id", sampled(SURFACES.ids(), 16))


def inside(one: Surface, count: int, seed: int = 0) -> np.ndarray:
    low, high = np.transpose(one.domain)
    return np.random.default_rng(seed).uniform(low, high, (count, one.dimension))


def all_of(one: Surface, points: np.ndarray) -> np.ndarray:
    """f, gradient and the upper triangle of the Hessian: (n, 6), in one dimension (n, 3)."""
    corner = packed(one.hessian(points)).T
    return np.concatenate([one.value(points)[:, None], one.gradient(points), corner], axis=1)


def names_of(one: Surface, point: list[float]) -> dict[str, float]:
    return {**dict(zip(one.definition.variables, point, strict=True)), **one.parameters}


@cache
def reference(id: str) -> list[sympy.Expr]:
    one = SURFACES.get(id)
    return derivatives(in_sympy(one.fields.written), one.definition.variables)


def within(one: Surface, points: np.ndarray) -> np.ndarray:
    """Those of the points that lie in the domain."""
    low, high = np.transpose(one.domain)
    return points[((points >= low) & (points <= high)).all(axis=1)]


@SOME
def test_value_gradient_and_hessian_equal_those_of_sympy(id):
    one = SURFACES.get(id)
    points = inside(one, 12)
    exact = np.array([values(reference(id), names_of(one, point)) for point in points.tolist()])
    scale = np.maximum(1, np.abs(exact).max(axis=0))
    assert np.all(np.abs(all_of(one, points) - exact) <= 1e-12 * scale)


@EACH
def test_derivatives_equal_differences_of_each_other(id):
    one = SURFACES.get(id)
    points = inside(one, 50, seed=1)
    # What lies on a kink has no derivative that differences could find.
    points = points[~one.at_kink(points)]
    sides = [high - low for low, high in one.domain]
    steps = np.diag([1e-6 * side for side in sides])
    slopes = np.stack([(one.value(points + h) - one.value(points - h)) / (2 * h.max()) for h in steps], axis=1)
    curvature = np.stack([(one.gradient(points + h) - one.gradient(points - h)) / (2 * h.max()) for h in steps], axis=2)
    gradient, hessian = one.gradient(points), one.hessian(points)
    # The median, for a pole or a needle at one point shall not excuse the others.
    for found, exact, lower in ((slopes, gradient, one.value(points)), (curvature, hessian, gradient)):
        least = min(sides)
        size = (
            np.abs(exact).reshape(len(points), -1).max(axis=1)
            + np.abs(lower).reshape(len(points), -1).max(axis=1) / least
        )
        error = np.abs(found - exact).reshape(len(points), -1).max(axis=1) / np.maximum(size, 1e-300)
        assert np.median(error) <= 1e-5
        assert np.quantile(error, 0.9) <= 1e-3


@EACH
def test_minima_are_stationary_and_equally_deep(id):
    one = SURFACES.get(id)
    if not len(one.minima):
        assert one.minimum_value is None
        return
    depths = one.value(one.minima)
    # At a kink the root of a rounding error is what remains: √(2e-17).
    exact = 1e-6 if one.kinks else 1e-12
    assert depths == pytest.approx(one.minimum_value, abs=exact * max(1, abs(one.minimum_value)))
    borders = []
    for point, slope in zip(one.minima, one.gradient(one.minima), strict=True):
        assert all(low <= x <= high for x, (low, high) in zip(point, one.domain, strict=True))
        borders.append(any(x in ends for x, ends in zip(point, one.domain, strict=True)))
        stationary = np.abs(slope).max() <= 1e-9 * max(1, np.abs(one.hessian([point])).max())
        assert stationary or one.kinks or (one.boundary_minima and borders[-1])
    assert one.boundary_minima == any(borders)


@EACH
def test_minima_are_stationary_at_other_parameters_too(id):
    one = SURFACES.get(id)
    for parameter in one.definition.parameters:
        for end in parameter.slider:
            other = one.with_parameters(**{parameter.name: end})
            if len(other.minima) and not one.kinks and not one.boundary_minima:
                size = max(1, abs(end), np.abs(other.hessian(other.minima)).max())
                assert np.all(np.abs(other.gradient(other.minima)) <= 1e-9 * size)


@EACH
def test_no_point_of_a_fine_grid_is_lower_than_the_minimum(id):
    one = SURFACES.get(id)
    axes = [np.linspace(low, high, 400 if one.dimension == 2 else 100_000) for low, high in one.domain]
    heights = one.value(np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, one.dimension))
    assert np.all(np.isfinite(heights))
    if one.minimum_value is not None:
        assert heights.min() >= one.minimum_value - 1e-12 * max(1, abs(one.minimum_value))


@EACH
def test_everything_is_finite_on_the_domain_and_at_its_kinks(id):
    one = SURFACES.get(id)
    axes = [sorted({*np.linspace(*ends, 41).tolist(), 0.0, 1.0, *ends}) for ends in one.domain]
    grid = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, one.dimension)
    diagonal = [[t, s * t][: one.dimension] for t in axes[0] for s in (1, -1)]
    points = within(one, np.concatenate([grid, diagonal, one.minima]))
    assert np.all(np.isfinite(all_of(one, points)))


@EACH
def test_divergence_is_seen(id):
    one = SURFACES.get(id)
    nowhere = np.full((1, one.dimension), math.nan)
    assert np.all(np.isnan(one.value(nowhere)))
    # The maximum of two coordinates looks at one of them alone.
    assert not np.all(np.isfinite(one.gradient(nowhere)))


@EACH
def test_a_definition_survives_the_way_through_plain_values(id):
    one = SURFACES.get(id).definition
    again = read_definition(one.to_dict())
    assert again == one
    assert hash(again) == hash(one)


@EACH
def test_a_surface_says_what_it_is_and_teaches(id):
    one = SURFACES.get(id)
    assert one.id == id
    assert one.name
    assert one.source
    assert one.teaches.endswith(".")
    assert one.tags
    assert set(one.tags) <= set(TAGS)
    assert all(parameter.doc for parameter in one.definition.parameters)
    # Where parameters move the minima there may be no formula for them.
    assert one.unbounded_outside or one.minimum_value is not None or one.definition.parameters


@EACH
def test_a_lesson_has_starts_in_the_domain_and_contenders(id):
    one = SURFACES.get(id)
    assert 200 <= one.lesson.steps <= 600
    assert 1 <= len(one.lesson.starts) <= 4
    assert 2 <= len(one.lesson.contenders) <= 4
    for start in one.lesson.starts:
        assert all(low < x < high for x, (low, high) in zip(start, one.domain, strict=True))
    assert all(contender["optimizer"] for contender in one.lesson.contenders)


# Written anew from the literature, without our parser.
LITERATURE = {
    "sphere": lambda x, y: x * x + y * y,
    "rosenbrock": lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
    "himmelblau": lambda x, y: (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
    "beale": lambda x, y: sum((c - x * (1 - y**n)) ** 2 for c, n in ((1.5, 1), (2.25, 2), (2.625, 3))),
    "booth": lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2,
    "three_hump_camel": lambda x, y: 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2,
    "styblinski_tang": lambda x, y: sum(t**4 - 16 * t**2 + 5 * t for t in (x, y)) / 2,
    "rastrigin": lambda x, y: 20 + sum(t * t - 10 * math.cos(2 * math.pi * t) for t in (x, y)),
    "quadratic_saddle": lambda x, y: x * x - y * y,
    "monkey_saddle": lambda x, y: x**3 - 3 * x * y**2,
    "linear_network": lambda x, y: 0.5 * (x * y - 1) ** 2,
    "cliff": lambda x, y: 0.01 * (x * x + y * y) + 10 / (1 + math.exp(-20 * (x - 1))),
    "ackley": lambda x, y: (
        -20 * math.exp(-0.2 * math.sqrt((x * x + y * y) / 2))
        - math.exp((math.cos(2 * math.pi * x) + math.cos(2 * math.pi * y)) / 2)
        + math.e
        + 20
    ),
    "goldstein_price": lambda x, y: (
        (1 + (x + y + 1) ** 2 * (19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y))
        * (30 + (2 * x - 3 * y) ** 2 * (18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y))
    ),
}


@pytest.mark.parametrize("id", LITERATURE)
def test_values_are_those_of_the_literature(id):
    one = surface(id)
    points = inside(one, 100, seed=2)
    expected = [LITERATURE[id](x, y) for x, y in points.tolist()]
    assert one.value(points) == pytest.approx(expected, rel=1e-12, abs=1e-12)


def test_the_rotated_quadratic_has_the_stated_eigenvalues_and_angle():
    one = surface("rotated_quadratic", kappa=30, angle=0.4)
    sizes, directions = np.linalg.eigh(one.hessian([[0.3, 0.1]])[0])
    assert sizes == pytest.approx([1, 30], rel=1e-14)
    assert abs(directions[:, 1] @ [math.cos(0.4), math.sin(0.4)]) == pytest.approx(1, rel=1e-14)


@pytest.mark.parametrize("id", ["rosenbrock", "rastrigin", "booth", "beale"])
def test_the_value_at_a_minimum_with_simple_coordinates_is_exactly_zero(id):
    one = surface(id)
    assert np.all(one.value(one.minima) == 0)


def test_ackley_at_its_tip_has_gradient_zero_and_no_nan():
    found = all_of(surface("ackley"), np.zeros((1, 2)))
    assert np.all(np.isfinite(found))
    assert found[0, :3] == pytest.approx([0, 0, 0], abs=1e-15)  # e + 20 is rounded


def test_an_unknown_surface_and_an_unknown_parameter_are_named_with_the_nearest():
    with pytest.raises(ValueError, match="there is no surface 'rosenbrok'; did you mean 'rosenbrock'"):
        surface("rosenbrok")
    with pytest.raises(ValueError, match=r"no parameter of rosenbrock 'c'.*Legal: a, b"):
        surface("rosenbrock", c=1)
    with pytest.raises(ValueError, match=r"rosenbrock.b must be a finite number above 0, got -1"):
        surface("rosenbrock", b=-1)


@pytest.mark.parametrize("id", ["../surfaces/rosenbrock", "/etc/passwd", "", "rosenbrock.toml", "rosenbrock\x00"])
def test_an_id_is_looked_up_and_never_joined_to_a_path(id):
    with pytest.raises(ValueError, match="there is no surface"):
        surface(id)


def test_a_race_in_random_order_finds_the_same_member():
    ids = list(SURFACES.ids())
    random.Random(0).shuffle(ids)
    assert [SURFACES.get(id).id for id in ids] == ids


# What students and benchmarks know by name, and what the lessons need.
WANTED = """
    sphere rotated_quadratic booth matyas trid zakharov brent rosenbrock leon beale freudenstein_roth
    himmelblau goldstein_price three_hump_camel six_hump_camel branin mccormick styblinski_tang double_well
    treccani dixon_price zettl muller_brown peaks two_gaussian_bowl ursem_1 giunta quadratic_saddle
    monkey_saddle linear_network ackley rastrigin griewank levy levy_13 egg_crate bohachevsky_1 bird easom
    shubert michalewicz drop_wave schaffer_2 schaffer_4 salomon alpine_1 bukin_6 eggholder holder_table
    cross_in_tray schwefel keane adjiman chichinadze powell_badly_scaled brown_badly_scaled plateau_rings
    parabola reciprocal_sum unequal_wells many_wells quartic_bowl flat_cross half_degenerate_saddle
    quartic_saddle deep_linear_network cliff plateau_valley vanishing_valley absolute_sum xin_she_yang_2
    xin_she_yang_4 gaussian_wells newton_cycle heavy_ball_cycle schaffer_1 bohachevsky_2 bohachevsky_3
"""


def test_every_surface_that_is_known_by_name_is_there():
    assert set(WANTED.split()) <= set(SURFACES.ids())
    assert len(SURFACES) >= 75
