"""F2: networks as problems: layers, activations, initializations, losses, data."""
