"""The version of purenn, which exported files name in their first lines."""

VERSION = "0.1.0"
