"""Whatever is handed to a public name is taken, or refused with a sentence: no other error gets out."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.exporters import EXPORTERS

NAN, INF = float("nan"), float("inf")
ODD: list[Any] = [
    None, True, False, 0, 1, -1, 3, 2**63, 10**400, -(10**400), 0.5, NAN, INF, -INF, 1e308, "", "x", "nan", "\0",
    "a" * 500, "\ud800", b"x", [], (), {}, [1], [1, 2], [[1, 2]], [None], ["a", "b"], [NAN, 1.0], [10**400, 1],
    {"a": 1}, {1: 2}, set(), object(), 1j, [1j, 2], range(2), np.array(1.0), np.array([]), np.zeros((2, 2)),
    np.array([1j, 2]), np.array(["a"]), np.array([1.0, 2.0]), np.float64(2), np.int64(3), np.bool_(True),
]  # fmt: skip

SPHERE, WELL = pg.surface("sphere"), pg.surface("double_well")
ADAM, CLIP, DISC = pg.Contender("adam"), pg.Modifier("clip_norm"), pg.constraint("disc")
RACE = pg.Experiment(SPHERE, [(1.0, 2.0)], [pg.Contender("line_search"), ADAM], steps=3)
CAMERA = pg.ReliefCamera()
MOONS, NET = pg.data("moons", samples=20), pg.Network(hidden=(2,))
TRAINING = pg.Training(MOONS, NET, contenders=[ADAM], epochs=1)
CHANGE = {"update": 1, "contender": 0, "parameter": "lr", "value": 0.1}
TRAINING_FIELDS = (
    "network", "loss", "contenders", "batch", "epochs", "seed", "sampling", "growth", "penalty", "stop", "changes",
    "memory", "looks",
)  # fmt: skip
RESULT = pg.train(TRAINING)
PROBLEM = TRAINING.problem()
THETA = PROBLEM.initial


def update(x, g, t, state, lr=0.1):
    return x - lr * g


def returning(value: Any) -> pg.Result:
    rule = pg.python_rule(lambda x, g, t, state: value)
    return pg.simulate(pg.Experiment(SPHERE, [(1, 2)], [pg.Contender(rule)], steps=2))


def each(call: Callable[..., Any], *names: str, **given: Any) -> list[Callable[[Any], Any]]:
    """A call for each of some keywords, which takes the odd value."""
    return [lambda value, name=name: call(**{**given, name: value}) for name in names]


CALLS: dict[str, list[Callable[[Any], Any]]] = {
    "Change": [
        *(lambda v, k=k: TRAINING.replace(changes=[pg.Change(**{**CHANGE, k: v})]) for k in CHANGE),
        lambda v: TRAINING.replace(changes=v), lambda v: TRAINING.replace(changes=[v]),
    ],
    "Data": [
        pg.Data, *each(pg.Data, "values", "split", "seed", "points", "standardize", "file", set="moons"),
        MOONS.with_parameters, MOONS.with_points,
    ],
    "Learner": [pg.Learner, lambda v: pg.Learner(ADAM, v)],
    "Network": [*each(pg.Network, *pg.Network.__struct_fields__)],
    "Training": [
        *each(pg.Training, "data", *TRAINING_FIELDS, data=MOONS), *each(TRAINING.replace, *TRAINING_FIELDS, "foo"),
        pg.Training.from_json, pg.Training.load, TRAINING.save, TRAINING.problem,
        lambda v: TRAINING.problem(None, v), lambda v: TRAINING.problem(0, "training", v),
        TRAINING.problem().value, TRAINING.problem().gradient,
        TRAINING.problem().hessian, lambda v: TRAINING.problem().hvp(TRAINING.problem().initial, v),
    ],
    "TrainingResult": [RESULT.to_csv, RESULT.to_npz, lambda v: RESULT.to_csv("training.csv", v, v)],
    "TrainingStop": [*each(pg.TrainingStop, "loss", "gradient", "patience")],
    "csv_summary": [
        pg.csv_summary,
        *each(pg.csv_summary, "separator", "header", "encoding", "progress", "cancelled", path="no.csv"),
    ],
    "data": [
        pg.data, lambda v: pg.data("moons", samples=v), lambda v: pg.data("moons", foo=v),
        *(lambda v, k=k: pg.data("moons", **{k: v}) for k in ("split", "seed", "points", "standardize", "path")),
        *(lambda v, k=k: pg.data("csv", **{"path": "no.csv", k: v})
          for k in ("path", "inputs", "target", "task", "separator", "header", "encoding")),
    ],
    "train": [pg.train, lambda v: pg.train(TRAINING, v), lambda v: pg.train(TRAINING, None, v)],
    "Constraint": [*each(pg.Constraint, "radius", "foo", kind="disc")],
    "Contender": [
        pg.Contender, lambda v: pg.Contender("lookahead", base=v), lambda v: pg.Contender("entropy_sgd", scaled=v),
        lambda v: pg.Contender("scipy_minimize", method=v), lambda v: ADAM.with_parameter(v, 1),
        lambda v: ADAM.with_parameter("lr", v), ADAM.with_parameters,
        *(lambda v, k=k: pg.Contender("adam", **{k: v})
          for k in ("name", "color", "enabled", "base", "modifiers", "lr", "foo")),
        *(lambda v, k=k: ADAM.replace(**{k: v}) for k in ("name", "color", "enabled", "base", "modifiers", "lr")),
    ],
    "CriticalPoints": [lambda v: pg.critical_points(SPHERE, cells=8).count(v)],
    "Experiment": [
        *each(pg.Experiment, "problem", "starts", "contenders", "steps", "seed", "stop", "constraint", problem=SPHERE),
        *each(RACE.replace, "starts", "contenders", "foo"), pg.Experiment.from_json, pg.Experiment.load, RACE.save,
        lambda v: pg.Experiment.from_json(RACE.to_json(), v),
    ],
    "Modifier": [
        pg.Modifier, *(lambda v, k=k: pg.Modifier("clip_norm", **{k: v}) for k in ("enabled", "limit", "foo")),
        CLIP.with_parameters, CLIP.switched,
    ],
    "PlaygroundError": [pg.PlaygroundError],
    "ReliefCamera": [
        *each(pg.ReliefCamera, "azimuth", "elevation", "zoom", "height", "right", "up"), CAMERA.zoomed, CAMERA.raised,
        lambda v: CAMERA.turned(v, v), lambda v: CAMERA.shifted(v, v), lambda v: CAMERA.zoomed(2, v, v),
    ],
    "Result": [*each(pg.simulate(RACE).to_csv, "path"), lambda v: pg.simulate(RACE).to_csv("race.csv", v, v)],
    "Start": [*each(pg.Start, "position", "number", position=(1.0, 2.0)), lambda v: RACE.replace(starts=[pg.Start(v)])],
    "StopRule": each(pg.StopRule, "enabled", "tolerance", "bound"),
    "constraint": [
        pg.constraint, lambda v: pg.constraint("disc", radius=v), DISC.with_parameters, DISC.project, DISC.contains,
        lambda v: DISC.contains([[1.0, 2.0]], v), lambda v: DISC.projected_gradient(v, v),
    ],
    "critical_points": [
        pg.critical_points, lambda v: pg.critical_points(SPHERE, v), lambda v: pg.critical_points(SPHERE, ((0, 1), v)),
        lambda v: pg.critical_points(SPHERE, ((0, 1), (0, v)), 8), lambda v: pg.critical_points(SPHERE, None, v),
    ],
    "formula": [
        pg.formula, *(lambda v, k=k: pg.formula("k*x^2", **{"k": 1, k: v}) for k in ("k", "name", "domain", "q")),
        lambda v: pg.formula("x^2", domain={"x": v}), lambda v: pg.formula("x^2", domain={"x": (v, v)}),
        lambda v: pg.formula("x^2", domain={"x": (v, 5)}), lambda v: pg.formula("x^2", domain={"x": (0, v)}),
    ],
    "gradient_field": [
        pg.gradient_field, *each(pg.gradient_field, "box", "columns", "rows", surface=SPHERE),
    ],
    "gradient_flow": [
        lambda v: pg.gradient_flow(v, (1, 2)), lambda v: pg.gradient_flow(SPHERE, v),
        *each(pg.gradient_flow, "box", "time", "upwards", "tolerance", surface=SPHERE, start=(1.0, 2.0)),
    ],
    "invariant_curves": [
        lambda v: pg.invariant_curves(v, (0.0, 0.0)), lambda v: pg.invariant_curves(WELL, v),
        lambda v: pg.invariant_curves(WELL, (v, v)), lambda v: pg.invariant_curves(WELL, (0.0, 0.0), v),
    ],
    "python_rule": [
        pg.python_rule, lambda v: pg.python_rule(update, v), *each(pg.python_rule, "parameters", update=update),
        lambda v: pg.python_rule(update, parameters={"lr": v}), lambda v: pg.python_rule(update, parameters={v: 1}
        if isinstance(v, str | int) else {}), lambda v: pg.python_rule(lambda x, g, t, state, lr=v: x), returning,
    ],
    "read_surface": [pg.read_surface],
    "readouts": [
        lambda v: pg.readouts(v, 0, 0), lambda v: pg.readouts(RACE, v, 0), lambda v: pg.readouts(RACE, 0, v),
    ],
    "rule": [pg.rule, lambda v: pg.rule("x = x - g", v)],
    "simulate": [
        pg.simulate, *each(pg.simulate, "record", "threads", "progress", "cancelled", experiment=RACE),
    ],
    "snippet": [
        pg.snippet, *each(pg.snippet, "library", "problem", "start", "steps", contender=ADAM),
        lambda v: pg.snippet(ADAM, problem=pg.formula("x^2"), start=v),
    ],
    "surface": [
        pg.surface, lambda v: pg.surface("rosenbrock", a=v), lambda v: pg.surface("rosenbrock", foo=v), SPHERE.value,
        SPHERE.gradient, SPHERE.hessian, SPHERE.at_kink,
    ],
    "trial_points": [
        lambda v: pg.trial_points(v, 0, 0), lambda v: pg.trial_points(RACE, v, 0),
        lambda v: pg.trial_points(RACE, 0, v), lambda v: pg.trial_points(RACE, 0, 0, v),
    ],
}  # fmt: skip
NETWORKS: dict[str, list[Callable[[Any], Any]]] = {
    "curvature_along": each(pg.curvature_along, "result", "contender", "largest", "points", "seed", result=RESULT),
    "deep_training": each(pg.deep_training, "initializations", "depth", "width", "activation"),
    "decision": each(pg.decision, "result", "contender", "update", "points", "averaged", result=RESULT),
    "edge_training": each(pg.edge_training, "rates"),
    "eigenpairs": each(pg.eigenpairs, "problem", "theta", "largest", "seed", problem=PROBLEM, theta=THETA),
    "hessian_spectrum": each(pg.hessian_spectrum, "problem", "theta", problem=PROBLEM, theta=THETA),
    "input_jacobians": each(pg.input_jacobians, "problem", "theta", problem=PROBLEM, theta=THETA),
    "layer_signals": each(pg.layer_signals, "problem", "theta", "bins", problem=PROBLEM, theta=THETA),
    "linearized_problem": each(pg.linearized_problem, "problem", "theta", problem=PROBLEM, theta=THETA),
    "linearized_training": each(pg.linearized_training, "result", "contender", "points", result=RESULT),
    "lottery_ticket": each(
        pg.lottery_ticket, "training", "contender", "keep", "scope", "rounds", "rewind", "seed", training=TRAINING
    ),
    "low_path": each(pg.low_path, "result", "contender", "other", "of", "updates", "lr", "statistics", result=RESULT),
    "rescaled": each(pg.rescaled, "result", "contender", "factor", "layer", result=RESULT),
    "save_picture": [
        lambda v: pg.save_picture(v, "a.svg"), lambda v: pg.save_picture([v], "a.svg"),
        lambda v: pg.save_picture(RESULT, v),
        *(lambda v, k=k: pg.save_picture(RESULT, "a.svg", **{k: v})
          for k in ("theme", "width", "height", "ratio", "update", "color", "series", "logarithmic", "foo")),
        *(lambda v, k=k: pg.save_picture(pg.spectral_density(PROBLEM, THETA, 3, 1), "a.svg", **{k: v})
          for k in ("eigenvalues", "limit")),
        *(lambda v, k=k: pg.save_picture(pg.layer_signals(PROBLEM, THETA), "a.svg", **{k: v})
          for k in ("kind", "others", "name")),
        *(lambda v, k=k: pg.save_picture(pg.straight_line(RESULT, points=3), "a.svg", **{k: v})
          for k in ("curve", "logarithmic")),
        lambda v: pg.save_picture(pg.curvature_along(RESULT, points=2), "a.svg", last=v),
        lambda v: pg.save_picture(pg.simulate(RACE), "a.svg", step=v),
    ],
    "slice_loss": each(
        pg.slice_loss, "result", "kind", "contender", "points", "extent", "seed", "part", "statistics", result=RESULT
    ),
    "slice_stages": [lambda v: list(pg.slice_stages(v)), lambda v: list(pg.slice_stages(RESULT, v))],
    "spectral_density": each(
        pg.spectral_density, "problem", "theta", "steps", "probes", "points", "width", problem=PROBLEM, theta=THETA
    ),
    "straight_line": each(
        pg.straight_line, "result", "contender", "other", "of", "points", "beyond", "statistics", result=RESULT
    ),
    "tangent_kernel": each(pg.tangent_kernel, "problem", "theta", "samples", problem=PROBLEM, theta=THETA),
    "tangent_movement": each(pg.tangent_movement, "result", "contender", "points", "samples", result=RESULT),
}  # fmt: skip
CALLS |= NETWORKS
# What the program alone makes: nothing is handed to them, but to their methods.
DENSITY, KERNEL = pg.spectral_density(PROBLEM, THETA, 3, 1, 5), pg.tangent_kernel(PROBLEM, THETA)
SLICE, SIGNALS = pg.slice_loss(RESULT, points=3), pg.layer_signals(PROBLEM, THETA)
MADE: dict[str, Any] = {
    "CurvatureAlong": pg.curvature_along(RESULT, points=2), "Decision": pg.decision(RESULT, points=3),
    "Eigenpairs": pg.eigenpairs(PROBLEM, THETA),
    "InputJacobians": pg.input_jacobians(PROBLEM, THETA), "LayerSignals": SIGNALS,
    "LinearizedTraining": pg.linearized_training(RESULT, points=2), "LossLine": pg.straight_line(RESULT, points=3),
    "LossSlice": SLICE, "LotteryTicket": pg.lottery_ticket(TRAINING, points=2),
    "LowPath": pg.low_path(pg.train(TRAINING.replace(contenders=[ADAM, ADAM])), updates=2, points=3),
    "Plane": SLICE.plane, "Signals": SIGNALS.sums, "SpectralDensity": DENSITY, "TangentKernel": KERNEL,
    "TangentMovement": pg.tangent_movement(RESULT, points=2),
}  # fmt: skip
# What methods take beside the odd argument.
GIVEN: dict[str, Any] = {
    "path": "out.file", "x": 0.5, "y": 0.5, "theta": THETA, "v": THETA, "layer": 0, "contender": 0, "start": 0,
    "name": "lr", "value": 0.1, "data": TRAINING.to_json(), "kind": "value", "row": 0, "update": 0,
}  # fmt: skip
# What rooms of the program hand to each other: it is checked where it comes from.
INSIDE = {
    ("NetworkProblem", "field"), ("NetworkProblem", "ready"), ("Result", "csv_blocks"), ("Training", "load"),
}  # fmt: skip
PICTURE = ("viewport", "theme", "step", "ratio", "scale", "layers", "selected", "size", "title", "legend")
OPTIONS = {
    "csv": ("progress", "cancelled"),
    "readouts": ("progress", "cancelled"),
    "pdf": PICTURE,
    "png": PICTURE,
    "svg": PICTURE,
    "relief": (
        "camera",
        "region",
        "size",
        "theme",
        "step",
        "ratio",
        "scale",
        "text_size",
        "layers",
        "selected",
        "beside",
    ),
}


def refuse_or_take(call: Callable[[Any], Any]) -> None:
    for value in ODD:
        try:
            call(value)
        except pg.PlaygroundError as error:
            sentence = str(error)
            assert (sentence or value == "") and (len(sentence) < 1500)
            assert type(error).__module__.startswith("playground.")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_no_public_name_is_left_out() -> None:
    assert sorted({*CALLS, *MADE}) == sorted(pg.__all__)


def methods(value: object) -> list[str]:
    """The names of an object's own public methods that take something."""
    members = inspect.getmembers(type(value), inspect.isfunction)
    return [name for name, one in members if name[0] != "_" and len(inspect.signature(one).parameters) > 1]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("value", "method"),
    [
        pytest.param(value, method, id=f"{type(value).__name__}.{method}")
        for value in (*MADE.values(), RESULT, pg.simulate(RACE), TRAINING, PROBLEM, ADAM, CLIP, MOONS)
        for method in methods(value)
        if (type(value).__name__, method) not in INSIDE
    ],
)
def test_odd_arguments_of_methods_are_taken_or_refused_with_a_sentence(value: Any, method: str) -> None:
    call = getattr(value, method)
    wanted = [one for one in inspect.signature(call).parameters.values() if one.kind is not one.VAR_KEYWORD]
    for place in wanted:
        given = {one.name: GIVEN[one.name] for one in wanted if one.name in GIVEN and one is not place}
        refuse_or_take(lambda odd, place=place, given=given: call(**{**given, place.name: odd}))


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", CALLS)
def test_odd_arguments_are_taken_or_refused_with_a_sentence(name: str) -> None:
    for call in CALLS[name]:
        refuse_or_take(call)


