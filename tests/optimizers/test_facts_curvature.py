"""What theory says of methods that use curvature, and what SciPy does with the same functions."""

from __future__ import annotations

import importlib
from itertools import product
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from scipy.optimize import minimize

import playground as pg
from tests.optimizers._in_dimensions import Quadratic, path

OFF = pg.StopRule(enabled=False)
FORMULAS = ("polak_ribiere", "fletcher_reeves", "hestenes_stiefel", "dai_yuan")
CONJUGATE = [
    pg.Contender("linear_conjugate_gradient"),
    *(pg.Contender("conjugate_gradient", search="exact", formula=formula) for formula in FORMULAS),
    pg.Contender("conjugate_gradient", search="exact", restart=False),
]
RANDOM = np.random.default_rng(7)


@pytest.fixture(autouse=True)
def _the_same_numbers_in_any_order() -> None:
    RANDOM.bit_generator.state = np.random.default_rng(7).bit_generator.state


def quadratic(d: int, condition: float = 30.0) -> Quadratic:
    turn = np.linalg.qr(RANDOM.normal(size=(d, d)))[0]
    A = turn @ np.diag(np.geomspace(1, condition, d)) @ turn.T
    return Quadratic((A + A.T) / 2, RANDOM.normal(size=d))


def positions(surface: object, start: object, contender: pg.Contender, steps: int) -> np.ndarray:
    return pg.simulate(pg.Experiment(surface, [start], [contender], steps=steps, stop=OFF)).positions[0, 0]


@pytest.mark.parametrize("d", [1, 2, 3, 6, 10])
@pytest.mark.parametrize("contender", CONJUGATE, ids=repr)
def test_conjugate_gradients_with_exact_searches_end_in_as_many_steps_as_coordinates(d, contender) -> None:
    problem = quadratic(d)
    minimum = np.linalg.solve(problem.A, problem.b)
    points = path(problem, contender, RANDOM.normal(size=d), d)
    distances = np.linalg.norm(points - minimum, axis=1)
    assert distances[d] < 1e-9 * distances[0]
    assert (distances[:d] > 1e-5 * distances[0]).all()


@pytest.mark.parametrize("d", [2, 3, 6, 10])
@pytest.mark.parametrize(
    "contender",
    [
        pg.Contender("bfgs", search="exact"),
        pg.Contender("lbfgs", search="exact", scaling=False),
        pg.Contender("lbfgs", search="exact", memory=1),
    ],
    ids=repr,
)
def test_with_exact_searches_bfgs_follows_conjugate_gradients(d: int, contender: pg.Contender) -> None:
    problem, start = quadratic(d), RANDOM.normal(size=d)
    conjugate = path(problem, CONJUGATE[0], start, d)
    assert path(problem, contender, start, d) == pytest.approx(conjugate, abs=1e-9)


def test_a_first_scale_takes_bfgs_off_that_way_until_it_has_ended() -> None:
    """A direction is the same whatever the scale in two dimensions only: the matrix is another in the third step."""
    problem, start = quadratic(6), RANDOM.normal(size=6)
    plain, scaled = (path(problem, pg.Contender("bfgs", scaling=on), start, 4) for on in (False, True))
    assert plain[:2] == pytest.approx(scaled[:2])
    assert np.abs(plain[4] - scaled[4]).max() > 1e-6


@pytest.mark.parametrize("d", [2, 6])
def test_lbfgs_that_forgets_nothing_and_does_not_scale_is_bfgs(d: int) -> None:
    problem, start = quadratic(d), RANDOM.normal(size=d)
    whole = path(problem, pg.Contender("bfgs"), start, 10)
    assert path(problem, pg.Contender("lbfgs", scaling=False, memory=10), start, 10) == pytest.approx(whole, abs=1e-9)
    forgetful = path(problem, pg.Contender("lbfgs", scaling=False, memory=2), start, 10)
    # In the plane both have ended before anything that matters is forgotten.
    assert d == 2 or np.abs(forgetful - whole).max() > 1e-6


