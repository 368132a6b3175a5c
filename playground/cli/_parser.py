"""argparse, complaining in one sentence."""

import argparse
from typing import Any, NoReturn

from playground.base.errors import PlaygroundError, shown, unknown


class _Once(argparse.Action):
    """Stores what a race is about, and refuses a second one: the first would be forgotten without a word."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: str | None = None) -> None:
        seen: frozenset[str] = getattr(namespace, "_seen", frozenset())
        if option_string is not None and self.dest in seen:
            parser.error(f"{option_string} is stated twice")
        namespace._seen = seen | {self.dest}
        setattr(namespace, self.dest, values)


class Parser(argparse.ArgumentParser):
    """An argument parser that raises PlaygroundError, with the nearest option for a misspelt one.

    Arguments: `prog` the words typed so far; `description` and `epilog` are printed by --help as they stand.
    """

    def __init__(self, prog: str, description: str, epilog: str = "", **options: Any) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            **options,
        )
        self.register("action", "once", _Once)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Return the arguments; raise PlaygroundError where there is one too many."""
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            parser = getattr(found, "parser", self)
            if rest[0].startswith("-"):
                raise unknown(f"option of {parser.prog}", rest[0].partition("=")[0], parser.options())
            raise PlaygroundError(f"{parser.prog} cannot use {shown(rest[0])}; {parser.prog} --help shows what it can")
        return found

    def options(self) -> list[str]:
        """Return the names of all options."""
        return [name for action in self._actions for name in action.option_strings]

    def error(self, message: str) -> NoReturn:
        """Raise PlaygroundError instead of printing and leaving."""
        raise PlaygroundError(f"{message}; {self.prog} --help shows how")
