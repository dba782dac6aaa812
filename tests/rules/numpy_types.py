"""What the functions of purenn.numpy take and return, from which numpy_stubs.py writes their stubs."""

# Modules whose functions take numbers alone, where others take texts too; and those whose arguments are all Any.
OF_NUMBERS = "correlations elements histograms polynomials products quantiles windows".split()
OF_ANYTHING = """decompositions eigenvalues limits npy_format percent reducing rounding singular_values stacks symmetric
    testing text_lines values""".split() + [""]


def table(text):
    """{name: type} of lines "type: names"; names go on in lines without a colon."""
    found, of_type = {}, None
    for line in text.strip().split("\n"):
        of_type, names = line.strip().split(": ") if ": " in line else (of_type, line)
        for name in names.split():
            assert name not in found, name
            found[name] = of_type
    return found


# What functions return, and of which type attributes and properties are.
RESULTS = table("""
ndarray: _Joiner.__getitem__ append apply_over_axes arange argpartition argsort argwhere as_strided bartlett bincount
    blackman block broadcast_to column_stack concatenate convolve copy correlate cov delete diag diagflat diagonal
    dstack empty expand_dims extract eye flatnonzero flip fliplr flipud frombuffer fromfile fromfunction fromiter
    fromstring full full_like genfromtxt geomspace hamming hanning histogram_bin_edges hstack i0 identity imag in1d
    insert kaiser lexsort loadtxt logspace matrix_transpose moveaxis ones ones_like outer packbits pad partition
    piecewise poly poly1d.c poly1d.coef poly1d.coefficients poly1d.coeffs poly1d.r poly1d.roots ravel
    real repeat reshape resize roll rollaxis roots rot90 select setdiff1d setxor1d sliding_window_view sort squeeze
    stack swapaxes take_along_axis tile transpose tri tril trim_zeros triu union1d unique_values unpackbits unwrap
    vander vstack where zeros zeros_like
Union[ndarray, Any]: apply_along_axis choose compress corrcoef cross digitize dot einsum inner interp isclose isin
    isneginf isposinf kron median nanmedian nanpercentile nanquantile percentile quantile searchsorted sinc take
    Product.__call__ tensordot vectorize.__call__
Tuple[ndarray, ...]: broadcast_arrays diag_indices diag_indices_from ix_ mask_indices meshgrid nonzero tril_indices
    tril_indices_from triu_indices triu_indices_from unstack
Tuple[ndarray, ndarray]: histogram
Tuple[ndarray, ndarray, ndarray]: histogram2d
Tuple[ndarray, List[ndarray]]: histogramdd
Tuple[Any, Any]: polydiv
Tuple[Any, ...]: unravel_index
List[ndarray]: array_split dsplit hsplit split vsplit
_Shape: broadcast_shapes lengths_of nditer.multi_index nditer.shape shape
int: __len__ finfo.bits finfo.machep finfo.maxexp finfo.minexp finfo.negep finfo.nexp finfo.nmant finfo.precision
    iinfo.bits iinfo.max iinfo.min ndim nditer.iterindex nditer.itersize nditer.ndim nditer.nop poly1d.o poly1d.order
    size steps
bool: __contains__ allclose array_equal array_equiv can_cast iscomplexobj isdtype isrealobj isscalar issubdtype iterable
    may_share_memory nditer.finished nditer.has_index nditer.has_multi_index nditer.iternext poly1d.__eq__ poly1d.__ne__
    shares_memory
str: iinfo.key iinfo.kind path_of poly1d.variable
bytes: tobytes
_dtype: finfo.dtype iinfo.dtype min_scalar_type promote_types result_type
_Float: finfo.eps finfo.epsneg finfo.max finfo.min finfo.resolution finfo.smallest_normal finfo.smallest_subnormal
    finfo.tiny
Dict[str, str]: geterr seterr
List[str]: __dir__ NpzFile.files NpzFile.keys
List[Tuple[str, Any]]: NpzFile.items
List[Any]: NpzFile.values poly1d.tolist
Iterator[str]: NpzFile.__iter__
Iterator[Any]: poly1d.__iter__
Iterator[Tuple[int, ...]]: ndindex
Iterator[Tuple[Tuple[int, ...], Any]]: ndenumerate
Type[Any]: common_type
Self: __enter__ nditer.__iter__
poly1d: poly1d.__neg__ poly1d.__pos__ poly1d.__pow__ poly1d.deriv poly1d.integ
None: __exit__ __init__ __setitem__ assert_ assert_allclose assert_almost_equal assert_approx_equal
    assert_array_almost_equal assert_array_equal assert_array_less assert_equal copyto fill_diagonal nditer.close
    nditer.reset NpzFile.close place put put_along_axis putmask save savetxt savez savez_compressed tofile
""")