@pytest.mark.parametrize("angle", [0.0, 0.4, 1.3])
@pytest.mark.parametrize("kappa", [1.0, 50.0, 1000.0])
def test_newton_jumps_to_the_minimum_of_any_quadratic(kappa: float, angle: float) -> None:
    bowl = pg.surface("rotated_quadratic", kappa=kappa, angle=angle)
    assert positions(bowl, (1.7, -0.6), pg.Contender("newton"), 1)[1] == pytest.approx((0, 0), abs=1e-12)


@pytest.mark.parametrize("seed", range(12))
def test_newton_jumps_to_the_stationary_point_of_any_quadratic(seed: int) -> None:
    """Wherever that lies and whatever kind it is: a minimum, a maximum or a saddle."""
    numbers = np.random.default_rng(seed)
    (a, b), d = numbers.normal(size=2) * 10 ** numbers.uniform(-1, 2, 2), numbers.normal()
    place, start = numbers.uniform(-3, 3, (2, 2))
    formula = "a*(x - h)^2/2 + d*(x - h)*(y - k) + b*(y - k)^2/2 + 7"
    problem = pg.formula(formula, a=a, b=b, d=d, h=place[0], k=place[1])
    assert positions(problem, tuple(start), pg.Contender("newton"), 1)[1] == pytest.approx(place, abs=1e-11)


def test_newton_is_drawn_to_saddles_and_its_saddle_free_form_is_not() -> None:
    """Round each of Himmelblau's saddles Newton ends on it from everywhere, saddle-free Newton from nowhere."""
    himmelblau = pg.surface("himmelblau")
    found = pg.critical_points(himmelblau)
    saddles = found.points[found.kinds == "saddle"]
    assert len(saddles) == 4
    around = [
        tuple(saddle + 0.2 * np.array([np.cos(a), np.sin(a)])) for saddle in saddles for a in np.linspace(0.1, 6, 9)
    ]
    racers = [pg.Contender("newton"), pg.Contender("saddle_free_newton")]
    reasons = pg.simulate(pg.Experiment(himmelblau, around, racers, steps=300)).statuses.reason
    assert set(reasons[0]) == {"saddle"} and set(reasons[1]) == {"minimum"}


def test_newton_does_not_see_an_affine_change_of_variables() -> None:
    """g(u) = f(Au + b): the path of g, mapped, is the path of f; gradient descent's is not."""
    f = pg.formula("exp(x/2) + x^2*y^2/4 + x^4/8 + y^4 + (x - y)^2")
    x, y = "(2*x + 0.5*y - 0.3)", "(0.25*y - x + 0.7)"
    g = pg.formula(f"exp({x}/2) + {x}^2*{y}^2/4 + {x}^4/8 + {y}^4 + ({x} - {y})^2")
    A, b, u = np.array([[2, 0.5], [-1, 0.25]]), np.array([-0.3, 0.7]), np.array([0.8, -1.1])
    for contender, same in ((pg.Contender("newton"), True), (pg.Contender("newton", lr=0.3), True),
                            (pg.Contender("gradient_descent", lr=0.01), False)):  # fmt: skip
        mapped = positions(g, tuple(u), contender, 12) @ A.T + b
        own = positions(f, tuple(A @ u + b), contender, 12)
        assert (np.abs(mapped - own).max() < 1e-11) == same


def test_newton_may_go_to_and_fro_for_ever() -> None:
    """On x⁴/4 − x² + 2x from 0 to 1 and back."""
    ways = positions(pg.surface("newton_cycle"), (0.0,), pg.Contender("newton"), 100)[:, 0]
    assert ways.tolist() == [0.0, 1.0] * 50 + [0.0]


SEARCHING = [
    pg.Contender(id, **constants)
    for id, constants in product(("bfgs", "lbfgs", "conjugate_gradient"), ({}, {"c1": 0.1, "c2": 0.3}))
] + [pg.Contender("line_search", search="strong_wolfe", c2=c2) for c2 in (0.1, 0.9)]


