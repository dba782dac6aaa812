"""What needs Python 3.6 or newer, and nothing but its standard library.

This is the wall: everything outside of this folder runs on every Python.
"""
import sys

if (sys.version_info[0], sys.version_info[1]) < (3, 6):
    raise ImportError("purenn.py36 needs Python 3.6 or newer; everything outside it runs on every Python")
