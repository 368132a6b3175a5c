"""The charts' level axis: steps, or what the methods had evaluated."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

import playground as pg
from playground.experiments.evaluations_at import evaluations_along, evaluations_at
from playground.experiments.simulate import simulate
from playground.gui.charts import level_axis as _level_axis
from playground.gui.charts.level_axis import StepPlaces
from playground.session.actions.view import select_path, set_level_axis, set_over_starts
from playground.session.document import Document
from playground.session.state import State
from tests.gui.conftest import PATIENCE

RACERS = [
    pg.Contender("gradient_descent", lr=0.001), pg.Contender("bfgs"), pg.Contender("newton"),
    pg.Contender("scipy_minimize"),
]  # fmt: skip


@pytest.fixture
def document():
    race = pg.Experiment(pg.surface("rosenbrock"), [(-1.4, 0.6), (1.4, -0.5)], RACERS, steps=60)
    return Document(State(race, own_starts=True, own_contenders=True))


def lines_of(panel) -> dict[tuple[int, int], object]:
    panel.chart.flush()
    return {line.key: line for line in panel.chart.graph.lines}


@pytest.mark.parametrize("row", range(len(RACERS)))
def test_what_was_evaluated_along_a_path_is_what_was_evaluated_by_each_step(document, row) -> None:
    result = simulate(document.state.experiment)
    steps = np.array([0, 1, 2, 17, 60])
    along = evaluations_along(result, row, [1, 0], steps)
    assert (
        along.shape == (4, 2, 5) and (along[:, :, 0] == evaluations_along(result, row, [1, 0], steps[:1])[..., 0]).all()
    )
    for k, step in enumerate(steps):
        reached = np.minimum(step, result.statuses.step[row])
        assert along[:, ::-1, k].tolist() == evaluations_at(result, row, reached).tolist()
    ends = result.evaluations[row]
    assert along[:, ::-1, -1].tolist() == [ends[kind].tolist() for kind in ends.dtype.names]


@pytest.mark.parametrize(("axis", "name"), [("gradients", "gradient evaluation"), ("evaluations", "evaluation")])
@pytest.mark.parametrize("id", ["loss", "gradient"])
def test_curves_stand_over_what_their_paths_evaluated(document, show, race, id, axis, name) -> None:
    document.perform(set_level_axis, axis)
    panel = show(id)
    result = race(panel)
    lines = lines_of(panel)
    assert panel.chart.graph.across.name == name
    for row in range(len(RACERS)):
        for start in (0, 1):
            counts = evaluations_along(result, row, [start], np.arange(61))[:, 0]
            wanted = counts[1] if axis == "gradients" else counts.sum(axis=0)
            assert lines[row, start].x.tolist() == wanted.tolist(), RACERS[row].optimizer
    assert panel.chart.graph.across.high == max(line.x.max() for line in lines.values())


def test_the_eigenvalues_stand_over_the_evaluations_of_their_own_path(document, show, race) -> None:
    document.perform(select_path, 1, 0)
    document.perform(set_level_axis, "evaluations")
    panel = show("eigenvalues")
    result = race(panel)
    panel.chart.flush()
    counts = evaluations_along(result, 1, [0], np.arange(61))[:, 0].sum(axis=0)
    assert panel.chart.graph.lines[0].x.tolist() == counts.tolist()


def test_the_cursor_stands_at_the_selected_paths_evaluations_and_moves_time_from_there(document, show, race) -> None:
    document.perform(select_path, 1, 0)
    document.perform(set_level_axis, "evaluations")
    panel = show("loss")
    result = race(panel)
    lines_of(panel)
    panel.show_step(7)
    counts = evaluations_along(result, 1, [0], np.arange(61))[:, 0].sum(axis=0)
    assert panel.chart.cursor_place == counts[7] and counts[7] != 7
    seeks: list[int] = []
    panel.seek_requested.connect(seeks.append)
    panel.chart.seek(float(counts[20]))
    assert seeks == [20]
    panel.chart.seek(panel.chart.cursor_place + 1)
    assert seeks[-1] == 8, "a key moves by a step at least"
    document.perform(set_level_axis, "steps")
    panel.chart.flush()
    assert panel.chart.cursor_place == 7 and panel.chart.graph.across.name == "step"


def test_the_median_stands_at_the_median_of_the_evaluations(document, show, race) -> None:
    document.perform(set_level_axis, "gradients")
    document.perform(set_over_starts, "median")
    panel = show("loss")
    result = race(panel)
    panel.chart.flush()
    line = next(line for line in panel.chart.graph.lines if line.key == (1, None) and line.detail == "median")
    counts = evaluations_along(result, 1, [0, 1], np.arange(61))[1]
    assert line.x.tolist() == np.median(counts, axis=0).tolist()


def test_long_races_are_counted_in_a_thread(document, show, race, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(_level_axis, "_QUICK", 10)
    document.perform(set_level_axis, "evaluations")
    panel = show("loss")
    race(panel)
    panel.chart.flush()
    assert panel.chart.graph is None and "counted" in panel.chart.empty
    qtbot.waitUntil(lambda: panel.chart._wanted is not None or panel.chart.graph is not None, timeout=PATIENCE)
    QApplication.processEvents()
    panel.chart.flush()
    assert panel.chart.graph is not None and panel.chart.graph.across.name == "evaluation"


def test_places_of_steps_are_found_both_ways() -> None:
    places = StepPlaces(np.arange(5.0), np.array([0.0, 3.0, 3.0, 9.0, 9.0]))
    assert [places.place(step) for step in range(5)] == [0, 3, 3, 9, 9]
    assert places.step(3.0, 0) == 1 and places.step(9.0, 0) == 3 and places.step(0.0, 4) == 0
    assert places.step(100.0, 0) == 4
    assert places.step(3.5, 2) == 3 and places.step(9.5, 3) == 4


def test_the_menu_changes_the_scale_of_the_losses_as_the_chip_does(document, show, race) -> None:
    panel = show("loss")
    race(panel)
    panel.chart.flush()
    entries = dict(panel.chart.scales.entries(panel.chart.graph))
    entries["Linear upright axis"]()
    assert document.state.view.loss_scale == "linear"
    panel.chart.flush()
    assert not panel.chart.graph.up.logarithmic and not panel.log.isChecked()
    entries = dict(panel.chart.scales.entries(panel.chart.graph))
    entries["Logarithmic level axis"]()
    assert panel.chart.graph.across.logarithmic and panel.chart.graph.across.low == 0


def test_the_menu_offers_other_level_axes(document, show, race) -> None:
    panel = show("gradient")
    race(panel)
    entries = dict(panel.files.more())
    assert set(entries) == {"Over evaluations of the gradient", "Over all evaluations"}
    entries["Over all evaluations"]()
    assert document.state.view.level_axis == "evaluations"
    assert "Over steps" in dict(panel.files.more())