# What arguments take: ARRAY is _ArrayLike in OF_NUMBERS and _Given elsewhere; those whose default is a bool take bools.
ARGUMENTS = table("""
ARRAY: A a a1 a2 ar ar1 ar2 arr array arrays ary aweights b condition digitize.bins element fill_value filt fp fweights
    m p poly1d.integ.k polyint.k q seq_of_zeros src test_elements u v val vals values weights X x x1 x2 xp y
_ArrayLike: clip.a_max clip.a_min ind indices mask repeats sorter start step stop where
_Lengths: destination dimensions dims expand_dims.axis new_shape newshape reps roll.axis rot90.axes shape shift source
    window_shape
_Axes: axis
SupportsIndex: axis1 axis2 axisa axisb axisc count decimals deg k M minlength N n ndim ndmin num offset
    poly1d.__getitem__.val poly1d.__pow__.val poly1d.deriv.m poly1d.integ.m polyder.m polyint.m skiprows tril_indices.m
    triu_indices.m
Matrix: dst fill_diagonal.a out place.arr put.a put_along_axis.arr putmask.a
Optional[_DType]: dtype
_Order: order
None: argpartition.order argsort.order partition.order sort.order
Iterable[Any]: choicelist choices concatenate.arrays condlist dstack.tup iterable keys stack.arrays tup
_Mode: choose.mode put.mode take.mode
Literal['full', 'same', 'valid']: convolve.mode correlate.mode
_Side: side
str: all bitorder casting divide encoding format invalid method over sep trim under
Union[bool, str]: polyfit.cov
bool: density
float: atol base beta interp.left interp.right nan neginf period posinf rtol
object: error poly1d.__eq__.other poly1d.__ne__.other
Callable[..., Any]: fromfunction.function func func1d mask_func
Any: apply_over_axes.a block.arrays isscalar.element iterable.y NpzFile.get.key pad.mode
""")

# Overloads that go before what the tables say: "argument: type; ... -> result".
_EACH = ["%s: float64 -> float64", "%s: Union[bool, generic] -> Any", "%s: int -> int64",
         "%s: float -> float64", "%s: _Deep -> ndarray"]
_OF_ALL = "axis: None; out: None; keepdims: Literal[False] -> Any"
OVERLOADS = {
    "atleast_1d": ["arrays: _Given -> ndarray"], "atleast_2d": ["arrays: _Given -> ndarray"],
    "atleast_3d": ["arrays: _Given -> ndarray"], "where": ["x: None; y: None -> Tuple[ndarray, ...]"],
    "round": [part % "a" for part in _EACH], "nan_to_num": [part % "x" for part in _EACH],
    "clip": ["a: _Deep; out: None -> ndarray"], "linspace": ["retstep: Literal[False] -> ndarray"],
    "indices": ["sparse: Literal[False] -> ndarray"], "intersect1d": ["return_indices: Literal[False] -> ndarray"],
    "unique": ["return_index: Literal[False]; return_inverse: Literal[False]; "
               "return_counts: Literal[False] -> ndarray"],
    "polyfit": ["full: Literal[False]; cov: Literal[False] -> ndarray"], "median": [_OF_ALL], "nanmedian": [_OF_ALL],
    "quantile": ["q: float; " + _OF_ALL], "nanquantile": ["q: float; " + _OF_ALL],
    "percentile": ["q: float; " + _OF_ALL], "nanpercentile": ["q: float; " + _OF_ALL]}

# Where the words in types come from.
HOMES = table("""
typing: Any Callable ClassVar Dict Iterable Iterator List Literal Optional SupportsIndex Tuple Type Union overload
typing_extensions: Self
.._types: _Shape
..matrix: Matrix
.dtypes: _DType _dtype
.ndarrays: _ArrayLike _Axes _Deep _Given _Lengths _Mode _Order _Side ndarray
.scalars: _Float bool_ float64 generic int64
.ufuncs: Elementary Logical OfNumbers Operation Two Unary ufunc
""")
