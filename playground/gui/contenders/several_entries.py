"""What a menu offers for several contenders, and for the whole list."""

from collections.abc import Callable, Sequence

from playground.gui.widgets.popup_menu import Entries

Wish = Callable[..., object]


def several_entries(places: Sequence[int], wish: Wish) -> Entries:
    """Return the entries about the chosen contenders; `wish(what, *arguments)` is called by the one that is taken."""
    count = len(places)
    return (
        ("Switch on", lambda: wish("toggle", True)),
        ("Switch off", lambda: wish("toggle", False)),
        ("Only these, or all as before", lambda: wish("alone")),
        None,
        ("Duplicate", lambda: wish("duplicate")),
        (f"Remove these {count} (Delete)", lambda: wish("remove")),
    )


def list_entries(count: int, choose_all: Callable[[], object], wish: Wish, clear: Callable[[], object]) -> Entries:
    """Return the entries about a list of so many contenders; `wish` is about all of them."""
    return (
        ("Select all (Ctrl+A)", choose_all),
        None,
        ("Switch all on", lambda: wish("toggle", True)),
        ("Switch all off", lambda: wish("toggle", False)),
        None,
        (f"Remove all {count}", clear),
    )
