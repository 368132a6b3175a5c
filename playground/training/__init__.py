"""F4: trainings: a network, data, contenders and a seed as one frozen value, its file, its run, its result."""
