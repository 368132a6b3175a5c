"""Modifiers in the whole window: what is put on a contender changes the race at once."""

import numpy as np
from PySide6.QtCore import Qt

from playground.session.actions.contenders import add_contender, rename_contender
from playground.session.actions.modifiers import add_modifier, set_modifier_parameter, toggle_modifier
from tests.gui.conftest import wait_until_sharp


def test_a_modifier_changes_the_race_and_switched_off_it_does_not(window, qtbot):
    place, document = window.race, window.document
    plain = place.result.positions[0].copy()
    document.perform(add_modifier, 0, "clip_norm", limit=0.05)
    wait_until_sharp(qtbot, window)
    clipped = place.result.positions[0].copy()
    assert place.result.experiment == document.state.experiment and not np.array_equal(clipped, plain, equal_nan=True)
    document.perform(set_modifier_parameter, 0, 0, "limit", 0.01)
    wait_until_sharp(qtbot, window)
    assert not np.array_equal(place.result.positions[0], clipped, equal_nan=True)
    document.perform(toggle_modifier, 0, 0, False)
    wait_until_sharp(qtbot, window)
    assert np.array_equal(place.result.positions[0], plain, equal_nan=True)


def test_an_average_is_kept_when_a_contender_is_renamed_and_drawn_at_every_step(window, qtbot):
    place, document = window.race, window.document
    document.perform(add_modifier, 0, "exponential_average", beta=0.9)
    wait_until_sharp(qtbot, window)
    averages = place.result.average_records[0]
    document.perform(rename_contender, 0, "averaged")
    wait_until_sharp(qtbot, window)
    assert place.result.names[0] == "averaged" and place.result.average_records[0] is averages
    for step in (3, place.player.last):
        place.player.seek(step)
        assert not place.plane.picture().isNull()


def test_the_rate_in_force_is_read_in_the_row_and_in_the_readout(window, qtbot):
    place, document = window.race, window.document
    document.perform(add_contender, "adam", lr=0.1)
    index = len(document.state.experiment.contenders) - 1
    document.perform(add_modifier, index, "step", every=10, factor=0.5)
    wait_until_sharp(qtbot, window)
    place.player.seek(25)
    row = place.panels["contenders"].rows[index]
    qtbot.waitUntil(lambda: row.body.modifiers.rate.number.text() == "0.025")
    assert place.panels["readout"].model.reading(0).rate == 0.025
    line = row.body.modifiers.rows[0]
    line.chevron.setFocus()
    qtbot.keyClick(line.chevron, Qt.Key.Key_Tab)
    assert line.switch.hasFocus()
    qtbot.keyClick(line.switch, Qt.Key.Key_Space)
    wait_until_sharp(qtbot, window)
    assert row.body.modifiers.rate.isHidden()