@pytest.mark.parametrize(
    "surface", ["rosenbrock", "beale", "himmelblau", "styblinski_tang", "three_hump_camel", "goldstein_price"]
)
@pytest.mark.parametrize("contender", SEARCHING, ids=repr)
def test_every_step_keeps_the_strong_wolfe_conditions(contender: pg.Contender, surface: str) -> None:
    """With s = Δx: f(x + s) ≤ f + c₁ g·s and |∇f(x + s)·s| ≤ c₂|g·s|, by plain evaluation."""
    problem = pg.surface(surface)
    starts = np.random.default_rng(3).uniform(*np.array(problem.domain).T, (20, 2))
    result = pg.simulate(pg.Experiment(problem, starts.tolist(), [contender], steps=25, stop=OFF))
    c1, c2 = (contender.parameters[name] for name in ("c1", "c2"))
    before, after = result.positions[0][:, :-1].reshape(-1, 2), result.positions[0][:, 1:].reshape(-1, 2)
    s = after - before
    # Steps of rounding can keep no condition.
    moved = np.linalg.norm(s, axis=1) > 1e-6 * np.linalg.norm(before, axis=1)
    before, after, s = before[moved], after[moved], s[moved]
    assert len(s) > 100
    low, high = problem.value(after), problem.value(before)
    promised = (problem.gradient(before) * s).sum(axis=1)
    left = (problem.gradient(after) * s).sum(axis=1)
    assert (promised < 0).all()
    assert (low <= high + c1 * promised + 2e-14 * np.abs(high)).all()
    assert (np.abs(left) <= c2 * np.abs(promised) * (1 + 1e-6) + 1e-13 * np.abs(high)).all()


@pytest.mark.parametrize("start", [(0.0, 0.0), (0.0, 0.8), (1e-13, -0.3), (0.0, 2.0)])
@pytest.mark.parametrize(
    "contender",
    [
        pg.Contender("trust_region"), pg.Contender("trust_region", radius=0.1),
        pg.Contender("cubic_regularization"), pg.Contender("cubic_regularization", form="fixed", sigma=10.0),
    ],
    ids=repr,
)  # fmt: skip
def test_trust_region_and_cubic_regularization_leave_saddles(
    contender: pg.Contender, start: tuple[float, float]
) -> None:
    """From the saddle itself, and from the line on which gradient descent and Newton run into it."""
    wells = pg.surface("double_well")
    racers = [contender, pg.Contender("newton"), pg.Contender("gradient_descent", lr=0.05)]
    reasons = pg.simulate(pg.Experiment(wells, [start], racers, steps=400)).statuses.reason[:, 0]
    assert reasons[0] == "minimum"
    assert start[0] != 0 or reasons[1:].tolist() == ["saddle", "saddle"]


DENSE = [
    *map(pg.Contender, ("trust_region", "cubic_regularization", "hessian_free", "bfgs", "barzilai_borwein")),
    pg.Contender("trust_region", subproblem="steihaug"),
]


@pytest.mark.parametrize("d", [2, 5, 9])
@pytest.mark.parametrize("contender", DENSE, ids=repr)
def test_dense_matrices_are_right_in_any_dimension(contender: pg.Contender, d: int) -> None:
    problem = quadratic(d)
    minimum = np.linalg.solve(problem.A, problem.b)
    assert path(problem, contender, RANDOM.normal(size=d) * 3, 150)[-1] == pytest.approx(minimum, abs=1e-7)


@pytest.mark.parametrize("d", [3, 6])
def test_a_step_within_the_radius_is_the_lowest_point_of_the_model(d: int) -> None:
    """Against many random points of the ball, with indefinite Hessians and in the hard case."""
    for hard in (False, True):
        values = np.linspace(-2.0, 3.0, d)
        turn = np.linalg.qr(RANDOM.normal(size=(d, d)))[0]
        b = turn @ np.where(np.arange(d) == 0, 0.0 if hard else 0.1, RANDOM.normal(size=d) * 0.1)
        problem = Quadratic(turn @ np.diag(values) @ turn.T, b)
        s = path(problem, pg.Contender("trust_region", radius=0.7), np.zeros(d), 1)[1]
        assert np.linalg.norm(s) == pytest.approx(0.7, rel=1e-9)
        ways = RANDOM.normal(size=(20_000, d)) + 20 * s
        others = np.concatenate([ways, RANDOM.normal(size=(20_000, d))])
        others *= 0.7 / np.linalg.norm(others, axis=1)[:, None]
        models = 0.5 * np.einsum("ij,jk,ik->i", others, problem.A, others) - others @ b
        assert 0.5 * s @ problem.A @ s - b @ s <= models.min() + 1e-12


