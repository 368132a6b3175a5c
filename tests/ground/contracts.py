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
    """Members of one folder do not import each other.

    A member is a module or a folder with all that is in it. Helpers, whose names begin with an underscore, and the
    rooms `besides` the members are free.
    """

    type_name = "siblings"
    folders: Any = fields.ListField(subfield=fields.StringField())
    besides: Any = fields.ListField(subfield=fields.StringField(), required=False, default=[])

    def _broken(self, graph: ImportGraph) -> list[tuple[str, str]]:
        present = (folder for folder in self.folders if folder in graph.modules)
        return [pair for folder in present for pair in _siblings(graph, folder, set(self.besides))]


class RoomContract(_DirectContract):
    """A module whose name begins with an underscore is imported by the folder that it lies in, and by nobody else."""

    type_name = "rooms"

    def _broken(self, graph: ImportGraph) -> list[tuple[str, str]]:
        private = [
            module for module in graph.modules if "._" in module and not module.rpartition(".")[2].startswith("__")
        ]
        return [
            (importer, module)
            for module in private
            for importer in graph.find_modules_that_directly_import(module)
            if not _inside(importer, module.rpartition(".")[0])
        ]


def _siblings(graph: ImportGraph, folder: str, besides: set[str]) -> list[tuple[str, str]]:
    children = graph.find_children(folder) - besides
    members = {child for child in children if not child.rpartition(".")[2].startswith("_")}
    member_of = {module: member for member in members for module in {member, *graph.find_descendants(member)}}
    return [
        (importer, imported)
        for importer, member in member_of.items()
        for imported in graph.find_modules_directly_imported_by(importer)
        if member_of.get(imported, member) != member
    ]
