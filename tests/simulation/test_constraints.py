"""Projected steps: feasible to rounding, to the minima that SciPy finds, refused where they are no method."""

import numpy as np
import pytest
from scipy.optimize import minimize

import playground as pg
from playground.base.errors import PlaygroundError
from playground.optimizers import OPTIMIZERS
from playground.problems.feasible import FEASIBLE_SETS
from playground.session.lesson import lesson_experiment

CONSTRAINTS = {
    "box": pg.constraint("box", x_min=0.5, x_max=2, y_min=-3, y_max=-0.2),
    "half_plane": pg.constraint("half_plane", a=1, b=2, c=-1),
    "line": pg.constraint("line", a=1, b=-1, c=0.7),
    "disc": pg.constraint("disc", centre_x=2, centre_y=1, radius=0.8),
}
RACING = [(id, kind) for id in OPTIMIZERS.ids() for kind in CONSTRAINTS if not OPTIMIZERS.get(id).unprojectable(kind)]
REFUSED = {
    *(
        "bfgs",
        "conjugate_gradient",
        "cubic_regularization",
        "gradient_descent_then_saddle_free",
        "hessian_free",
        "lbfgs",
    ),
    *("line_search", "linear_conjugate_gradient", "nelder_mead", "newton", "saddle_free_newton", "scipy_minimize"),
    "trust_region",
}
RANDOM = np.random.default_rng(1).normal(size=(400, 2)) * 4


def test_every_set_has_a_constraint_here() -> None:
    assert set(CONSTRAINTS) == set(FEASIBLE_SETS.ids())


@pytest.mark.parametrize("kind", CONSTRAINTS)
def test_a_projection_is_the_nearest_point(kind: str) -> None:
    """It is feasible, repeating it changes nothing, it shortens distances, and no feasible point is nearer."""
    bound = CONSTRAINTS[kind]
    near = bound.project(RANDOM)
    assert bound.contains(near).all()
    assert np.abs(bound.project(near) - near).max() < 1e-12
    assert np.array_equal(bound.project(RANDOM)[bound.contains(RANDOM, 0.0)], RANDOM[bound.contains(RANDOM, 0.0)])
    others = bound.project(np.random.default_rng(2).normal(size=(400, 2)) * 4)
    distances = np.linalg.norm(RANDOM[:, None] - others, axis=2).min(axis=1)
    assert (np.linalg.norm(RANDOM - near, axis=1) <= distances + 1e-12).all()
    assert (
        np.linalg.norm(near[1:] - near[:-1], axis=1) <= np.linalg.norm(np.diff(RANDOM, axis=0), axis=1) + 1e-12
    ).all()


@pytest.mark.parametrize(("id", "kind"), RACING)
def test_every_first_order_method_stays_feasible_and_goes_down(id: str, kind: str) -> None:
    race = pg.Experiment(
        pg.surface("rotated_quadratic", kappa=4), [(1.5, 1.5), (-1.0, 0.5)], [pg.Contender(id)], 300,
        constraint=CONSTRAINTS[kind],
    )  # fmt: skip
    result = pg.simulate(race)
    points = result.positions.reshape(-1, 2)
    points = points[np.isfinite(points).all(axis=1)]
    assert CONSTRAINTS[kind].contains(points).all()
    # A sign or a scaled step, projected, need not lead down at once; on its way it does.
    assert (np.nanmin(result.losses, axis=2) <= result.losses[:, :, 0]).all()


def test_nobody_else_is_refused() -> None:
    assert {id for id in OPTIMIZERS.ids() if (id, "box") not in RACING} == REFUSED
    assert {id for id in OPTIMIZERS.ids() if (id, "disc") not in RACING} == REFUSED | {"coordinate_descent"}


@pytest.mark.parametrize("id", sorted(REFUSED | {"coordinate_descent"}))
def test_methods_whose_step_may_not_be_projected_refuse_and_say_why(id: str) -> None:
    race = pg.Experiment(pg.surface("sphere"), [(1, 1)], [pg.Contender(id)], 10, constraint=CONSTRAINTS["disc"])
    why = OPTIMIZERS.get(id).unprojectable("disc")
    with pytest.raises(PlaygroundError, match=r"cannot race under a constraint: .*Barzilai–Borwein") as refused:
        pg.simulate(race)
    assert len(why) > 20 and why in str(refused.value)


