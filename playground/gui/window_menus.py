"""The menus of the window."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QGuiApplication

from playground.gui.commands import Command
from playground.gui.contenders.entries import MANY, many_titles
from playground.gui.figure_options import figure_options
from playground.gui.menus import Entry
from playground.gui.plane.overlays import OVERLAYS
from playground.gui.shared_entries import FIGURE, help_entries, look_entries, reopen_entries
from playground.gui.window_layout import panel_entries
from playground.picture.lines.drawn_paths import PathColors
from playground.session.actions.contenders import add_contenders, remove_contender
from playground.session.actions.problem import show_lesson
from playground.session.actions.several_contenders import clear_contenders
from playground.session.actions.starts import clear_starts, domain_grid, place_start, random_starts, remove_start
from playground.session.actions.view import (
    set_above_minimum,
    set_color_by,
    set_level_axis,
    set_levels,
    set_loss_scale,
    set_over_starts,
    set_picture,
    toggle_layer,
)
from playground.session.state import LevelAxis

if TYPE_CHECKING:
    from playground.gui.panels.problem import ProblemPanel
    from playground.gui.places.networks import NetworksPlace
    from playground.gui.window import Window


def place_menus(window: "Window", networks: "NetworksPlace | None") -> Mapping[str, Sequence[Entry]]:
    """Return the menus' tables by title, the networks' where they are handed over, else the race's."""
    if networks is None:
        return window_menus(window)
    from playground.gui.places.networks_menus import networks_menus

    return networks_menus(window, networks)


def window_menus(window: "Window") -> Mapping[str, Sequence[Entry]]:
    """Return the tables of the race's menus by title."""
    return {
        "&File": _file(window),
        "&Edit": _edit(window),
        "&View": _view(window),
        "&Run": _run(window),
        "&Help": _help(window),
    }


def _file(window: "Window") -> list[Entry]:
    files, race = window.files, window.race

    def save_drawing() -> None:
        files.export("svg", race.result, **figure_options(race.picture, race.player.step, flat=True)[1])

    return [
        Command(
            "&New race", files.begin, ("Ctrl+N",), "Begin an empty race on this surface; undo brings the old one back"
        ),
        Command("&Open …", files.open, ("Ctrl+O",), "Open an experiment or a surface of your own"),
        *reopen_entries(window),
        None,
        Command("&Save", files.save, ("Ctrl+S",), "Save the experiment"),
        Command("Save &as …", files.save_as, ("Ctrl+Shift+S",), "Save the experiment in another file"),
        (
            "&Export",
            [
                Command("&CSV table …", lambda: files.export("csv", race.result), ("Ctrl+E",)),
                Command(
                    "&Inner numbers …",
                    lambda: files.export("readouts", race.result),
                    (),
                    "What every method keeps from step to step: rates, momenta, radii, temperatures; as CSV",
                ),
                Command("&PNG picture …", lambda: save_picture(window)),
                *(_larger(window, size, words) for size, words in ((2, "twice"), (3, "three times"))),
                Command("S&VG drawing …", save_drawing, (), "The contour plot; a relief has no vectors"),
                Command("P&DF page …", lambda: save_page(window), (), "What is seen, contours as vectors"),
                Command("&Figure of the contour plot …", lambda: ask_race_figure(window), (), FIGURE),
            ],
        ),
        None,
        Command("&Close", window.close, ("Ctrl+W", "Ctrl+Q")),
    ]


def save_page(window: "Window") -> None:
    """Ask for a file and save what is seen as a PDF page."""
    id, options = window.race.figure()
    window.files.export("pdf" if id == "png" else id, window.race.result, "pdf", **options)


def ask_race_figure(window: "Window") -> None:
    """Ask how the contour plot is to look as a figure, and where to save it."""
    from playground.gui.figure_dialog import FigureChoice, ask_figure

    race, files = window.race, window.files

    def write(choice: FigureChoice, path: Path) -> None:
        _, options = figure_options(race.picture, race.player.step, flat=True)
        options |= {"title": choice.title, "legend": choice.legend}
        if choice.size:
            width, height, ratio = choice.sides((0, 0), 1.0)
            options |= {"size": (width, height), "ratio": ratio}
        if race.result is not None:
            files.export_path(choice.kind, path, race.result, **options)

    if race.result is None:
        race.show_error("there is nothing to export yet: the first race is being prepared")
    else:
        ask_figure(window, race.result.experiment.problem.name, files.usual_name, write)


