"""Methods that run in Python: SciPy's against direct calls, and what the form itself promises."""

from __future__ import annotations

import sys
import warnings
from itertools import product

import numpy as np
import pytest
from scipy.optimize import minimize

import playground as pg
from playground.base.errors import PlaygroundError
from playground.experiments.result import Result
from playground.optimizers import OPTIMIZERS, Traced
from playground.optimizers import scipy_minimize as door
from playground.simulation.chunk import Rule
from playground.simulation.simulate_starts import Cancelled
from playground.simulation.trace_starts import STOPPED, trace_starts
from tests.sampled import sampled

OFF = pg.StopRule(enabled=False)
METHODS = door.METHODS
EVERY = pytest.mark.parametrize("method", METHODS)
STARTS = {
    "rosenbrock": (-1.2, 1.0), "beale": (1.2, 0.2), "rotated_quadratic": (-1.4, 1.6), "himmelblau": (3.5, 2.5),
    "parabola": (2.0,),
}  # fmt: skip
BOX = np.array([[-1e12, -1e12], [1e12, 1e12]])


def race(surface, starts, *contenders: pg.Contender, steps: int = 300, **more) -> Result:
    return pg.simulate(pg.Experiment(surface, starts, contenders, steps=steps, **more))


def scipy(method: str, **parameters) -> pg.Contender:
    return pg.Contender("scipy_minimize", method=method, **parameters)


def directly(surface, start, method: str, tolerance: float):
    """SciPy itself: the iterates, how often it asked for what, where it ended."""
    asked = dict.fromkeys("fgHv", 0)
    iterates = [np.array(start)]

    def counted(kind, answer):
        def ask(*arguments):
            asked[kind] += 1
            return answer(*arguments)

        return ask

    given = {}
    if method not in ("Nelder-Mead", "Powell", "COBYLA", "COBYQA"):
        given["jac"] = counted("g", lambda x: surface.gradient(x[None])[0])
    if method in ("trust-constr", "dogleg", "trust-exact"):
        given["hess"] = counted("H", lambda x: surface.hessian(x[None])[0])
    if method in ("Newton-CG", "trust-ncg", "trust-krylov"):
        given["hessp"] = counted("v", lambda x, p: surface.hessian(x[None])[0] @ p)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = minimize(
            counted("f", lambda x: surface.value(x[None])[0]), np.array(start), method=method, tol=tolerance,
            callback=lambda x, *_: iterates.append(np.array(x)), **given,
        )  # fmt: skip
    return np.array(iterates), tuple(asked.values()), found.x


@pytest.mark.parametrize(
    ("method", "id", "tolerance"),
    sampled(product(METHODS, STARTS, (1e-3, 1e-5, 1e-8)), 61, [(method, "beale", 1e-5) for method in METHODS]),
)
def test_a_path_is_that_of_scipy_called_directly(method: str, id: str, tolerance: float) -> None:
    surface, start = pg.surface(id), STARTS[id]
    iterates, asked, end = directly(surface, start, method, tolerance)
    if method == "COBYLA":
        iterates = iterates[:200]  # its steps are trial points, more than a thousand of them
    # No rest is found before the method's own end: ten steps of length 0 are none.
    stop = pg.StopRule(tolerance=0)
    own = race(surface, [start], scipy(method, tolerance=tolerance), steps=max(len(iterates), 2) - 1 + 300 * (
        method != "COBYLA"), stop=stop)  # fmt: skip
    path = own.positions[0, 0]
    assert path[: len(iterates)] == pytest.approx(iterates, rel=1e-12, abs=1e-12)
    # Along a slanted ravine Powell's method needs more values than the 2000 that SciPy grants it and we do not count.
    granted = method != "Powell" or asked[0] < 2000
    assert granted or (id, len(iterates)) == ("rotated_quadratic", 81)
    if method != "COBYLA" and granted:
        assert own.statuses.step[0, 0] in (len(iterates) - 1, len(iterates))
        assert own.ends[0, 0] == pytest.approx(end, rel=1e-12, abs=1e-12)
        assert own.evaluations[0, 0].tolist() == asked


