"""Scores: of translations, of summaries and of the checks, each with its signature."""
