"""The commands train, predict and evaluate in portable arithmetic, and what they complain of; the same text is expected
of every Python.

Files are kept in memory, as not every Python can write others. commands.txt beside this file is what CPython prints:

    PYTHONPATH=. python3 tests/everywhere/commands.py > tests/everywhere/commands.txt
"""
from purenn import __main__ as command_line
from purenn.commands import output
from purenn.files import atomic, csv_tables, envelope
from purenn.layers import Dense
from purenn.network import Network
from purenn.files.encodings import native

GROWTH = "\n".join(["day;height"] + ["%d.5;%d" % (day, 3 * day - day % 2) for day in range(40)])
SIDES = u"a,\"b, gr\u00f6\u00dfer\",side\r\n" + "\r\n".join(
    ['%d,%s,"%s"' % (i % 7 - 3, "" if i % 9 == 4 else i % 5 - 2, "left" if i % 7 - 3 < i % 5 - 2 else "not\nleft")
     for i in range(60)])
PRICES = "\r\n".join(["sep=;", "Tag;Preis"] + ["%d,%d;1.%d00,5" % (day % 9, day % 4, day % 3 + 1) for day in range(20)]) + "\r\n"
FORM = u"user_id,age,\xbfhijos?,version,a long name of a place,move,\n" + "".join(
    [u"%d,%s,%s,2,%s,%s,\n" % (i * i + 7, "" if i % 7 == 3 else 20 + i % 9, u"s\xed" if i % 3 else "NO", "xyz"[i % 3 - i % 2],
                               "" if i % 10 == 4 else ["go", "stay"][i % 2]) for i in range(40)])
ODD = u"when,count,price,place,kind,,\n" + "\n".join(
    [u'%s,%d,"%d,%d00.5",%d\u202f%d00,%s,,' % (["Jan 5, 2020", "2020-01-06", "7.1.20"][day % 3].replace(", ", " "), day + 5, day % 4 + 1, day % 5 + 1,
                                             day % 7 + 1, day % 3 + 1, ["Bear", "bear", "cat"][day * day % 3]) for day in range(20)])
UNITS = u"Report\nmade on;2020-01-01\nweight;note;Preis;zip;note;left\n" + u"".join(
    [u"%d kg;%d;%s\xa0\u20ac;%s;%d;%s\n" % (i * i % 23, i % 5, ("(%d,5)" if i % 7 == 2 else u"\u22121.%d00,5" if i % 7 == 4 else "%d,5") % (i % 9 + 1),
                                         "0%d" % (1000 + i % 3), -999 if i % 6 == 1 else i % 4, ["Yes", "NO", "yes", "no"][i * i % 9 % 4])
     for i in range(30)])
FILES = {"units.csv": native(UNITS), "form.csv": native(FORM), "growth.csv": GROWTH, "sides.csv": native(SIDES), "preise.csv": PRICES, "odd.csv": native(ODD)}
BAD = {"line": "a,t\n1,x\ntwo,y\n1,x\n2,y\n", "twice": "1,1,0\n2,3,1\n", "bare": "5,setosa\n6,setosa\n7,virginica\n",
       "plain": "weight;note;Preis;zip;note\n5;1;1 EUR;7;1\n", "packed": b"PK\x03\x04\x14"}


def read(name):
    if name in FILES or name in BAD:
        return FILES.get(name) or BAD[name]
    raise ValueError("there is none")


def save(network, path):
    FILES[path] = envelope.dumps({"network": network.state()})


def load(path):
    return Network.of_state(envelope.loads(FILES[path])["network"])


def save_bytes(path, raw):
    FILES[path] = native(raw).split("\n")[0] + "\n"     # the names of columns: the seconds are others each time


def show_complaint(text):
    print("stderr: " + text)


def run(*arguments):
    """Show the command, what it writes and complains of, and its exit code."""
    print("$ purenn " + " ".join(arguments))
    print("exit code %d\n" % command_line.main(list(arguments) + ["--arithmetic", "portable"]))


