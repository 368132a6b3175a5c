"""A contender looks the same wherever the window shows it, also beyond the twelfth."""

from PySide6.QtCore import QPoint

from playground.gui.theme.apply import current_theme
from playground.picture.colors.contender_look import contender_looks
from playground.session.actions.several_contenders import duplicate_contenders, remove_contenders
from playground.session.lesson import lesson_state


def test_rows_charts_and_legend_show_one_look(make_window, qtbot):
    state = duplicate_contenders(lesson_state("sphere"), range(len(lesson_state("sphere").experiment.contenders)))
    while len(state.experiment.contenders) < 26:
        state = duplicate_contenders(state, range(min(len(state.experiment.contenders), 4)))
    if len(state.experiment.contenders) > 26:
        state = remove_contenders(state, range(26, len(state.experiment.contenders)))
    window = make_window(state)
    race, panels = window.document.state.experiment, window.race.panels
    looks = contender_looks(race.contenders, current_theme().picture)
    assert len(set(looks)) == 26
    rows = panels["contenders"].rows
    assert [(row.color.color, row.color.pattern) for row in rows] == [tuple(look) for look in looks]
    loss = panels["loss"]
    assert [chip._look for chip in loss.legend.chips] == looks
    qtbot.waitUntil(lambda: loss.chart.graph is not None and len(loss.chart.graph.lines) == 26 * len(race.starts))
    drawn = {(line.name, line.color, line.pattern) for line in loss.chart.graph.lines}
    assert drawn == {(name, *look) for name, look in zip(race.names, looks, strict=True)}
    double = next(row.color for row in rows if row.color.pattern == 1)
    plain, patterned = (button.grab().toImage() for button in (rows[0].color, double))
    middle = QPoint(plain.width() // 2, plain.height() // 2)
    assert plain.pixelColor(middle).name() == rows[0].color.color.lower()
    assert patterned.pixelColor(middle).name() == current_theme().picture.halo
