"""What kind of point a path ends at: one word wherever it is said, at every scale."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.landscape.critical_points import critical_points
from playground.landscape.local_view import local_view
from playground.problems.surface import Surface
from playground.problems.surfaces import SURFACES
from playground.simulation.classify import classify, kinds_of
from tests.sampled import sampled

WIDE = {"x": (-20, 20), "y": (-4, 4)}
# Where Newton's step down a dying slope is a small part of the domain.
HUGE = {"x": (-60, 60), "y": (-60, 60)}
PLANE = {"x": (-4, 4), "y": (-4, 4)}
LINE = {"x": (-4, 4)}

POINTS = [
    ("(x - y)^2", PLANE, (1, 1), "minimum"), ("(x - y)^2", PLANE, (0.3, 0.3 + 1e-9), "minimum"),
    ("(0.3*x - 0.7*y)^2", PLANE, (0.7, 0.3), "minimum"), ("(y - x^2)^2", PLANE, (0.7, 0.49 + 1e-9), "minimum"),
    ("x^4 + y^4", PLANE, (0, 0), "minimum"), ("x^4 + y^4", PLANE, (1.3e-3, 1.3e-3), "minimum"),
    ("x^4 + y^2", PLANE, (4e-6, 1e-9), "minimum"), ("1 - exp(-x^4 - y^4)", PLANE, (1e-3, 0), "minimum"),
    ("max(0, x^2 + y^2 - 1)", PLANE, (0, 0), "minimum"), ("max(0, x^2 + y^2 - 1)", PLANE, (0.9, 0.1), "minimum"),
    ("-max(0, x^2 + y^2 - 1)", PLANE, (0, 0), "flat"), ("min(0, x)", LINE, (1,), "flat"),
    ("-exp(-x^2 - y^2)", PLANE, (6, 6), "flat"), ("-exp(-x^2 - y^2)", PLANE, (20, 20), "flat"),
    ("-exp(-x^2 - y^2)", PLANE, (1e-9, 0), "minimum"), ("tanh(x) + y^2", WIDE, (-15, 0), "flat"),
    *(("tanh(x) + y^2", HUGE, (x, 0), "flat") for x in (-15, -18, -19, -25, -40)),
    ("x^2 + 1e-15*y^2", HUGE, (0, 1e-6), "minimum"), ("x^2 + 1e-15*y^4", HUGE, (0, 0), "minimum"),
    ("x^2 + exp(y)", HUGE, (0, -19), "flat"),
    ("exp(x) + exp(y)", {"x": (-30, 2), "y": (-30, 2)}, (-25, -25), "flat"), ("1e-9*x + 0*y", PLANE, (0, 0), "flat"),
    ("1e-10*(x^2 + y^2)", PLANE, (1, 1), "flat"), ("1e-10*(x^2 + y^2)", PLANE, (1e-3, 0), "minimum"),
    ("x^3 + y^2", PLANE, (1e-5, 0), "flat"), ("x^3 + y^2", PLANE, (-1e-5, 0), "flat"),
    ("x^3 + y^2", PLANE, (0, 0), "flat"), ("x^3", LINE, (6e-5,), "flat"), ("x^3", LINE, (0,), "flat"),
    ("x^3 - 3*x*y^2", PLANE, (1e-5, 0), "saddle"), ("x^3 - 3*x*y^2", PLANE, (0, 0), "saddle"),
    ("x^2 - y^4", PLANE, (0, 0), "saddle"), ("x*y^3", PLANE, (0, 0), "saddle"), ("-x^2", PLANE, (0, 1), "maximum"),
    ("x^4", LINE, (1e-3,), "minimum"), ("-x^4", LINE, (0,), "maximum"), ("abs(x) - abs(y)", PLANE, (0, 0), "saddle"),
    ("x^2 - 1e-9*y^2", PLANE, (0, 0), "saddle"), ("(x + y)^2 - 1e-9*(x - y)^2", PLANE, (0, 0), "saddle"),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "domain", "point", "word"), POINTS, ids=[f"{p[0]} at {p[2]}" for p in POINTS])
def test_a_point_gets_its_word_at_every_scale_of_f(formula, domain, point, word) -> None:
    for power in (0, -900, 900):
        scaled = pg.formula(f"2^({power})*({formula})", domain=domain)
        assert classify(scaled, np.array([point], dtype=float)).tolist() == [word], power


@pytest.mark.parametrize("id", SURFACES.ids())
def test_every_listed_minimiser_is_a_minimum(id: str) -> None:
    one = SURFACES.get(id)
    low, high = np.transpose(one.domain)
    inside = one.minima[((one.minima > low) & (one.minima < high)).all(axis=1)]
    assert (classify(one, inside, one.constraint) == "minimum").all()


@pytest.mark.parametrize("id", sampled(SURFACES.ids(), 22, ("easom",)))
def test_paths_the_readout_and_the_table_have_one_word(id: str) -> None:
    """Newton's method started at every point of the table stays there, or goes to the same point's last digits."""
    one = SURFACES.get(id)
    found = critical_points(one, cells=48)
    chosen = np.unique(np.linspace(0, len(found) - 1, 12).astype(int)) if len(found) else np.empty(0, dtype=int)
    if len(chosen) == 0:
        return
    stay = [pg.Contender("gradient_descent", lr=1e-300)]
    slopes = np.hypot.reduce(one.gradient(found.points[chosen]), axis=1)
    tolerance = 2 * float(slopes.max())
    race = pg.Experiment(one, found.points[chosen], stay, steps=10, stop=pg.StopRule(tolerance=tolerance))
    reasons = pg.simulate(race).statuses.reason[0]
    rests = reasons != "left_domain"  # a point on the border of what has no bottom outside
    assert rests.any() and (reasons[rests] == found.kinds[chosen][rests]).all()
    for k in chosen:
        view = local_view(one, tuple(found.points[k].tolist()), tolerance)
        assert view.stationary in (found.kinds[k], "" if view.kink else found.kinds[k])


def test_easoms_plain_is_flat_and_its_far_hollows_are_what_they_are() -> None:
    """Between the waves of the cosine the product has minima whose depth is 1e-23 and less, and they are minima."""
    easom = pg.surface("easom")
    race = pg.Experiment(easom, [(-3.0, -3.0)], [pg.Contender(id) for id in ("bfgs", "adam", "line_search")], steps=300)
    assert set(pg.simulate(race).statuses.reason[:, 0]) == {"flat"}
    found = critical_points(easom, cells=64)
    assert found.values[0] == -1 and set(found.kinds) == {"minimum", "maximum", "saddle"}
    spectra = np.linalg.eigvalsh(easom.hessian(found.points))
    assert ((found.kinds == "minimum") == (spectra > 0).all(axis=1)).all()


def test_the_lesson_of_easom_says_what_its_sentence_says() -> None:
    from playground.session.lesson import lesson_experiment

    result = pg.simulate(lesson_experiment(pg.surface("easom")))
    assert set(result.statuses.reason[:, 2]) == {"flat"} and (result.ends[:, 2] == (-6, 5)).all()


def test_a_method_of_scipys_has_found_what_is_near_and_not_what_its_own_rule_takes_for_near() -> None:
    steep = pg.Contender("scipy_minimize")
    gentle = pg.formula("1e-7*(x^2 + y^2)", domain=PLANE)
    assert pg.simulate(pg.Experiment(gentle, [(1.0, 1.0)], [steep], steps=50)).statuses.reason[0, 0] == "stopped"
    near = pg.simulate(pg.Experiment(pg.surface("rosenbrock"), [(0.5, 0.5)], [steep], steps=50))
    assert near.statuses.reason[0, 0] == "minimum"


def bound_word(formula: str, point: tuple[float, float], **constraint: float) -> str:
    one = pg.formula(formula, domain=PLANE)
    return str(classify(one, np.array([point]), pg.Constraint("half_plane", **constraint))[0])


def test_on_a_border_feasible_points_decide() -> None:
    """The half-plane is x ≤ 0 where a = 1, b = c = 0."""
    assert bound_word("-x + y^2", (0.0, 0.0), a=1, b=0, c=0) == "minimum"
    assert bound_word("-x - y^2", (0.0, 0.0), a=1, b=0, c=0) == "saddle"
    assert bound_word("x - y^2", (0.0, 0.0), a=1, b=0, c=0) == "maximum"
    assert bound_word("-x + y^3", (0.0, 0.0), a=1, b=0, c=0) == "flat"
    assert bound_word("x^2 + y^2", (-1e-9, 0.0), a=1, b=0, c=1) == "minimum"


def test_a_word_does_not_depend_on_its_neighbours() -> None:
    surface: Surface = pg.formula("x^4 + y^4 - x^3*y", domain=PLANE)
    points = np.random.default_rng(3).uniform(-2e-3, 2e-3, (40, 2))
    alone = [str(classify(surface, point[None])[0]) for point in points]
    together = kinds_of(surface, points)
    assert together.words.tolist() == alone and together.moves.shape == (40,)
