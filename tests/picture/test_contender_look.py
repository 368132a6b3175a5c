"""Contenders beyond the twelfth are told apart by the make of their lines, everywhere alike, by every eye."""

from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.exporters import EXPORTERS
from playground.picture.colors.contender_look import contender_looks, racing_looks
from playground.picture.colors.palette import to_oklab
from playground.picture.colors.theme import THEMES
from playground.picture.lines.canvas import Canvas
from playground.picture.lines.line_pattern import PATTERNS
from playground.picture.lines.marks import head_mark
from playground.session.actions.contenders import add_contender, duplicate_contender, recolor_contender
from playground.session.actions.several_contenders import move_contenders, remove_contenders
from playground.session.lesson import lesson_state

MANY = 12 * PATTERNS


@pytest.fixture(scope="module")
def many() -> list[pg.Contender]:
    return [pg.Contender("gradient_descent", lr=0.01 + 1e-4 * k) for k in range(MANY)]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_no_two_of_all_looks_are_the_same_line(many: list[pg.Contender], theme) -> None:
    looks = contender_looks(many, theme)
    assert len(set(looks)) == MANY == 36
    for pens in ([look.pen(theme) for look in looks], [theme.curve_pen(*look[:1], pattern=look[1]) for look in looks]):
        assert len({pen.table().tobytes() for pen in pens}) == MANY


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("width", [0.8, 1.7])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_lines_of_one_colour_differ_in_lightness_across_which_every_eye_sees(theme, width: float, ratio: float) -> None:
    """The lightness across each line, drawn on the theme's map, over the widest of them."""
    for color in theme.contenders:
        across = []
        for pattern in range(PATTERNS):
            canvas = Canvas(64, 32, [theme.path_pen(color, ratio, width, pattern)])
            canvas.draw(0, np.array([[2.0, 16.5], [62.0, 16.5]]))
            ground = np.full((32, 64), int(theme.map_color(0.5)[1:], 16) | 0xFF000000, np.uint32)
            column = canvas.paint_once(ground)[:, 32]
            across.append(to_oklab([f"#{int(pixel) & 0xFFFFFF:06x}" for pixel in column])[:, 0])
        for one, other in combinations(across, 2):
            assert np.abs(one - other).max() > 0.12, color


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_head_is_its_lines_cross_section(many: list[pg.Contender], theme) -> None:
    look = contender_looks(many, theme)[-1]
    mark = head_mark("head", 0.0, 0.0, look, theme, 2.0)
    pen = look.pen(theme, 2.0)
    assert [ring.color for ring in mark.rings] == [band.color for band in pen.bands] == [theme.halo, look.color]
    assert all(0.5 < ring.width < 2 * mark.radius for ring in mark.rings)
    assert not head_mark("gone", 0.0, 0.0, look, theme, 2.0).rings, "a cross has no room for it"


def test_a_look_stays_with_its_contender() -> None:
    state = lesson_state("rosenbrock")
    for k in range(26):
        state = add_contender(state, "adam", lr=0.01 + 1e-4 * k, name=f"adam {k}")
    theme = THEMES["light"]

    def seen() -> dict[str, object]:
        race = state.experiment
        return dict(zip(race.names, contender_looks(race.contenders, theme), strict=True))

    before = seen()
    assert len(set(before.values())) == len(before) == 30
    state = move_contenders(state, [25, 3], 0)
    assert seen() == before
    state = remove_contenders(state, [0, 7, 12])
    kept = seen()
    assert all(before[name] == look for name, look in kept.items())
    state = duplicate_contender(state, 20)
    assert len(set(seen().values())) == 28
    own = recolor_contender(state, 20, "#123456").experiment.contenders[20]
    assert own.color == "#123456"
    again = pg.Experiment.from_json(state.experiment.to_json())
    assert contender_looks(again.contenders, theme) == contender_looks(state.experiment.contenders, theme)


def test_files_of_before_say_nothing_and_mean_what_the_place_gives() -> None:
    race = pg.Experiment(pg.surface("sphere"), contenders=[pg.Contender("adam")])
    assert b"pattern" not in race.to_json()
    with pytest.raises(PlaygroundError, match="pattern"):
        pg.Contender("adam", pattern=3)
    assert eval(f"pg.{pg.Contender('adam', pattern=2)!r}") == pg.Contender("adam", pattern=2)


def test_exported_drawings_have_the_same_looks(tmp_path: Path) -> None:
    contenders = [pg.Contender("adam", pattern=2), pg.Contender("adam")]
    result = pg.simulate(pg.Experiment(pg.surface("sphere"), [(2.0, 3.0)], contenders, steps=30))
    EXPORTERS.get("svg").write(result, tmp_path / "a.svg")
    drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
    colors = [look.color for look in racing_looks(result.experiment, THEMES["light"])]
    paths = [
        element.attrib
        for element in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}path")
        if element.attrib.get("stroke") in colors
    ]
    # Two strokes of the triple line and one of the plain one, in the plot and in the legend.
    assert len([one for one in paths if one["stroke"] == colors[0]]) == 4
    assert len([one for one in paths if one["stroke"] == colors[1]]) == 2
