"""What an exporter states."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playground.picture.sheet.scene import Scene
from playground.picture.sheet.sheet import Sheet


@dataclass(frozen=True)
class Exporter:
    """One file format for a race; its id is the name of its file.

    Arguments: `name` as people read it; `suffix` with its dot; `doc` one sentence; `write` a function (result, path,
    **options) that writes the file whole or not at all and raises PlaygroundError where it cannot; `aliases` what else
    people call it. A format of pictures is called by its suffix and states how it encodes a race's figure (`scene`) and
    graphs (`sheet`), as the bytes of a file: it is offered then for everything that can be drawn.
    """

    name: str
    suffix: str
    doc: str
    write: Callable[..., Any]
    aliases: tuple[str, ...] = ()
    scene: Callable[[Scene], bytes] | None = None
    sheet: Callable[[Sheet], bytes] | None = None
