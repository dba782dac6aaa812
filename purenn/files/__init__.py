"""Data as text and in whole files: plain JSON, saved state, and CSV tables."""
