"""What Python calculates for the article's page, and what is read off the page and typed into it."""
import json

from purenn import Matrix, arithmetic, article

DATA = "a,</script><b>,y\n0.5,1,0\n1,0.25,1\n0,0,0.75\n1,1,0\n"


def weights_of(seed=42, epochs=5000, hidden=3, lr=0.1, X=article.X, y=article.y, step=article.iteration):
    """(wh, bh, wout, bout) as Python calculates them."""
    X, y = Matrix(X), Matrix(y)
    wh, bh, wout, bout = article.initialize(seed, X.shape[1], hidden, y.shape[1])
    with arithmetic("portable"):
        for _ in range(epochs):
            wout, wh, bh, bout = step(X, y, wh, bh, wout, bout, lr)[-4:]
    return wh, bh, wout, bout


def outputs_of(X=article.X, y=article.y, step=article.iteration, **settings):
    weights = weights_of(X=X, y=y, step=step, **settings)
    with arithmetic("portable"):
        return step(Matrix(X), Matrix(y), *weights, 0.1)[5].tolist()


def shown(x, digits=4):
    return "%.0f" % x if x == int(x) else ("%.*f" % (digits, x)).replace("-", "\u2212")


def table(browser, step, name):
    """The texts of the cells of a matrix of a step."""
    return browser.value("(() => {const {from, gives} = page.steps.tables[%d]; const table = from.concat(gives).find("
                         "(one) => one.name === %s); return table.texts})()" % (step, json.dumps(name)))


def outputs(browser):
    return browser.value("[...document.querySelectorAll('#outputs tbody tr')].map((row) => row.cells[2].textContent)")


def settled(browser, condition="true"):
    """Until all is calculated and drawn."""
    browser.wait("page.run.reached === page.run.epochs && page.epoch === page.wanted && !page.is_waiting && (%s)" % condition)


def fill(browser, selector, text):
    """Type into a field, as a person does, and leave it."""
    browser.click(selector, "center")
    browser.value("document.querySelector('%s').select()" % selector)
    browser.type(text)
    browser.press("Tab")


def choose(browser, selector, value):
    """Choose from a list, as a person does."""
    browser.value("(() => {const field = document.querySelector('%s'); field.value = '%s';"
                  "field.dispatchEvent(new Event('change'))})()" % (selector, value))


def paste(browser, text):
    browser.value("document.querySelector('#own').open = true; document.querySelector('#data').focus(); document.querySelector('#data').select()")
    browser.value("document.execCommand('insertText', false, %s)" % json.dumps(text))
    browser.click("#data-form button", "center")
