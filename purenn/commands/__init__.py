"""The commands of python -m purenn that run on every Python: a file for each, and what they have in common."""
