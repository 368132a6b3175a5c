"""What is put on a method against the paths of PyTorch and optax (see tests/references/make_modifiers.py)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.cli._specs import read_optimizer_spec
from playground.modifiers import MODIFIERS

FOLDER = Path(__file__).parents[1] / "references"
NAMES = [one.id for one in MODIFIERS if (FOLDER / "modifiers" / f"{one.id}.json").is_file()]
FILES = {name: json.loads((FOLDER / "modifiers" / f"{name}.json").read_text(encoding="utf-8")) for name in NAMES}
PATHS = [path for file in FILES.values() for path in file["paths"]]
(STEPS,) = (np.array(steps) for steps in {tuple(file["steps"]) for file in FILES.values()})


def name(path: dict[str, Any]) -> str:
    return f"{path['parameters']['contender']}-{path['surface']}"


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_a_path_is_that_of_a_library(path: dict[str, Any]) -> None:
    reference = np.array(path["positions"])
    race = pg.Experiment(
        pg.surface(path["surface"], **path["surface_parameters"]), [tuple(reference[0])],
        [read_optimizer_spec(path["parameters"]["contender"])], int(STEPS[-1]), stop=pg.StopRule(enabled=False),
    )  # fmt: skip
    result = pg.simulate(race)
    own = (result.averages if MODIFIERS.get(path["optimizer"]).kind == "average" else result.positions)[0, 0, STEPS]
    error = np.linalg.norm(own - reference, axis=1) / np.maximum(1, np.linalg.norm(reference, axis=1))
    assert error[STEPS <= 10].max() <= 1e-12 and error.max() <= 1e-6


def test_what_is_no_schedule_and_draws_nothing_has_references_on_three_surfaces_at_three_settings() -> None:
    """Schedules are held to PyTorch's factors, noise to its distributions."""
    drawn = {"noise", "noise_covariance", "noise_decaying", "noise_student"}
    assert {one.id for one in MODIFIERS if one.kind != "schedule"} - drawn == set(FILES)
    for file in FILES.values():
        made = {(path["parameters"]["contender"], path["surface"]) for path in file["paths"]}
        settings, surfaces = ({row[k] for row in made} for k in (0, 1))
        assert surfaces == {"rosenbrock", "beale", "rotated_quadratic"}
        assert len(settings) >= 3 and len(made) == 3 * len(settings)


@pytest.mark.parametrize("modifier", FILES)
def test_a_file_says_which_library_in_which_version_made_it(modifier: str) -> None:
    file = FILES[modifier]
    assert (FOLDER / file["made_by"]).is_file() and file["steps"][-1] == 200
    assert all(path["by"].split(".")[0] in file["versions"] for path in file["paths"])
