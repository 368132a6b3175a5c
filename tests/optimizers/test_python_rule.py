"""Rules that are Python functions: what built-in methods do, in the same bits whatever the chunks, and in no file."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.optimizers import python_rule
from playground.simulation import simulate_starts

pytestmark = pytest.mark.usefixtures("checked_kernels")

STARTS = [(-1.5, 2.0), (0.3, 0.4), (1.9, -0.7)]


def heavy_ball(x, g, t, state, lr=0.01, beta=0.9):
    """A velocity in a dictionary."""
    state["v"] = beta * state.get("v", 0.0) - g
    return x + lr * state["v"]


def adam(x, g, t, state, lr, beta1, beta2, epsilon):
    m, s = state.get("m", 0.0), state.get("s", 0.0)
    m, s = beta1 * m + (1 - beta1) * g, beta2 * s + (1 - beta2) * g * g
    state["m"], state["s"] = m, s
    return x - lr * (m / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon)


def careless(x, g, t, state, lr=0.1):
    """Changes what it was given, and what it keeps, in place."""
    state.setdefault("v", np.zeros_like(x))
    state["v"] *= 0.5
    state["v"] -= lr * g
    g *= 0
    x += state["v"]
    return x


ADAM = {"lr": (0.05, 1e-5, 1, "log"), "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}


def race(*contenders: pg.Contender, starts=STARTS, steps: int = 200, **fields) -> pg.Result:
    return pg.simulate(pg.Experiment(pg.surface("rosenbrock"), starts, contenders, steps=steps, **fields))


def test_a_function_does_what_the_built_in_method_does() -> None:
    usual = [pg.Contender("heavy_ball", lr=1e-4), pg.Contender("adam", lr=0.05)]
    own = [pg.Contender(pg.python_rule(heavy_ball), lr=1e-4), pg.Contender(pg.python_rule(adam, "A", ADAM))]
    paths = race(*usual, *own, stop=pg.StopRule(enabled=False)).positions
    np.testing.assert_allclose(paths[2:, :, :11], paths[:2, :, :11], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(paths[2:], paths[:2], rtol=1e-6, atol=1e-6)


def test_its_states_are_taken_back_with_the_steps_that_are_repeated() -> None:
    """Paths that come to rest one after another make the hot loop repeat its last ten steps."""
    starts = np.random.default_rng(1).uniform(-2, 2, (40, 2))
    bowl = pg.Experiment(pg.surface("sphere"), starts, [pg.Contender("heavy_ball", lr=0.1, beta=0.5)], steps=400)
    usual = pg.simulate(bowl)
    own = pg.simulate(bowl.replace(contenders=[pg.Contender(python_rule(heavy_ball), lr=0.1, beta=0.5)]))
    assert (usual.statuses.reason == "minimum").all() and len(set(usual.statuses.step[0].tolist())) > 2
    assert np.array_equal(own.statuses, usual.statuses) and np.array_equal(own.evaluations, usual.evaluations)
    np.testing.assert_allclose(own.positions, usual.positions, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("function", [heavy_ball, careless])
def test_a_path_depends_on_nothing_but_itself(function, monkeypatch: pytest.MonkeyPatch) -> None:
    starts = np.random.default_rng(5).uniform(-2, 2, (30, 2))
    contender = pg.Contender(pg.python_rule(function), lr=2e-4)
    whole = race(contender, starts=starts, steps=73).positions
    for few in (slice(0, 1), slice(7, 30)):
        assert np.array_equal(race(contender, starts=starts[few], steps=73).positions, whole[:, few], equal_nan=True)
    monkeypatch.setattr(simulate_starts, "CHUNK_WIDTH", 3)
    monkeypatch.setattr(simulate_starts, "_MANY", 1, raising=False)
    split = pg.simulate(pg.Experiment(pg.surface("rosenbrock"), starts, [contender] * 3, steps=73), threads=3)
    assert all(np.array_equal(paths, whole[0], equal_nan=True) for paths in split.positions)


def test_modifiers_schedules_methods_round_it_and_constraints_act_on_it() -> None:
    put = [pg.Modifier("cosine", steps=100), pg.Modifier("clip_norm", limit=0.5)]
    usual = pg.Contender("heavy_ball", lr=0.01, modifiers=put)
    own = pg.Contender(pg.python_rule(heavy_ball), lr=0.01, modifiers=put)
    pairs = [usual, own, *(pg.Contender(id, base=base) for id in ("lookahead", "sam") for base in (usual, own))]
    paths = race(*pairs, constraint=pg.constraint("disc", radius=1.2)).positions
    np.testing.assert_allclose(paths[1::2], paths[::2], rtol=1e-9, atol=1e-9)


def test_its_parameters_are_those_of_the_function_or_stated() -> None:
    assert pg.Contender(pg.python_rule(heavy_ball), beta=0.5).parameters == {"lr": 0.01, "beta": 0.5}
    (lr, *_) = pg.python_rule(adam, "A", ADAM).parameters
    assert (lr.slider, lr.scale, lr.symbol) == ((1e-5, 1.0), "log", "η")
    with pytest.raises(pg.PlaygroundError, match="no parameter of A 'beta'"):
        pg.Contender(pg.python_rule(adam, "A", ADAM), beta=1)


def fails(x, g, t, state):
    if t == 3:
        raise ZeroDivisionError("no luck")
    return x - 0.01 * g


def test_what_it_raises_is_one_sentence_with_the_step() -> None:
    with pytest.raises(pg.PlaygroundError, match=r"^Mine: step 3 raised ZeroDivisionError: no luck$"):
        race(pg.Contender("adam"), pg.Contender(pg.python_rule(fails, name="Mine")))
    with pytest.raises(pg.PlaygroundError, match="no luck"):
        race(pg.Contender(pg.python_rule(fails)), stop=pg.StopRule(enabled=False), steps=5)
    assert race(pg.Contender("adam"), steps=5).positions.shape == (1, 3, 6, 2), "the next race is sound"


@pytest.mark.parametrize("found", [None, 3.0, [1.0], [[1.0, 2.0]], "ab", {"x": 1}, [1j, 0], [10**400, 0], ["1", "2"]])
def test_what_is_no_point_is_refused(found: object) -> None:
    rule = pg.python_rule(lambda x, g, t, state: found, name="Mine")
    sentence = "Mine: the function must return the new x, 2 real numbers, got .* in step 1"
    with pytest.raises(pg.PlaygroundError, match=sentence):
        race(pg.Contender(rule), steps=2)


@pytest.mark.parametrize(
    ("update", "parameters", "sentence"),
    [
        ("x - g", None, "must be a function of x, g, t, state, got 'x - g'"),
        (lambda x, g: x, None, "cannot be called with x, g, t, state: too many positional"),
        (lambda x, g, t, state: x, {"lr": 0.1}, "cannot be called with x, g, t, state, lr: got an unexpected"),
        (lambda x, g, t, state, lr: x, None, "missing a required argument: 'lr'"),
        (heavy_ball, {"lr": "a"}, "parameter 'lr' must be a number, or"),
        (heavy_ball, {"lr": (1, 2)}, "parameter 'lr' must be a number, or"),
        (heavy_ball, {"lr": (1, 2, 3)}, "the default between them"),
        (heavy_ball, {"lr": (1, 0, 3, "log")}, "low above 0"),
        (lambda x, g, t, state, name=1: x, None, "cannot be called name"),
    ],
)
def test_what_is_no_such_function_is_refused(update: object, parameters: object, sentence: str) -> None:
    with pytest.raises(pg.PlaygroundError, match=sentence):
        pg.python_rule(update, parameters=parameters)  # type: ignore[arg-type]


def test_it_is_never_saved(tmp_path: Path) -> None:
    experiment = pg.Experiment(pg.surface("sphere"), [(1, 2)], [pg.Contender(pg.python_rule(heavy_ball, "Mine"))])
    with pytest.raises(pg.PlaygroundError, match=r"^Mine is a Python function, which no file holds: remove it before"):
        experiment.save(tmp_path / "race.json")
    assert not (tmp_path / "race.json").exists()
    around = experiment.replace(contenders=[pg.Contender("lookahead", base=experiment.contenders[0])])
    with pytest.raises(pg.PlaygroundError, match="which no file holds"):
        around.to_json()


def test_it_is_equal_where_function_name_and_parameters_are_and_can_be_pickled() -> None:
    one = pg.python_rule(heavy_ball)
    assert one == pg.python_rule(heavy_ball) and hash(one) == hash(pg.python_rule(heavy_ball))
    assert one != pg.python_rule(heavy_ball, "B") and one != pg.python_rule(careless)
    assert one != pg.python_rule(heavy_ball, parameters={"lr": 1.0})
    assert pickle.loads(pickle.dumps(pg.Contender(one, lr=3))) == pg.Contender(one, lr=3)
    assert "heavy_ball" in repr(one) and "Python rule" in repr(pg.Contender(one))


def test_a_complex_point_is_no_minimum() -> None:
    """NumPy would throw its imaginary part away, and the path would rest at what is left."""
    rule = pg.python_rule(lambda x, g, t, state: np.zeros(2) * (1 + 1j), name="Mine")
    with pytest.raises(pg.PlaygroundError, match=r"Mine: .* 2 real numbers, got array\(\[0.\+0.j"):
        race(pg.Contender(rule), steps=50)
