"""Pages of the networks' middle: one file is one page and states one constant `PAGE`; found by folder."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.gui.networks.page_parts.page import Page, PageWidget

PAGES: Catalogue[Page] = module_catalogue("page", __name__, "PAGE", Page)

__all__ = ["PAGES", "Page", "PageWidget"]