@EVERY
def test_each_method_ends_at_a_minimum_of_a_gentle_bowl(method: str) -> None:
    result = race(pg.surface("rotated_quadratic", kappa=3), [(1.0, -0.5), (0.2, 2.0)], scipy(method, tolerance=1e-12))
    assert (result.statuses.reason == "minimum").all()
    assert np.abs(result.ends).max() < 1e-5


HOSTILE = ("reciprocal_sum", "quadratic_saddle", "absolute_sum", "plateau_valley", "easom")


@pytest.mark.parametrize(("method", "id", "tolerance"), sampled(product(METHODS, HOSTILE, (0.0, 1e-8)), 51))
def test_no_method_crashes_on_a_hostile_surface(method: str, id: str, tolerance: float) -> None:
    surface = pg.surface(id)
    starts = [
        tuple(start) for start in np.random.default_rng(2).uniform(*np.array(surface.domain).T, (3, surface.dimension))
    ]
    result = race(surface, starts, scipy(method, tolerance=tolerance), steps=60)
    reasons = {"minimum", "saddle", "maximum", "flat", "left_domain", "diverged", "budget", "stopped"}
    assert set(result.statuses.reason.ravel()) <= reasons
    assert (result.statuses.step <= 60).all() and np.isfinite(result.ends[result.statuses.reason == "stopped"]).all()


@EVERY
def test_a_budget_ends_each_method(method: str) -> None:
    for steps in (0, 1, 3):
        result = race(pg.surface("rosenbrock"), [(-1.2, 1.0)], scipy(method), steps=steps)
        assert result.statuses[0, 0].tolist()[:2] == ("budget", steps)
    whole = race(pg.surface("rosenbrock"), [(-1.2, 1.0)], scipy(method), steps=12)
    assert np.array_equal(result.positions[0, 0], whole.positions[0, 0, :4])


@pytest.mark.parametrize("method", ["BFGS", "Nelder-Mead", "trust-exact", "COBYQA"])
def test_neighbours_threads_and_what_is_kept_change_nothing(method: str) -> None:
    surface, starts = pg.surface("himmelblau"), [(0.5, 1.0), (-2.0, -1.0), (3.0, 3.0)]
    others = [pg.Contender("adam"), scipy(method), scipy("Powell")]
    alone = race(surface, starts[:1], scipy(method))
    experiment = pg.Experiment(surface, starts, others, steps=300)
    for many in (pg.simulate(experiment, threads=1), pg.simulate(experiment, threads=4)):
        assert np.array_equal(alone.positions[0, 0], many.positions[1, 0], equal_nan=True)
        assert alone.statuses[0, 0] == many.statuses[1, 0] and alone.evaluations[0, 0] == many.evaluations[1, 0]
    ends = pg.simulate(experiment, record="ends")
    assert np.array_equal(ends.ends, many.ends) and (ends.statuses == many.statuses).all()


def test_an_end_of_its_own_says_what_is_there() -> None:
    rosenbrock = pg.surface("rosenbrock")
    found = race(rosenbrock, [(-1.2, 1.0)], scipy("BFGS"), scipy("BFGS", tolerance=0.5), scipy("dogleg"))
    assert found.statuses.reason[:, 0].tolist() == ["minimum", "stopped", "minimum"]
    # At (½, ½) the Hessian is not positive definite, and dogleg gives up before its first step.
    assert race(rosenbrock, [(0.5, 0.5)], scipy("dogleg")).statuses[0, 0].tolist()[:2] == ("stopped", 0)
    assert race(pg.surface("quadratic_saddle"), [(1.0, 0.0)], scipy("BFGS")).statuses.reason[0, 0] == "saddle"


def test_without_the_stop_rule_it_stays_where_it_ended() -> None:
    result = race(pg.surface("sphere"), [(1.0, 2.0)], scipy("BFGS"), steps=50, stop=OFF)
    assert result.statuses[0, 0].tolist()[:2] == ("budget", 50)
    assert (result.positions[0, 0, 10:] == result.ends[0, 0]).all()


