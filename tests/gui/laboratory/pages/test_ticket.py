"""A person's way to a lottery ticket."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.laboratory.pages.ticket import TicketPage
from playground.gui.window import Window
from playground.session.actions.training import select_learner, set_training
from tests.gui.laboratory.pages._pages import TRAINING, written
from tests.gui.places._laboratory import LEFT, place, wait


def opened(window: Window, qtbot: QtBot) -> TicketPage:
    qtbot.mouseClick(place(window).tabs["ticket"], LEFT)
    page = place(window).page
    assert isinstance(page, TicketPage)
    return page


def test_three_networks_are_trained_when_it_is_asked_for(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot)
    page.loss.flush()
    assert "Train a ticket" in page.loss.empty and page.found is None and page.work.idle
    page.keep.setCurrentIndex(0)
    qtbot.mouseClick(page.train, LEFT)
    assert page.cancel.isVisible() and not page.train.isVisible()
    wait(qtbot, lambda: page.found is not None)
    asked = pg.lottery_ticket(TRAINING, 0, 0.5)
    assert page.found is not None and page.found.training_loss == pytest.approx(asked.training_loss)
    assert page.train.isVisible() and page.loss_heading.aside.text().startswith("at the end: whole")
    assert [names for curves in page.loss.curves for names in curves.names] == ["whole", "random ticket", "ticket"]
    assert {"Training loss", "ticket"} <= written(page, tmp_path, qtbot)
    assert (tmp_path / "0.csv").read_text().startswith("network,update")
    window.document.perform(select_learner, None)
    assert page.found is None and not page.train.isEnabled()


def test_it_is_cancelled_by_its_button_and_by_another_training(window: Window, qtbot: QtBot) -> None:
    window.document.perform(lambda state: set_training(state, epochs=20_000))
    page = opened(window, qtbot)
    for end in (
        lambda: qtbot.mouseClick(page.cancel, LEFT),
        lambda: window.document.perform(lambda state: set_training(state, epochs=10_000)),
    ):
        qtbot.mouseClick(page.train, LEFT)
        assert not page.work.idle
        end()
        assert page.work.idle and page.train.isVisible() and page.found is None
