"""Races so long that going through all their numbers would stop the window."""

import numpy as np
import pytest

from playground.gui.run_loop import _compute_ahead
from playground.session.actions.race import set_steps, set_stop_enabled
from playground.session.actions.starts import random_starts
from playground.session.actions.view import select_path

STEPS = 60_000


@pytest.fixture
def handed(monkeypatch):
    """How many values charts hand to what makes lines of them, call by call."""
    import playground.picture.curves as curves

    counts: list[int] = []
    for name in ("curve_lines", "many_curve_lines"):
        original = getattr(curves, name)

        def counting(values, *arguments, original=original, **keywords):
            counts.append(values.size)
            return original(values, *arguments, **keywords)

        monkeypatch.setattr(curves, name, counting)
    return counts


@pytest.fixture
def long_race(document):
    document.perform(set_stop_enabled, False)
    document.perform(set_steps, STEPS)
    document.perform(random_starts, 3)


@pytest.mark.parametrize("id", ["loss", "gradient", "eigenvalues"])
def test_a_chart_draws_few_values_however_long_the_race_and_the_line_at_the_step_draws_none(
    id, show, race, document, long_race, handed, qtbot
):
    panel = show(id)
    document.perform(select_path, 2, 1)
    race(panel)
    panel.grab()
    qtbot.waitUntil(lambda: panel.grab() and bool(panel.chart.curves))
    panel.grab()
    assert handed and max(handed) <= 300_000
    handed.clear()
    for step in (5, 500, STEPS):
        panel.show_step(step)
        panel.grab()
    assert not handed


def test_what_the_worker_computed_ahead_is_what_the_charts_draw(show, race, document, long_race, monkeypatch):
    panel = show("loss")
    result = race(panel)
    _compute_ahead(result)
    monkeypatch.setattr("playground.gui.panels._curves_of.outline", None)
    panel.grab()
    drawn = np.concatenate([curves.values for curves in panel.chart.curves])
    losses = result.losses.reshape(-1, STEPS + 1)
    assert drawn.shape[1] < STEPS / 2
    assert np.array_equal(np.nanmin(drawn, axis=1), np.nanmin(losses, axis=1))
    assert np.array_equal(np.nanmax(drawn, axis=1), np.nanmax(losses, axis=1))


def test_a_copied_table_of_a_long_race_has_true_rows(show, race, document, long_race):
    panel = show("loss")
    result = race(panel)
    rows = panel.chart.csv_text().splitlines()[1:]
    assert len(rows) < STEPS / 4
    step, first = rows[100].split(",")[:2]
    assert float(first) == result.losses[0, 0, int(step)]


def test_eigenvalues_of_a_long_path_are_made_piece_by_piece_and_kept(show, race, document, long_race, qtbot):
    panel = show("eigenvalues")
    document.perform(select_path, 2, 1)
    result = race(panel)
    panel.grab()
    assert not panel.chart.curves and "Computing" in panel.chart.empty
    qtbot.waitUntil(lambda: panel.grab() and bool(panel.chart.curves))
    smaller, larger = panel.chart.curves
    true = result.eigenvalues[2, 1]
    assert np.nanmax(larger.values) == pytest.approx(np.nanmax(true[:, 1]))
    assert np.nanmin(smaller.values) == pytest.approx(np.nanmin(true[:, 0]))
    assert smaller.steps is not None and smaller.steps[-1] == STEPS


def test_a_selected_start_outside_the_sample_is_drawn_in_its_order(show, race, document):
    document.perform(random_starts, 300)
    document.perform(select_path, 0, 7)
    panel = show("loss")
    result = race(panel)
    panel.chart.flush()
    names, values = panel.chart.curves[0].names, panel.chart.curves[0].values
    row = [name.endswith("start 7") for name in names].index(True)
    assert np.array_equal(values[row], result.losses[0, 7], equal_nan=True)
