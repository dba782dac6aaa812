"""What an import costs: new interpreters with nothing, purenn, purenn.numpy and numpy, in turn."""
import subprocess
import sys

from measure import interleaved, keep, median, show


def main():
    def start(code):
        return lambda: subprocess.check_call([sys.executable, "-c", code])
    seconds = interleaved({"bare interpreter": start("pass"), "import purenn": start("import purenn"),
                           "import purenn.numpy": start("import purenn.numpy"),
                           "import numpy": start("import numpy")}, 31)
    show("starting and importing", seconds, "bare interpreter")
    bare = median(seconds["bare interpreter"])
    for name in list(seconds)[1:]:
        print("    %-24s %6.1f ms more than a bare interpreter" % (name, 1000 * (median(seconds[name]) - bare)))
    keep("imports", seconds)


if __name__ == "__main__":
    main()
