"""Everything that the window shows: places, pages, popups and dialogs, with long names and long numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

import playground as pg
from playground.gui.contenders.rule_popup import RulePopup
from playground.gui.keyboard_help import KeyboardHelp
from playground.gui.networks.pages import PAGES
from playground.gui.networks.table.table_dialog import TableDialog
from playground.gui.window import Window
from playground.optimizers import OPTIMIZERS
from playground.services.settings import Settings
from playground.session.actions.training import open_training, show_page
from playground.session.actions.view import select_contender, select_path
from playground.session.document import Document
from playground.session.lesson import lesson_state

LONG = "Gradient descent with a name as long as a person may type it"
Wait = Callable[[Callable[[], bool]], None]
Scene = tuple[str, QWidget]


def long_race() -> pg.Experiment:
    """A race of long names, long numbers, modifiers, methods round others, and many starts."""
    surface = pg.surface("rosenbrock", b=123.456)
    racers = [
        pg.Contender("gradient_descent", name=LONG, lr=1.2345e-4),
        pg.Contender("nesterov_convex", lr=1.2345e-4),
        pg.Contender("gradient_descent_then_saddle_free"),
        pg.Contender("lookahead", base=pg.Contender("adam", lr=0.0123456), alpha=0.123456),
        pg.Contender("adamw", lr=0.00123, modifiers=[pg.Modifier("decoupled_weight_decay"), pg.Modifier("cosine")]),
        pg.Contender("full_matrix_adagrad"),
    ]
    starts = [(-1.23456789, 0.6), (1.4, -0.5), (0.1, 2.5), (-0.333333333, 1e-5)]
    return pg.Experiment(surface, starts, racers, steps=1000)


def scenes(window: Window, wait: Wait, table: Path, every: bool) -> Iterator[Scene]:
    """Show one thing after the other, and name what is to be looked at.

    Arguments: `every` all methods, modifiers and pages in place of a sample.
    """
    yield from _race(window, wait, every)
    yield from _popups(window, wait)
    yield from _networks(window, wait, table, every)


def _race(window: Window, wait: Wait, every: bool) -> Iterator[Scene]:
    document = window.document
    yield "the first race", window
    document.perform(lambda state: replaced(state, long_race()))
    wait(lambda: window.race.result is not None and window.race.result.experiment == document.state.experiment)
    chosen = range(len(long_race().contenders)) if every else (0, 3, 4)
    for place in chosen:
        document.perform(select_path, place, 0)
        settle()
        yield f"contender {place} unfolded", window
    if every:
        for method in OPTIMIZERS:
            base = pg.Contender("gradient_descent") if method.family == "around another" else None
            racer = pg.Contender(method.id, base=base) if base is not None else pg.Contender(method.id)
            race = long_race().replace(contenders=[racer])
            document.perform(lambda state, race=race: replaced(state, race))
            document.perform(select_contender, 0)
            settle()
            yield f"{method.id} unfolded", window
        document.perform(lambda state: replaced(state, long_race()))


def _popups(window: Window, wait: Wait) -> Iterator[Scene]:
    problem, racers = window.race.panels["problem"], window.race.panels["contenders"]
    for name, open_it in (
        ("gallery", problem.open_gallery),  # type: ignore[attr-defined]
        ("list of optimizers", racers.open_list),  # type: ignore[attr-defined]
    ):
        open_it()
        settle()
        popup = QApplication.activePopupWidget()
        assert popup is not None
        yield name, popup
        popup.close()
        settle()
    rule = RulePopup(OPTIMIZERS.get("adam"), window)
    rule.open_below(window.header)
    settle()
    yield "rule", rule
    rule.close()
    problem.edit_formula()  # type: ignore[attr-defined]
    settle()
    yield "formula editor", window
    commands = [one for menu in window.menus.values() for one in menu if one is not None]
    flat = [one for entry in commands for one in (entry[1] if isinstance(entry, tuple) else [entry])]
    keys = KeyboardHelp(flat, "race", window)
    keys.show()
    settle()
    yield "keyboard help", keys
    keys.close()


def _networks(window: Window, wait: Wait, table: Path, every: bool) -> Iterator[Scene]:
    window.go_to("networks")
    place = window.networks
    assert place is not None
    racers = [
        pg.Contender("adam", lr=0.0123456),
        pg.Contender("gradient_descent", name="A learner of a long name", lr=0.1),
    ]
    training = pg.Training(
        pg.data("moons", samples=60, noise=0.123456), pg.Network(hidden=(6, 6)), contenders=racers, batch=10, epochs=4
    )
    window.document.perform(open_training, training)
    wait(lambda: place.snapshot is not None)
    place.trainer.run()
    wait(lambda: place.snapshot is not None and place.snapshot.over)
    for id in sorted(PAGES.ids(), key=lambda id: PAGES.get(id).order):
        window.document.perform(show_page, id)
        settle(5 if every else 3)
        yield f"page {id}", window
    data = place.panels["data"]
    data.open_list()  # type: ignore[attr-defined]
    settle()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    yield "gallery of data", popup
    popup.close()
    dialog = TableDialog(table, training.data, window)
    dialog.show()
    wait(lambda: not dialog.busy)
    settle()
    yield "table", dialog
    dialog.reject()


def replaced(state, experiment):  # type: ignore[no-untyped-def]
    """The state with another experiment."""
    from dataclasses import replace

    return replace(state, experiment=experiment, selected_contender=0, selected_start=0).clamped()


def settle(turns: int = 3) -> None:
    """Let layouts and late panels have their turns."""
    import time

    end = time.monotonic() + 0.04 * turns
    while time.monotonic() < end:
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QApplication.processEvents()


def opened(theme: str = "light", large: bool = False) -> Window:
    """A window of 1100 × 700 logical pixels with the lesson of a surface of two parameters."""
    window = Window(Document(lesson_state("rosenbrock")), Settings(theme=theme, large=large))  # type: ignore[arg-type]
    window.resize(1100, 700)
    window.show()
    return window
