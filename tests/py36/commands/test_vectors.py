"""python -m purenn vectors: what it writes and refuses to write over, and what it says of programs of all kinds."""
import json
import os
import re
import subprocess
import sys
import time

import pytest

import needs
import vector_sets
from amounts import long
from command_line import ENVIRONMENT, Terminal, fails, in_process, run, write
from paths import ROOT
from purenn.py36.vectors import kinds, sets

# A program that knows the right answers to schedules: `answers` to be changed, and printed one by one.
KNOWS = """
import json, sys
right = {case["id"]: case["expected"] for case in json.load(open(%r))["cases"]}
asked = [json.loads(line) for line in sys.stdin]
answers = [{"id": case["id"], "results": right[case["id"]]} for case in asked]
""" % os.path.join(vector_sets.FOLDER, "schedules.json")
PRINTS = "\nfor answer in answers: print(json.dumps(answer), flush=True)\n"
FIRST = "schedules/constant/steady"


def checked(program, *options):
    """(exit code, stdout, stderr) of --check with a program that is such a text, and the schedules."""
    write("program.py", KNOWS + program)
    return in_process("vectors", "--check", "%s -S -E program.py" % sys.executable, "--from", vector_sets.FOLDER,
                      "--only", "schedules", *options)


# ---- --out ----

def test_a_set_is_written_and_written_over():
    out = run("vectors", "--out", "set", "--only", "schedules")
    assert re.fullmatch(r"file +cases +bytes\nset.schedules\.json +13 +\d+\n", out)
    assert sorted(os.listdir("set")) == ["README.md", "schedules.json", "schema.json"]
    first = {name: open(os.path.join("set", name), "rb").read() for name in os.listdir("set")}
    write("set/schedules.json", first["schedules.json"][:-20])
    write("set/mine.txt", "stays")
    run("vectors", "-o", "set", "--only=schedules")
    for name in first:
        with open(os.path.join("set", name), "rb") as file, open(os.path.join(vector_sets.FOLDER, name), "rb") as golden:
            assert file.read() == first[name] == golden.read()
    assert "mine.txt" in os.listdir("set")


@pytest.mark.parametrize("name", ["README.md", "schema.json", "schedules.json"])
def test_files_of_others_are_not_written_over(name):
    os.mkdir("set")
    write("set/" + name, "# Mine\n")
    fails(1, "cannot write the vectors to set: %s in it is not of purenn test vectors, and would be written over" % name,
          "vectors", "--out", "set", "--only", "schedules")
    assert os.listdir("set") == [name] and open("set/" + name).read() == "# Mine\n"


def test_places_where_no_set_can_be():
    write("file", "")
    fails(1, "cannot write the vectors to file: it is no folder", "vectors", "--out", "file", "--only", "schedules")
    fails(1, "cannot write the vectors to file/set: ", "vectors", "--out", "file/set", "--only", "schedules")
    os.makedirs("set/schedules.json")
    fails(1, "schedules.json in it is a folder", "vectors", "--out", "set", "--only", "schedules")


@pytest.mark.parametrize("arguments, words", [
    ([], "--out DIR writes the vectors, --check \"COMMAND\" asks a program; give one of them"),
    (["--out", "set", "--check", "program"], "give one of them"),
    (["--out", "set", "--timeout", "5"], "--timeout is for --check"),
    (["--out", "set", "--from", "set"], "--from is for --check"),
    (["--check", "program", "--only", "optimisers"], "--only optimisers: closest is optimizers; known are activations,"),
    (["--check", "program", "--timeout", "0"], "--timeout 0: a number of at least 0.001 is needed"),
    (["--check", " "], "--check  : the command of a program is needed"),
    (["--check", "''"], "cannot run '': there is no such program"),
    (["--check", "'program", "--from", vector_sets.FOLDER], "cannot read the command \"'program\": No closing quotation"),
    (["--check", sys.executable, "--from", "nowhere"], "nowhere holds no test vectors; vectors --out nowhere writes them"),
    (["--check", sys.executable, "--from", "nowhere", "--only", "losses"], "cannot read nowhere"),
    (["--check", "no-such-program", "--from", vector_sets.FOLDER], "cannot run 'no-such-program': there is no such program")])
def test_one_line_says_what_is_wrong(arguments, words):
    fails(2, words, "vectors", *arguments)


