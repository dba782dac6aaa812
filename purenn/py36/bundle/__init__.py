"""purenn as one file: its modules as functions (sources), the loader that runs them, and a smaller text (small)."""
