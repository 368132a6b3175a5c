"""The controls that panels are made of; none knows an experiment."""