def test_it_leaves_the_domain_and_diverges_as_others_do() -> None:
    saddle = race(pg.surface("quadratic_saddle"), [(0.1, 1.0)], scipy("CG"))
    assert saddle.statuses.reason[0, 0] == "left_domain"
    bound = race(pg.surface("rosenbrock"), [(-1.2, 1.0)], scipy("BFGS"), stop=pg.StopRule(bound=1.2))
    assert bound.statuses.reason[0, 0] in ("minimum", "diverged")


def test_a_constraint_and_what_is_put_on_steps_are_refused_with_a_sentence() -> None:
    with pytest.raises(PlaygroundError, match="SciPy \\(BFGS\\) cannot race under a constraint"):
        race(pg.surface("sphere"), [(1.0, 1.0)], scipy("BFGS"), constraint=pg.constraint("disc"))
    for around in ("lookahead", "sam"):
        with pytest.raises(PlaygroundError, match="runs by itself: nothing can be put round it"):
            pg.Contender(around, base=scipy("BFGS"))
    with pytest.raises(PlaygroundError, match="does not take one gradient at its point"):
        pg.Contender("scipy_minimize", modifiers=[pg.Modifier("clip_norm")])
    with pytest.raises(PlaygroundError, match="needs a learning rate, and SciPy has none"):
        pg.Contender("scipy_minimize", modifiers=[pg.Modifier("cosine")])


def test_it_is_saved_and_read_and_named_by_its_method() -> None:
    experiment = pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [scipy("L-BFGS-B"), scipy("L-BFGS-B", tolerance=1)])
    assert experiment.names == ("SciPy (L-BFGS-B)", "SciPy (L-BFGS-B) 2")
    assert pg.Experiment.from_json(experiment.to_json()) == experiment


def traced(trace, asks=None) -> Traced:
    stated = {} if asks is None else {"asks": asks}
    return Traced(name="Own", summary="Own.", equation="x ← x", source="2026", family="SciPy", trace=trace, **stated)


def walk(trace, steps: int = 30, tolerance: float = 1e-8, surface: str = "sphere", asks=None, **more):
    """The track of two starts under a callable."""
    problem, starts = pg.surface(surface), np.array([[1.0, 2.0], [-0.5, 0.25]])
    record = np.empty((2, steps + 1, 2))
    rule = Rule(BOX, problem.minima if problem.kinks else np.empty((0, 2)), tolerance, step_tolerance=tolerance)
    return trace_starts(
        problem, traced(trace, asks), {}, starts, np.array([0, 1], dtype=np.uint64), steps, 7, rule, record, **more
    )


def descend(path, x, steps, values) -> None:
    while True:
        x = x - 0.1 * path.gradient(x)
        path.reach(x)


def test_a_callable_is_gradient_descent_to_the_bit_and_ends_as_that_does() -> None:
    track = walk(descend, steps=300)
    plain = pg.Contender("gradient_descent", lr=0.1)
    kernel = race(pg.surface("sphere"), [(1.0, 2.0), (-0.5, 0.25)], plain)
    assert np.array_equal(track.end_steps, kernel.statuses.step[0])
    assert np.allclose(track.record.transpose(2, 1, 0), kernel.positions[0], rtol=1e-13, equal_nan=True)
    assert track.counts.tolist() == [[0, 0], kernel.evaluations.g[0].tolist(), [0, 0], [0, 0]]


def test_who_returns_has_stopped() -> None:
    track = walk(lambda path, x, steps, values: path.reach(x / 2))
    assert track.codes.tolist() == [STOPPED] * 2 and track.end_steps.tolist() == [1, 1]
    assert np.isnan(track.record[:, 2:]).all() and track.ends.T.tolist() == [[0.5, 1.0], [-0.25, 0.125]]


def test_who_swallows_exceptions_is_left_all_the_same() -> None:
    def stubborn(path, x, steps, values):
        for _ in range(10**6):
            try:
                path.reach(x)
            except Exception:
                continue

    assert walk(stubborn, steps=25, tolerance=-1.0).end_steps.tolist() == [25, 25]


