"""The trial points of the selected path are ringed, step by step."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.plane.overlays import trial_points
from playground.gui.window import Window
from playground.session.actions.view import select_contender, toggle_layer
from playground.session.lesson import state_of
from tests.gui.conftest import PATIENCE, MakeWindow

RACE = pg.Experiment(
    pg.surface("rosenbrock"), [(-1.2, 1.0)], [pg.Contender("line_search"), pg.Contender("adam")], steps=40
)


def shot(window: Window) -> np.ndarray:
    image = window.race.plane.grab().toImage()
    ratio = image.devicePixelRatio()
    assert ratio == 1
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)


def changed_round(window: Window, before: np.ndarray, after: np.ndarray, point: np.ndarray) -> int:
    place = window.race.plane.pixel_of(*map(float, point)).toPoint()
    part = slice(place.y() - 6, place.y() + 7), slice(place.x() - 6, place.x() + 7)
    return int((before[part] != after[part]).any(axis=2).sum())


def inside(window: Window, points: np.ndarray) -> np.ndarray:
    view = window.race.plane.viewport
    (x, y), edge = points.T, 0.05
    # The legend of layers stands along the upper edge.
    top = view.y1 - 0.12 * (view.y1 - view.y0)
    near = (x > view.x0 + edge) & (x < view.x1 - edge) & (y > view.y0 + edge) & (y < top)
    return points[near]


def apart(points: np.ndarray, others: np.ndarray) -> np.ndarray:
    return points[np.linalg.norm(points[:, None] - others, axis=2).min(axis=1) > 0.15]


def test_each_is_ringed_up_to_the_step_that_is_shown(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(state_of(RACE))
    steps, points = pg.trial_points(RACE, 0, 0)
    # Where the path itself is, signs and lines lie over the rings.
    way = pg.simulate(RACE).positions[0, 0, :6]
    early, late = (apart(inside(window, points[chosen]), way) for chosen in (steps <= 2, steps == 5))
    far = apart(late, early)
    assert len(early) >= 3 and len(far)
    window.race.player.seek(2)
    before = shot(window)
    window.race.plane.perform(toggle_layer, "trial_points")
    qtbot.waitUntil(lambda: changed_round(window, before, shot(window), early[0]) > 10, timeout=PATIENCE)
    after = shot(window)
    assert all(changed_round(window, before, after, point) > 10 for point in early)
    assert all(changed_round(window, before, after, point) == 0 for point in far)
    window.race.player.seek(5)
    assert all(changed_round(window, after, shot(window), point) > 10 for point in far)


def test_a_method_that_tries_nothing_says_so(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    plain = trial_points.TrialPoints._say
    monkeypatch.setattr(
        trial_points.TrialPoints, "_say", lambda self, painter, text: (said.append(text), plain(self, painter, text))
    )
    window = make_window(state_of(RACE))
    window.race.plane.perform(toggle_layer, "trial_points")
    window.race.plane.perform(select_contender, 1)
    qtbot.waitUntil(lambda: (shot(window), bool(said))[1], timeout=PATIENCE)
    assert said[-1] == "Adam tries no points: it never asks for f"
    said.clear()
    window.race.plane.perform(select_contender, 0)
    qtbot.waitUntil(lambda: (shot(window), not said)[1] or said.clear(), timeout=PATIENCE)
