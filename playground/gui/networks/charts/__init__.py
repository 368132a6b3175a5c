"""Charts over the updates of a training."""
