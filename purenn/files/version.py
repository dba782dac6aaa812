"""Which purenn this is; files made for other programs say so in their first lines."""

VERSION = "0.1.0"
