"""The menus of the networks' place."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from playground.gui.commands import Command
from playground.gui.menus import Entry
from playground.gui.networks.pages import PAGES
from playground.gui.networks.standing_text import standing_text
from playground.gui.networks.training_files import NO_NUMBERS
from playground.gui.places.networks import NetworksPlace
from playground.gui.shared_entries import FIGURE, help_entries, look_entries, reopen_entries
from playground.gui.window_layout import panel_entries
from playground.session.actions.data import clear_points
from playground.session.actions.learners import clear_learners, remove_learner
from playground.session.actions.training import forget_changes, set_chart_scale, show_page

if TYPE_CHECKING:
    from playground.gui.window import Window

_CHARTS = "Losses, accuracies, gradients, rates, steps, distances of all contenders"
_MOST_NUMBERS = 6  # tables and arrays that one page has


def networks_menus(window: "Window", place: NetworksPlace) -> Mapping[str, Sequence[Entry]]:
    """Return the menus' tables by title."""
    return {
        "&File": _file(window, place),
        "&Edit": _edit(window, place),
        "&View": _view(window, place),
        "&Run": _run(place),
        "&Help": help_entries(window),
    }


def _file(window: "Window", place: NetworksPlace) -> list[Entry]:
    files = place.files
    return [
        Command("&Open …", window.files.open, ("Ctrl+O",), "Open a training, a race or a surface of your own"),
        Command("Learn from a &table …", files.open_table, (), "A CSV of yours, whose columns you choose"),
        *reopen_entries(window),
        None,
        Command("&Save", files.save, ("Ctrl+S",), "Save the training"),
        Command("Save &as …", files.save_as, ("Ctrl+Shift+S",), "Save the training in another file"),
        (
            "&Export",
            [
                Command("&CSV table …", lambda: files.export_numbers("csv"), ("Ctrl+E",), "A line for each update"),
                Command("&NumPy arrays …", lambda: files.export_numbers("npz"), (), "Series and recorded parameters"),
                *_page_exports(place),
            ],
        ),
        None,
        Command("&Close", window.close, ("Ctrl+W", "Ctrl+Q")),
    ]


def _page_exports(place: NetworksPlace) -> list[Command]:
    """Pictures of what is seen, and what numbers the page has now."""

    def picture(kind: str, size: int = 1) -> Callable[[], None]:
        return lambda: place.page.files.ask_picture(kind, size)

    def figure() -> None:
        place.page.files.ask_figure()

    def numbers(number: int) -> Command:
        def found() -> tuple[str, Callable[[], object]] | None:
            entries = place.page.files.numbers() if place.document.state.networks_state is not None else []
            return entries[number] if number < len(entries) else None

        def call() -> None:
            entry = found()
            if entry is not None:
                entry[1]()

        def words() -> str:
            entry = found()
            return entry[0] if entry is not None else ""

        return Command("", call, text_now=words)

    return [
        Command("&PNG picture …", picture("png"), (), "What the middle shows"),
        *(
            Command(f"PNG picture, {words} as many pixels each way …", picture("png", size), (), "For print")
            for size, words in ((2, "twice"), (3, "three times"))
        ),
        Command("S&VG drawing …", picture("svg"), (), "What the middle shows, sharp at every size"),
        Command("P&DF page …", picture("pdf"), (), "The same for print"),
        Command("&Figure …", figure, (), FIGURE),
        *(
            Command(f"{words} …", partial(place.files.export_charts, kind), (), _CHARTS)
            for words, kind in (
                ("Charts as P&NG picture", "png"),
                ("Charts as SV&G drawing", "svg"),
                ("Charts as PDF pag&e", "pdf"),
            )
        ),
        Command("Figure of the c&harts …", place.files.ask_charts, (), FIGURE),
        *map(numbers, range(_MOST_NUMBERS)),
    ]


def _edit(window: "Window", place: NetworksPlace) -> list[Entry]:
    document = window.document

    def remove_selected() -> None:
        networks_state = document.state.networks_state
        if networks_state is not None and networks_state.selected is not None:
            place.perform(remove_learner, networks_state.selected)

    def copy_table() -> None:
        snapshot = place.named_snapshot
        if snapshot is None or snapshot.awaited or not snapshot.places:
            place.show_error(NO_NUMBERS)
            return
        QGuiApplication.clipboard().setText(standing_text(snapshot))
        place.show_note("copied the table of results")

    return [
        Command("&Undo", document.undo, ("Ctrl+Z",), available=lambda: document.can_undo),
        Command("&Redo", document.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), available=lambda: document.can_redo),
        None,
        Command("&Copy picture", place.copy_picture, ("Ctrl+Shift+C",), "Put what the middle shows on the clipboard"),
        Command("Copy ta&ble of results", copy_table, (), "Put a line for each contender on the clipboard"),
        Command("Copy &training", place.files.copy_experiment, (), "Put the training as JSON on the clipboard"),
        Command("&Paste training", place.files.paste_experiment, (), "Open the training on the clipboard"),
        None,
        Command("Remove selected conten&der", remove_selected),
        Command("Remove all c&ontenders", lambda: place.perform(clear_learners)),
        Command("Remove drawn &points", lambda: place.perform(clear_points)),
        Command("&Forget changes on the way", lambda: place.perform(forget_changes)),
    ]


def _view(window: "Window", place: NetworksPlace) -> list[Entry]:
    document = window.document

    def is_log() -> bool:
        networks_state = document.state.networks_state
        return networks_state is not None and networks_state.loss_scale == "log"

    def page(number: int, id: str) -> Command:
        def shown() -> bool:
            networks_state = document.state.networks_state
            return networks_state is not None and networks_state.page == id

        return Command(
            PAGES.get(id).title, lambda: place.perform(show_page, id), (f"Ctrl+{number}",), PAGES.get(id).doc, shown
        )

    pages = sorted(PAGES.sound_ids(), key=lambda id: PAGES.get(id).order)
    return [
        *(page(number, id) for number, id in enumerate(pages, start=1)),
        None,
        Command(
            "Lo&garithmic losses", lambda: place.perform(set_chart_scale, "linear" if is_log() else "log"), ("Ctrl+L",),
            check=is_log,
        ),
        None,
        *panel_entries(place.arrangement),
        None,
        *look_entries(window),
    ]  # fmt: skip


def _run(place: NetworksPlace) -> list[Entry]:
    return [
        Command("&Train or pause", place.toggle, ("Space",)),
        Command("One &update", place.trainer.step, (".",), "Move all parameters once"),
        Command("One &epoch", place.trainer.step_epoch, ("Ctrl+.",), "On to where all samples were seen once more"),
        Command("&Begin again", place.reset, ("Ctrl+Home",), "Back to the same initial parameters"),
        None,
        Command("Look one update &back", lambda: place.look_on(-1), (",",)),
        Command("Look at the &start", lambda: place.look_at(0), ("Home",)),
        Command("Look at the &newest", lambda: place.look_at(-1), ("End",)),
        Command("&Go on from what is shown", place.return_to_shown, ("Ctrl+Return",)),
    ]
