"""F1: formulas: text -> frozen graph -> exact derivatives -> straight-line source. Knows neither Numba nor surfaces."""