@pytest.mark.parametrize("change, words", [
    (lambda data: data.update(version=2), "has version 2; this program knows version 1"),
    (lambda data: data.update(format="others"), "expected purenn test vectors of schedules"),
    (lambda data: data.update(kind="losses"), "expected purenn test vectors of schedules"),
    (lambda data: data.update(cases=[]), "expected a list of cases"),
    (lambda data: data["cases"][3].pop("tolerance"), "case 4 needs an id, given, expected and tolerance"),
    (lambda data: data["cases"][0]["tolerance"].update(more="0x1p+0"), "case 1 needs an id")])
def test_a_folder_that_holds_something_else(change, words):
    with open(os.path.join(vector_sets.FOLDER, "schedules.json")) as file:
        data = json.load(file)
    change(data)
    os.mkdir("set")
    write("set/schedules.json", json.dumps(data))
    fails(2, words, "vectors", "--check", sys.executable, "--from", "set")
    write("set/schedules.json", "{")
    fails(2, "cannot read set", "vectors", "--check", sys.executable, "--from", "set")


@pytest.mark.parametrize("version, only", [("3.6", ["schedules"]), long("3.6", []), ("3.13", ["schedules"])])
def test_the_same_bytes_on_other_pythons(version, only):
    """The kinds of `only`, or all."""
    subprocess.check_output([needs.python(version), "-m", "purenn", "vectors", "--out", "set"] + ["--only"] * len(only) + only,
                            env=dict(ENVIRONMENT, PYTHONPATH=ROOT))
    for name in sets.names(only or kinds.KINDS):
        with open(os.path.join("set", name), "rb") as file, open(os.path.join(vector_sets.FOLDER, name), "rb") as golden:
            assert file.read() == golden.read(), name
    assert sum(os.path.getsize(os.path.join("set", name)) for name in os.listdir("set")) < 2000000


@pytest.mark.long
def test_a_terminal_shows_how_far_it_is():
    with Terminal("vectors", "--out", os.path.abspath("set"), "--only", "losses") as terminal:
        assert "of 146, losses/" in terminal.rest()


# ---- --check ----

def test_a_program_that_is_right():
    code, out, err = checked(PRINTS)
    assert (code, err) == (0, "")
    assert out.split("\n")[1].split() == ["schedules", "13", "13", "0", "0", "0", "%", "of", "the", "tolerance"]
    assert out.count("\n") == 2
    assert checked(PRINTS, "--all")[1].startswith("passed       %s\npassed " % FIRST)


@pytest.mark.parametrize("program", [
    "answers.reverse()" + PRINTS,
    "print('Hello')\nprint('[1]')\nprint()" + PRINTS + "print('bye')",
    "answers = [dict(answer, more=1) for answer in answers]" + PRINTS,
    "answers = [{'id': a['id'], 'results': {k: [float.fromhex(x) for x in v] for k, v in a['results'].items()}} for a in answers]" + PRINTS,
    "import time\nprint(json.dumps(answers[0]), flush=True); time.sleep(0.2); answers = answers[1:]" + PRINTS,
    "sys.stderr.write('x' * 300000)" + PRINTS,
    PRINTS + "sys.exit(3)"])
def test_programs_that_are_right_in_their_own_way(program):
    code, out, err = checked(program)
    assert (code, err) == (0, ""), (out, err)


@pytest.mark.parametrize("change, words", [
    ("a['results'] = {'rates': [1] + r['rates'][1:]}",
     r"rates\[0\] is 1\.0, expected 0\.1; off by 0\.9, [\d.e+]+ ulps, allowed is 2\.26e-17; 1 of 4 are wrong"),
    ("a['results']['rates'] = r['rates'][:3]", "rates: expected numbers in the shape 4; got numbers in the shape 3"),
    ("a['results']['rates'] = [r['rates']]", "rates: expected numbers in the shape 4; got numbers in the shape 1 x 4"),
    ("a['results']['rates'] = 0.1", "rates: expected numbers in the shape 4; got a number"),
    ("a['results']['rates'] = []", "rates: expected numbers in the shape 4; got numbers in the shape 0"),
    ("a['results']['rates'] = [[1], 2, 3, 4]", "got 4 lists of different shapes"),
    ("a['results']['rates'] = eval('[' * 80 + '1' + ']' * 80)", "got lists in lists in lists"),
    ("a['results']['rates'] = r['rates'][:3] + [float('nan')]", r"rates\[3\] is nan, expected 0\.1; off by inf"),
    ("a['results']['rates'] = r['rates'][:3] + ['inf']", r"rates\[3\] is inf, expected 0\.1; off by inf"),
    ("a['results']['rates'] = r['rates'][:3] + ['0.1']", r"rates\[3\] is no number, '0\.1', expected 0\.1"),
    ("a['results']['rates'] = r['rates'][:3] + [None]", r"rates\[3\] is no number, None"),
    ("a['results']['rates'] = r['rates'][:3] + [True]", r"rates\[3\] is no number, True"),
    ("a['results']['rates'] = r['rates'][:3] + [10 ** 400]", r"rates\[3\] is no number, 10000"),
    ("a['results']['rates'] = r['rates'][:3] + [{}]", r"rates\[3\] is no number, {}"),
    ("a['results'] = {}", "no result rates; there are none"),
    ("a['results'] = {'rate': 1}", "no result rates; closest is rate; known are rate"),
    ("a['results'] = [1]", "expected results, an object, or unsupported, true; got results"),
    ("del a['results']", "expected results, an object, or unsupported, true; got nothing")])
