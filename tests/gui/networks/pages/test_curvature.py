"""A person's way through the curvature of a training."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.networks.pages.curvature.page import CurvaturePage
from playground.gui.window import Window
from playground.session.actions.training import open_training, select_learner, show_page
from tests.gui.graph.conftest import drag
from tests.gui.networks.pages._pages import TRAINING, written
from tests.gui.places._networks import LEFT, lab, lines_of, now, pixels, place, train_to_the_end, wait


def opened(window: Window, qtbot: QtBot) -> CurvaturePage:
    qtbot.mouseClick(place(window).tabs["curvature"], LEFT)
    page = place(window).page
    assert isinstance(page, CurvaturePage)
    return page


def test_the_chart_and_the_spectrum_are_those_of_the_training(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    assert page.along.along is None and "Press Train" in _words(page)
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: page.along.settled and page.spectrum.eigenvalues is not None)
    along, eigenvalues = page.along.along, page.spectrum.eigenvalues
    assert along is not None and eigenvalues is not None
    assert along.updates[0] == 0 and along.updates[-1] == now(window).updates and len(along.updates) > 30
    exact = np.linalg.eigvalsh(TRAINING.problem(0).hessian(pg.train(TRAINING).final[0]))
    assert eigenvalues == pytest.approx(exact, abs=1e-9)
    assert along.largest[-1, 0] == pytest.approx(exact[-1], rel=1e-6)
    assert (along.limits == 4.0).all() and "the limit 4" in page.along.words.text()
    assert {"smallest eigenvalue", "largest eigenvalue"} <= {line.name for line in lines_of(page.along.chart)}


def test_the_rate_of_a_learner_has_its_limit_marked_once_the_curvature_is_known(window: Window, qtbot: QtBot) -> None:
    """At the shown update 2/λ₁ is marked, before it is known or for another contender nothing is."""
    page = opened(window, qtbot)
    row = place(window).panels["contenders"].rows[0]  # type: ignore[attr-defined]
    slider = row.form.fields["lr"].slider
    assert slider.mark is None and "once the page Curvature has found" in slider.mark_words
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: page.along.settled)
    along = page.along.along
    assert along is not None
    limit = 2 / along.largest[-1, 0]
    assert slider.mark == pytest.approx(np.log(limit), abs=1e-9)
    assert f"at update {now(window).updates}: stable below {limit:.4g} = 2/λ₁" in slider.accessibleDescription()
    place(window).look_at(0)
    wait(qtbot, lambda: slider.mark == pytest.approx(np.log(2 / along.largest[0, 0]), abs=1e-9))


def test_one_click_loads_the_edge_of_stability_and_is_undone(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    qtbot.mouseClick(page.edge, LEFT)
    wait(qtbot, lambda: now(window).training == pg.edge_training())
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: page.along.settled)
    along = page.along.along
    assert along is not None and (along.limits == 10.0).all()
    assert along.largest[-10:, 0] == pytest.approx(10.0, rel=0.05) and along.largest[0, 0] < 5
    qtbot.mouseClick(window.header.undo, LEFT)
    assert lab(window).training == TRAINING


def test_a_drag_on_the_chart_looks_back_and_the_spectrum_follows(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: page.along.settled and page.spectrum.eigenvalues is not None)
    chart, before = page.along.chart, page.spectrum.eigenvalues
    picture = pixels(page.spectrum.view)
    drag(chart, QPointF(chart.width() / 2, 30), QPointF(chart.width() / 3, 30), LEFT)
    wait(qtbot, lambda: 0 < now(window).shown < now(window).done)
    wait(qtbot, lambda: page.spectrum.eigenvalues is not None and page.spectrum.eigenvalues is not before)
    exact = np.linalg.eigvalsh(TRAINING.problem(0).hessian(pg.train(TRAINING).parameters[0][now(window).shown]))
    assert page.spectrum.eigenvalues == pytest.approx(exact, abs=1e-9)
    assert (pixels(page.spectrum.view) != picture).any()


def test_what_flew_away_is_said_in_words_and_not_as_nan(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    flying = pg.Training(
        pg.data("blobs", classes=6), pg.Network(hidden=(8,)), loss="squared", epochs=2,
        contenders=[pg.Contender("gradient_descent", lr=1e300)],
    )  # fmt: skip
    window.document.perform(open_training, flying)
    window.document.perform(show_page, "curvature")
    wait(qtbot, lambda: now(window).training == flying)
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: page.along.settled and "overflowed" in page.along.words.text())
    assert "nan" not in page.along.words.text()


def test_another_contender_has_a_curvature_of_its_own_and_nobody_none(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: page.along.settled)
    window.document.perform(select_learner, 1)
    wait(qtbot, lambda: page.along.along is not None and page.along.along.name == "Adam" and page.along.settled)
    assert "no limit" in page.along.words.text()
    window.document.perform(select_learner, None)
    assert page.along.along is None and "Choose a contender" in page.spectrum.view.empty


def test_while_another_page_is_open_nothing_is_looked_for(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    wait(qtbot, lambda: page.spectrum.eigenvalues is not None)
    window.document.perform(show_page, "decision")
    train_to_the_end(qtbot, window)
    assert page.along.along is None and page.along.work.idle and page.spectrum.work.idle
    window.document.perform(show_page, "curvature")
    wait(qtbot, lambda: page.along.settled and page.along.along is not None)


def test_what_is_seen_is_written_as_a_drawing_and_as_numbers(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot)
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: page.along.settled and page.spectrum.eigenvalues is not None)
    assert {"Sharpness along the training", "Spectrum of the Hessian"} <= written(page, tmp_path, qtbot)
    assert (tmp_path / "0.csv").read_text().startswith("update,limit,largest_1")
    assert len((tmp_path / "4.csv").read_text().splitlines()) == 1 + TRAINING.problem_size(0)
    assert "wrote page.svg" in place(window).banner.sentence


def _words(page: CurvaturePage) -> str:
    page.along.chart.flush()
    return page.along.chart.empty
