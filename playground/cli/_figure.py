"""What `--size`, `--dpi`, `--title` and `--legend` mean: how the pictures look that a command writes."""

from argparse import Namespace
from collections.abc import Callable
from typing import Any

from playground.base.errors import PlaygroundError

_OPTIONS = ("size", "dpi", "title", "legend")


def add_figure_options(add: Callable[..., Any]) -> None:
    """Add the options to a parser, by its `add_argument`."""
    add("--size", metavar="WxH", help="of the picture: 800x600 pixels, 160x90mm, 16x9cm or 6x4in")
    add("--dpi", metavar="N", help="with --size: pixels for an inch (default 300 on paper, 96 for pixels)")
    add("--title", metavar="TEXT", help="of the picture, in place of its own; an empty one for none")
    add("--legend", metavar="PLACE", help="below, right, inside (where it covers least) or none (default below)")


def read_figure(arguments: Namespace, drawn: bool, where: str) -> dict[str, Any]:
    """Return the options of `save_picture` that the arguments state; raise PlaygroundError for what is illegal.

    Arguments: `drawn` whether a picture is written at all; `where` what would say so, such as "--picture PATH".
    """
    from playground.cli._specs import read_number
    from playground.picture.sheet.figure_format import figure_format, figure_size

    stated = {name: getattr(arguments, name) for name in _OPTIONS if getattr(arguments, name) is not None}
    if stated and not drawn:
        raise PlaygroundError(
            f"--{next(iter(stated))} says how the picture looks: say with {where} where it is written"
        )
    if "dpi" in stated:
        if "size" not in stated:
            raise PlaygroundError("--dpi belongs to a size: say --size 160x90mm, for instance")
        stated["dpi"] = read_number("--dpi", stated["dpi"])
    if "size" in stated:
        figure_size(stated["size"], stated.get("dpi"))
    figure_format(stated.get("title"), stated.get("legend", "below"))
    return stated
