"""Median and quartiles over the starts in place of hundreds of curves, as a choice."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

import playground as pg
from playground.gui.charts.spread_of import result_spread
from playground.picture.graph.graph_table import graph_csv
from playground.session.actions.starts import domain_grid
from playground.session.actions.view import set_loss_scale


def drawn(panel):
    """What a chart shows: it is made when it is painted."""
    panel.grab()
    return panel.chart.graph


@pytest.mark.parametrize("id", ["loss", "gradient"])
@pytest.mark.parametrize("scale", ["log", "linear"])
def test_each_contender_has_one_median_in_its_band(show, race, document, qtbot, id, scale):
    document.perform(domain_grid, 6, 6)
    document.perform(set_loss_scale, scale)
    panel, loss = show(id), show("loss")
    result = race(panel)
    race(loss)
    names = document.state.experiment.names
    assert len(drawn(panel).lines) > 100
    qtbot.mouseClick(loss.median, Qt.MouseButton.LeftButton)
    graph = drawn(panel)
    assert [line.name for line in graph.lines if line.detail == "median"] == list(names)
    assert len(graph.bars) == 4 and len(graph.lines) == 12
    kind = "losses" if id == "loss" else "gradient_norms"
    found = result_spread(result, kind)
    values = getattr(result, kind)
    assert found.median[:, 0] == pytest.approx(np.median(values[:, :, 0], axis=1))
    low, high = graph.up.value(graph.up.low), graph.up.value(graph.up.high)
    for band in graph.bars:
        assert (band.lows <= band.highs).all() and band.lows.min() >= low and band.highs.max() <= high
    words = graph_csv(graph)
    assert "lower quartile" in words and "median" in words
    document.undo()
    assert len(drawn(panel).lines) > 100


def test_of_one_start_there_is_no_median(show, race, document):
    document.perform(lambda state: state.with_experiment(starts=[(-1.0, 1.0)]))
    loss = show("loss")
    race(loss)
    assert not loss.median.isVisible() and len(drawn(loss).lines) == 4


def test_averages_have_a_dashed_median(show, race, document, qtbot):
    mean = pg.Contender("adam", lr=0.1, modifiers=[pg.Modifier("ema")])
    document.perform(lambda state: domain_grid(state, 3, 3).with_experiment(contenders=[mean]))
    loss = show("loss")
    race(loss)
    qtbot.mouseClick(loss.median, Qt.MouseButton.LeftButton)
    assert [line.dashed for line in drawn(loss).lines if line.detail == "median"] == [False, True]
    assert len(loss.chart.graph.bars) == 1
