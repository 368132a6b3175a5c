"""Pictures of the window and of its parts, with real races in them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from _studio import Studio

import playground as pg
from playground.session.actions.formula import use_formula
from playground.session.actions.starts import place_starts_grid
from playground.session.actions.view import select_path, set_above_minimum, set_picture, toggle_layer
from playground.session.lesson import lesson_experiment

LINE = ((-1.8, 2.6), (1.8, 2.2))
HEAVY_BALL, ADAM = 1, 2
SECONDS_FOR_CURVES = 5.0  # which are made in a thread that tells nobody when it is done
LAYERS = ("critical_points", "arrows", "level_line", "quadratic_model")


def window_pictures() -> dict[str, Callable[[], bytes]]:
    """Return the maker of every picture of the window by its name; all use one window."""
    makers: dict[str, Callable[[Studio], bytes]] = {
        "race-light": partial(race, theme="light"),
        "race-dark": partial(race, theme="dark"),
        "gallery": gallery,
        "optimizers": optimizers,
        "rule": rule,
        "contender": contender,
        "modifiers": modifiers,
        "problem": problem,
        "formula": formula,
        "starts": starts,
        "starts-line": starts_line,
        "starts-grid": starts_grid,
        "zoom": zoom,
        "relief-valley": partial(relief, id="rosenbrock", step=400),
        "relief-wells": partial(relief, id="himmelblau", theme="dark"),
        "layers": layers,
        "basins": basins,
        "one-number": one_number,
        "charts": charts,
        "readout": readout,
        "time": time_bar,
        "error": error,
        "large": large,
        "networks-light": partial(networks, theme="light"),
        "networks-dark": partial(networks, theme="dark"),
        "data-gallery": data_gallery,
        "table": table,
    }
    studio: list[Studio] = []

    def make(maker: Callable[[Studio], bytes]) -> bytes:
        if not studio:
            studio.append(Studio())
        return maker(studio[0])

    return {name: partial(make, maker) for name, maker in makers.items()}


def race(studio: Studio, theme: str, large: bool = False) -> bytes:
    """The first race, in its middle, with one path selected."""
    studio.show("rosenbrock", step=240, theme=theme, large=large)
    studio.perform(select_path, HEAVY_BALL, 2)
    return studio.picture()


def networks(studio: Studio, theme: str) -> bytes:
    """The first training, with the rate of one contender changed on the way."""
    studio.show("rosenbrock", theme=theme)
    return studio.trained(1200, ("lr", 0.003), 800)


def data_gallery(studio: Studio) -> bytes:
    """All data sets."""
    studio.show("rosenbrock")
    studio.networks().panels["data"].open_list()
    return studio.popup()


def table(studio: Studio) -> bytes:
    """The dialog for a table's columns, one of which misses a value."""
    rows = ("5.1,3.5,setosa,a", "7.0,3.2,versicolor,b", "4.9,,setosa,c", "6.3,3.3,virginica,d", "5.8,2.7,virginica,e")
    Path("irises.csv").write_text("\n".join(("length,width,kind,note", *rows * 30)) + "\n", encoding="utf-8")
    studio.show("rosenbrock")
    return studio.table(Path("irises.csv"), target="kind", tick="width")


def large(studio: Studio) -> bytes:
    """Large type."""
    return race(studio, "dark", large=True)


def gallery(studio: Studio) -> bytes:
    """All surfaces."""
    studio.show("rosenbrock")
    studio.panel("problem").open_gallery()
    return studio.popup()


def optimizers(studio: Studio) -> bytes:
    """The list from which a contender is added."""
    studio.show("rosenbrock")
    studio.panel("contenders").open_list()
    return studio.popup()


def rule(studio: Studio) -> bytes:
    """An optimizer's equation and source."""
    studio.show("rosenbrock")
    studio.panel("contenders").rows[ADAM].show_rule()
    return studio.popup()


def contender(studio: Studio) -> bytes:
    """Contenders, one of them open."""
    studio.show("rosenbrock")
    studio.perform(select_path, ADAM, 0)
    return studio.picture(studio.panel("contenders"))


def modifiers(studio: Studio) -> bytes:
    """A contender open to what is put on it, with a schedule's curve."""
    put = [pg.Modifier("warmup", steps=60), pg.Modifier("noise", sigma=3), pg.Modifier("cosine", steps=300)]
    average = pg.Modifier("tail_average", begin=200)
    racers = [pg.Contender("gradient_descent", lr=0.002, modifiers=[*put, average]), pg.Contender("lookahead")]
    studio.show_experiment(lesson_experiment(pg.surface("rosenbrock")).replace(contenders=racers, steps=500))
    studio.perform(select_path, 0, 0)
    studio.window.race.player.seek(240)
    studio.panel("contenders").rows[0].body.modifiers.rows[2].fold()
    return studio.picture(studio.panel("contenders"))


