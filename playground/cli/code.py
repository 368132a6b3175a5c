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
        description="Print a program that does what an optimizer does, in NumPy, PyTorch or optax.",
        epilog="playground code --optimizer adam:lr=0.05+clip_norm:limit=1 --library torch > race.py\n"
        "playground code --optimizer bfgs --formula 'x**2 + 10*y**2' --start=1,1\n"
        "playground code --rule mine.txt:lr=0.05",
        help="print an optimizer as code",
    )
    add = parser.add_argument
    add("--optimizer", action="once", metavar="ID[:lr=0.1,…]", help="an optimizer with its parameters and modifiers")
    add("--rule", action="once", metavar="FILE[:lr=0.1,…]", help="in its place, a rule that is written in a text file")
    add("--library", default="numpy", metavar="numpy|torch|optax", help="whose code to print (default: numpy)")
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

    chosen = arguments.surface is not None or arguments.formula is not None
    if arguments.parameter is not None and not chosen:
        raise PlaygroundError("--parameter belongs to --formula")
    contender = _contender(arguments.optimizer, arguments.rule)
    steps = _STEPS if arguments.steps is None else int(read_number("--steps", arguments.steps, whole=True))
    library: Any = named(LIBRARIES, arguments.library).id
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


def _contender(optimizer: str | None, rule: str | None) -> Any:
    from playground.cli._specs import read_optimizer_spec, read_rule_spec

    if (optimizer is None) == (rule is None):
        raise PlaygroundError("say either --optimizer or --rule; playground list optimizers")
    return read_optimizer_spec(optimizer) if optimizer is not None else read_rule_spec(str(rule))
