"""One float: its parts, its text, and exp and friends in native, portable and fast arithmetic."""
