"""`playground code`: an optimizer as a program of its own."""

import sys
from argparse import Namespace
from typing import Any

from playground.base.errors import PlaygroundError
from playground.cli._named import named
from playground.cli._parser import Parser
from playground.cli._problem import declare_problem, stated_problem

_STEPS = 100


def declare(commands: Any, name: str) -> Parser:
    """Add the command's arguments and return its parser."""
    parser: Parser = commands.add_parser(
        name,
        description="Print a program that does what an optimizer does, in NumPy, PyTorch or optax, or a training, in "
        "PyTorch.",
        epilog="playground code --optimizer adam:lr=0.05+clip_norm:limit=1 --library torch > race.py\n"
        "playground code --optimizer bfgs --formula 'x**2 + 10*y**2' --start=1,1\n"
        "playground code --rule mine.txt:lr=0.05\n"
        "playground code --training mine.json --numbers mine.npz > mine.py",
        help="print an optimizer as code",
    )
    add = parser.add_argument
    add("--optimizer", action="once", metavar="ID[:lr=0.1,…]", help="an optimizer with its parameters and modifiers")
    add("--rule", action="once", metavar="FILE[:lr=0.1,…]", help="in its place, a rule that is written in a text file")
    add("--training", action="once", metavar="FILE.json", help="in its place, a saved training, as a PyTorch program")
    add("--learner", metavar="N", help="which contender of the training, 1 for the first (default: 1)")
    add("--numbers", metavar="FILE.npz", help="where to write what the training's program reads")
    add("--library", metavar="numpy|torch|optax", help="whose code to print (default: numpy; torch of a training)")
    declare_problem(add)
    add("--start", metavar="X[,Y]", help="where it starts (default: where the surface's lesson does)")
    add("--steps", metavar="N", help=f"how many updates (default: {_STEPS})")
    parser.set_defaults(parser=parser)
    return parser


def execute(arguments: Namespace) -> int:
    """Print the program; raises PlaygroundError for anything that a person did wrong."""
    from playground.cli._specs import read_number, read_start_spec
    from playground.snippets.libraries import LIBRARIES
    from playground.snippets.snippet import snippet

    if arguments.training is not None:
        sys.stdout.write(_of_training(arguments))
        return 0
    for name in ("learner", "numbers"):
        if getattr(arguments, name) is not None:
            raise PlaygroundError(f"--{name} belongs to --training")
    chosen = arguments.surface is not None or arguments.formula is not None
    if arguments.parameter is not None and not chosen:
        raise PlaygroundError("--parameter belongs to --formula")
    contender = _contender(arguments.optimizer, arguments.rule)
    steps = _STEPS if arguments.steps is None else int(read_number("--steps", arguments.steps, whole=True))
    library: Any = named(LIBRARIES, arguments.library or "numpy").id
    sys.stdout.write(
        snippet(
            contender,
            library,
            stated_problem(arguments) if chosen else None,
            None if arguments.start is None else read_start_spec(arguments.start),
            steps,
        )
    )
    return 0


def _of_training(arguments: Namespace) -> str:
    """The program of a contender of a saved training; what it reads is written beside it."""
    from playground.cli._specs import read_number
    from playground.snippets.libraries import LIBRARIES
    from playground.snippets.snippet import snippet
    from playground.training.training import Training

    for name in ("optimizer", "rule", "surface", "formula", "parameter", "start", "steps"):
        if getattr(arguments, name) is not None:
            raise PlaygroundError(f"--{name} does not go with --training: a training has all of its own")
    if arguments.numbers is None:
        raise PlaygroundError(
            "a training's program reads its data, initial parameters and order of samples from a file: say where to "
            "write it, such as --numbers mine.npz"
        )
    training = Training.load(arguments.training)
    learner = 1 if arguments.learner is None else int(read_number("--learner", arguments.learner, whole=True))
    count = len(training.contenders)
    if count and not 1 <= learner <= count:
        raise PlaygroundError(f"--learner must be from 1 to {count}, the contenders of {arguments.training}")
    library: Any = named(LIBRARIES, arguments.library or "torch").id
    return snippet(training, library, learner=learner - 1, numbers=arguments.numbers)


def _contender(optimizer: str | None, rule: str | None) -> Any:
    from playground.cli._specs import read_optimizer_spec, read_rule_spec

    if (optimizer is None) == (rule is None):
        raise PlaygroundError("say either --optimizer, --rule or --training; playground list optimizers")
    return read_optimizer_spec(optimizer) if optimizer is not None else read_rule_spec(str(rule))