read_from_disk = csv_tables.pieces_of_file
csv_tables.pieces_of_file = lambda name: read_from_disk(name) if name.endswith("/iris.csv") else read(name)
Network.save, Network.load = save, staticmethod(load)
atomic.write = save_bytes
output.complain = show_complaint

run("train", "iris", "--hidden", "5", "--epochs", "8", "--out", "iris.json")
run("evaluate", "iris.json", "iris")
run("train", "growth.csv", "--delimiter", ";", "--hidden", "3", "--epochs", "9", "--activation", "relu", "--out", "growth.json",
    "--patience", "2", "--l2", "0.25", "--dropout=0.125", "--optimizer", "nesterov", "--learning-rate", "0.01", "--scaler", "minmax", "--seed", "6")
run("evaluate", "growth.json", "growth.csv", "--delimiter", ";")
run("predict", "growth.json", "growth.csv", "--delimiter", ";")
run("train", "sides.csv", "--missing", "mean", "--epochs", "7", "--out", "sides.json")
run("predict", "sides.json", "sides.csv", "--probabilities")
run("evaluate", "sides.json", "sides.csv")
run("train", "sides.csv", "--from", "sides.json", "--epochs", "2", "--class-weight", "balanced", "--history", "history.csv")
run("train", "iris", "--folds", "3", "--epochs", "2", "--loss", "mean_squared_error", "--hidden", "3")
Network([Dense(1, 2, "relu"), Dense(1)], seed=1).save("bare.json")
run("predict", "bare.json", "growth.csv", "--delimiter", ";")
run("evaluate", "bare.json", "growth.csv", "--delimiter", ";")
run("train", "preise.csv", "--hidden", "2", "--epochs", "3", "--out", "preise.json")
run("predict", "preise.json", "preise.csv")
run("train", "form.csv", "--missing", "mean", "--hidden", "3", "--epochs", "4", "--out", "form.json")
run("predict", "form.json", "form.csv")
run("evaluate", "form.json", "form.csv")
run("train", "odd.csv", "--hidden", "2", "--epochs", "3", "--out", "odd.json")
run("predict", "odd.json", "odd.csv", "--out", "kinds.csv")
run("train", "units.csv", "--skip", "2", "--hidden", "2", "--epochs", "3", "--out", "units.json")
run("predict", "units.json", "units.csv", "--skip", "2")
run("evaluate", "units.json", "units.csv", "--skip", "2")
for wrong in (["train", "units.csv"], ["predict", "units.json", "plain"], ["train", "iris", "--class-weight", "setosa=-1"], ["tran", "iris"], ["train", "iris", "--traget", "species"], ["train", "iris", "--target", "specie"],
              ["train", "iris", "--optimizer", "Adam"],
              ["train", "iris", "--loss", "crossentropy"], ["train", "iris", "--from", "iris.json", "--hidden", "3"],
              ["train", "iris", "--class-weight", "setosa=2,rosa=1"], ["train", "iris", "--learning-rate", "1e308"], ["train", "line"],
              ["train", "twice"], ["train", "growth.csv", "--delimiter", "|"], ["train", "bare"],
              ["train", "odd.csv", "--drop", "kind"], ["train", "odd.csv", "--drop", "count", "--drop", "price"], ["train", "packed"],
              ["train", "growth.csv", "--decimal", ","], ["train", "growth.csv", "--encoding", "utf8x"], ["predict", "iris.json", "line"], ["predict"],
              ["predict", "growth.json", "growth.csv", "--delimiter", ";", "--probabilities"],
              ["train", "growth.csv", "--delimiter", ";", "--learning-rate", "1e200", "--optimizer", "sgd", "--activation", "identity"]):
    run(*wrong)
for name in sorted(FILES):
    print(name + "\n" + FILES[name])
