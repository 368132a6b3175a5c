"""Paths are coloured by where they end as a choice that is kept, undone and exported."""

from playground.gui.figure_options import figure_options
from playground.picture.lines.drawn_paths import drawn_paths
from playground.services.autosave import Autosave
from playground.session.actions.starts import domain_grid
from playground.session.actions.view import set_color_by, set_picture
from playground.session.lesson import lesson_state


def test_the_menu_colours_by_end_with_a_legend_and_undo_brings_contenders_back(make_window, qtbot, tmp_path):
    window = make_window(domain_grid(lesson_state("himmelblau"), 5, 5))
    plane, document = window.race.plane, window.document
    before = plane.picture().toImage()
    action = window.actions_by_words["Which minimum they reached"]
    action.trigger()
    assert document.state.view.color_by == "minimum" and document.can_undo
    after = plane.picture().toImage()
    assert after != before
    paths = drawn_paths(plane.result, plane.theme.picture, "minimum")
    corner = plane.area.topLeft().toPoint()
    seen = {
        after.pixelColor(corner.x() + x, corner.y() + y).name() for x in range(10, 40) for y in range(25, 120)
    }  # fmt: skip
    assert {look.color.lower() for look in paths.looks} <= seen, "the legend shows each colour"
    _, options = figure_options(window.race.picture, 100)
    assert options["color_by"] == "minimum"
    document.perform(set_color_by, "end")
    saver = Autosave(tmp_path)
    saver.write(document.state, None, False)
    saver.close()
    found, _ = Autosave(tmp_path).claim()
    assert found is not None and found.state.view.color_by == "end"
    document.undo()
    document.undo()
    assert document.state.view.color_by == "contender" and plane.picture().toImage() == before


def test_the_relief_has_the_legend_too_and_beside_the_plane_one_is_enough(make_window, qtbot):
    window = make_window(domain_grid(lesson_state("himmelblau"), 5, 5))
    document, area = window.document, window.race.picture
    document.perform(set_color_by, "minimum")
    document.perform(set_picture, "relief")
    qtbot.waitUntil(lambda: area.relief is not None and area.relief.sight is not None, timeout=20_000)
    colors = {
        look.color.lower()
        for look in drawn_paths(window.race.result, window.theme.picture, "minimum").looks  # type: ignore[arg-type]
    }

    def in_corner() -> bool:
        image = area.relief.grab().toImage()
        return colors <= {image.pixelColor(x, y).name() for x in range(10, 40) for y in range(25, 120)}

    assert in_corner()
    document.perform(set_color_by, "contender")
    assert not in_corner()
