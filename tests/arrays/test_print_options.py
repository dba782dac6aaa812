"""purenn.arrays.print_options beside NumPy's print options."""
import pytest

import needs
from purenn.arrays import printing

np = pytest.importorskip("numpy")


@pytest.fixture(autouse=True)
def own_options():
    """Each test finds NumPy's print options, here and there."""
    with np.printoptions(), printing.printoptions():
        yield


def numpy_options():
    options = np.get_printoptions()
    if not needs.numpy_from("2.1"):
        assert "override_repr" not in options
        options["override_repr"] = None
    return options


def test_default_options_are_numpy_s():
    assert printing.get_printoptions() == numpy_options()
    printing.set_printoptions(**printing.get_printoptions())
    assert printing.get_printoptions() == numpy_options()
    printing.get_printoptions()["precision"] = 3
    assert printing.get_printoptions()["precision"] == 8


def test_set_printoptions():
    for module in (np, printing):
        module.set_printoptions(3, 5, 2, 60, True, "NA", "INF", {"int": str}, " ", "fixed")
    assert printing.get_printoptions() == numpy_options()
    for module in (np, printing):
        module.set_printoptions(precision=2)
    assert printing.get_printoptions() == numpy_options()
    assert printing.get_printoptions()["formatter"] is None


def test_printoptions_are_restored():
    before = printing.get_printoptions()
    with pytest.raises(KeyError):
        with printing.printoptions(precision=2, suppress=True) as inside:
            assert inside == printing.get_printoptions() and inside["precision"] == 2
            printing.set_printoptions(linewidth=10)
            raise KeyError
    assert printing.get_printoptions() == before


@pytest.mark.parametrize("error, message, options", [
    (TypeError, "precision must be an integer", {"precision": 2.5}),
    (ValueError, "precision must be an integer of 0 or more, got -1", {"precision": -1}),
    (TypeError, "edgeitems", {"edgeitems": "3"}), (TypeError, "threshold must be a number", {"threshold": "x"}),
    (ValueError, "threshold must be a number, got nan", {"threshold": float("nan")}),
    (TypeError, "linewidth", {"linewidth": []}), (TypeError, "nanstr must be a str", {"nanstr": 1}),
    (ValueError, "'fixed', 'unique', 'maxprec', 'maxprec_equal', got 'max'", {"floatmode": "max"}),
    (ValueError, "sign must be one of", {"sign": "x"}), (ValueError, "legacy must be one of", {"legacy": "1.13"}),
    (TypeError, "formatter must be a dictionary", {"formatter": str}),
    (ValueError, "override_repr must be one of None", {"override_repr": str}),
    (TypeError, "unknown print option 'digits'; known are edgeitems, floatmode", {"digits": 3})])
def test_bad_options_change_nothing(error, message, options):
    before = printing.get_printoptions()
    with pytest.raises(error, match=message):
        printing.set_printoptions(suppress=True, **options)
    with pytest.raises(error, match=message):
        with printing.printoptions(suppress=True, **options):
            pass
    assert printing.get_printoptions() == before
