"""F4: the landscape around a trained network: slices of its loss, lines and curves between parameters."""
