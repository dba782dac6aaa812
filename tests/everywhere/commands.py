"""The commands train, predict and evaluate in portable arithmetic; the same text is expected of every Python.

Files are kept in memory, as not every Python can write others. commands.txt beside this file is what CPython prints:

    PYTHONPATH=. python3 tests/everywhere/commands.py > tests/everywhere/commands.txt
"""
from purenn.commands import rows
from purenn.files import state
from purenn.__main__ import main
from purenn.network import Network
from purenn.files.tables import native

GROWTH = "\n".join(["day;height"] + ["%d.5;%d" % (day, 3 * day - day % 2) for day in range(40)])
SIDES = u"a,\"b, gr\u00f6\u00dfer\",side\r\n" + "\r\n".join(
    ['%d,%s,"%s"' % (i % 7 - 3, "" if i % 9 == 4 else i % 5 - 2, "left" if i % 7 - 3 < i % 5 - 2 else "not\nleft")
     for i in range(60)])
FILES = {"growth.csv": GROWTH, "sides.csv": native(SIDES)}


def read(name):
    if name in FILES:
        return FILES[name]
    raise ValueError("there is none")


def save(network, path):
    FILES[path] = state.dumps({"network": network.state()})


def load(path):
    return Network.of_state(state.loads(FILES[path])["network"])


def run(*arguments):
    """Show the command, what it writes, and its exit code."""
    print("$ purenn " + " ".join(arguments))
    print("exit code %d\n" % main(list(arguments) + ["--arithmetic", "portable"]))


read_from_disk = rows._read
rows._read = lambda name: read_from_disk(name) if name.endswith("/iris.csv") else read(name)
Network.save, Network.load = save, staticmethod(load)

run("train", "iris", "--hidden", "5", "--epochs", "8", "--out", "iris.json")
run("evaluate", "iris.json", "iris")
run("train", "growth.csv", "--delimiter", ";", "--hidden", "3", "--epochs", "9", "--activation", "relu", "--out", "growth.json",
    "--patience", "2", "--l2", "0.25", "--dropout=0.125", "--optimizer", "nesterov", "--scaler", "minmax", "--seed", "7")
run("evaluate", "growth.json", "growth.csv", "--delimiter", ";")
run("predict", "growth.json", "growth.csv", "--delimiter", ";")
run("train", "sides.csv", "--missing", "mean", "--epochs", "7", "--out", "sides.json")
run("predict", "sides.json", "sides.csv", "--probabilities")
run("evaluate", "sides.json", "sides.csv")
for name in sorted(FILES):
    print(name + "\n" + FILES[name])
