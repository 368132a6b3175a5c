"""All critical points: held against algebra, against what is listed, and against topology."""

import csv
import io

import numpy as np
import pytest
import sympy

import playground as pg
from playground.base.errors import PlaygroundError
from playground.landscape.critical_points import CriticalPoints, critical_points
from playground.landscape.critical_table import critical_csv, critical_json
from playground.language.kinks import candidates
from playground.problems.surface import Surface
from playground.problems.surfaces import SURFACES
from tests.language.in_sympy import in_sympy
from tests.sampled import sampled

# Hessians there are so ill-conditioned that a coordinate is known to a few digits only, or the rings and furrows of the
# surface are finer than the default grid and take seconds to follow.
LOOSE = {"powell_badly_scaled"}
SLOW = {"schaffer_1", "schaffer_2", "schaffer_4", "easom", "salomon"}
EACH = pytest.mark.parametrize("id", sampled([id for id in SURFACES.ids() if id not in SLOW], 24, ("trefethen",)))


def words(found: CriticalPoints) -> dict[str, int]:
    said = [", ".join(filter(None, pair)) for pair in zip(found.kinds.tolist(), found.traits.tolist(), strict=True)]
    return {word: said.count(word) for word in said}


@pytest.mark.parametrize(
    "id", ["himmelblau", "three_hump_camel", "six_hump_camel", "styblinski_tang", "beale", "booth", "zettl"]
)
def test_polynomials_have_the_roots_that_algebra_finds(id: str) -> None:
    """SymPy solves ∇f = 0 exactly (by a Gröbner basis or resultants); real roots in the domain are compared."""
    one = SURFACES.get(id)
    x, y = sympy.symbols("x y", real=True)
    f = in_sympy(one.fields.written).subs(one.parameters)
    first, second = (sympy.Poly(sympy.nsimplify(sympy.expand(sympy.diff(f, v))), x, y) for v in (x, y))
    resultant = sympy.Poly(sympy.resultant(first.as_expr(), second.as_expr(), y), x)
    roots = set()
    for at in sympy.real_roots(resultant, multiple=False):
        place = sympy.N(at[0], 40)
        for poly in (first, second):
            along = sympy.Poly(poly.as_expr().subs(x, place), y)
            if along.degree() > 0:
                roots |= {(place, r) for r in along.nroots(n=40, maxsteps=500) if abs(sympy.im(r)) < 1e-12}
    exact = np.array([[float(a), float(sympy.re(b))] for a, b in roots])
    exact = exact[np.abs(one.gradient(exact)).max(axis=1) <= 1e-8 * np.abs(one.hessian(exact)).max(axis=(1, 2))]
    low, high = np.transpose(one.domain)
    exact = exact[((exact >= low) & (exact <= high)).all(axis=1)]
    found = critical_points(one)
    distances = np.abs(found.points[:, None] - exact).max(axis=2)
    assert (distances.min(axis=1) < 1e-8).all()
    assert (distances.min(axis=0) < 1e-8).all()


@pytest.mark.parametrize(
    ("id", "counts"),
    [
        ("rastrigin", {"minimum": 121, "maximum": 100, "saddle": 220}),
        ("himmelblau", {"minimum": 4, "maximum": 1, "saddle": 4}),
        ("muller_brown", {"minimum": 3, "saddle": 2}),
        ("monkey_saddle", {"saddle, degenerate": 1}),
        ("quartic_bowl", {"minimum, degenerate": 1}),
        ("half_degenerate_saddle", {"saddle, degenerate": 1}),
        ("linear_network", {"saddle": 1, "minimum, not isolated": 2}),
        ("absolute_sum", {"minimum, kink": 1}),
        ("unequal_wells", {"minimum": 2, "maximum": 1}),
        ("newton_cycle", {"minimum": 1}),
    ],
)
def test_what_a_surface_has(id: str, counts: dict[str, int]) -> None:
    assert words(critical_points(SURFACES.get(id))) == counts


def test_trefethens_function_has_as_many_as_others_have_counted() -> None:
    """2720 in [-1, 1]²: Chebfun's count (Nakatsukasa, Noferini, Townsend, Numerische Mathematik 129, 2015)."""
    assert len(critical_points(SURFACES.get("trefethen"))) == 2720


