"""A thing the window can do: its words, its key, what it calls."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """An entry of a menu.

    Arguments: `text` with its mnemonic; `call` what it does; `keys` its shortcuts, the first is shown; `tip` a
    sentence; `check` says, for an entry that is on or off, which; `available` whether it can be done now;
    `text_now` its text where that changes, empty for none.
    """

    text: str
    call: Callable[[], object]
    keys: tuple[str, ...] = ()
    tip: str = ""
    check: Callable[[], bool] | None = None
    available: Callable[[], bool] | None = None
    text_now: Callable[[], str] | None = None

    @property
    def words(self) -> str:
        """Its text as it is read."""
        return self.text.replace("&", "").removesuffix(" …")
