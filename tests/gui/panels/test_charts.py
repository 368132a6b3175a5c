"""Charts: what they draw, how far they reach, and how they move time."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QToolTip

import playground as pg
from playground.gui.theme.apply import current_theme
from playground.picture.graph.chart_range import chart_range
from playground.session.actions.contenders import add_contenders, toggle_contender
from playground.session.actions.starts import random_starts
from playground.session.actions.view import select_contender, select_start


def colors_in(widget) -> set[str]:
    image = widget.grab().toImage()
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize(
    ("values", "logarithmic", "ends"),
    [
        ([[3.0, 0.02]], True, (-2.0, 1.0)),
        ([[1.0, 1e-40]], True, (-14.0, 0.0)),
        ([[1.0, 1e300]], True, (0.0, 3.0)),
        ([[0.0, 0.0]], True, None),
        ([[np.nan, np.nan]], False, None),
        ([[-1.0, 3.0]], False, (-1.0, 3.0)),
        ([[2.0, 2.0]], False, None),
    ],
)
def test_an_axis_has_round_ends_and_is_not_pressed_flat_by_what_diverges(values, logarithmic, ends):
    found = chart_range([np.array(values)], logarithmic)
    if values == [[2.0, 2.0]]:
        assert found[0] <= 2 <= found[1] and found[0] < found[1]
    else:
        assert found == ends


def test_a_curve_that_begins_beyond_all_others_does_not_take_their_chart() -> None:
    calm, wild = np.linspace(2.3, 0.2, 100)[None], np.full((1, 100), np.nan)
    wild[0, 0] = 1e23
    assert chart_range([calm, wild], logarithmic=True) == (-1.0, 4.0)
    low, high = chart_range([calm, wild], logarithmic=False)
    assert low <= 0.2 and 2.3 <= high < 12
    assert chart_range([calm, np.array([[1e5, 1.0]])], logarithmic=True) == (-1.0, 5.0)


def test_what_stays_the_same_has_an_axis_of_few_figures():
    for value in (1.0, 1.0 + 1e-7, 230.0, -3e-5):
        low, high = chart_range([np.array([[value, value]])], logarithmic=False)
        assert low < value < high and high - low >= 2e-4 * abs(value)


def test_one_path_that_explodes_leaves_the_others_readable():
    calm, wild = np.full((9, 100), 5.0), np.logspace(0, 200, 100)[None]
    low, high = chart_range([calm, wild], logarithmic=False)
    assert high < 100 and low <= 5


def test_the_loss_chart_has_every_racers_colour(show, race, document):
    panel = show("loss")
    race(panel)
    picture = current_theme().picture
    wanted = {picture.contender_color(place).lower() for place in range(4)}
    assert wanted <= colors_in(panel.chart)
    document.perform(toggle_contender, 1)
    race(panel)
    assert picture.contender_color(1).lower() not in colors_in(panel.chart)


def test_a_click_in_the_legend_hides_curves_in_all_charts_and_alt_hides_all_others(show, race, document, qtbot):
    panel, other = show("loss"), show("gradient")
    race(panel)
    race(other)
    names = list(document.state.experiment.names)
    panel.chart.flush()
    other.chart.flush()
    before = document.state
    qtbot.mouseClick(panel.legend.chips[2], Qt.MouseButton.LeftButton)
    for one in (panel, other):
        assert {line.name for line in one.chart.shown.lines} == set(names) - {names[2]}
    assert not panel.legend.chips[2].isChecked() and names[2] not in panel.files.csv_text()
    qtbot.keyClick(panel.legend.chips[2], Qt.Key.Key_Space)
    assert {line.name for line in other.chart.shown.lines} == set(names) and panel.legend.chips[2].isChecked()
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.mouseClick(panel.legend.chips[1], Qt.MouseButton.LeftButton, alt)
    assert {line.name for line in other.chart.shown.lines} == {names[1]}
    assert [chip.isChecked() for chip in panel.legend.chips] == [False, True, False, False]
    qtbot.mouseClick(panel.legend.chips[1], Qt.MouseButton.LeftButton, alt)
    assert {line.name for line in panel.chart.shown.lines} == set(names)
    assert document.state is before, "what is hidden still races"


def test_a_curve_under_the_mouse_is_marked_on_chart_and_legend(show, race, document, qapp):
    panel, other = show("loss"), show("gradient")
    race(panel)
    race(other)
    panel.chart.flush()
    link = panel.chart.link
    assert other.chart.link is link
    link.mark((1, 0))
    assert [chip._marked for chip in panel.legend.chips] == [False, True, False, False]
    plain = panel.chart.grab().toImage()
    link.mark(None)
    assert panel.chart.grab().toImage() != plain and not any(chip._marked for chip in panel.legend.chips)
    link.mark((1,))
    assert link.marks((1, 5)) and not link.marks((2, 5)) and not link.marks(None)


def test_the_legend_names_all_optimizers_and_says_how_many_more_there_are(show, document, qapp):
    panel = show("loss")
    assert panel.legend.rest.isHidden()
    document.perform(add_contenders)
    assert [chip.text() for chip in panel.legend.chips] == list(document.state.experiment.names)
    assert panel.legend.rest.isHidden()
    document.perform(lambda state: state.with_experiment(contenders=[pg.Contender("adam")] * 71))
    qapp.processEvents()
    assert len(panel.legend.chips) == 60 and panel.legend.rest.text() == "… and 11 more"
    assert panel.legend.rest.isVisible() and panel.legend.rest.y() >= panel.legend.chips[-1].y()


def test_the_legend_tells_how_a_contenders_paths_ended(show, race, document, qapp):
    panel = show("loss")
    document.perform(random_starts, 5)
    document.perform(toggle_contender, 0)
    result = race(panel)
    assert len(panel.legend.chips) == 3
    counts, signs, wish = chip_tip(qapp, panel.legend.chips[2]).splitlines()
    assert "■ at rest" in signs
    assert sum(int(part.split()[0]) for part in counts.split(", ")) == 8 == result.ends.shape[1]
    assert "minimum" in counts and wish.startswith("Hide its curves")


def chip_tip(qapp, chip) -> str:
    qapp.sendEvent(chip, QHelpEvent(QEvent.Type.ToolTip, QPoint(3, 3), chip.mapToGlobal(QPoint(3, 3))))
    QToolTip.hideText()
    return chip.toolTip()


def test_what_does_not_race_has_neither_a_curve_nor_a_place_in_the_legend(show, race, document):
    panel = show("loss")
    document.perform(toggle_contender, 0, False)
    race(panel)
    panel.chart.flush()
    assert [chip.text() for chip in panel.legend.chips] == list(document.state.experiment.names[1:])
    assert len({line.name for line in panel.chart.graph.lines}) == 3
    assert panel.chart.graph.lines[0].color.lower() == current_theme().picture.contender_color(1).lower()


def test_scale_and_minimum_are_chosen_in_the_heading(show, race, document, qtbot):
    panel = show("loss")
    race(panel)
    qtbot.mouseClick(panel.log, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.above, Qt.MouseButton.LeftButton)
    assert document.state.view.loss_scale == "linear" and document.state.view.above_minimum
    panel.chart.flush()
    assert not panel.chart.graph.up.logarithmic


def test_f_above_its_minimum_is_what_is_drawn(qtbot, show, race, document):
    from playground.session.actions.problem import choose_surface
    from playground.session.actions.view import set_above_minimum

    document.perform(choose_surface, "styblinski_tang")
    panel = show("loss")
    result = race(panel)
    document.perform(set_above_minimum, True)
    panel.chart.flush()
    drawn = np.stack([line.y for line in panel.chart.graph.lines if line.name == result.names[0]])
    assert np.nanmin(drawn) >= -1e-9
    assert np.allclose(drawn, result.losses[0] - result.experiment.problem.minimum_value, equal_nan=True)


def test_on_a_logarithmic_axis_a_function_below_zero_is_shown_above_its_minimum(show, race, document, qtbot):
    from playground.session.actions.problem import choose_surface

    document.perform(choose_surface, "styblinski_tang")
    panel = show("loss")
    race(panel)
    panel.chart.flush()
    assert np.nanmin(panel.chart.graph.lines[0].y) >= -1e-9
    assert panel.above.isChecked() and not panel.above.isEnabled() and "-78" in panel.above.toolTip()
    qtbot.mouseClick(panel.log, Qt.MouseButton.LeftButton)
    panel.chart.flush()
    assert np.nanmin(panel.chart.graph.lines[0].y) < 0 and panel.above.isEnabled()


def test_eigenvalues_follow_the_selected_path(show, race, document):
    panel = show("eigenvalues")
    result = race(panel)
    document.perform(select_contender, 2)
    document.perform(select_start, 1)
    panel.chart.flush()
    assert panel.heading.aside.text() == "Adam, start 1"
    drawn = np.stack([line.y for line in panel.chart.graph.lines])
    assert np.allclose(drawn.T, result.eigenvalues[2, 1], equal_nan=True)


def test_of_a_thousand_starts_a_fair_sample_is_drawn_with_the_selected_one(show, race, document):
    panel = show("loss")
    document.perform(random_starts, 1000)
    document.perform(select_start, 501)
    race(panel)
    panel.chart.flush()
    names = [line.full_name for line in panel.chart.graph.lines if line.name == panel.chart.graph.lines[0].name]
    assert 50 <= len(names) <= 62 and any(name.endswith("start 501") for name in names)
    assert "of 1003 starts" in panel.heading.aside.text()


def test_of_results_that_follow_each_other_quickly_only_the_last_is_drawn(show, race, document):
    from playground.session.actions.contenders import set_contender_parameter

    panel = show("gradient")
    results = []
    for k in range(1, 4):
        document.perform(set_contender_parameter, 0, "lr", k * 1e-4)
        results.append(race(panel))
    panel.grab()
    assert ["gradient_norms" in vars(result) for result in results] == [False, False, True]


def test_what_is_out_of_sight_is_not_computed(show, race):
    panel = show("gradient")
    panel.hide()
    result = race(panel)
    assert "gradient_norms" not in vars(result)
    panel.show()
    panel.grab()
    assert "gradient_norms" in vars(result)


def test_losses_of_averages_are_dashed_and_the_legend_says_so(show, document, race):
    from playground.experiments.modifier import Modifier

    panel = show("loss")
    assert panel.dashes.isHidden()
    averaged = document.state.experiment.contenders[0].replace(modifiers=[Modifier("tail_average", begin=5)])
    racers = [averaged, *document.state.experiment.contenders[1:]]
    document.perform(lambda state: state.with_experiment(contenders=racers))
    result = race(panel)
    panel.chart.flush()
    assert not panel.dashes.isHidden() and "dashed" in panel.dashes.text()
    dashed = [line for line in panel.chart.graph.lines if line.dashed]
    solid = [line for line in panel.chart.graph.lines if line.name == result.names[0]]
    assert {line.color for line in dashed} == {line.color for line in solid}
    assert all(line.name == f"{result.names[0]}, averaged" for line in dashed) and len(dashed) == len(solid)
    assert np.array_equal(np.stack([line.y for line in dashed]), result.average_losses[0], equal_nan=True)
