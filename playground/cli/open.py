"""`playground open FILE`, and `playground` alone: the window."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from playground.cli._parser import Parser


def declare(commands: Any, name: str) -> Parser:
    """Add the command's arguments and return its parser."""
    parser: Parser = commands.add_parser(
        name,
        description="Open the window with a race or a training from a file.",
        help="open a race or a training in the window",
    )
    parser.add_argument("file", metavar="FILE.json", help="saved by the window, by Experiment.save or by Training.save")
    parser.set_defaults(parser=parser)
    return parser


def execute(arguments: Namespace | None) -> int:
    """Open the window and return its exit code; raises PlaygroundError before that for a file that holds neither."""
    if arguments is None:
        from playground.gui.app import main

        return int(main(None, None))
    from playground.experiments.experiment import Experiment
    from playground.experiments.holds_training import holds_training

    experiment = None
    if holds_training(Path(arguments.file)):
        from playground.training.training import Training

        Training.load(arguments.file)
    else:
        experiment = Experiment.load(arguments.file)
    from playground.gui.app import main

    return int(main(experiment, arguments.file))
