"""covered.py: a file none of whose functions was called is found."""
import covered

FILES = {"used.py": "def f():\n    return 1\n\ndef g():\n    return 2\n", "idle.py": "x = [i for i in range(3)]\n\nclass C(object):\n    def f(self):\n        pass\n",
         "constants.py": "X = 1\n", "unread.py": "X = 2\n"}


def test_what_was_never_called_is_found(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    code = dict((name, compile(text, str(tmp_path / name), "exec")) for name, text in FILES.items())
    (f,) = [inner for inner in covered.codes(code["used.py"]) if inner.co_name == "f"]
    called = set(map(covered.key, [f, code["used.py"], code["idle.py"], code["constants.py"]]))
    missing, files, functions, _ = covered.never_called(str(tmp_path), called)
    assert missing == ["idle.py", "unread.py"] and files == 4 and functions >= 5
    assert covered.never_called(str(tmp_path), set())[0] == sorted(FILES)
