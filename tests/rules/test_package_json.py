"""package.json, by which MicroPython's mip installs purenn: it is up to date, and what it lists runs."""
import functools
import json
import os
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

import needs
from paths import ROOT, TESTS

EVERYWHERE = os.path.join(TESTS, "everywhere")

with open(os.path.join(ROOT, "package.json"), encoding="utf-8") as file:
    TEXT = file.read()


def recipe(monkeypatch):
    monkeypatch.syspath_prepend(EVERYWHERE)
    import mip
    return mip


def test_it_is_what_the_recipe_makes(monkeypatch):
    assert recipe(monkeypatch).text() == TEXT
    assert len(json.loads(TEXT)["urls"]) > 90 and "py36" not in TEXT


@pytest.fixture
def served():
    """The address of a server that has this folder's files."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=ROOT))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield "http://127.0.0.1:%d/" % server.server_port
    server.shutdown()
    server.server_close()


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def test_mip_installs_what_trains_in_2_mb(monkeypatch, tmp_path, served):
    recipe(monkeypatch)
    from pythons import Unix
    micropython = Unix("", "", "2m")
    needs.everywhere(micropython.folder.name)
    (tmp_path / "install.py").write_text("import mip\nmip.install(%r, target=%r, mpy=False)\n" % (served, str(tmp_path)))
    said = subprocess.check_output([sys.executable, os.path.join(EVERYWHERE, "micropython_unix.py"), str(micropython.folder), ".frozen",
                                    str(tmp_path / "install.py")], cwd=str(tmp_path))       # mip itself is frozen there
    assert said.endswith(b"Done\n")
    for place, url in json.loads(TEXT)["urls"]:
        assert (tmp_path / place).read_bytes() == open(os.path.join(ROOT, url), "rb").read()
    found = subprocess.run(micropython.command(tmp_path / "purenn", None, ["selftest"]), cwd=str(tmp_path), stdout=subprocess.PIPE)
    assert found.returncode == 0 and found.stdout.endswith(b"selftest: passed\n")
