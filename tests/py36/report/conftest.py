"""The article's page in a browser, for the tests that use it as a person does."""
import time

import pytest

from browser import Browser
from purenn.py36.report import article_page


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "article.html"
    path.write_text(article_page.page(), encoding="ascii")
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with Browser(tmp_path_factory.mktemp("profile")) as started:
        started.resize(1360, 900)
        yield started


@pytest.fixture
def page(browser, file):
    """The page as it is when it opens; no test leaves an error behind."""
    browser.open(file.as_uri() + "?%d" % time.monotonic_ns())
    browser.wait("page.run.reached === 5000")
    yield browser
    assert browser.errors == []
