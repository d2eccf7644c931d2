"""Training of the shipped model: plain steps, run as `python -m songngu.training.STEP`."""
