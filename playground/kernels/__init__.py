"""F1, the only room that knows Numba: contract, elementary functions, random numbers, hot loop, raster, cache."""
