"""Every method against trajectories of an independent implementation (see the scripts in tests/references)."""

import json
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.cli._specs import read_optimizer_spec

FOLDER = Path(__file__).parents[1] / "references"
FILES = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.json"))}
PATHS = [path for file in FILES.values() for path in file["paths"]]
# Paths of networks, for what does nothing to a point that is one block (held by tests/training/test_layerwise.py).
LAYERWISE = json.loads((FOLDER / "networks" / "layerwise.json").read_text(encoding="utf-8"))["paths"]
(STEPS,) = (np.array(steps) for steps in {tuple(file["steps"]) for file in FILES.values()})
EARLY, LATE = 1e-12, 1e-6
DISTURBANCE = 1e-12
# A disturbance that grows more than this makes a path chaotic: two right implementations part. A chaotic path has the
# growth that was measured in the reference beside it, as "growth"; it is held to the reference for ten steps.
CHAOS = 1e5
# Where asking the function at the nearest doubles, all else being exact, already leads a path's first ten steps beyond
# that (as "rounding" says, which is "rounding_growth" times the distance of doubles), a right implementation, which has
# other roundings too, may differ by some times as much.
ROUNDINGS = 3
# Parameters whose defaults suit other surfaces than the three, at which paths would fly away or hardly move.
SIZES = {
    ("entropy_sgd", "inner_rate"), ("entropy_sgd", "noise"), ("gradient_descent_then_saddle_free", "tolerance"),
    ("simulated_annealing", "width"), ("underdamped_langevin", "time_step"),
}  # fmt: skip


def name(path):
    parameters = ",".join(f"{key}={value}" for key, value in path["parameters"].items())
    return f"{path['optimizer']}:{parameters}-{path['surface']}"


def contender(path):
    """The contender: by its parameters, or as the command line writes it."""
    written = path["parameters"].get("contender")
    return pg.Contender(path["optimizer"], **path["parameters"]) if written is None else read_optimizer_spec(written)


def positions(path, start):
    experiment = pg.Experiment(
        problem=pg.surface(path["surface"], **path["surface_parameters"]),
        starts=[tuple(start)],
        contenders=[contender(path)],
        steps=int(STEPS[-1]),
        stop=pg.StopRule(enabled=False),
    )
    return pg.simulate(experiment).positions[0, 0, STEPS]


def relative(left, right):
    return np.linalg.norm(left - right, axis=1) / np.maximum(1.0, np.linalg.norm(right, axis=1))


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_a_path_is_that_of_an_independent_implementation(path):
    reference = np.array(path["positions"])
    start = reference[0]
    own = positions(path, start)
    error = relative(own, reference)
    assert error[STEPS <= 10].max() <= max(EARLY, ROUNDINGS * path.get("rounding", 0))
    disturbed = relative(positions(path, start * (1 + DISTURBANCE)), own)
    growth = disturbed.max() / DISTURBANCE
    if growth > CHAOS:
        assert path["growth"] / 10 < growth < path["growth"] * 10
        return
    assert error.max() <= LATE


def test_what_is_excused_is_what_no_program_in_doubles_can_hold():
    excused = [path for path in PATHS if "rounding" in path]
    assert len(excused) <= 11
    for path in excused:
        assert path["by"].startswith("mpmath") and path["rounding"] > EARLY, name(path)
        assert path["rounding_growth"] == pytest.approx(path["rounding"] * 2**53), name(path)


def test_every_optimizer_has_references_on_three_surfaces_at_three_settings():
    from playground.optimizers import OPTIMIZERS, Traced

    assert STEPS[-1] == 200 and set(range(11)) <= set(STEPS.tolist())
    # What runs in Python is a library itself: tests/simulation/test_traced.py calls that directly.
    for optimizer in (one.id for one in OPTIMIZERS if not isinstance(one, Traced)):
        surfaces: dict[str, set[str]] = {}
        for path in FILES[optimizer]["paths"]:
            surfaces.setdefault(json.dumps(path["parameters"]), set()).add(path["surface"])
        assert len(surfaces) >= 3, optimizer
        for setting, names in surfaces.items():
            assert names == {"rosenbrock", "beale", "rotated_quadratic"}, (optimizer, setting)


def test_every_option_and_every_default_that_is_no_size_is_held_to_a_reference():
    """A rate, a length or a time only scales; all else may hide a branch that no path goes."""
    from playground.optimizers import OPTIMIZERS, Traced

    for optimizer in (one for one in OPTIMIZERS if not isinstance(one, Traced)):
        given = [contender(path).parameters for path in (*PATHS, *LAYERWISE) if path["optimizer"] == optimizer.id]
        for parameter in optimizer.parameters:
            used = {values[parameter.name] for values in given}
            if (optimizer.id, parameter.name) not in SIZES and parameter.name != "lr":
                assert parameter.default in used, (optimizer.id, parameter.name)
            if parameter.kind in ("choice", "boolean"):
                assert len(used) == len(parameter.choices or (True, False)), (optimizer.id, parameter.name)


@pytest.mark.parametrize("optimizer", FILES)
def test_a_file_says_what_made_it(optimizer):
    file = FILES[optimizer]
    assert (FOLDER / file["made_by"]).is_file() and file["versions"]
    for path in file["paths"]:
        library = path["by"].split(".")[0].split(":")[0]
        assert library in file["versions"] and path["optimizer"] == optimizer