def test_coordinate_descent_rests_in_a_box_at_its_corner() -> None:
    sphere, box = pg.surface("sphere"), pg.constraint("box", x_min=1, x_max=3, y_min=0.5, y_max=2)
    race = pg.Experiment(sphere, [(2.5, 1.5)], [pg.Contender("coordinate_descent", lr=0.1)], 300, constraint=box)
    result = pg.simulate(race)
    assert result.ends[0, 0].tolist() == [1.0, 0.5] and result.statuses[0, 0].reason == "minimum"


@pytest.mark.parametrize("step", ["long", "short", "alternating"])
@pytest.mark.parametrize("kind", CONSTRAINTS)
@pytest.mark.parametrize("id", ["rotated_quadratic", "booth", "rosenbrock"])
def test_spectral_projected_gradient_rests_where_gradient_descent_does_and_no_later(
    id: str, kind: str, step: str
) -> None:
    """Every point at which it asks for f lies in the set, and f never passes the highest of the last values."""
    one, bound = pg.surface(id), CONSTRAINTS[kind]
    spectral = pg.Contender("barzilai_borwein", step=step)
    curvature = np.abs(np.linalg.eigvalsh(one.hessian(bound.project(RANDOM[:50] / 4)))).max()
    plain = pg.Contender("gradient_descent", lr=0.5 / curvature)
    race = pg.Experiment(one, [(1.5, 1.5)], [spectral, plain], 20000, constraint=bound)
    result = pg.simulate(race)
    assert result.statuses[0, 0].reason == "minimum"
    assert result.ends[0, 0] == pytest.approx(result.ends[1, 0], abs=1e-4)
    assert result.statuses[0, 0].step <= result.statuses[1, 0].step
    assert bound.contains(pg.trial_points(race, 0, 0)[1]).all()
    losses = result.losses[0, 0][: result.statuses[0, 0].step + 1]
    for k in range(1, len(losses)):
        assert losses[k] <= losses[max(0, k - 10) : k].max() + 1e-12 * abs(losses[0])


def test_the_rate_is_the_curvature_between_points_of_the_set() -> None:
    """Birgin, Martínez, Raydan's algorithm 2.2 (SPG2) without its safeguard, written down anew."""
    one, bound = pg.surface("rotated_quadratic", kappa=20), CONSTRAINTS["disc"]
    racer = pg.Contender("barzilai_borwein", safeguard=False, first=0.01)
    path = pg.simulate(
        pg.Experiment(one, [(1.5, 1.5)], [racer], 5, constraint=bound, stop=pg.StopRule(enabled=False))
    ).positions[0, 0]
    x = bound.project([(1.5, 1.5)])[0]
    g, rate = one.gradient([x])[0], 0.0
    for k in range(5):
        if k == 0:
            rate = 0.01 * min(1.0, 1.0 / float(np.linalg.norm(g)))
        new = bound.project([x - rate * g])[0]
        assert path[k + 1] == pytest.approx(new, rel=1e-9, abs=1e-12)
        slope = one.gradient([new])[0]
        s, y = new - x, slope - g
        rate = float(s @ s / (s @ y))
        x, g = new, slope


def test_a_walker_and_a_jump_stay_in_the_set() -> None:
    """Where f is asked for outside a thin disc the trial points would show it."""
    race = pg.Experiment(
        pg.surface("rosenbrock"), [(2.0, 1.0)], [pg.Contender("simulated_annealing", width=2.0)], 60,
        constraint=CONSTRAINTS["disc"],
    )  # fmt: skip
    tried = pg.trial_points(race, 0, 0)[1]
    assert len(tried) >= 60 and CONSTRAINTS["disc"].contains(tried).all()


