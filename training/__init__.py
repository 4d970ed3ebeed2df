"""Trains, evaluates and exports the built-in encoder. `python -m training` runs every step; see README.md."""
