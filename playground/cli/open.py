"""`playground open race.json`, and `playground` alone: the window."""

from argparse import Namespace
from typing import Any

from playground.cli._parser import Parser


def declare(commands: Any, name: str) -> Parser:
    """Add the command's arguments and return its parser."""
    parser: Parser = commands.add_parser(
        name, description="Open the window with a race from a file.", help="open a race in the window"
    )
    parser.add_argument("file", metavar="race.json", help="a race saved by the window or by Experiment.save")
    parser.set_defaults(parser=parser)
    return parser


def execute(arguments: Namespace | None) -> int:
    """Open the window and return its exit code; raises PlaygroundError before that for a file that is no race."""
    if arguments is None:
        from playground.gui.app import main

        return int(main(None, None))
    from playground.experiments.experiment import Experiment

    experiment = Experiment.load(arguments.file)
    from playground.gui.app import main

    return int(main(experiment, arguments.file))
