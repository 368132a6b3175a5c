"""How data are chosen: the gallery of data sets and their pictures."""