def test_full_matrix_adagrad_turns_with_the_surface() -> None:
    straight, turned = (pg.surface("rotated_quadratic", angle=angle) for angle in (0.0, 0.6))
    c, s = np.cos(0.6), np.sin(0.6)
    turn, start = np.array([[c, -s], [s, c]]), np.array([1.3, 0.4])
    full, diagonal = (pg.Contender(id, lr=0.1, epsilon=1e-3) for id in ("full_matrix_adagrad", "adagrad"))
    for contender, same in ((full, True), (diagonal, False)):
        one, other = positions(straight, start, contender, 50), positions(turned, turn @ start, contender, 50)
        assert (np.abs(one @ turn.T - other).max() < 1e-9) == same


def test_barzilai_borwein_leaves_steepest_descent_behind_in_a_ravine() -> None:
    ravine = pg.surface("rotated_quadratic", kappa=1000)
    racers = [pg.Contender("barzilai_borwein"), pg.Contender("line_search", search="exact")]
    steps = pg.simulate(pg.Experiment(ravine, [(-1.07, 1.57)], racers, steps=100_000)).statuses.step[:, 0]
    assert 20 * steps[0] < steps[1]


def test_the_switch_comes_where_the_slope_has_become_small() -> None:
    contender = pg.Contender("gradient_descent_then_saddle_free", lr=0.05, criterion="absolute", tolerance=0.5)
    experiment = pg.Experiment(pg.surface("himmelblau"), [(0.2, -0.5)], [contender.with_parameter("lr", 0.002)], 200)
    result = pg.simulate(experiment)
    slopes, H = result.gradient_norms[0, 0], result.evaluations.H[0, 0]
    switch = int(np.argmax(slopes <= 0.5))
    assert 0 < switch < 200 and result.statuses.step[0, 0] - switch == H


RESTING = ["bfgs", "lbfgs", "conjugate_gradient", "line_search", "trust_region", "cubic_regularization", "hessian_free"]


@pytest.mark.parametrize("surface", ["beale", "styblinski_tang", "himmelblau"])
@pytest.mark.parametrize("id", RESTING)
def test_who_rests_evaluates_nothing(id: str, surface: str) -> None:
    start, off = [(0.4, 0.1)], pg.StopRule(enabled=False)
    short, long = (
        pg.simulate(pg.Experiment(pg.surface(surface), start, [pg.Contender(id)], steps, stop=off))
        for steps in (4000, 4100)
    )
    assert np.array_equal(short.ends, long.ends)
    assert short.evaluations.tolist() == long.evaluations.tolist()


@pytest.fixture(scope="module")
def transcriptions() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[1] / "references"))
        return importlib.import_module("_curvature")


COUNTED = [
    *[("line_search", {"search": search}) for search in ("armijo", "strong_wolfe", "exact")],
    *[("conjugate_gradient", {"formula": formula}) for formula in FORMULAS],
    *[(id, {"search": search}) for id in ("bfgs", "lbfgs") for search in ("strong_wolfe", "exact")],
    *[("barzilai_borwein", {"safeguard": on}) for on in (True, False)],
    ("trust_region", {"subproblem": "steihaug"}), ("trust_region", {"subproblem": "steihaug", "products": 1}),
    *[(id, {}) for id in ("trust_region", "cubic_regularization", "hessian_free", "full_matrix_adagrad")],
    ("linear_conjugate_gradient", {}), ("cubic_regularization", {"form": "fixed", "sigma": 50.0}),
    ("gradient_descent_then_saddle_free", {"tolerance": 0.1}),
]  # fmt: skip


