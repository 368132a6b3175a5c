"""A person's way to a lottery ticket."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.networks.pages.ticket.page import TicketPage
from playground.gui.networks.pages.ticket.ticket_controls import TicketWish
from playground.gui.widgets.number_field import NumberField
from playground.gui.window import Window
from playground.session.actions.training import select_learner, set_training
from tests.gui.networks.pages._pages import TRAINING, written
from tests.gui.places._networks import LEFT, lines_of, place, wait


def opened(window: Window, qtbot: QtBot) -> TicketPage:
    qtbot.mouseClick(place(window).tabs["ticket"], LEFT)
    page = place(window).page
    assert isinstance(page, TicketPage)
    return page


def typed(qtbot: QtBot, field: NumberField, words: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_three_networks_are_trained_when_it_is_asked_for(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(window, qtbot)
    page.loss.flush()
    assert "Train a ticket" in page.loss.empty and page.found is None and page.work.idle
    for field, words in ((page.controls.keep, "50 %"), (page.controls.rounds, "2"), (page.controls.rewind, "4")):
        typed(qtbot, field, words)
    page.controls.scope.setCurrentIndex(1)
    qtbot.mouseClick(page.train, LEFT)
    assert page.cancel.isVisible() and not page.train.isVisible()
    assert page.loss_heading.aside.text().startswith("training 1 of 4: whole network, 0 %")
    page._say(2, 70, 120)
    assert page.loss_heading.aside.text() == "training 3 of 4: round 2 of 2, 33 %"
    wait(qtbot, lambda: page.found is not None)
    asked = pg.lottery_ticket(TRAINING, 0, 0.5, "layer", 2, 4)
    assert page.found is not None and page.found.training_loss == pytest.approx(asked.training_loss)
    assert page.train.isVisible() and page.loss_heading.aside.text().startswith("at the end: whole")
    assert [line.name for line in lines_of(page.loss)] == ["whole network", "random ticket", "ticket"]
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


def test_what_cannot_be_asked_is_refused_in_a_sentence(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    for field, words, said in (
        (page.controls.keep, "0", "keep, in percent, must be"), (page.controls.rounds, "200", "rounds must be"),
        (page.controls.keep, "much", "is no number"),
    ):  # fmt: skip
        typed(qtbot, field, words)
        assert said in place(window).banner.sentence
    assert page.controls.wish == TicketWish()
    typed(qtbot, page.controls.rewind, "1000000")
    qtbot.mouseClick(page.train, LEFT)
    wait(qtbot, lambda: "rewind must be" in place(window).banner.sentence)
    assert page.train.isVisible() and page.found is None
