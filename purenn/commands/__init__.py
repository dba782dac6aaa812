"""The commands of python -m purenn that run on every Python: a file a command, and what they share."""
