"""Rules written as texts: what built-in methods do, to the last digits, and what every method keeps."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

import playground as pg
from playground.base.parameter_block import ParameterBlock
from playground.kernels.compiling.compile_source import compile_field
from playground.optimizers import OPTIMIZERS, own_rule
from playground.simulation import simulate_starts
from playground.simulation.chunk import Rule
from playground.simulation.method import Method, Program

pytestmark = pytest.mark.usefixtures("checked_kernels")
OFF = pg.StopRule(enabled=False)
ADAM = """\
lr = parameter(0.001, 1e-5, 1, scale="log")
beta1 = parameter(0.9, 0, 0.999)
beta2 = parameter(0.999, 0, 0.9999)
epsilon = parameter(1e-8, 1e-12, 0.1, scale="log")
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
x = x - lr*(m/(1 - beta1^t))/(sqrt(s/(1 - beta2^t)) + epsilon)
"""
RMSPROP = """\
lr = parameter(0.01, 1e-5, 1, scale="log")
rho = parameter(0.99, 0, 0.999)
epsilon = parameter(1e-8, 1e-12, 0.1, scale="log")
s = rho*s + (1 - rho)*g**2
x = x - lr*g/(sqrt(s) + epsilon)
"""
HEAVY_BALL = """\
lr = parameter(0.01, 1e-5, 1, scale="log")
beta = parameter(0.9, 0, 0.999)
v = beta*v - g
x = x + lr*v
"""
DESCENT = 'lr = parameter(0.01, 1e-5, 1, scale="log")\nx = x - lr*g\n'
DAMPED = "x = x - solve(H + norm(g)/t*I, g)\n"
LEVENBERG = "mu = where(t > 1, where(f < before, mu/3, 2*mu), 10)\nbefore = f\nx = x - solve(H + mu*I, g)\n"
NEWTON = "lr = parameter(1, 0.01, 1)\nx = x - lr*solve(H, g)\n"
NORMALIZED = "lr = parameter(0.01, 1e-5, 1)\nx = x - lr*g/norm(g)\n"
LANGEVIN = "lr = parameter(0.001, 1e-5, 1)\nheat = parameter(0.1, 0, 1)\nx = x - lr*g + sqrt(2*lr*heat)*xi\n"
BARZILAI_BORWEIN = """\
lr = parameter(0.001, 1e-5, 1)
q = g - old_g
w = x - old_x
step = where(t > 1, |dot(w, q)|/max(dot(q, q), 1e-300), lr)
old_x = x
old_g = g
x = x - step*g
"""
POLYAK = "x = x - f/max(norm(g)^2, 1e-300)*g\n"
DIAGONAL = "lr = parameter(0.5, 0, 1)\nx = x - lr*g/max(|d|, 1e-3)\n"
CLIPPED = "lr = parameter(0.002, 0, 1)\nc = parameter(1, 0, 9)\nx = x - lr*where(norm(g) > c, g*(c/norm(g)), g)\n"
EVERY = [
    ADAM, RMSPROP, HEAVY_BALL, DESCENT, NEWTON, NORMALIZED, LANGEVIN, BARZILAI_BORWEIN, POLYAK, DIAGONAL, CLIPPED
]  # fmt: skip
STARTS = [(-1.5, 2.0), (0.3, 0.4), (1.9, -0.7)]


def race(
    *contenders: pg.Contender, surface: str = "rosenbrock", steps: int = 200, starts: object = STARTS, seed: int = 0
) -> np.ndarray:
    experiment = pg.Experiment(pg.surface(surface), starts, contenders, steps=steps, stop=OFF, seed=seed)
    return pg.simulate(experiment).positions


BUILT_IN = [
    ("adam", ADAM, {"lr": 0.05}),
    ("adam", ADAM, {"lr": 0.2, "beta1": 0.5, "beta2": 0.9, "epsilon": 1e-3}),
    ("adam", ADAM, {"lr": 0.2, "beta1": 0.0}),
    ("rmsprop", RMSPROP, {"lr": 0.002, "rho": 0.99}),
    ("heavy_ball", HEAVY_BALL, {"lr": 1e-4, "beta": 0.9}),
    ("gradient_descent", DESCENT, {"lr": 1e-3}),
    ("newton", NEWTON, {"lr": 0.7}),
    ("newton", NEWTON, {}),
]


@pytest.mark.parametrize("surface", ["rosenbrock", "beale", "rotated_quadratic"])
@pytest.mark.parametrize(("id", "text", "parameters"), BUILT_IN, ids=str)
def test_a_text_does_what_the_built_in_method_does(id: str, text: str, parameters: dict, surface: str) -> None:
    usual, own = race(pg.Contender(id, **parameters), pg.Contender(pg.rule(text), **parameters), surface=surface)
    np.testing.assert_allclose(own[:, :11], usual[:, :11], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(own, usual, rtol=1e-6, atol=1e-6)


def test_a_normalized_gradient_makes_steps_of_one_length() -> None:
    (path,) = race(pg.Contender(pg.rule(NORMALIZED), lr=0.01))
    np.testing.assert_allclose(np.linalg.norm(np.diff(path, axis=1), axis=2), 0.01, rtol=1e-9)


def test_langevin_adds_the_noise_of_its_path_and_step() -> None:
    """The same noise whatever the rate: with f flat, what is left over is √(2ηT)·ξ."""
    flat = pg.formula("0*x + 0*y")
    rule = pg.rule(LANGEVIN)
    experiment = pg.Experiment(flat, [(0.0, 0.0), (0.0, 0.0)], [pg.Contender(rule, lr=0.5, heat=1.0)], 400, 7, stop=OFF)
    steps = np.diff(pg.simulate(experiment).positions[0], axis=1)
    assert abs(steps.mean()) < 0.1 and 0.85 < steps.std() < 1.15
    assert not np.array_equal(steps[0], steps[1]) and not np.array_equal(steps[..., 0], steps[..., 1])
    again = pg.simulate(experiment.replace(contenders=[pg.Contender(rule, lr=0.125, heat=1.0)])).positions[0]
    np.testing.assert_allclose(np.diff(again, axis=1), steps / 2, atol=1e-12)
    other = pg.simulate(experiment.replace(seed=8)).positions[0]
    assert not np.array_equal(np.diff(other, axis=1), steps)


def transcribed(step, start, steps: int) -> np.ndarray:
    """A path by NumPy: `step(x, g, h, f, state, t)` returns the new x."""
    x, state = np.array(start), {}
    path = [x]
    for t in range(1, steps + 1):
        a, b = x
        f = (1 - a) ** 2 + 100 * (b - a * a) ** 2
        g = np.array([-2 * (1 - a) - 400 * a * (b - a * a), 200 * (b - a * a)])
        h = np.array([[2 - 400 * (b - 3 * a * a), -400 * a], [-400 * a, 200.0]])
        x = step(x, g, h, f, state, t)
        path.append(x)
    return np.array(path)


def barzilai_borwein(x, g, h, f, state, t):
    rate = 0.001 if t == 1 else abs((x - state["x"]) @ (g - state["g"])) / ((g - state["g"]) @ (g - state["g"]))
    state.update(x=x, g=g)
    return x - rate * g


def levenberg(x, g, h, f, state, t):
    mu = 10.0 if t == 1 else state["mu"] / 3 if f < state["before"] else 2 * state["mu"]
    state.update(mu=mu, before=f)
    return x - np.linalg.solve(h + mu * np.eye(2), g)


TRANSCRIPTIONS = [
    (BARZILAI_BORWEIN, barzilai_borwein),
    (POLYAK, lambda x, g, h, f, state, t: x - f / (g @ g) * g),
    (DIAGONAL, lambda x, g, h, f, state, t: x - 0.5 * g / np.maximum(np.abs(np.diag(h)), 1e-3)),
    (CLIPPED, lambda x, g, h, f, state, t: x - 0.002 * g * min(1.0, 1.0 / np.linalg.norm(g))),
    (NEWTON, lambda x, g, h, f, state, t: x - np.linalg.solve(h, g)),
    (DAMPED, lambda x, g, h, f, state, t: x - np.linalg.solve(h + np.linalg.norm(g) / t * np.eye(2), g)),
    (LEVENBERG, levenberg),
]


@pytest.mark.parametrize(
    ("text", "step"), TRANSCRIPTIONS, ids=["bb", "polyak", "diagonal", "clipped", "newton", "damped", "levenberg"]
)
def test_a_text_does_what_a_transcription_does(text: str, step) -> None:
    (paths,) = race(pg.Contender(pg.rule(text)), steps=12)
    for path, start in zip(paths, STARTS, strict=True):
        np.testing.assert_allclose(path, transcribed(step, start, 12), rtol=1e-6, atol=1e-6)
        np.testing.assert_allclose(path[:2], transcribed(step, start, 1), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("text", EVERY, ids=lambda text: text.splitlines()[-1][:30])
def test_a_path_depends_on_nothing_but_itself(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    starts = np.random.default_rng(5).uniform(-2, 2, (1100, 2))
    contender = pg.Contender(pg.rule(text))
    experiment = pg.Experiment(pg.surface("ackley"), starts, [contender], steps=73, seed=3)
    large = pg.simulate(experiment, threads=1)
    for count in (1, 2, 3, 7, 33, 513):
        few = pg.simulate(experiment.replace(starts=experiment.starts[:count]))
        assert np.array_equal(few.positions, large.positions[:, :count], equal_nan=True)
        last = pg.simulate(experiment.replace(starts=experiment.starts[-count:]), threads=3)
        assert np.array_equal(last.positions, large.positions[:, -count:], equal_nan=True)
    monkeypatch.setattr(simulate_starts, "CHUNK_WIDTH", 3)
    monkeypatch.setattr(simulate_starts, "SEGMENT_WORK", 1)
    assert np.array_equal(pg.simulate(experiment).positions, large.positions, equal_nan=True)


@pytest.mark.parametrize("text", EVERY, ids=lambda text: text.splitlines()[-1][:30])
def test_one_number_is_enough(text: str) -> None:
    """On a parabola a rule is what it is in the plane along one axis."""
    line, plane = pg.formula("2*x^2"), pg.formula("2*x^2 + 0.5*y^2")
    contender = pg.Contender(pg.rule(text))
    alone = pg.simulate(pg.Experiment(line, [(1.25,)], [contender], 40, stop=OFF)).positions[0, 0, :, 0]
    beside = pg.simulate(pg.Experiment(plane, [(1.25, 0.0)], [contender], 40, stop=OFF)).positions[0, 0, :, 0]
    assert np.isfinite(alone).all()
    if "xi" not in text:
        np.testing.assert_allclose(alone, beside, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (DESCENT, {"g": 1}),
        (POLYAK, {"f": 1, "g": 1}),
        (DIAGONAL, {"g": 1, "H": 1}),
        (NEWTON, {"g": 1, "H": 1}),
        ("x = x - 0.01*xi", {}),
        ("x = x - 0.1*solve(H, x)/max(d, 1)", {"H": 1}),
    ],
)
def test_what_a_rule_evaluates_is_counted(text: str, counts: dict) -> None:
    result = pg.simulate(pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [pg.Contender(pg.rule(text))], 30, stop=OFF))
    evaluated = dict(zip(("f", "g", "H", "Hv"), result.evaluations[0, 0].tolist(), strict=True))
    assert evaluated == {"f": 0, "g": 0, "H": 0, "Hv": 0, **{kind: 30 * n for kind, n in counts.items()}}


def test_a_solution_that_is_not_there_is_not_a_number_and_a_resting_point_rests() -> None:
    flat = pg.formula("x^3*0 + x + y")
    newton = pg.Contender(pg.rule(NEWTON))
    moved = pg.simulate(pg.Experiment(flat, [(1.0, 2.0)], [newton], 3)).statuses
    assert moved.reason.tolist() == [["stopped"]] and moved.cause.tolist() == [["singular"]]
    saddle = pg.simulate(pg.Experiment(pg.surface("quadratic_saddle"), [(0.0, 0.0)], [newton], 30))
    assert saddle.statuses.reason.tolist() == [["saddle"]]


def test_modifiers_schedules_and_methods_round_it_act_on_it_as_on_a_built_in_method() -> None:
    put = [pg.Modifier("cosine", steps=100), pg.Modifier("clip_norm", limit=0.5)]
    usual = pg.Contender("heavy_ball", lr=0.01, modifiers=put)
    own = pg.Contender(pg.rule(HEAVY_BALL), lr=0.01, modifiers=put)
    around = [pg.Contender(id, base=base) for id in ("lookahead", "sam") for base in (usual, own)]
    paths = race(usual, own, *around)
    for one, other in zip(paths[::2], paths[1::2], strict=True):
        np.testing.assert_allclose(other, one, rtol=1e-9, atol=1e-9)
        assert not np.array_equal(one[:, 0], one[:, -1])


def test_what_needs_a_gradient_or_a_rate_is_refused_where_there_is_none() -> None:
    with pytest.raises(pg.PlaygroundError, match="needs a learning rate, and Walk has none"):
        pg.Contender(pg.rule("x = x + 0.1*g", name="Walk"), modifiers=[pg.Modifier("cosine")])
    with pytest.raises(pg.PlaygroundError, match="does not take one gradient"):
        pg.Contender(pg.rule("x = x + 0.1*xi"), modifiers=[pg.Modifier("clip_norm")])


def test_a_constraint_projects_it_unless_it_solves_with_the_hessian() -> None:
    disc = pg.constraint("disc", radius=1)
    experiment = pg.Experiment(pg.surface("rosenbrock"), STARTS, [pg.Contender(pg.rule(DESCENT), lr=1e-3)], 500)
    ends = pg.simulate(experiment.replace(constraint=disc)).ends
    assert (np.linalg.norm(ends, axis=2) <= 1 + 1e-12).all()
    with pytest.raises(pg.PlaygroundError, match="cannot race under a constraint"):
        pg.simulate(experiment.replace(constraint=disc, contenders=[pg.Contender(pg.rule(NEWTON))]))


def test_it_is_equal_by_text_and_name_pickled_and_written_as_python() -> None:
    one = pg.rule(ADAM, name="mine")
    assert one == pg.rule(ADAM, name="mine") and hash(one) == hash(pg.rule(ADAM, name="mine"))
    assert one != pg.rule(ADAM) and one != pg.rule(ADAM + "\n", name="mine") and one != "adam"
    assert pickle.loads(pickle.dumps(one)) == one
    assert eval(f"pg.{one!r}") == one and eval(f"pg.{pg.rule(DESCENT)!r}") == pg.rule(DESCENT)


def test_it_shows_its_equations() -> None:
    assert pg.rule(ADAM).equation == (
        "m ← β₁m + (1 − β₁)·g\ns ← β₂s + (1 − β₂)·g²\nx ← x − η·m/(1 − β₁ᵗ)/(√(s/(1 − β₂ᵗ)) + ε)"
    )
    assert pg.rule(DAMPED).equation == "x ← x − (H + ‖g‖/t·I)⁻¹ g"
    assert pg.rule("x = x - solve(H - 2*I, g)").equation == "x ← x − (H − 2·I)⁻¹ g"
    assert pg.rule("x = x - solve(H + I, 3*g)").equation == "x ← x − (H + I)⁻¹ (3g)"
    assert pg.rule("u = g/norm(g)\nx = x - dot(u, g)*solve(H, g)").equation == "u ← g/‖g‖\nx ← x − ⟨u, g⟩·H⁻¹ g"


@pytest.mark.parametrize(
    ("matrix", "damping"),
    [("H + 0.5*I", 0.5), ("H + I*0.5", 0.5), ("H + I/2", 0.5), ("H - -0.5*I", 0.5), ("H + I - 0.5*I", 0.5),
     ("H - I + 3*I/2", 0.5), ("H + 2*(I + I)/(4 + 4)", 0.5), ("H + 0*I", 0.0)],
)  # fmt: skip
def test_a_damped_solution_is_newtons_damped_step(matrix: str, damping: float) -> None:
    own, newton = pg.Contender(pg.rule(f"x = x - solve({matrix}, g)")), pg.Contender("newton", damping=damping)
    for surface, starts in (("rosenbrock", [(-1.2, 1.0), (0.3, 2.0)]), ("parabola", [(0.8,), (-0.3,)])):
        result = pg.simulate(pg.Experiment(pg.surface(surface), starts, [own, newton], 20))
        np.testing.assert_allclose(result.positions[0], result.positions[1], rtol=1e-13, atol=1e-13)
        assert (result.evaluations[0] == result.evaluations[1]).all()


def test_every_solution_has_a_shift_of_its_own() -> None:
    """Solutions of three kinds in two stages, over points of which each has another shift."""
    text = "s = solve(H + f*I, g)\nu = solve(H, g)\nx = x - 0.1*solve(H + (1 + dot(s, s))*I, s + u)"
    surface, starts = pg.surface("himmelblau"), [(0.1 * k, 1 - 0.05 * k) for k in range(20)]
    ends = pg.simulate(pg.Experiment(surface, starts, [pg.Contender(pg.rule(text))], 1)).ends[0]
    for start, end in zip(starts, ends, strict=True):
        f, g, h = surface.value([start])[0], surface.gradient([start])[0], surface.hessian([start])[0]
        s, u = np.linalg.solve(h + f * np.eye(2), g), np.linalg.solve(h, g)
        expected = start - 0.1 * np.linalg.solve(h + (1 + s @ s) * np.eye(2), s + u)
        np.testing.assert_allclose(end, expected, rtol=1e-10)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a" * 81, 3])
def test_a_name_is_one_line(name: object) -> None:
    with pytest.raises(pg.PlaygroundError, match="a rule's name must be"):
        own_rule(DESCENT, name)  # type: ignore[arg-type]


def test_a_rule_is_a_text() -> None:
    with pytest.raises(pg.PlaygroundError, match="a rule must be a text"):
        pg.rule(lambda x: x)  # type: ignore[arg-type]


def test_it_is_no_member_of_the_catalogue() -> None:
    assert not any(id.startswith("own") for id in OPTIMIZERS.ids())


class Quadratic:
    """½xᵀAx in any dimension, as much of a problem as a method asks for."""

    def __init__(self, matrix: np.ndarray) -> None:
        self.dimension, self.matrix = len(matrix), matrix

    def field(self, kind: str) -> object:
        d, a = self.dimension, {(i, j): float(v) for (i, j), v in np.ndenumerate(self.matrix)}
        slopes = [" + ".join(f"{a[i, j]!r} * x[{j}, k]" for j in range(d)) for i in range(d)]
        rows = {
            "value": [" + ".join(f"0.5 * x[{i}, k] * ({slope})" for i, slope in enumerate(slopes))],
            "gradient": slopes,
            "hessian": [f"{a[i, j]!r}" for i in range(d) for j in range(i, d)],
        }[kind]
        lines = [f"        out[{row}, k] = {text}" for row, text in enumerate(rows)]
        return compile_field("\n".join([f"def {kind}(x, p, out):", "    for k in range(x.shape[1]):", *lines]), kind)

    @property
    def products(self) -> None:
        return None

    @property
    def blocks(self) -> tuple[ParameterBlock, ...]:
        return (ParameterBlock("x", self.dimension),)

    def packed_parameters(self) -> np.ndarray:
        return np.zeros(1)


@pytest.mark.parametrize("dimension", [1, 2, 3, 7])
def test_it_works_in_any_dimension(dimension: int) -> None:
    random = np.random.default_rng(dimension)
    problem = Quadratic(((root := random.normal(size=(dimension, dimension))) @ root.T + np.eye(dimension)).round(6))
    starts = np.concatenate([random.normal(size=(4, dimension)), np.zeros((1, dimension))])
    chunk_rule = Rule(np.array([[-1e9] * dimension, [1e9] * dimension]), np.empty((0, dimension)), -1.0)

    def after_one_step(text: str) -> np.ndarray:
        rule = own_rule(text)
        method = Method.build(problem, Program(rule, rule.check({})))  # type: ignore[arg-type]
        record = np.empty((dimension, 2, 5))
        simulate_starts.simulate_starts(method, starts, np.arange(5, dtype=np.uint64), 1, 0, chunk_rule, record)
        return record[:, 1].T

    gradients = starts @ problem.matrix
    np.testing.assert_allclose(after_one_step("x = x - solve(H, g)"), 0 * starts, atol=1e-9)
    np.testing.assert_allclose(
        after_one_step("x = f + 0*g"), np.tile(0.5 * (starts * gradients).sum(1)[:, None], dimension), rtol=1e-12
    )
    np.testing.assert_allclose(after_one_step("x = x - g/|d|"), starts - gradients / np.diag(problem.matrix), rtol=1e-9)
    after = starts - gradients * np.linalg.norm(gradients, axis=1)[:, None]
    np.testing.assert_allclose(after_one_step("x = x - g*norm(g)"), after, rtol=1e-9, atol=1e-12)
    after = starts * (gradients * starts).sum(axis=1)[:, None]
    np.testing.assert_allclose(after_one_step("x = dot(x, g)*x"), after, rtol=1e-9, atol=1e-12)
