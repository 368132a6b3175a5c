"""Two import contracts that import-linter does not have; pyproject.toml states what they are applied to."""

from __future__ import annotations

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


def _inside(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def _lines(graph: ImportGraph, importer: str, imported: str) -> str:
    numbers = sorted(detail["line_number"] for detail in graph.get_import_details(importer=importer, imported=imported))
    return ", ".join(str(number) for number in numbers)


class _DirectContract(Contract):
    """A contract about single imports: `_broken` lists the (importer, imported) pairs that break it."""

    def _broken(self, graph: ImportGraph) -> list[tuple[str, str]]:
        raise NotImplementedError

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        del verbose
        sentences = [
            f"{importer} must not import {imported} (line {_lines(graph, importer, imported)})"
            for importer, imported in sorted(self._broken(graph))
        ]
        return ContractCheck(kept=not sentences, metadata={"sentences": sentences})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for sentence in check.metadata["sentences"]:
            output.print_error(f"- {sentence}")


class MonopolyContract(_DirectContract):
    """Only modules inside `owners` import `packages`; with `exact`, the package itself is meant and not what is in it.

    Built-in `protected` and `forbidden` contracts fail when a named module does not exist yet; this one does not.
    """

    type_name = "monopoly"
    packages: Any = fields.ListField(subfield=fields.StringField())
    owners: Any = fields.ListField(subfield=fields.StringField())
    exact: Any = fields.BooleanField(required=False, default=False)

    def _broken(self, graph: ImportGraph) -> list[tuple[str, str]]:
        guarded = [
            module
            for module in graph.modules
            if any(module == package or (not self.exact and _inside(module, package)) for package in self.packages)
        ]
        return [
            (importer, imported)
            for imported in guarded
            for importer in graph.find_modules_that_directly_import(imported)
            if not any(_inside(importer, owner) for owner in self.owners)
        ]


class SiblingsContract(_DirectContract):
    """Modules of one folder do not import each other; helpers, whose names begin with an underscore, are free."""

    type_name = "siblings"
    folders: Any = fields.ListField(subfield=fields.StringField())

    def _broken(self, graph: ImportGraph) -> list[tuple[str, str]]:
        return [pair for folder in self.folders if folder in graph.modules for pair in _siblings(graph, folder)]


def _siblings(graph: ImportGraph, folder: str) -> list[tuple[str, str]]:
    members = {child for child in graph.find_children(folder) if not child.rpartition(".")[2].startswith("_")}
    return [
        (importer, imported)
        for importer in members
        for imported in graph.find_modules_directly_imported_by(importer)
        if imported in members
    ]