def save_picture(window: "Window", size: int = 1) -> None:
    """Ask for a file and save what is seen, with `size` times as many pixels each way."""
    id, options = window.race.figure(size)
    window.files.export(id, window.race.result, **options)


def _larger(window: "Window", size: int, words: str) -> Command:
    def call() -> None:
        save_picture(window, size)

    return Command(f"PNG picture, {words} as many pixels each way …", call, (), "For print and for large screens")


def _edit(window: "Window") -> list[Entry]:
    document, race = window.document, window.race

    def remove_selected_start() -> None:
        if document.state.selected_start is not None:
            race.plane.perform(remove_start, document.state.selected_start)

    def remove_selected_contender() -> None:
        if document.state.selected_contender is not None:
            race.plane.perform(remove_contender, document.state.selected_contender)

    return [
        Command("&Undo", document.undo, ("Ctrl+Z",), available=lambda: document.can_undo),
        Command("&Redo", document.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), available=lambda: document.can_redo),
        None,
        Command("&Copy picture", race.copy_picture, ("Ctrl+Shift+C",), "Put the plane as it is seen on the clipboard"),
        Command("Copy &table of results", race.copy_table, (), "Put a line for each path on the clipboard"),
        Command("Copy &experiment", window.files.copy_experiment, (), "Put the experiment as JSON on the clipboard"),
        Command("&Paste experiment", window.files.paste_experiment, (), "Open the experiment on the clipboard"),
        None,
        ("&Add optimizers", _many(window)),
        Command("Remove selected &start", remove_selected_start),
        Command("Remove selected conten&der", remove_selected_contender),
        Command("Remove a&ll starts", lambda: race.plane.perform(clear_starts)),
        Command("Remove all c&ontenders", lambda: race.plane.perform(clear_contenders)),
    ]


def _many(window: "Window") -> list[Command]:
    """All optimizers at once, or a family of them."""

    def add(id: str, title: str) -> Command:
        perform = window.race.plane.perform
        return Command(title, lambda: perform(add_contenders, id.removeprefix(MANY)), (), "Those that do not race yet")

    return [add(id, title) for id, title in many_titles().items()]


def _view(window: "Window") -> list[Entry]:
    document, plane = window.document, window.race.plane

    def levels(word: str, text: str) -> Command:
        return Command(text, lambda: plane.perform(set_levels, word), check=lambda: document.state.view.levels == word)

    def is_log() -> bool:
        return document.state.view.loss_scale == "log"

    def toggle_scale() -> None:
        plane.perform(set_loss_scale, "linear" if is_log() else "log")

    def toggle_median() -> None:
        plane.perform(set_over_starts, "all" if document.state.view.over_starts == "median" else "median")

    def toggle_above() -> None:
        plane.perform(set_above_minimum, not document.state.view.above_minimum)

    return [
        Command("Zoom &in", lambda: plane.zoom(1 / 1.25), ("Ctrl++", "Ctrl+=")),
        Command("Zoom &out", lambda: plane.zoom(1.25), ("Ctrl+-",)),
        Command("&Whole surface", plane.fit, ("Ctrl+0",)),
        None,
        *_pictures(window),
        None,
        (
            "Contour &levels",
            [levels("auto", "&As suits the surface"), levels("linear", "&Linear"), levels("log", "Lo&garithmic")],
        ),
        Command(
            "Lo&garithmic losses", toggle_scale, ("Ctrl+L",), check=lambda: document.state.view.loss_scale == "log"
        ),
        Command("Losses above the &minimum", toggle_above, check=lambda: document.state.view.above_minimum),
        None,
        Command(
            "Median o&ver starts",
            toggle_median,
            (),
            "In charts, with a band of quartiles, in place of all curves",
            check=lambda: document.state.view.over_starts == "median",
        ),
        ("Charts &over", _level_axes(window)),
        None,
        ("Colo&ur paths by", _colorings(window)),
        None,
        *(_layer(window, id) for id in OVERLAYS.sound_ids() if not OVERLAYS.get(id).always),
        None,
        *panel_entries(window.race.arrangement),
        None,
        *look_entries(window),
    ]


