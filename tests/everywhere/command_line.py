"""`python -m purenn ARGUMENT...` for the Pythons that have no command line."""
import sys

from purenn.__main__ import main

raise SystemExit(main(sys.argv[1:]))