def test_every_exporter_is_tried() -> None:
    assert sorted(OPTIONS) == sorted(EXPORTERS.ids())


def _quick(id: str) -> dict[str, Any]:
    """A picture of few pixels, where one can be asked for."""
    return {"ratio": 0.1} if "ratio" in OPTIONS[id] else {}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("id", "option"), [(id, option) for id, options in OPTIONS.items() for option in options])
def test_odd_options_of_exporters_are_taken_or_refused_with_a_sentence(id: str, option: str) -> None:
    result, write = pg.simulate(RACE), EXPORTERS.get(id).write
    refuse_or_take(lambda value: write(result, "picture", **(_quick(id) | {option: value})))


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("id", OPTIONS)
def test_exporters_want_a_result_and_a_file(id: str) -> None:
    result, write = pg.simulate(RACE), EXPORTERS.get(id).write
    refuse_or_take(lambda value: write(result, value, **_quick(id)))
    for value in ODD:
        with pytest.raises(pg.PlaygroundError, match=r"result must be what pg\.simulate returns, got"):
            write(value, "picture")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"theme": "pink"}, "there is no theme 'pink'. Legal: light, dark"),
        ({"ratio": 0}, "ratio must be a finite number from 0.1 to 32, got 0"),
        ({"ratio": NAN}, "ratio must be a finite number from 0.1 to 32, got nan"),
        ({"ratio": 32}, "a picture can have 200 million pixels, got 2"),
        ({"step": -1}, "step must be a whole number at least 0, got -1"),
        ({"scale": "cubic"}, "there is no scale of levels 'cubic'"),
        ({"layers": ["arows"]}, "there is no layer 'arows'; did you mean 'arrows'?"),
    ],
)
@pytest.mark.parametrize("id", ["pdf", "png", "svg", "relief"])
def test_what_a_picture_cannot_be_is_said(here, id: str, options: dict[str, Any], sentence: str) -> None:
    with pytest.raises(pg.PlaygroundError) as told:
        EXPORTERS.get(id).write(pg.simulate(RACE), here / "picture", **options)
    assert sentence in str(told.value) and list(here.iterdir()) == []


@pytest.mark.parametrize("size", [(0, 10), (10.5, 10), (40_000, 10), (20_000, 20_000), (1, 2, 3), "ab"])
def test_a_relief_that_nobody_could_draw_is_refused(here, size: Any) -> None:
    with pytest.raises(pg.PlaygroundError, match=r"picture|size"):
        EXPORTERS.get("relief").write(pg.simulate(RACE), here / "picture.png", size=size)