def problem(studio: Studio) -> bytes:
    """The surface in use."""
    studio.show("rotated_quadratic")
    return studio.picture(studio.panel("problem"))


def formula(studio: Studio) -> bytes:
    """A formula of one's own in its editor."""
    studio.show("rosenbrock")
    studio.perform(use_formula, "(x - a)^2 + 3*y^2 + 2*cos(2*x)", {"a": 1.0})
    return studio.picture(studio.panel("problem"))


def starts(studio: Studio) -> bytes:
    """The table of starts."""
    studio.show("rosenbrock")
    return studio.picture(studio.panel("starts"))


def starts_line(studio: Studio) -> bytes:
    """A line of starts while it is drawn."""
    studio.show("rosenbrock", step=0)
    studio.begin_drag(*LINE, "shift")
    data = studio.picture(studio.plane)
    studio.escape()
    return data


def starts_grid(studio: Studio) -> bytes:
    """Many starts, and into which of four minima each falls."""
    experiment = lesson_experiment(pg.surface("himmelblau")).replace(
        starts=(), contenders=[pg.Contender("gradient_descent", lr=0.01)]
    )
    studio.show_experiment(experiment)
    studio.perform(place_starts_grid, (-4.5, -4.5), (4.5, 4.5), 9, 9)
    studio.point_away()
    return studio.picture(studio.plane)


def zoom(studio: Studio) -> bytes:
    """The bend of the valley from near, with the curvature's cross at the selected head."""
    studio.show("rosenbrock", step=400)
    studio.perform(select_path, ADAM, 1)
    studio.zoom((0.55, 0.35), 0.18)
    return studio.picture(studio.plane)


def relief(studio: Studio, id: str, theme: str = "light", step: int | None = None) -> bytes:
    """A surface in three dimensions with the paths on it."""
    studio.show(id, step=step, theme=theme)
    studio.perform(set_picture, "relief")
    return studio.picture(studio.window.race.picture)


def layers(studio: Studio) -> bytes:
    """Critical points, arrows down the slope, and at the selected point the level line and the second-order model."""
    studio.show("himmelblau", step=8)
    studio.perform(select_path, 0, 0)
    for id in LAYERS:
        studio.perform(toggle_layer, id)
    studio.wait_for_critical_points()
    data = studio.picture(studio.plane)
    for id in LAYERS:
        studio.perform(toggle_layer, id)
    return data


def basins(studio: Studio) -> bytes:
    """The curves that part the basins of minima, and the gradient flow from the selected start."""
    studio.show("himmelblau")
    studio.perform(select_path, 0, 0)
    for id in ("critical_points", "separatrices", "flow"):
        studio.perform(toggle_layer, id)
    studio.wait_for_critical_points()
    studio.rest(SECONDS_FOR_CURVES)
    data = studio.picture(studio.plane)
    for id in ("critical_points", "separatrices", "flow"):
        studio.perform(toggle_layer, id)
    return data


def one_number(studio: Studio) -> bytes:
    """A function of one number."""
    studio.show("newton_cycle", step=3)
    studio.perform(select_path, 0, 0)
    return studio.picture(studio.plane)


def charts(studio: Studio) -> bytes:
    """The three charts."""
    studio.show("rosenbrock", step=240)
    studio.perform(select_path, HEAVY_BALL, 2)
    studio.perform(set_above_minimum, True)
    parts = [studio.panel(name) for name in ("loss", "gradient", "eigenvalues")]
    data = studio.picture(*parts)
    studio.perform(set_above_minimum, False)
    return data


def readout(studio: Studio) -> bytes:
    """Numbers on the path and at the mouse."""
    studio.show("rosenbrock", step=240)
    studio.perform(select_path, HEAVY_BALL, 2)
    studio.point((-0.5, 1.0))
    data = studio.picture(studio.panel("readout"))
    studio.point_away()
    return data


def time_bar(studio: Studio) -> bytes:
    """The bar under everything."""
    studio.show("rosenbrock", step=240)
    return studio.picture(studio.window.race.time_bar)


def error(studio: Studio) -> bytes:
    """A file that cannot be opened."""
    studio.show("rosenbrock", step=240)
    file = Path("notes.json")
    file.write_text('{"format": "something else"}', encoding="utf-8")
    studio.window.files.open_path(file)
    return studio.picture(studio.plane, within=studio.window.race.banner)
