"""Colours: themes, maps, classes, contenders."""