def _pictures(window: "Window") -> list[Entry]:
    document, plane = window.document, window.race.plane

    def picture(word: str, text: str, key: str) -> Command:
        return Command(
            text, lambda: plane.perform(set_picture, word), (key,), check=lambda: document.state.picture == word,
            available=lambda: word == "contours" or document.state.experiment.problem.dimension == 2,
        )  # fmt: skip

    return [
        picture("contours", "&Contour plot", "Ctrl+1"),
        picture("relief", "&Relief", "Ctrl+2"),
        picture("both", "&Both", "Ctrl+3"),
    ]


def _colorings(window: "Window") -> list[Command]:
    plane, document = window.race.plane, window.document

    def coloring(by: PathColors, text: str, tip: str) -> Command:
        return Command(
            text, lambda: plane.perform(set_color_by, by), (), tip, lambda: document.state.view.color_by == by
        )  # fmt: skip

    return [
        coloring("contender", "&Contender", "Each contender in its own colour"),
        coloring("end", "&How they ended", "At a minimum, diverged, steps used up, …"),
        coloring("minimum", "Which &minimum they reached", "The surface's known minima, and where paths came to rest"),
    ]


def _level_axes(window: "Window") -> list[Command]:
    plane, document = window.race.plane, window.document

    def level_axis(axis: LevelAxis, text: str, tip: str) -> Command:
        return Command(
            text, lambda: plane.perform(set_level_axis, axis), (), tip, lambda: document.state.view.level_axis == axis
        )  # fmt: skip

    return [
        level_axis("steps", "&Steps", "What each method has reached after the same number of steps"),
        level_axis("gradients", "Evaluations of the &gradient", "A line search costs more than a step along a slope"),
        level_axis("evaluations", "&All evaluations", "Of f, gradients, Hessians and products with a Hessian"),
    ]


def _layer(window: "Window", id: str) -> Command:
    def shown() -> bool:
        return id in window.document.state.view.layers

    def toggle() -> None:
        window.race.plane.perform(toggle_layer, id)

    return Command(OVERLAYS.get(id).title, toggle, (), OVERLAYS.get(id).doc, shown)


def _run(window: "Window") -> list[Entry]:
    race = window.race
    player, plane, problem = race.player, race.plane, cast("ProblemPanel", race.panels["problem"])
    return [
        Command("&Play or pause", player.toggle, ("Space",)),
        Command("Step &on", lambda: player.move(1), (".",)),
        Command("Step &back", lambda: player.move(-1), (",",)),
        Command("To the &start", lambda: player.seek(0), ("Home",)),
        Command("To the &end", lambda: player.seek(player.last), ("End",)),
        None,
        Command("&Random starts", lambda: plane.perform(random_starts), ("Ctrl+R",), "Eight more starts at random"),
        Command("&Grid of starts", lambda: plane.perform(domain_grid), ("Ctrl+G",), "Five by five more starts"),
        Command(
            "Show the surface's &lesson",
            lambda: plane.perform(show_lesson),
            ("Ctrl+Shift+R",),
            "Bring back the starts and contenders that show what the surface teaches",
        ),
        Command(
            "&Keep my starts and contenders",
            lambda: problem.keep_own(not problem.keeps_own),
            (),
            "When another surface is chosen they stay, in place of those of its lesson",
            lambda: problem.keeps_own,
        ),
        None,
        Command("Run a&gain", race.run_again, ("F5",), "Simulate the race as it is now, also after Cancel"),
        Command("&Cancel the simulation", race.run_loop.cancel, (), available=lambda: not race.run_loop.settled),
    ]


def _help(window: "Window") -> list[Entry]:
    def show_lesson_of_surface() -> None:
        problem = window.document.state.experiment.problem
        window.race.show_note(f"{problem.name}: {problem.teaches}")

    return help_entries(window, Command("What this surface &teaches", show_lesson_of_surface))


def plane_menu(window: "Window") -> list[Entry]:
    """Return what a right click on the plane offers."""
    plane, race, picture = window.race.plane, window.race, window.race.picture.asked
    point = picture.meant(picture.pointer) if picture.pointer is not None else None

    def place() -> None:
        if point is not None:
            plane.perform(place_start, point)

    def copy_point() -> None:
        if point is not None:
            QGuiApplication.clipboard().setText(", ".join(map(repr, point)))

    return [
        Command("Place a &start here", place),
        Command("Copy this &point", copy_point),
        None,
        Command("&Whole surface", plane.fit),
        Command("&Copy picture", race.copy_picture),
        Command("Save &picture …", lambda: save_picture(window)),
    ]
