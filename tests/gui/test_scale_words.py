"""Words that name a scale do what they say: in the menus, at the charts, and on the axes themselves."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from playground.gui.window import Window

LEVELS = [("Linear", "linear"), ("Logarithmic", "log"), ("As suits the surface", "auto")]


@pytest.mark.parametrize(("words", "levels"), LEVELS)
def test_contour_levels_are_spaced_as_the_menu_says(window: Window, words: str, levels: str) -> None:
    window.actions_by_words["Linear" if words != "Linear" else "Logarithmic"].trigger()
    window.actions_by_words[words].trigger()
    assert window.document.state.view.levels == levels


def is_logarithmic(window: Window) -> bool:
    graph = window.race.panels["loss"].chart.graph  # type: ignore[attr-defined]
    return graph is not None and bool(graph.up.logarithmic)


def test_the_menu_and_the_chip_say_logarithmic_where_the_axis_is(window: Window, qtbot: QtBot) -> None:
    chip = window.race.panels["loss"].log  # type: ignore[attr-defined]
    assert chip.text() == "logarithmic"
    for turn in (window.actions_by_words["Logarithmic losses"].trigger, chip.click):
        for _ in range(2):
            before = window.document.state.view.loss_scale
            turn()
            assert window.document.state.view.loss_scale == ("linear" if before == "log" else "log")
            assert chip.isChecked() == (window.document.state.view.loss_scale == "log")
            qtbot.waitUntil(lambda: is_logarithmic(window) == chip.isChecked())


def test_among_the_networks_they_say_it_too(window: Window, qtbot: QtBot) -> None:
    window.go_to("networks")
    qtbot.waitUntil(lambda: window.networks is not None and window.networks.snapshot is not None)
    assert window.networks is not None
    panel = window.networks.panels["loss"]
    for _ in range(2):
        networks_state = window.document.state.networks_state
        assert networks_state is not None and panel.scale.text() == "log"  # type: ignore[attr-defined]
        before = networks_state.loss_scale
        panel.scale.click()  # type: ignore[attr-defined]
        networks_state = window.document.state.networks_state
        assert networks_state is not None and networks_state.loss_scale == ("linear" if before == "log" else "log")
        assert panel.scale.isChecked() == (networks_state.loss_scale == "log")  # type: ignore[attr-defined]
