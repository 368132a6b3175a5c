"""Races so long that going through all their numbers would stop the window."""

import numpy as np
import pytest

from playground.gui.race_job import compute_ahead
from playground.session.actions.race import set_steps, set_stop_enabled
from playground.session.actions.starts import random_starts
from playground.session.actions.view import select_path

STEPS = 60_000


@pytest.fixture
def handed(monkeypatch):
    """How many values charts hand to what makes lines of them, call by call."""
    import playground.picture.graph.plot_of as plot_of

    counts: list[int] = []
    original = plot_of.line_strokes

    def counting(lines, *arguments, **keywords):
        counts.append(sum(line.y.size for line in lines))
        return original(lines, *arguments, **keywords)

    monkeypatch.setattr(plot_of, "line_strokes", counting)
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
    qtbot.waitUntil(lambda: panel.grab() and panel.chart.graph is not None)
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
    compute_ahead(result)
    monkeypatch.setattr("playground.gui.charts.curves_of.outline", None)
    panel.grab()
    drawn = np.stack([line.y for line in panel.chart.graph.lines])
    losses = result.losses.reshape(-1, STEPS + 1)
    assert drawn.shape[1] < STEPS / 2
    assert np.array_equal(np.nanmin(drawn, axis=1), np.nanmin(losses, axis=1))
    assert np.array_equal(np.nanmax(drawn, axis=1), np.nanmax(losses, axis=1))


def test_a_copied_table_of_a_long_race_has_true_rows(show, race, document, long_race):
    panel = show("loss")
    result = race(panel)
    rows = panel.files.csv_text().splitlines()[1:]
    assert len(rows) < STEPS / 4
    header = panel.files.csv_text().splitlines()[0]
    assert f'"{result.names[0]}, start 0"' in header
    step, first = rows[100].split(",")[:2]
    assert float(first) == result.losses[0, 0, int(step)]


def test_eigenvalues_of_a_long_path_are_made_piece_by_piece_and_kept(show, race, document, long_race, qtbot):
    panel = show("eigenvalues")
    document.perform(select_path, 2, 1)
    result = race(panel)
    panel.grab()
    assert panel.chart.graph is None and "Computing" in panel.chart.empty
    qtbot.waitUntil(lambda: panel.grab() and panel.chart.graph is not None)
    smaller, larger = panel.chart.graph.lines
    true = result.eigenvalues[2, 1]
    assert np.nanmax(larger.y) == pytest.approx(np.nanmax(true[:, 1]))
    assert np.nanmin(smaller.y) == pytest.approx(np.nanmin(true[:, 0]))
    assert smaller.outlined and smaller.x[-1] == STEPS


def test_a_selected_start_outside_the_sample_is_drawn_in_its_order(show, race, document):
    document.perform(random_starts, 300)
    document.perform(select_path, 0, 7)
    panel = show("loss")
    result = race(panel)
    panel.chart.flush()
    (line,) = [one for one in panel.chart.graph.lines if one.full_name == f"{result.names[0]}, start 7"]
    assert np.array_equal(line.y, result.losses[0, 7], equal_nan=True)
