"""Pipeline: scalers and a model, one after the other, as scikit-learn's.

Where scikit-learn is there, its own Pipeline takes purenn's estimators too; this one is for where it is not.
"""
from ..checks import within
from ..data import MinMaxScaler, StandardScaler, scaler_of
from ..files import envelope
from ..files.expect import expect, expect_keys, expect_list
from ..floats.names import listed, unknown
from ..matrix import Matrix
from ..numpy.ndarrays import asarray
from .saving import file_of, restored, state

KINDS = {}                              # {name: class} of the models that files may hold, which estimators.py fills


class Pipeline(object):
    """[(name, scaler), ..., (name, model)]: rows go through the scalers, which measure what fit is given.

    Of the model it has the methods and the fitted attributes; what it lacks is an AttributeError.
    """

    def __init__(self, steps):
        self.steps = steps

    named_steps = property(lambda self: dict(self.steps))
    _model = property(lambda self: self.steps[-1][1])

    def fit(self, X, y, sample_weight=None):
        """Fit the scalers to X one after the other, and the model to what comes out; returns the pipeline."""
        names = [name for name, _ in self.steps]
        if not names or len(set(names)) < len(names) or [name for name in names if "__" in name]:
            raise ValueError("steps are pairs of a name, each once and without __, and a scaler or a model; got the "
                             "names %s" % listed(names))
        for _, scaler in self.steps[:-1]:
            X = scaler.fit_transform(X)
        self._model.fit(X, y, sample_weight)
        return self

    def _scaled(self, X):
        for _, scaler in self.steps[:-1]:
            X = scaler.transform(X)
        return X

    def predict(self, X):
        """The model's, of rows as fit takes them."""
        return self._model.predict(self._scaled(X))

    def score(self, X, y, sample_weight=None):
        """The model's: the share of rows that are right, or R squared."""
        return self._model.score(self._scaled(X), y, sample_weight)

    @property
    def predict_proba(self):
        """The model's, where it is a classifier."""
        predict_proba = self._model.predict_proba
        return lambda X: predict_proba(self._scaled(X))

    @property
    def predict_log_proba(self):
        """The model's, where it is a classifier."""
        predict_log_proba = self._model.predict_log_proba
        return lambda X: predict_log_proba(self._scaled(X))

    @property
    def classes_(self):
        """The model's, where it is a fitted classifier."""
        return self._model.classes_

    # -- parameters: "model__alpha" is the alpha of the step of that name --

    def get_params(self, deep=True):
        """{"steps": ...}, and deep the steps and the parameters of the model."""
        if not deep:
            return {"steps": self.steps}
        name, model = self.steps[-1]
        found = dict([("%s__%s" % (name, key), value) for key, value in model.get_params().items()])
        return dict(found, steps=self.steps, **self.named_steps)

    def set_params(self, **params):
        """Set parameters of the model, or whole steps by their names; ValueError for other names."""
        known = self.get_params()
        for key in params:
            if key not in known:
                raise ValueError(unknown("parameter", key, sorted(known)))
        name = self.steps[-1][0]
        self.steps = params.get("steps", [(own, params.get(own, step)) for own, step in self.steps])
        own = [key for key in params if key.startswith(name + "__")]
        self._model.set_params(**dict([(key[len(name) + 2:], params[key]) for key in own]))
        return self

    def __repr__(self):
        return "Pipeline(steps=%r)" % (self.steps,)

    # -- files --

    def save(self, path):
        """Write the fitted pipeline to a file that `load` reads to the same bits on every Python, all or nothing."""
        envelope.save(path, {"estimator": "Pipeline", "state": {
            "names": [name for name, _ in self.steps], "scalers": [scaler.state() for _, scaler in self.steps[:-1]],
            "kind": type(self._model).__name__, "model": state(self._model)}})

    @classmethod
    def load(cls, path):
        """The pipeline that `save` wrote; ValueError for any other file."""
        name, data = within(path, file_of, envelope.load(path))
        if name != "Pipeline":
            raise ValueError("%s holds an %s; this is Pipeline.load" % (path, name))
        return within(path, _of_state, cls, data)


def _of_state(cls, data):
    expect_keys(data, ("names", "scalers", "kind", "model"))
    kind = expect(data, "kind", "text")
    if kind not in sorted(KINDS):
        raise ValueError(unknown("estimator", kind, sorted(KINDS)))
    scalers = [scaler_of(one) for one in expect_list(data, "scalers", "dict", None)]
    names = expect_list(data, "names", "text", len(scalers) + 1)
    return cls(list(zip(names, scalers + [restored(KINDS[kind], expect(data, "model", "dict"))])))


# ---- to and from scikit-learn ----

def scaler_from(theirs):
    """A scaler with what a fitted StandardScaler or MinMaxScaler of scikit-learn's has measured."""
    if hasattr(theirs, "with_mean") and theirs.scale_ is not None and theirs.mean_ is not None:
        centre, spread, scaler = asarray(theirs.mean_), asarray(theirs.scale_), StandardScaler()
    elif hasattr(theirs, "data_range_") and not theirs.clip:
        scaler = MinMaxScaler(*[float(x) for x in theirs.feature_range])
        spread = 1.0 / asarray(theirs.scale_)
        centre = -asarray(theirs.min_) * spread
    else:
        raise ValueError("from_sklearn takes pipelines of StandardScaler, with mean and deviation, MinMaxScaler "
                         "without clip, and an MLP; got %s" % type(theirs).__name__)
    scaler.centre, scaler.spread = Matrix(centre.tolist()), Matrix(spread.tolist())
    return scaler


def scaler_into(scaler, theirs):
    """Fill a scaler of scikit-learn's of the same kind, which is given, with what ours has measured."""
    centre, spread = [asarray(matrix.tolist()) for matrix in (scaler.centre, scaler.spread)]
    if hasattr(theirs, "with_mean") != (scaler.kind == "standard"):
        raise ValueError("%r does not go into a %s" % (scaler, type(theirs).__name__))
    if scaler.kind == "standard":
        measured = {"mean_": centre, "scale_": spread, "var_": spread * spread}
    else:
        low, high = float(scaler.low), float(scaler.high)
        least = centre + spread * low
        theirs.feature_range = low, high
        measured = {"scale_": 1.0 / spread, "min_": -centre / spread, "data_min_": least,
                    "data_range_": spread * (high - low), "data_max_": least + spread * (high - low)}
    for name, array in measured.items():
        setattr(theirs, name, array.__array__())
    theirs.n_features_in_ = scaler.centre.size
