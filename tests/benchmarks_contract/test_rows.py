"""The benchmarks state every row of the table; nothing is timed here."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from playground.optimizers import OPTIMIZERS, Elementwise
from tests.benchmarks._benchmark import Goal
from tests.benchmarks._elementwise_in_c import LOOPS
from tests.benchmarks._run import subjects
from tests.ground._tree import ROOT

ROWS = {
    "ackley_raster": "≤ 8",
    "adam_rastrigin_against_c": "≤ 1.2",
    "adam_rosenbrock_against_c": "≤ 1.2",
    "all_optimizers": "≤ 60",
    "bfgs_against_scipy": "≥ 400",
    "catalogue_raster": "≤ 12",
    "chart_hover": "≤ 2",
    "chart_zoom": "≤ 16.7",
    "charts_alive": "≤ 0.25",
    "contours_coarse": "≤ 50",
    "contours_sharp": "≤ 200",
    "critical_points": "≤ 2",
    "csv_million": "≤ 5",
    "elementwise_against_c": "≤ 1.25",
    "fields_against_c": "≤ 1.5",
    "first_race": "≤ 2",
    "lbfgs_against_scipy": "≥ 150",
    "long_formula": "≤ 1.5",
    "mouse_to_frame": "≤ 16.7",
    "mouse_to_frame_before": "≤ 1.4",
    "network_slice": "≤ 0.4",
    "newton_update": "≤ 0.15",
    "one_start_against_c": "≤ 3",
    "optimizer_cold": "≤ 1.5",
    "optimizer_warm": "≤ 20",
    "own_formula": "≤ 1.5",
    "own_rule_many": "≤ 1.1",
    "own_rule_one": "≤ 1.1",
    "pages_while_training": "≤ 20",
    "playback": "≥ 60",
    "read_json": "≤ 2",
    "read_json_pause": "≤ 50",
    "recording": "≤ 2",
    "relief_open": "≤ 400",
    "relief_turn": "≤ 16.7",
    "saddle_free_newton_update": "≤ 0.25",
    "theme_networks": "≤ 100",
    "theme_race": "≤ 100",
    "top_eigenvalues": "≤ 0.3",
    "training_128_against_jax": "≥ 1.05",
    "training_16_against_jax": "≥ 1.8",
    "training_16_against_torch": "≥ 70",
    "training_32_against_jax": "≥ 1.3",
    "training_digits_against_torch": "≥ 7",
    "trust_region_update": "≤ 0.2",
    "two_threads_rastrigin": "≥ 1.8",
    "two_threads_rosenbrock": "≥ 1.8",
    "window_painted": "≤ 0.7",
    "window_while_reading": "≤ 90",
    "window_while_training": "≤ 20",
    "zoom_first": "≤ 40",
    "zoom_sharp": "≤ 200",
}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.benchmarks", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_every_row_of_the_table_has_its_goal() -> None:
    goals = [goal for benchmark in subjects().values() for goal in benchmark.goals]
    assert {goal.name: goal.text for goal in goals} == ROWS
    assert len(goals) == len(ROWS)


@pytest.mark.parametrize(
    "only",
    [
        pytest.param(("read_json", "recording"), id="two"),
        pytest.param((), id="all", marks=[pytest.mark.long, pytest.mark.timeout(1800)]),
    ],
)
def test_the_output_is_a_list_of_objects_and_nothing_else(only: tuple[str, ...]) -> None:
    done = run("--quick", "--json", *(["--only", *only] if only else []))
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert sorted(row["name"] for row in rows) == sorted([*only, "read_json_pause"] if only else ROWS)
    for row in rows:
        assert list(row) == ["name", "value", "unit", "goal", "met"]
        assert row["goal"] == ROWS[row["name"]] and row["unit"]
        assert row["met"] in (True, False)
        assert row["value"] is None or row["value"] >= 0


def test_an_unknown_name_is_said_with_those_there_are() -> None:
    done = run("--only", "adam")
    assert done.returncode == 2
    assert "adam" in done.stderr and "csv_million" in done.stderr and done.stdout == ""


def test_what_was_not_measured_is_not_met() -> None:
    goal = Goal("speed", "how fast", "× C", 2.0)
    assert [goal.met(value) for value in (1.9, 2.0, 2.1, None)] == [True, True, False, False]
    goal = Goal("speed", "how fast", "frames/s", 60.0, at_least=True)
    assert [goal.met(value) for value in (59.9, 60.0, None)] == [False, True, False]


def test_what_is_written_in_c_is_an_elementwise_optimizer() -> None:
    for id in LOOPS:
        assert isinstance(OPTIMIZERS.get(id), Elementwise)
    assert {"adam", "newton", "nesterov", "sophia", "cocob"} <= set(LOOPS)
