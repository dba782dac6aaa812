# What the stubs share: the types of what people hand in.  There is no such module when the package runs.
import sys
from typing import Any, Callable, Iterable, List, Literal, Mapping, Optional, Protocol, Sequence, SupportsIndex, Tuple, Union

if sys.version_info >= (3, 10):
    from types import EllipsisType
    Ellipsis = EllipsisType
else:
    from builtins import ellipsis
    Ellipsis = ellipsis

Shape = Tuple[int, ...]
Axis = Union[int, Tuple[int, ...]]

# What a matrix may hold: floats, ints and bools, and whatever else adds, subtracts and
# multiplies (Fraction, Decimal, dual numbers), but no text.
class Number(Protocol):
    def __add__(self, __other: Any) -> Any: ...
    def __sub__(self, __other: Any) -> Any: ...
    def __mul__(self, __other: Any) -> Any: ...

# NumPy's arrays and others that can say what they hold; Matrix is one.
class SupportsToList(Protocol):
    def tolist(self) -> List[Any]: ...

# A list of numbers or a list of rows.
Row = Union[Iterable[Number], SupportsToList]
Rows = Union[Iterable[Union[Number, Row]], SupportsToList]
Operand = Union[Number, Rows]

# What stands in brackets: ints, slices, ..., None, lists of ints, masks of bools, matrices of either.
Several = Union[slice, Ellipsis, None, List[Any], range, SupportsToList]
Part = Union[SupportsIndex, Several]
Key = Union[Part, Tuple[Part, ...]]

# What random draws take: one number or nested lists of them, and a size; what a seed may be.
Given = Union[int, Sequence[int]]
Size = Optional[Given]
Numbers = Union[float, Sequence[Any], SupportsToList]
Seed = Union[int, Sequence[int], SupportsToList]

# How numbers are printed.
Sign = Literal["-", "+", " "]
Floatmode = Literal["fixed", "unique", "maxprec", "maxprec_equal"]
Legacy = Literal[False, "1.21", "1.25", "2.1", "2.2"]
Formatter = Mapping[str, Optional[Callable[[Any], str]]]

# Names that may be given; tests/rules/test_stubs.py holds them equal to the tables in the code.
ActivationName = Literal["identity", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "silu", "gelu", "softmax"]
LossName = Literal["half_squared_error", "mean_squared_error", "mean_absolute_error", "huber", "hinge",
                   "binary_cross_entropy", "categorical_cross_entropy"]
OptimizerName = Literal["sgd", "momentum", "nesterov", "rmsprop", "adagrad", "adam", "adamw", "lbfgs"]
ScheduleName = Literal["constant", "step", "exponential", "inverse_scaling", "cosine"]
InitName = Literal["uniform", "zeros", "glorot_uniform", "glorot_normal", "he_uniform", "he_normal",
                   "lecun_uniform", "lecun_normal"]
MetricName = Literal["accuracy", "balanced_accuracy", "precision", "recall", "f1", "roc_auc", "r2",
                     "mean_squared_error", "mean_absolute_error"]
EngineName = Literal["auto", "matrix", "rows", "straightline", "c"]
ArithmeticName = Literal["native", "portable", "fast"]
LanguageName = Literal["c", "javascript", "python", "r"]
FormName = Literal["auto", "straight", "loop"]
