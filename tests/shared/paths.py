"""Where things stand in the repository."""
import os

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(TESTS)
PACKAGE = os.path.join(ROOT, "purenn")
BENCH = os.path.join(TESTS, "bench")
CORPUS = os.path.join(TESTS, "corpus")
EVERYWHERE = os.path.join(TESTS, "everywhere")
GOLDEN = os.path.join(TESTS, "golden")
CELLS = os.path.join(GOLDEN, "article")        # its code and what it printed, as it stands there
IRIS = os.path.join(PACKAGE, "commands", "iris.csv")
