"""NumPy's own files, of every kind that is read, and damaged ones."""
import io
import random

import numpy as np
import pytest

from purenn.py36.formats.npz import CODES, read_npy, read_npz


def npy(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


@pytest.mark.parametrize("kind", sorted(CODES))
@pytest.mark.parametrize("order", ["C", "F"])
def test_arrays_of_every_kind_shape_and_order(kind, order):
    rng = np.random.RandomState(1)
    for shape in ((), (1,), (5,), (2, 3), (3, 1), (2, 3, 4), (0,), (2, 0)):
        for end in "<>":
            array = (rng.uniform(-3, 90, shape)).astype(end + kind if kind[1:] != "1" else kind)
            array = np.asarray(array, order=order)
            assert read_npy(npy(array)) == array.tolist()


def test_special_floats_and_several_arrays(tmp_path):
    a, b = np.array([[np.inf, -0.0, 5e-324]]), np.float64(0.1)
    for save in (np.savez, np.savez_compressed):
        save(str(tmp_path / "x.npz"), wh=a, bout=b)
        found = read_npz((tmp_path / "x.npz").read_bytes())
        assert found == {"wh": [[np.inf, 0.0, 5e-324]], "bout": 0.1} and str(found["wh"][0][1]) == "-0.0"


def test_long_headers_of_other_versions():
    file = io.BytesIO()
    np.lib.format.write_array(file, np.arange(3.0), version=(2, 0))
    assert read_npy(file.getvalue()) == [0.0, 1.0, 2.0]


@pytest.mark.parametrize("array", [np.array(["a"]), np.array([1j]), np.array([(1, 2.0)], dtype=[("a", int), ("b", float)]),
                                   np.array(["2020-01-01"], dtype="M8[D]")])
def test_other_kinds_are_refused(array):
    with pytest.raises(ValueError, match="^an array of the kind .*; known are bools, integers and floats$"):
        read_npy(npy(array))


def test_objects_are_never_unpickled():
    with pytest.raises(ValueError, match="of the kind"):
        read_npy(npy(np.array([{}], dtype=object)))


def test_damaged_files_are_valueerrors(tmp_path):
    np.savez(str(tmp_path / "x.npz"), wh=np.ones((3, 2)), bh=np.arange(4))
    whole, single = (tmp_path / "x.npz").read_bytes(), npy(np.ones((3, 2)))
    random.seed(1)
    refused = 0
    for raw, read in ((whole, read_npz), (single, read_npy)):
        for _ in range(400):
            damaged = bytearray(raw[:random.randrange(len(raw))] if random.random() < 0.3 else raw)
            for _ in range(random.randrange(1, 4)):
                if damaged:
                    damaged[random.randrange(len(damaged))] = random.randrange(256)
            try:
                read(bytes(damaged))
            except ValueError:
                refused += 1
    assert refused > 200
    for raw in (b"", b"PK", b"\x93NUMPY\x01\x00\xff\xff{}", b"{}"):
        with pytest.raises(ValueError):
            read_npz(raw)
        with pytest.raises(ValueError):
            read_npy(raw)
