"""What a program that is asked about itself answers: the checkout and the frozen program run this same file.

entry.py --self-check knows           every module, every catalogue member and every library's import, all loaded
entry.py --self-check window FOLDER [ANSWER]
                                      every panel, overlay, page and export of the window, opened and written; of
                                      what comes bit by bit all that another program's ANSWER holds is waited for
"""

import ast
import hashlib
import importlib
import inspect
import json
import os
import pkgutil
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

_PATIENCE = 120.0  # seconds for one page, on a machine that does other things


def main(words: list[str]) -> int:
    """Print the answer as JSON; what fails is an uncaught exception."""
    if words[:1] == ["knows"]:
        answer = knows()
    else:
        answer = window(Path(words[1]), json.loads(Path(words[2]).read_text()) if words[2:] else None)
    print(json.dumps(answer, indent=1, sort_keys=True))
    return 0


def knows() -> dict[str, Any]:
    """Load all modules, all members of all catalogues, and everything that any module imports, also in functions."""
    import playground
    from playground.base.catalogue import Catalogue

    names = [one.name for one in pkgutil.walk_packages(playground.__path__, "playground.")]
    names.remove("playground.__main__")
    modules = [importlib.import_module(name) for name in sorted(names)]
    catalogues: dict[str, list[str]] = {}
    for module in modules:
        for name, value in vars(module).items():
            if isinstance(value, Catalogue) and name.isupper():
                catalogues[f"{name} of {value.kind}"] = [id for id, _ in zip(value.ids(), value, strict=True)]
    imported = sorted({name for module in modules for name in _libraries(ast.parse(inspect.getsource(module)))})
    for name in imported:
        _import(name)
    return {"modules": names, "catalogues": catalogues, "imported": imported}


def _libraries(tree: ast.Module) -> Iterator[str]:
    """Names that a module imports from elsewhere, those for type checkers left out."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.module.startswith("playground"):
            yield from (f"{node.module}:{alias.name}" for alias in node.names)
        waiting += ast.iter_child_nodes(node)


def _import(name: str) -> None:
    module, _, member = name.partition(":")
    found = importlib.import_module(module)
    if member and not hasattr(found, member):
        importlib.import_module(f"{module}.{member}")


def window(folder: Path, expected: dict[str, Any] | None) -> dict[str, Any]:
    """Open everything that the window has, without a screen, and write everything that it can export into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from playground.gui.theme.apply import apply_theme
    from playground.gui.theme.theme import gui_theme
    from playground.gui.window import Window
    from playground.session.document import Document

    application = QApplication(["self-check"])
    failures: list[str] = []
    sys.excepthook = lambda kind, error, trace: failures.append(f"{kind.__name__}: {error}")
    apply_theme(application, gui_theme("light"))
    shown = Window(Document(_state()))
    shown.show_error = failures.append  # type: ignore[method-assign]
    shown.race.show_error = failures.append  # type: ignore[method-assign]
    shown.resize(1400, 900)
    shown.show()
    try:
        race, pages = _race(shown, folder), _pages(shown, folder, expected["pages"] if expected else {})
        panels = {"race": sorted(shown.race.panels), "networks": sorted(shown.networks.panels)}
    finally:
        shown.close()
    if failures:
        sys.exit("\n".join(failures))
    return {"panels": panels, "race": race, "pages": pages}


def _state() -> Any:
    """A race with everything that can lie over it."""
    from dataclasses import replace

    from playground.gui.plane.overlays import OVERLAYS
    from playground.session.lesson import lesson_state

    state = lesson_state("himmelblau")
    view = replace(state.view, layers=frozenset(OVERLAYS.ids()), picture="both")
    return replace(state, selected_contender=0, selected_start=0, view=view)


def _race(shown: Any, folder: Path) -> dict[str, str]:
    """The race in every format."""
    from playground.exporters import EXPORTERS

    place = shown.race
    _wait(lambda: place.run_loop.settled and place.result is not None and place.plane.ground.sharp, "the race")
    written = {}
    for id in EXPORTERS.ids():
        path = folder / f"{id}{EXPORTERS.get(id).suffix}"
        EXPORTERS.get(id).write(place.result, path)
        written[id] = hashlib.sha256(path.read_bytes()).hexdigest()
    return written


def _pages(shown: Any, folder: Path, expected: dict[str, list[str]]) -> dict[str, list[str]]:
    """Every page of the networks with a small training, until there is something to export; its picture is drawn."""
    import playground as pg
    from playground.gui.networks.pages import PAGES
    from playground.session.actions.training import open_training, show_page

    training = pg.Training(
        pg.data("moons", samples=40), pg.Network(hidden=(4,)),
        contenders=[pg.Contender("gradient_descent", lr=0.5)], batch=10, epochs=10,
    )  # fmt: skip
    shown.document.perform(open_training, training)
    _wait(lambda: shown.networks is not None and shown.networks.snapshot is not None, "the first snapshot")
    place = shown.networks
    place.show_error = shown.show_error
    place.trainer.set_pace(None)
    place.bar.train_toggled.emit()
    _wait(lambda: place.snapshot.done >= place.snapshot.updates, "the training")
    found = {}
    for id in PAGES.ids():
        shown.document.perform(show_page, id)
        page = place.page
        wanted = set(expected.get(id, ()))
        _wait(partial(_is_there, page, id, wanted), f"the page {id}")
        if page.pictured() is not None:
            page.files.write_picture(folder / f"{id}.svg")
            _wait(partial(_is_idle, page), f"the picture of {id}")
        found[id] = sorted(_titles(page))
    return found


def _is_there(page: Any, id: str, wanted: set[str]) -> bool:
    titles = _titles(page)
    return wanted <= titles and (bool(titles) or id in _BY_HAND)


def _is_idle(page: Any) -> bool:
    return bool(page.files.idle)


def _titles(page: Any) -> set[str]:
    return {title for title, _, _ in page.exports()}


# Pages that compute nothing before a button is pressed.
_BY_HAND = ("ticket",)


def _wait(ready: Any, what: str) -> None:
    from PySide6.QtWidgets import QApplication

    until = time.monotonic() + _PATIENCE
    while not ready():
        QApplication.processEvents()
        time.sleep(0.005)
        if time.monotonic() > until:
            sys.exit(f"{what} did not come within {_PATIENCE:g} seconds")
