"""The relief in the window: a surface over the plane that is turned by the mouse."""
