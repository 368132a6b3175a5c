"""F6: one file format per file; the file's name is the format's id and its one constant is `EXPORTER`."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.exporters._exporter import Exporter

EXPORTERS: Catalogue[Exporter] = module_catalogue("exporter", __name__, "EXPORTER", Exporter)

__all__ = ["EXPORTERS", "Exporter"]
