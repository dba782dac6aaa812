"""What an array's operators do otherwise than Matrix's: numbers of some width beside others, rounded and wrapped."""
from ..arrays import kinds, widths
from ..arrays.operators import is_matrix, make, operand
from ..matrix import Matrix
from . import values
from .scalars import bool_

_BOOLS = set([bool, bool_])


class Arithmetic(object):
    """What ndarray has for its own in the place of Matrix's methods of these names."""
    __slots__ = ()
    _compares = True

    @staticmethod
    def _cast(data, kind, to):
        """Results, of this kind (None: of any), as numbers of another; ints wrap around."""
        if kind == to or to == "object":
            return data
        if kind is not None and (kind == "object" or kind not in kinds.RANK or kind == "float" and to == "int"):
            return values.converted(data, kind, to)
        try:
            return widths.settle("int")(kinds.cast(data, kind, to)) if to == "int" else kinds.cast(data, kind, to)
        except (ValueError, OverflowError):
            if not widths.is_whole(to):
                raise
            return widths.cast(data, to)                    # of nan and the infinities

    @staticmethod
    def _kind_of_others(data):
        """Of results of numbers of other kinds: comparisons give bools, all else are objects."""
        return "bool" if data and set(map(type, data)) <= _BOOLS else "object"

    def _beside(self, other, name):
        """The other operand; a Python number takes this array's width."""
        number_type = type(other)
        kind = self._form.kind
        if kind == "object" or isinstance(other, str):
            return other if is_matrix(other) else make(self._form.cls, *values.parts(other))
        if number_type is not float and number_type is not int:
            return operand(other, self._form.cls)
        if kind[0] == "<":
            own = kinds.kind_of([other])
        else:
            own = widths.beside(kind, other, name)
        return make(self._form.cls, kinds.cast([other], None, own), (), own)

    def _each(self, function):
        before = self._form
        data = self._cast([function(x) for x in self._data], None, before.kind)
        return make(before.cls, data, before.shape, before.kind) if before.shape else self._scalar(data[0], before.kind)

    def __invert__(self):
        kind = self._form.kind
        if kind == "object":
            return self._each(lambda x: ~x)
        return self._each(lambda x: -x - 1) if widths.is_whole(kind) else Matrix.__invert__(self)
