"""A surface over the plane in parallel projection, with the paths on it: arrays and pixels, no painter."""

NO_RELIEF = "a relief shows a function of two numbers: this one has one, and its curve is all there is to see"
