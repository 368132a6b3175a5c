"""What choosing a surface says of a person's own starts and contenders."""

import pytest
from PySide6.QtCore import Qt

from playground.gui.gallery.gallery import Gallery
from playground.problems.surfaces import surface
from playground.session.actions.contenders import add_contender
from playground.session.actions.starts import place_start
from playground.session.actions.view import set_levels

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(show):
    return show("problem")


@pytest.fixture
def choose(panel, qtbot):
    """Choose a surface in the gallery, as a person types it."""

    def chosen(words):
        qtbot.mouseClick(panel.button, LEFT)
        gallery = panel.findChildren(Gallery)[-1]
        qtbot.keyClicks(gallery.search, words)
        qtbot.keyClick(gallery.search, Qt.Key.Key_Return)

    return chosen


def test_without_changes_nothing_is_said(panel, document, choose):
    choose("himmel")
    assert panel.note.isHidden() and not document.state.own_starts


def test_the_lesson_is_taken_and_one_undo_brings_everything_back(panel, document, choose):
    document.perform(place_start, (0.5, 0.5))
    document.perform(add_contender, "bfgs")
    before = document.state
    choose("himmel")
    assert not panel.note.isHidden()
    assert panel.note.words.text().startswith("The starts and rates are now those of this lesson")
    assert [start.position for start in document.state.experiment.starts] == [
        tuple(start) for start in surface("himmelblau").lesson.starts
    ]
    document.undo()
    assert document.state == before and panel.note.isHidden()


def test_keep_mine_keeps_everything_and_is_remembered_until_it_is_switched_off(panel, document, choose, qtbot):
    kept = []
    panel.setting_changed.connect(lambda name, value: kept.append((name, value)))
    document.perform(place_start, (0.5, 0.5))
    before = document.state
    choose("himmel")
    qtbot.mouseClick(panel.note.button, LEFT)
    assert kept == [("keep_own", True)]
    assert document.state.experiment.problem.id == "himmelblau"
    assert document.state.experiment.starts == before.experiment.starts
    assert panel.note.words.text() == "Your starts stay." and panel.note.button.text() == "Use the lesson's"
    choose("beale")
    assert document.state.experiment.starts == before.experiment.starts
    qtbot.mouseClick(panel.note.button, LEFT)
    assert kept[-1] == ("keep_own", False) and document.state.experiment.problem.id == "beale"
    assert document.state.experiment.starts != before.experiment.starts
    document.undo()
    document.undo()
    assert document.state == before


def test_keep_mine_after_another_change_of_the_view_still_keeps_mine(panel, document, choose, qtbot):
    document.perform(place_start, (0.5, 0.5))
    starts = document.state.experiment.starts
    choose("himmel")
    document.perform(set_levels, "linear")
    qtbot.mouseClick(panel.note.button, LEFT)
    assert document.state.experiment.starts == starts and document.state.experiment.problem.id == "himmelblau"


def test_it_goes_away_with_the_next_change(panel, document, choose):
    document.perform(place_start, (0.5, 0.5))
    choose("himmel")
    document.perform(place_start, (1.0, 1.0))
    assert panel.note.isHidden()


def test_the_pencil_says_what_it_makes_and_the_original_stays_reachable(panel, document, qtbot):
    assert "no known minimum" in panel.edit.toolTip() and panel.origin.isHidden()
    before = document.state.experiment
    listed = before.problem
    qtbot.mouseClick(panel.edit, LEFT)
    assert document.state.experiment.problem.id != listed.id
    assert (
        document.state.experiment.contenders == before.contenders and document.state.experiment.starts == before.starts
    )
    assert document.state.experiment.steps == before.steps
    assert panel.origin.words.text().startswith("This is your own copy of Rosenbrock")
    document.perform(place_start, (0.5, 0.5))
    assert not panel.origin.isHidden()
    starts = document.state.experiment.starts
    qtbot.mouseClick(panel.origin.button, LEFT)
    assert document.state.experiment.problem == listed and document.state.experiment.starts == starts
    assert panel.origin.isHidden() and panel.teaches.text() == listed.teaches