@pytest.mark.parametrize(("id", "parameters"), COUNTED, ids=str)
@pytest.mark.parametrize("surface", ["rosenbrock", "beale", "rotated_quadratic"])
def test_evaluations_are_those_of_a_transcription(id, parameters, surface, transcriptions) -> None:
    problem, start = pg.surface(surface), (-1.2, 1.0) if surface == "rosenbrock" else (1.2, 0.2)
    counted = transcriptions.Counted(
        lambda x: problem.value([x])[0], lambda x: problem.gradient([x])[0], lambda x: problem.hessian([x])[0]
    )
    own = getattr(transcriptions, id)(np.array(start), counted, **parameters)
    contender = pg.Contender(id, **parameters)
    for steps in range(1, 13):
        if problem.value([next(own)])[0] < 1e-25:
            assert steps > 1
            break  # from here on rounding decides
        found = pg.simulate(pg.Experiment(problem, [start], [contender], steps, stop=OFF)).evaluations[0, 0]
        assert dict(zip(found.dtype.names, found.item(), strict=True)) == counted.counts, steps


@pytest.mark.parametrize("surface", ["rosenbrock", "beale", "himmelblau"])
@pytest.mark.parametrize(
    ("id", "method"), [("bfgs", "BFGS"), ("conjugate_gradient", "CG"), ("trust_region", "trust-exact"),
                       ("hessian_free", "Newton-CG"), ("lbfgs", "L-BFGS-B")]
)  # fmt: skip
def test_it_ends_where_scipy_ends_and_is_as_thrifty(id: str, method: str, surface: str) -> None:
    problem, start = pg.surface(surface), {"rosenbrock": (-1.2, 1.0), "beale": (1.2, 0.2), "himmelblau": (4.0, 3.0)}
    options = {"gtol": 1e-8} if method != "Newton-CG" else {"xtol": 1e-10}
    other = minimize(
        lambda x: problem.value([x])[0], start[surface], jac=lambda x: problem.gradient([x])[0],
        hess=(lambda x: problem.hessian([x])[0]) if id in ("trust_region", "hessian_free") else None,
        method=method, options={**options, **({"ftol": 0} if id == "lbfgs" else {})},
    )  # fmt: skip
    result = pg.simulate(pg.Experiment(problem, [start[surface]], [pg.Contender(id)], steps=300))
    assert result.statuses.reason[0, 0] == "minimum"
    assert result.ends[0, 0] == pytest.approx(other.x, abs=1e-6)
    flat = int(np.argmax(result.gradient_norms[0, 0] <= 1e-8))
    there = pg.simulate(result.experiment.replace(steps=flat))
    assert there.evaluations.f[0, 0] <= 2 * other.nfev


@pytest.mark.parametrize(
    ("surface", "start"),
    [("rosenbrock", (-1.2, 1.0)), ("beale", (1.2, 0.2)), ("himmelblau", (4.0, 3.0)), ("styblinski_tang", (0.3, -0.2))],
)
def test_a_trust_region_by_products_goes_the_way_of_scipys(surface: str, start: tuple[float, float]) -> None:
    """SciPy takes a quarter of the radius where we take one of the step: the same where the step filled it."""
    problem, iterates = pg.surface(surface), [np.array(start)]
    minimize(
        lambda x: problem.value([x])[0], start, jac=lambda x: problem.gradient([x])[0],
        hess=lambda x: problem.hessian([x])[0], method="trust-ncg", options={"gtol": 1e-6},
        callback=lambda x: iterates.append(x.copy()),
    )  # fmt: skip
    own = positions(problem, start, pg.Contender("trust_region", subproblem="steihaug"), len(iterates) - 1)
    assert len(iterates) > 5 and own == pytest.approx(np.array(iterates), abs=1e-9)


@pytest.mark.parametrize("start", [(1.0, 2.0), (2.0, 1.0), (1.0, 1.0), (-0.3, 0.7)])
def test_full_matrix_adagrad_stays_on_the_line_that_its_gradients_span(start: tuple[float, float]) -> None:
    """On a round bowl every gradient points at the centre: rounding must not be taken for another direction."""
    race = pg.Experiment(pg.surface("sphere"), [start], [pg.Contender("full_matrix_adagrad")], steps=300)
    path = pg.simulate(race).positions[0, 0]
    path = path[np.isfinite(path[:, 0])]
    across = path @ np.array([-start[1], start[0]]) / np.hypot(*start)
    assert np.abs(across).max() < 1e-12
