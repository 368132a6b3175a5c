"""The average of a contender's parameters in the window: curves of its own, and the surface of its network."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.networks.charts.series_lines import looked_lines, looked_words
from playground.gui.networks.pages.decision.average_switch import AverageSwitch
from playground.gui.theme.apply import current_theme
from playground.gui.window import Window
from playground.session.actions.training import open_training, select_learner
from playground.session.lesson import lesson_state
from playground.training.network_outputs import NetworkOutputs
from tests.gui.conftest import PATIENCE, MakeWindow
from tests.gui.places._networks import LEFT, lab, now, page, pixels, place, train_to_the_end, wait

NOISY = [pg.Modifier("noise", sigma=1.0), pg.Modifier("tail_average", begin=50)]
TRAINING = pg.Training(
    pg.data("moons", samples=80), pg.Network(hidden=(8,), normalization="batch"), batch=10, epochs=20,
    contenders=[pg.Contender("heavy_ball", lr=0.2, modifiers=NOISY), pg.Contender("adam", lr=0.02)],
)  # fmt: skip


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> Window:
    made = make_window(open_training(lesson_state("sphere"), TRAINING), wait=False)
    qtbot.waitUntil(lambda: made.networks is not None and made.networks.snapshot is not None, timeout=PATIENCE)
    place(made).trainer.set_pace(None)
    return made


def shown(window: Window) -> np.ndarray:
    """What was said of the points of the picture."""
    found = page(window).view.found
    return np.empty(0) if found is None else found.outputs.reshape(len(found.outputs), -1)


def expected(window: Window, theta: np.ndarray, statistics: np.ndarray) -> np.ndarray:
    asked = page(window).view.asked(fine=True)
    assert asked is not None
    return np.array(NetworkOutputs(TRAINING, 0, asked.inputs)(theta, statistics))


def test_the_switch_shows_the_averaged_network_with_statistics_of_its_own(window: Window, qtbot: QtBot) -> None:
    train_to_the_end(qtbot, window)
    result, decision = pg.train(TRAINING), page(window)
    switch = decision.average
    assert isinstance(switch, AverageSwitch) and switch.isVisible() and not switch.button.isChecked()
    own = expected(window, result.final[0], result.final_statistics[0])
    wait(qtbot, lambda: decision.sampler.idle and np.array_equal(shown(window), own))
    qtbot.mouseClick(switch.button, LEFT)
    assert lab(window).averaged
    mean = expected(window, result.final_averages[0], result.average_statistics[0])
    wait(qtbot, lambda: decision.sampler.idle and np.array_equal(shown(window), mean))
    assert not np.array_equal(own, mean)
    place(window).trainer.look_at(20)  # before it begins there is only the contender
    begun = expected(window, result.parameters[0][20], result.statistics[0][20])
    wait(qtbot, lambda: decision.sampler.idle and np.array_equal(shown(window), begun))
    window.document.perform(select_learner, 1)
    assert not switch.isVisible()


def test_charts_have_a_second_curve_which_is_edged(window: Window, qtbot: QtBot) -> None:
    train_to_the_end(qtbot, window)
    curves = looked_lines(now(window), lab(window), current_theme(), "loss", ("test", "training"))
    assert [(f"{one.name} {one.detail}", one.dashed, one.edged) for one in curves] == [
        ("Heavy ball test", True, False), ("Adam test", True, False), ("Heavy ball averaged test", True, True),
        ("Heavy ball training", False, False), ("Adam training", False, False),
        ("Heavy ball averaged training", False, True),
    ]  # fmt: skip
    average = curves[5]
    looks = pg.train(TRAINING).average_looks[0]
    assert looks is not None
    assert np.isnan(average.y[average.x < 48]).all()
    assert average.y[-1] == looks.training_loss[-1]
    panel = place(window).panels["loss"]
    wait(qtbot, lambda: "averages edged" in panel.heading.aside.toolTip() + panel.heading.aside.text())
    assert looked_words(None) == "training, test - -" and pixels(panel).std() > 0


def test_a_table_copied_from_a_chart_has_the_average(window: Window, qtbot: QtBot) -> None:
    train_to_the_end(qtbot, window)
    files = place(window).panels["loss"].files
    wait(qtbot, lambda: "Heavy ball averaged, training" in files.csv_text())
