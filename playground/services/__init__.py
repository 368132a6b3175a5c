"""F8: worker threads, autosave, settings; no Qt."""