def test_each_path_has_random_numbers_of_its_own() -> None:
    def drift(path, x, steps, values):
        numbers = path.random()
        while True:
            x = x + numbers.normal(size=2)
            path.reach(x)

    one, two = walk(drift), walk(drift)
    assert np.array_equal(one.record, two.record)
    moves = np.diff(one.record, axis=1)
    assert not np.isclose(moves[:, :, 0], moves[:, :, 1]).any()


def test_what_a_method_does_not_state_is_refused() -> None:
    """Whether a training has room for the Hessian is asked of what is stated."""

    def ask(path, x, question):
        path.gradient(x)
        path.product(x, x) if question == "product" else getattr(path, question)(x)

    for word in ("hessian", "value", "product"):
        with pytest.raises(PlaygroundError, match=f"Own asks for the {word}, which its `asks` does not state"):
            walk(lambda path, x, steps, values, word=word: ask(path, x, word), asks=("gradient",))


def test_hessians_and_products_are_exact_and_counted() -> None:
    seen = []

    def ask(path, x, steps, values):
        seen.append((path.value(x), path.hessian(x), path.product(x, [1.0, -1.0])))

    track = walk(ask, surface="rosenbrock")
    rosenbrock = pg.surface("rosenbrock")
    assert seen[0][0] == rosenbrock.value([[1.0, 2.0]])[0]
    (matrix,) = rosenbrock.hessian([[1.0, 2.0]])
    assert np.array_equal(seen[0][1], matrix) and np.array_equal(seen[0][2], matrix @ [1.0, -1.0])
    assert track.counts.tolist() == [[1, 1], [0, 0], [1, 1], [1, 1]]


def test_a_callable_that_fails_is_a_sentence() -> None:
    def broken(path, x, steps, values):
        path.reach(x / 2)
        raise ZeroDivisionError("by nothing")

    with pytest.raises(PlaygroundError, match=r"Own failed after step 1 at \(0.5, 1\): ZeroDivisionError: by nothing"):
        walk(broken)
    with pytest.raises(PlaygroundError, match="has 2 coordinates, and the method gave an array of shape"):
        walk(lambda path, x, steps, values: path.value([1.0, 2.0, 3.0]))


def test_cancelling_ends_a_path_at_its_next_question() -> None:
    with pytest.raises(Cancelled):
        walk(descend, steps=10**6, tolerance=-1.0, cancelled=lambda: True)


def test_progress_counts_every_step_of_every_path() -> None:
    told = []
    walk(descend, steps=30, report=told.append)
    assert told == [30, 30]


def test_it_has_no_kernel() -> None:
    with pytest.raises(PlaygroundError, match="runs in Python and has no kernel"):
        OPTIMIZERS.get("scipy_minimize").step()


@EVERY
def test_each_method_can_be_cancelled(method: str) -> None:
    asked = [0]

    def cancelled() -> bool:
        asked[0] += 1
        return asked[0] > 4

    experiment = pg.Experiment(pg.surface("rosenbrock"), [(-1.2, 1.0)], [scipy(method)], steps=5000)
    with pytest.raises(Cancelled):
        pg.simulate(experiment, cancelled=cancelled)
    assert asked[0] < 12


def test_a_missing_library_is_said_and_is_no_end_of_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(
        pg.PlaygroundError, match=r"SciPy \(BFGS\) failed after step 0 .*: ModuleNotFoundError: .*scipy"
    ):
        race(pg.surface("sphere"), [(1.0, 2.0)], scipy("BFGS"), steps=5)


@pytest.mark.parametrize("error", [TypeError("a bug"), ValueError("a bug"), RuntimeError("a bug"), KeyError("a bug")])
def test_what_scipy_is_not_expected_to_raise_is_said(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("scipy.optimize.minimize", broken)
    with pytest.raises(pg.PlaygroundError, match=r"failed after step 0 .*a bug"):
        race(pg.surface("sphere"), [(1.0, 2.0)], scipy("BFGS"), steps=5)
