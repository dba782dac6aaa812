"""docs/clusters.md: a search on processes, on a Dask cluster of two workers and on Ray prints what the page says."""
import importlib.util
import os
import re
import subprocess
import sys

import pytest

from paths import ROOT

with open(os.path.join(ROOT, "docs", "clusters.md"), encoding="utf-8") as page:
    TEXT = page.read()
PROGRAMS = dict(re.findall(r"^```python\n# (\w+\.py)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL))
(PRINTED,) = re.findall(r"^```text\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def run(name, folder, **more):
    """What the program prints, in a folder with all of the page's."""
    for own, text in PROGRAMS.items():
        (folder / own).write_text(text)
    answer = subprocess.run([sys.executable, name], cwd=str(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300,
                            universal_newlines=True, env=dict(os.environ, PYTHONPATH=ROOT, **more))
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


@pytest.mark.parametrize("name, module", [
    ("search.py", "joblib"), ("search_by_dask.py", "distributed"), ("search_by_ray.py", "ray")])
def test_a_search_prints_what_the_page_says(name, module, tmp_path):
    for needed in ("sklearn", module):
        if importlib.util.find_spec(needed) is None:
            pytest.skip("no %s, which pip installs" % needed)
    assert run(name, tmp_path).split("\n")[-2] + "\n" == PRINTED


def test_the_programs_are_short():
    assert len(PROGRAMS) == 3 and not [name for name, text in PROGRAMS.items() if len(text.strip().split("\n")) > 10]


@pytest.mark.parametrize("backend", ["loky", "multiprocessing", "threading"])
def test_every_backend_of_joblib_scores_alike(backend):
    """The scores of all candidates, and what is refitted, are those of one process."""
    joblib = pytest.importorskip("joblib")
    pytest.importorskip("sklearn")
    from sklearn.datasets import load_iris
    from sklearn.model_selection import GridSearchCV

    from purenn.estimators import MLPClassifier
    X, y = load_iris(return_X_y=True)

    def searched(jobs):
        search = GridSearchCV(MLPClassifier((3,), max_iter=5, random_state=0), {"alpha": [0.0001, 1.0]}, cv=2, n_jobs=jobs)
        search.fit(X, y)
        return search.cv_results_["mean_test_score"].tolist(), search.best_estimator_.loss_curve_
    with joblib.parallel_config(backend):
        assert searched(2) == searched(1)
