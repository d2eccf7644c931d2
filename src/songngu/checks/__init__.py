"""Checks of a translated sentence against its source: pure functions of a pair."""