@EACH
def test_every_listed_minimiser_inside_is_found_and_every_point_is_one(id: str) -> None:
    one = SURFACES.get(id)
    found = critical_points(one)
    low, high = np.transpose(one.domain)
    inside = one.minima[((one.minima > low) & (one.minima < high)).all(axis=1)]
    loose = id in LOOSE
    for point in inside:
        near = np.abs(found.points - point) <= (1e-2 if loose else 1e-6) * (high - low)
        curved = (found.traits == "not isolated").any()
        assert near.all(axis=1).any() or curved
    smooth = found.points[found.traits != "kink"]
    if len(smooth):
        slopes = np.abs(one.gradient(smooth)).max(axis=1)
        bends = np.abs(one.hessian(smooth)).reshape(len(smooth), -1).max(axis=1)
        assert (slopes <= 1e-6 * np.maximum(bends, 1e-6)).all()
    assert (np.diff(found.values) >= -1e-9 * np.maximum(1, np.abs(found.values[1:]))).all()
    plain = found.traits == ""
    low_index, high_index = plain & (found.kinds == "minimum"), plain & (found.kinds == "maximum")
    assert (found.indices[low_index] == 0).all()
    assert (found.indices[high_index] == one.dimension).all()


def points_outwards(one: Surface) -> bool:
    """Whether ∇f has a positive component out of the domain everywhere on its border."""
    (x0, x1), (y0, y1) = one.domain
    xs, ys = np.linspace(x0, x1, 4001), np.linspace(y0, y1, 4001)
    sides = (
        (np.stack([np.full(4001, x0), ys], 1), 0, -1), (np.stack([np.full(4001, x1), ys], 1), 0, 1),
        (np.stack([xs, np.full(4001, y0)], 1), 1, -1), (np.stack([xs, np.full(4001, y1)], 1), 1, 1),
    )  # fmt: skip
    return all((sign * one.gradient(points)[:, axis] > 0).all() for points, axis, sign in sides)


@EACH
def test_minima_and_maxima_less_saddles_are_one_where_the_theorem_holds(id: str) -> None:
    """Poincaré–Hopf on a disc: smooth, all points nondegenerate, ∇f outwards on the border."""
    one = SURFACES.get(id)
    if one.dimension != 2 or candidates(one.fields.value) or not points_outwards(one):
        return
    found = critical_points(one)
    if set(words(found)) <= {"minimum", "maximum", "saddle"}:
        assert found.count("minimum") + found.count("maximum") - found.count("saddle") == 1


def test_the_theorem_holds_for_enough_of_the_catalogue_to_be_a_test() -> None:
    held = [
        id for id in SURFACES.ids()
        if id not in SLOW and SURFACES.get(id).dimension == 2 and not candidates(SURFACES.get(id).fields.value)
        and points_outwards(SURFACES.get(id))
    ]  # fmt: skip
    assert len(held) >= 15


def test_a_box_can_be_stated() -> None:
    found = critical_points(SURFACES.get("rastrigin"), ((-0.7, 0.7), (-0.7, 0.7)))
    assert words(found) == {"minimum": 1, "maximum": 4, "saddle": 4}
    assert found.points[0] == pytest.approx([0, 0], abs=1e-12)
    for box in (((0, 1),), ((1, 0), (0, 1)), ((0, float("inf")), (0, 1)), "box"):
        with pytest.raises(PlaygroundError, match="a box must be"):
            critical_points(SURFACES.get("sphere"), box)


def test_where_there_is_none_nothing_is_found() -> None:
    found = critical_points(pg.formula("x + 2*y"))
    assert len(found) == 0
    assert critical_csv(found).splitlines() == ["kind,trait,x,y,f,lambda_min,lambda_max,index,condition,gradient_norm"]


def test_the_table_reads_back_to_the_same_numbers() -> None:
    found = pg.critical_points(pg.surface("himmelblau"))
    rows = list(csv.DictReader(io.StringIO(critical_csv(found))))
    assert np.array_equal([[float(row["x"]), float(row["y"])] for row in rows], found.points)
    assert [row["kind"] for row in rows] == found.kinds.tolist()
    assert critical_json(found)[0]["index"] == 0
    assert critical_json(pg.critical_points(pg.surface("flat_cross")))[0]["condition"] is None
