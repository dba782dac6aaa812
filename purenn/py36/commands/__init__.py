"""Commands of python -m purenn that need Python 3.6 or newer: one file a command."""
