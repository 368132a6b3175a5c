"""Every update rule against trajectories of an independent implementation (see tests/references/make_references.py)."""

import json
from pathlib import Path

import numpy as np
import pytest

import playground as pg

FILE = json.loads((Path(__file__).parents[1] / "references" / "trajectories.json").read_text(encoding="utf-8"))
STEPS = np.array(FILE["steps"])
EARLY, LATE = 1e-12, 1e-6
DISTURBANCE = 1e-12


def name(path):
    parameters = ",".join(f"{key}={value}" for key, value in path["parameters"].items())
    return f"{path['optimizer']}:{parameters}-{path['surface']}"


def positions(path, start):
    experiment = pg.Experiment(
        problem=pg.surface(path["surface"], **path["surface_parameters"]),
        starts=[tuple(start)],
        contenders=[pg.Contender(path["optimizer"], **path["parameters"])],
        steps=int(STEPS[-1]),
        stop=pg.StopRule(enabled=False),
    )
    return pg.simulate(experiment).positions[0, 0, STEPS]


def relative(left, right):
    return np.linalg.norm(left - right, axis=1) / np.maximum(1.0, np.linalg.norm(right, axis=1))


@pytest.mark.parametrize("path", FILE["paths"], ids=name)
def test_a_path_is_that_of_an_independent_implementation(path):
    reference = np.array(path["positions"])
    start = reference[0]
    own = positions(path, start)
    error = relative(own, reference)
    assert error[STEPS <= 10].max() <= EARLY
    # No setting is exempted: none of these paths is chaotic (a disturbance of the start grows a thousandfold at most).
    assert error.max() <= LATE
    disturbed = relative(positions(path, start * (1 + DISTURBANCE)), own)
    assert disturbed.max() <= 1e3 * DISTURBANCE


def test_every_optimizer_has_references_on_three_surfaces_at_three_settings():
    from playground.optimizers import OPTIMIZERS

    for optimizer in OPTIMIZERS.ids():
        own = [path for path in FILE["paths"] if path["optimizer"] == optimizer]
        assert len({path["surface"] for path in own}) >= 3, optimizer
        assert len({json.dumps(path["parameters"]) for path in own}) >= 3, optimizer


def test_the_file_says_what_made_it():
    assert set(FILE["versions"]) == {"torch", "numpy"}
    assert all(path["by"].startswith(("torch.optim.", "numpy: ")) for path in FILE["paths"])