@pytest.mark.parametrize("kind", CONSTRAINTS)
@pytest.mark.parametrize("id", ["sphere", "rotated_quadratic", "booth"])
def test_gradient_descent_rests_where_scipy_finds_the_minimum(id: str, kind: str) -> None:
    one, bound = pg.surface(id), CONSTRAINTS[kind]
    low, high = 1e-3, 0.5 / np.linalg.eigvalsh(one.hessian([[0, 0]])[0]).max()
    assert low < high
    race = pg.Experiment(one, [(1.5, 1.5)], [pg.Contender("gradient_descent", lr=high)], 20000, constraint=bound)
    result = pg.simulate(race)
    assert result.statuses[0, 0].reason == "minimum"
    q = bound.parameters
    stated = {
        "box": {"bounds": [(q.get("x_min"), q.get("x_max")), (q.get("y_min"), q.get("y_max"))]},
        "half_plane": {"constraints": {"type": "ineq", "fun": lambda x: q["c"] - q["a"] * x[0] - q["b"] * x[1]}},
        "line": {"constraints": {"type": "eq", "fun": lambda x: q["c"] - q["a"] * x[0] - q["b"] * x[1]}},
        "disc": {"constraints": {"type": "ineq", "fun": lambda x: q["radius"] ** 2 - (x[0] - q["centre_x"]) ** 2
                                 - (x[1] - q["centre_y"]) ** 2}},
    }[kind]  # fmt: skip
    reference = minimize(
        lambda x: float(one.value([x])[0]), result.positions[0, 0, 0], jac=lambda x: one.gradient([x])[0],
        method="SLSQP", options={"ftol": 1e-14, "maxiter": 500}, **stated,
    )  # fmt: skip
    assert result.ends[0, 0] == pytest.approx(reference.x, abs=2e-6)
    slope = bound.projected_gradient(result.ends[0], one.gradient(result.ends[0]))
    assert np.linalg.norm(slope) <= 2e-8


def test_the_ends_know_what_they_are() -> None:
    saddle, line = pg.surface("quadratic_saddle"), pg.constraint("line", a=0, b=1, c=0)
    race = pg.Experiment(saddle, [(1.0, 0.5)], [pg.Contender("gradient_descent", lr=0.1)], 500, constraint=line)
    result = pg.simulate(race)
    assert result.statuses[0, 0].reason == "minimum"  # x² alone is left of x² − y²
    assert result.positions[0, 0, 0].tolist() == [1.0, 0.0]  # a start is projected too
    assert np.isnan(result.end_distances).all()


def test_the_preset_brings_its_line_and_ends_on_it() -> None:
    race = lesson_experiment(pg.surface("constrained_sphere"))
    assert race.constraint == pg.constraint("line", a=1, b=0, c=0)
    result = pg.simulate(race)
    assert np.abs(result.positions[..., 0][np.isfinite(result.positions[..., 0])]).max() == 0
    assert result.statuses[0, 0].reason == "minimum" and result.end_distances[0, 0] < 1e-8


def test_one_dimension_takes_a_box_and_nothing_else() -> None:
    one = pg.surface("parabola")
    race = pg.Experiment(one, [(1.5,)], [pg.Contender("gradient_descent", lr=0.1)], 300,
                         constraint=pg.constraint("box", x_min=0.5, x_max=1))  # fmt: skip
    assert pg.simulate(race).ends[0, 0].tolist() == [0.5]
    with pytest.raises(PlaygroundError, match="a disc is a set of the plane"):
        race.replace(constraint=pg.constraint("disc"))


def test_neighbours_threads_and_files_change_nothing() -> None:
    race = pg.Experiment(
        pg.surface("rosenbrock"), [*map(tuple, RANDOM[:40] / 4)], [pg.Contender("adam", lr=0.05)], 200,
        constraint=CONSTRAINTS["disc"],
    )  # fmt: skip
    again = pg.Experiment.from_json(race.to_json())
    assert again == race and again.constraint == race.constraint
    whole = pg.simulate(race, threads=1).positions
    assert np.array_equal(whole, pg.simulate(again, threads=2).positions, equal_nan=True)
    alone = pg.simulate(race.replace(starts=race.starts[7:8])).positions
    assert np.array_equal(whole[:, 7:8], alone, equal_nan=True)
    free = pg.simulate(race.replace(constraint=None)).positions
    assert not np.array_equal(whole, free, equal_nan=True)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: pg.constraint("disq"), "did you mean 'disc'"),
        (lambda: pg.constraint("disc", size=1), "no parameter of disc 'size'"),
        (lambda: pg.constraint("disc", radius=0), "disc.radius must be a finite number above 0"),
        (lambda: pg.constraint("line", a=0, b=0), "a and b must not both be 0"),
        (lambda: pg.constraint("box", x_min=2, x_max=1), "x_min must be at most x_max"),
        (lambda: pg.Experiment(pg.surface("sphere"), constraint="disc"), "constraint must be one such as"),
    ],
)
def test_what_is_wrong_is_said(make, words: str) -> None:
    with pytest.raises(PlaygroundError, match=words):
        make()


def test_names_that_people_use_elsewhere_mean_the_same_set() -> None:
    assert pg.constraint("disk", r=2) == pg.constraint("disc", radius=2) != pg.constraint("disc", radius=1)
