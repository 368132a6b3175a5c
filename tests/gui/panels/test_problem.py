"""The surface's card and the gallery."""

import pytest
from PySide6.QtCore import QPoint, Qt

from playground.gui.gallery.gallery import Gallery
from playground.gui.theme.apply import current_theme
from playground.problems.surfaces import SURFACES, surface
from playground.session.actions.problem import choose_surface


@pytest.fixture
def panel(show):
    return show("problem")


@pytest.fixture
def gallery(panel, qtbot):
    qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    made = panel.findChild(Gallery)
    yield made
    try:
        made.close()
    except RuntimeError:
        pass  # it closed itself when a surface was chosen


def names(gallery):
    items = [gallery.list.item(row) for row in range(gallery.list.count())]
    return [item.text() for item in items if item.flags() & Qt.ItemFlag.ItemIsSelectable]


def test_the_card_shows_name_formula_and_lesson(panel):
    assert panel.button.accessibleName() == "surface: Rosenbrock"
    assert "<sup>2</sup>" in panel.formula.text()
    assert panel.teaches.text() == surface("rosenbrock").teaches


def test_an_exponent_of_an_exponent_is_never_flattened(panel, document):
    document.perform(choose_surface, "ackley")
    assert "x²" in panel.formula.text() and "<sup>" not in panel.formula.text()


def test_the_picture_is_painted_in_a_thread_once_there_is_a_result(panel, race, qtbot):
    rosenbrock = surface("rosenbrock")
    assert not panel.thumbnails.busy
    race(panel)
    qtbot.waitUntil(lambda: panel.thumbnails.picture(rosenbrock, current_theme()) is not None, timeout=60_000)
    picture = panel.thumbnails.picture(rosenbrock, current_theme())
    assert len({picture.pixel(x, y) for x in range(0, 200, 7) for y in range(0, 150, 7)}) > 20


def test_dragging_a_parameter_is_one_undo(panel, document, qtbot):
    slider = panel.form.fields["b"].slider
    middle = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(10, middle))
    for x in (14, 18, 22):
        qtbot.mouseMove(slider, QPoint(x, middle))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(22, middle))
    assert document.state.experiment.problem.parameters["b"] < 100
    document.undo()
    assert document.state.experiment.problem.parameters["b"] == 100 and not document.can_undo
    assert panel.form.fields["b"].field.text() == "100"


def test_the_gallery_shows_every_surface_and_marks_the_present_one(gallery):
    assert set(names(gallery)) == {one.name for one in SURFACES}
    assert gallery.list.currentItem().text() == "Rosenbrock"


def test_typing_and_return_choose_a_surface_with_its_lesson(gallery, document, qtbot):
    qtbot.keyClicks(gallery.search, "himmel")
    assert names(gallery) == ["Himmelblau"]
    qtbot.keyClick(gallery.search, Qt.Key.Key_Return)
    assert document.state.experiment.problem.id == "himmelblau"
    assert document.state.experiment.steps == surface("himmelblau").lesson.steps


def test_tags_narrow_the_gallery(gallery, qtbot):
    gallery.tags["saddle"].setChecked(True)
    expected = sorted(one.name for one in SURFACES if "saddle" in one.tags)
    assert sorted(names(gallery)) == expected and expected


def test_what_is_pointed_at_by_keys_is_explained(gallery, qtbot):
    gallery.list.setCurrentRow(0)
    first = gallery.teaches.text()
    qtbot.keyClick(gallery.search, Qt.Key.Key_Down)
    assert gallery.teaches.text() != first


def test_nothing_found_says_what_to_do(gallery, qtbot):
    qtbot.keyClicks(gallery.search, "zzz")
    assert names(gallery) == [] and "shorter word" in gallery.teaches.text()


def test_the_lesson_comes_back(panel, document, qtbot):
    before = document.state.experiment
    panel.form.fields["a"].changed.emit(0.5)
    assert document.state.experiment != before
    qtbot.mouseClick(panel.lesson, Qt.MouseButton.LeftButton)
    assert document.state.experiment == before


def test_the_gallery_begins_with_a_few_and_has_every_surface_in_one_group(gallery, qtbot):
    items = [gallery.list.item(row) for row in range(gallery.list.count())]
    titles = [item.text() for item in items if not item.flags() & Qt.ItemFlag.ItemIsSelectable]
    assert titles[0] == "Start here" and items[0].text() == "Start here"
    begin = items.index(next(item for item in items if item.text() == titles[1]))
    assert 5 <= begin - 1 <= 8
    rest = [item.text() for item in items[begin:] if item.text() not in titles]
    assert sorted(rest) == sorted(one.name for one in SURFACES), "each is in one group"
    qtbot.keyClicks(gallery.search, "rosen")
    assert gallery.list.item(0).text() == "Rosenbrock"


def test_up_and_down_go_from_group_to_group(gallery, qtbot):
    gallery.list.choose(lambda one: one.id == "rastrigin")
    seen = [gallery.list.chosen.id]
    for _ in range(4):
        qtbot.keyClick(gallery.search, Qt.Key.Key_Down)
        seen.append(gallery.list.chosen.id)
    assert len(set(seen)) == 5
    for _ in range(40):
        qtbot.keyClick(gallery.search, Qt.Key.Key_Up)
    assert "start here" in gallery.list.chosen.tags
