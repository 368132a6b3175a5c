"""The room of the networks' place: its panels, its pages, its time bar."""