def test_a_wrong_answer_is_told(change, words):
    code, out, err = checked("a = answers[0]; r = dict(a['results'])\n%s%s" % (change, PRINTS))
    assert (code, err) == (1, "")
    first, _, row, rest = out.split("\n")
    assert re.match("failed       %s: .*%s" % (FIRST, words), first), first
    assert row.split()[:5] == ["schedules", "13", "12", "1", "0"] and rest == ""


def test_what_is_not_supported_is_counted():
    code, out, err = checked("answers[2:] = [{'id': a['id'], 'unsupported': True} for a in answers[2:]]" + PRINTS, "--all")
    assert (code, err) == (0, "")
    assert out.count("\nunsupported  schedules/") == 11 and out.split("\n")[-2].split()[:5] == ["schedules", "13", "2", "0", "11"]


@pytest.mark.parametrize("program, words", [
    ("", "ended with exit code 0, and has not answered %s and 12 more" % FIRST),
    ("sys.exit('out of cheese')", "ended with exit code 1 (out of cheese), and has not answered %s and 12 more" % FIRST),
    ("answers = answers[:-1]" + PRINTS, "ended with exit code 0, and has not answered schedules/cosine/beyond-the-end"),
    ("print(json.dumps(answers[0]), flush=True); import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
     "ended with exit code -9, and has not answered schedules/step/of-3 and 11 more"),
    ("answers[0]['id'] = 'mine'" + PRINTS, "an answer's id is \"mine\", which was not asked, or is answered already"),
    ("del answers[0]['id']" + PRINTS, "an answer's id is null, which was not asked"),
    ("answers[0]['id'] = [[]]" + PRINTS, "an answer's id is [[]], which was not asked"),
    ("answers[1] = answers[0]" + PRINTS, "an answer's id is \"%s\", which was not asked, or is answered already" % FIRST),
    ("print('{no')", "the program's answer is no JSON: {no"),
    ("print('{\"id\": ' + '[' * 100000)", "the program's answer is no JSON: {"),
    ("print('Hello')", "ended with exit code 0, and has not answered"),
    ("import os; os.write(1, b'\\xff\\xfe' * 999)", "ended with exit code 0, and has not answered")])
def test_a_program_that_answers_not_or_rubbish(program, words):
    code, out, err = checked(program)
    assert code == 2 and "failed" not in out
    assert err.startswith("purenn: ") and err.count("\n") == 1 and words in err, err


@pytest.mark.parametrize("program", [
    "import time; time.sleep(60)",
    long("import time; sys.stdout.close(); import os; os.close(1); time.sleep(60)"),
    "import subprocess; subprocess.call([sys.executable, '-S', '-c', 'import time; time.sleep(60)'])",
    "while True: print('hello')"])
def test_a_program_that_hangs_is_ended(program):
    started = time.time()
    code, out, err = checked(program, "--timeout", "0.5")
    assert code == 2 and err.count("\n") == 1 and time.time() - started < 20
    assert "gives no answer for 0.5 seconds (--timeout allows more)" in err or "closed its output" in err, err


def test_the_answers_before_a_program_stops_are_told():
    code, out, err = checked("answers[0]['results']['rates'] = [1, 2, 3, 4]; print(json.dumps(answers[0])); sys.exit(5)")
    assert code == 2 and out.startswith("failed       " + FIRST) and "ended with exit code 5" in err


def test_what_a_program_is_told():
    """The case without its results, in a line; the set is made where no folder is named."""
    write("program.py", "import sys\nopen('told', 'w').write(sys.stdin.read())")
    code, _, _ = in_process("vectors", "--check", sys.executable + " -S program.py", "--only", "schedules")
    lines = [json.loads(line) for line in open("told")]
    assert code == 2 and lines == [{"id": case["id"], "kind": "schedules", "given": case["given"]}
                                   for case in vector_sets.cases("schedules")]
