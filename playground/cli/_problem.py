"""The surface or formula of a command line."""

from argparse import Namespace
from typing import Any

from playground.base.errors import PlaygroundError


def declare_problem(add: Any) -> None:
    """Add the options that name a surface or a formula."""
    add("--surface", action="once", metavar="ID[:a=1,…]", help="a surface of the list, or a TOML file of your own")
    add("--formula", action="once", metavar="TEXT", help="a formula of your own in x and y, or in x")
    add("--parameter", action="append", metavar="K=10", help="a parameter of the formula; repeat for more")


def stated_problem(arguments: Namespace) -> Any:
    """Return the surface that is stated; raise PlaygroundError where none or two are."""
    from playground.cli._specs import read_formula_spec, read_surface_spec

    if (arguments.surface is None) == (arguments.formula is None):
        raise PlaygroundError("say either --surface or --formula; playground list surfaces")
    if arguments.formula is not None:
        return read_formula_spec(arguments.formula, arguments.parameter or [], None)
    if arguments.parameter is not None:
        raise PlaygroundError("--parameter belongs to --formula; a surface's parameters are stated as id:a=1,b=100")
    return read_surface_spec(arguments.surface)
