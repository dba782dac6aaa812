"""A browser without a window, driven by the DevTools protocol over a pipe, and a server for its pages."""
import base64
import contextlib
import fcntl
import functools
import http.server
import json
import os
import subprocess
import threading
import time

import needs

# The numbers that a browser knows keys by, besides their names.
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39,
        "ArrowDown": 40}
WAIT = 120                      # seconds for what a page is to do; a busy machine may need some


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        """Say nothing of each request."""


@contextlib.contextmanager
def served(folder):
    """The address at which the files of the folder are served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield "http://127.0.0.1:%d/" % server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Browser(object):
    """Chromium with one page, which reaches this machine alone; a context that ends it."""

    def __init__(self, profile):
        """profile: an empty folder for its files."""
        program = needs.command("chromium", "chromium-browser", "google-chrome")
        # It reads from file 3 and writes to 4: our ends are moved above those numbers first.
        theirs_in, self._write = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in os.pipe()]
        self._read, theirs_out = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in os.pipe()]

        def place():
            os.dup2(theirs_in, 3)
            os.dup2(theirs_out, 4)
        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
             "--remote-debugging-pipe", "--user-data-dir=%s" % profile, "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=(3, 4), preexec_fn=place)
        os.close(theirs_in)
        os.close(theirs_out)
        self._rest, self._number, self._session = b"", 0, None
        self.errors = []        # what pages complained of
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.ask(domain + ".enable")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait()
        os.close(self._write)
        os.close(self._read)

    def ask(self, method, **parameters):
        """The answer to a command of the protocol; an AssertionError for an error."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode("utf-8") + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer["error"])
                return answer["result"]
            if answer.get("method") == "Runtime.exceptionThrown":
                self.errors.append(json.dumps(answer["params"]["exceptionDetails"]))
            elif answer.get("method") == "Log.entryAdded" and answer["params"]["entry"]["level"] == "error":
                self.errors.append(json.dumps(answer["params"]["entry"]))

    def _receive(self):
        while b"\0" not in self._rest:
            more = os.read(self._read, 1 << 16)
            assert more, "the browser ended"
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message.decode("utf-8"))

    def open(self, address):
        self.ask("Page.navigate", url=address)
        self.wait("document.readyState === 'complete' && location.href === %s" % json.dumps(address))

    def value(self, expression):
        """The value of an expression of JavaScript in the page."""
        found = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def text(self, selector):
        return self.value("document.querySelector(%s).textContent" % json.dumps(selector))

    def wait(self, expression, seconds=WAIT):
        """Until the expression is true; an AssertionError with what the page complained of, if it does not become so."""
        end = time.monotonic() + seconds
        while not self.value(expression):
            assert time.monotonic() < end, (expression, self.errors, self.value("document.body.innerText"))
            time.sleep(0.02)

    def place(self, selector, block="start"):
        """[x, y]: the middle of an element, after the page was scrolled to it; block: where in the window."""
        return self.value("(() => {const place = document.querySelector(%s); place.scrollIntoView({block: %s});"
                          "const box = place.getBoundingClientRect();"
                          "return [box.x + box.width / 2, box.y + box.height / 2]})()" % (json.dumps(selector), json.dumps(block)))

    def click(self, selector, block="start"):
        """Press the mouse on it, as a person does."""
        x, y = self.place(selector, block)
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def point(self, selector):
        """Move the mouse over it."""
        x, y = self.place(selector, "center")
        self.ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def press(self, key, times=1, shift=False):
        """Press a key of KEYS."""
        text = {"Enter": "\r", " ": " "}.get(key, "")
        more = dict(key=key, code="Space" if key == " " else key, windowsVirtualKeyCode=KEYS[key], modifiers=8 if shift else 0)
        for _ in range(times):
            self.ask("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **more)
            self.ask("Input.dispatchKeyEvent", type="keyUp", **more)

    def type(self, text):
        """Type a text where the focus is, in place of what is selected there."""
        self.ask("Input.insertText", text=text)

    def resize(self, width, height):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def prefer(self, **features):
        """What a page is told of a person's wishes: color_scheme="dark", reduced_motion="reduce"."""
        self.ask("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-" + name.replace("_", "-"), "value": value} for name, value in features.items()])

    def screenshot(self, path):
        """Write what is in sight to a .png file."""
        with open(str(path), "wb") as file:
            file.write(base64.b64decode(self.ask("Page.captureScreenshot")["data"]))

    def save_to(self, folder):
        """Where the files go that a page lets a person save."""
        self.ask("Page.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
