"""F2: data sets, one file each; the file's name is the id and its one constant is `DATA_SET`."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.networks.data.sets._data_set import DataSet, Standardize, Task

DATA_SETS: Catalogue[DataSet] = module_catalogue("data set", __name__, "DATA_SET", DataSet, ("dataset", "data"))

__all__ = ["DATA_SETS", "DataSet", "Standardize", "Task"]
