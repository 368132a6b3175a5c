"""What an exporter states."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Exporter:
    """One file format for a race; its id is the name of its file.

    Arguments: `name` as people read it; `suffix` with its dot; `doc` one sentence; `write` a function (result, path,
    **options) that writes the file whole or not at all and raises PlaygroundError where it cannot; `aliases` what else
    people call it.
    """

    name: str
    suffix: str
    doc: str
    write: Callable[..., Any]
    aliases: tuple[str, ...] = ()
