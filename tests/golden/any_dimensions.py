"""Programs on arrays of any number of dimensions and of all kinds, and NumPy 2.4.6's text of what they make.

    python tests/golden/any_dimensions.py

runs them by purenn.numpy on any Python.  Made by any_dimensions_recipe.py.
"""
import purenn.numpy as np


def p0():
    x0 = np.array([8, 8, 5, 3, 9, 3, 3, 6], dtype='uint32').reshape((2, 1, 2, 2))
    x1 = np.maximum.accumulate(x0, axis=0)
    x2 = np.broadcast_to(x1, (3, 1, 2, 1, 2, 2))
    return x0, x1, x2,


def p1():
    x0 = np.array([3, -7, -4, -4, -5, -9], dtype='int16').reshape((2, 1, 3))
    x1 = np.nonzero(x0)[0]
    x2 = np.array(x0, dtype='int64')
    return x0, x1, x2,


def p2():
    x0 = np.array([2, -8], dtype='int8').reshape((2, 1))
    x1 = np.isfinite(x0)
    x2 = np.roll(x1, 1, -1)
    return x0, x1, x2,


def p3():
    x0 = np.array([1, 1], dtype='bool').reshape((2,))
    x1 = np.dot(x0, np.array([0, 0, 1, 0], dtype='bool').reshape((2, 2)))
    x2 = np.cumprod(x1, axis=-1)
    return x0, x1, x2,


def p4():
    x0 = np.array([4.0, -4.0, -1.5, 0.0], dtype='float64').reshape((2, 2))
    x1 = np.sort(x0, axis=-1)
    x1[3:2:-2, 0:] *= np.array([-3.0], dtype='float64').reshape(())
    return x0, x1,


def p5():
    x0 = np.array([0.0], dtype='float32').reshape(())
    x1 = np.array([], dtype='float16').reshape((3, 2, 0, 3)) - x0
    x2 = x1[()]
    x3 = np.argsort(x2, axis=0, kind='stable')
    return x0, x1, x2, x3,


def p6():
    x0 = np.array([-9, -5, -1, 3, -9, -2, 4, 9], dtype='int16').reshape((4, 2))
    x1 = np.repeat(x0, 2, axis=-2)
    x2 = np.matmul(x0, np.array([-1.0, 1.5], dtype='float64').reshape((2, 1)))
    x3 = x2 - np.array([1.25, 2.5, 3.25, -0.75], dtype='float32').reshape((4, 1))
    x4 = x0[::-1]
    return x0, x1, x2, x3, x4,


def p7():
    x0 = np.array([2.25, -0.5], dtype='float32').reshape((2,))
    x1 = np.nonzero(x0)[0]
    x2 = np.sum(x1, axis=-1, keepdims=True)
    x3 = x1[np.array([False, True], bool)]
    x0[:] *= np.array([-0.75, -3.0], dtype='float32').reshape((2,))
    return x0, x1, x2, x3,


def p8():
    x0 = np.array([0, 6], dtype='uint8').reshape((1, 2))
    x1 = np.atleast_2d(x0)
    x2 = x1[None]
    return x0, x1, x2,


def p9():
    x0 = np.array([4, 9, 9, 1, 6, 7, 7, 4, 5], dtype='uint8').reshape((1, 3, 3, 1))
    x1 = x0[0, :-2:2]
    x0[np.array([False], bool), :] += np.array([5], dtype='uint8').reshape((1,))
    x2 = np.greater(x1, np.array([5, 8, 6], dtype='uint8').reshape((1, 3, 1)))
    return x0, x1, x2,


def p10():
    x0 = np.array([-1.75], dtype='float64').reshape((1, 1))
    x1 = np.argmin(x0, axis=0, keepdims=True)
    x2 = np.any(x1, axis=-2, keepdims=True)
    return x0, x1, x2,


def p11():
    x0 = np.array([5, 0, 4], dtype='uint64').reshape((3,))
    x1 = np.append(x0, x0)
    x2 = np.trunc(x0)
    return x0, x1, x2,


def p12():
    x0 = np.array([-7, 2, 3, 5, -8, 0, 1, -7], dtype='int64').reshape((1, 2, 4))
    x1 = np.argmax(x0, axis=-2)
    x2 = np.diff(x0, axis=0)
    x3 = np.diagonal(x1)
    return x0, x1, x2, x3,


def p13():
    x0 = np.array([-8, 5, 9, 8, -8, -8], dtype='int32').reshape((1, 3, 2))
    x1 = x0 >> x0
    x2 = np.transpose(x0)
    x3 = x2[:]
    x4 = np.ptp(x3, axis=(1,), keepdims=True)
    return x0, x1, x2, x3, x4,


def p14():
    x0 = np.array([0, 0, 0, 1, 1, 0], dtype='bool').reshape((2, 3))
    x1 = np.trunc(x0)
    x2 = np.dot(x0, np.array([-2.75, 2.25, -2.25, 3.75, 3.5, -1.25, -0.5, 2.75, 3.0], dtype='float64').reshape((3, 3)))
    x3 = x0 ^ x0
    return x0, x1, x2, x3,


def p15():
    x0 = np.array([], dtype='float32').reshape((0, 1, 0))
    x1 = np.expand_dims(x0, -1)
    x2 = np.flip(x0)
    x0[1::2, :, :] = np.array([], dtype='int16').reshape((0, 1, 0))
    x3 = np.broadcast_to(x1, (2, 0, 1, 0, 1))
    return x0, x1, x2, x3,


def p16():
    x0 = np.array([-3, 8, 1, 4, -2, -3, -2, -4, 4, 2, 4, 0, 0, -4, -3, 5, -7, -5], dtype='int64').reshape((3, 1, 2, 3))
    x1 = x0[::2]
    x2 = np.add.reduce(x1, axis=-2)
    return x0, x1, x2,


def p17():
    x0 = np.array([], dtype='uint16').reshape((0, 2, 2, 2))
    x0[-1::2, -1, 1, -3:] = np.array([6, 6], dtype='uint16').reshape((1, 2))
    x1 = np.add(np.array([], dtype='int64').reshape((0, 2, 2, 2)), x0)
    return x0, x1,


def p18():
    x0 = np.array(['zz', 'a', 'zz', 'ab', 'ab', 'zz', 'ab', 'zz'], dtype='<U2').reshape((2, 2, 2))
    x1 = np.array([0, 2, 6, 1, 9, 6, 4, 9, 8, 6, 0, 1, 9, 2, 1, 6, 4, 1], dtype='uint64').reshape((3, 2, 1, 3))
    x2 = np.ptp(x1, axis=3, keepdims=True)
    x3 = x0[None]
    x4 = x1[-1:4:-1, np.array([True, True], bool)]
    return x0, x1, x2, x3, x4,


def p19():
    x0 = np.array([], dtype='int64').reshape((0, 2))
    x1 = np.array([7, 5], dtype='uint8').reshape((1, 2)) & x0
    x2 = np.roll(x1, 0)
    x3 = x1 * np.array([1.25], dtype='float32').reshape(())
    return x0, x1, x2, x3,


def p20():
    x0 = np.array([-1.75, -1.25, -1.5, 1.5, 0.25, -3.25], dtype='float32').reshape((2, 3, 1))
    x1 = x0[::-2, -3, 1:1:2, None]
    x2 = np.sum(x1, axis=-1)
    return x0, x1, x2,


def p21():
    x0 = np.array([-3.0, -2.75, -2.75, -1.25, 1.75, -4.0], dtype='float64').reshape((3, 2))
    x0[:4:-1, 0] = np.array([0.25], dtype='float16').reshape(())
    x1 = x0[:]
    x2 = x0[:, ::-2]
    x1[:, 3::-1] += np.array([-1.25, -3.0, -1.25], dtype='float64').reshape((3, 1))
    return x0, x1, x2,


def p22():
    x0 = np.array([], dtype='int64').reshape((3, 0, 2, 3))
    x1 = x0[[0, -2], :-1, ::2, np.array([[0, -1]])]
    x2 = np.diff(x1, axis=-1)
    return x0, x1, x2,


def p23():
    x0 = np.array([-3.5, 0.5, -4.0], dtype='float32').reshape((3,))
    x1 = x0[np.array([[-1, -2]])]
    x2 = np.array(x1, dtype='uint64')
    return x0, x1, x2,


def p24():
    x0 = np.array([7], dtype='int16').reshape((1,))
    x1 = np.argmin(x0, axis=-1, keepdims=True)
    x2 = np.outer(x1, x0)
    x3 = np.array([x2, x2])
    return x0, x1, x2, x3,


def p25():
    x0 = np.array([7, 5, 2, 3, 4, 9, 1, 3], dtype='uint16').reshape((2, 4, 1))
    x1 = np.moveaxis(x0, -1, -2)
    x2 = np.array(x0, dtype='float64')
    return x0, x1, x2,


def p26():
    x0 = np.array([-6, -6], dtype='int16').reshape((2,))
    x1 = np.array(x0, dtype='object')
    x2 = x1 * np.array([-3.25], dtype='float64').reshape(())
    x3 = x1[-2::-2]
    return x0, x1, x2, x3,


def p27():
    x0 = np.array([-2.25, 1.25, -4.0, 1.5], dtype='float16').reshape((2, 2))
    x0[:, np.array([False, True], bool)] = np.array([8, 4], dtype='uint8').reshape((2, 1))
    x1 = x0[0, :]
    x1[np.nonzero(x1)] = 1
    return x0, x1,


def p28():
    x0 = np.array(['ab', 'zz', 'a', 'zz', '', 'zz', 'zz', 'b', 'zz', 'a', 'a', 'b'], dtype='<U2').reshape((2, 3, 2, 1))
    x1 = np.tile(x0, (2, 1))
    x0[0, None, [0], -2, :] = np.array(['ab'], dtype='<U2').reshape((1, 1, 1))
    return x0, x1,


def p29():
    x0 = np.array([2, -3], dtype='object').reshape((2,))
    x1 = np.transpose(x0, (0,))
    x2 = np.ravel(x1)
    x3 = np.array([-6, 7, 5], dtype='int16').reshape((3, 1))
    x4 = np.matmul(x3, np.array([2.0, -3.0, -3.75], dtype='float64').reshape((1, 3)))
    x5 = np.cumsum(x4, axis=-1)
    return x0, x1, x2, x3, x4, x5,


def p30():
    x0 = np.array([1, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0], dtype='bool').reshape((3, 2, 2))
    x1 = np.roll(x0, 1, -3)
    x2 = x1.astype('int64')
    x3 = np.count_nonzero(x0, axis=0)
    return x0, x1, x2, x3,


def p31():
    x0 = np.array([], dtype='int64').reshape((3, 0))
    x1 = np.array(x0, dtype='uint8')
    x2 = np.asarray(x1, dtype='float64')
    x3 = np.diff(x2, axis=-1)
    return x0, x1, x2, x3,


def p32():
    x0 = np.array([], dtype='int64').reshape((0, 2, 2))
    x1 = np.flip(x0, 0)
    x2 = np.flip(x1)
    x0[0:, :, 0] = np.array([], dtype='int64').reshape((0, 2))
    x3 = np.cumsum(x1, axis=1)
    return x0, x1, x2, x3,


def p33():
    x0 = np.array([], dtype='int64').reshape((2, 0, 4))
    x1 = np.concatenate([x0, np.array([], dtype='float64').reshape((2, 0, 4))], axis=0)
    x2 = x1 / np.array([-1.0], dtype='float32').reshape(())
    return x0, x1, x2,


def p34():
    x0 = np.array([3, 0, 7, 1, 7, 9], dtype='uint8').reshape((2, 3, 1))
    x1 = np.matmul(x0, np.array([-3.5, 2.75, -1.0, 0.25, 3.5, 1.75], dtype='float64').reshape((2, 1, 3)))
    x2 = np.all(x0, axis=1)
    x3 = np.positive(x0)
    x4 = x2[np.array([[-2, 1]]), :]
    return x0, x1, x2, x3, x4,


def p35():
    x0 = np.array([], dtype='uint32').reshape((2, 0, 1))
    x1 = np.less_equal(x0, np.array([2.75], dtype='float32').reshape(()))
    x2 = np.array(x0, dtype='float32')
    return x0, x1, x2,


def p36():
    x0 = np.array([2, 2, 6, 9], dtype='uint64').reshape((1, 2, 2))
    x1 = x0[-1, [-1, -1, -1], np.array([True, False], bool)]
    x2 = x1[[0, -2]]
    return x0, x1, x2,


def p37():
    x0 = np.array([-2.25, 2.25, 0.0, 0.75, 2.75, -1.5], dtype='float64').reshape((2, 3))
    x1 = np.array([6, 9, 8, 6, 3, 8], dtype='uint64').reshape((2, 3)) / x0
    x2 = np.max(x1, axis=-1)
    x3 = x1 / x0
    x4 = x2 // np.array([0.5], dtype='float32').reshape(())
    return x0, x1, x2, x3, x4,


def p38():
    x0 = np.array([], dtype='bool').reshape((4, 0, 1, 2))
    x1 = np.cumsum(x0, axis=1)
    x2 = x1[-3, ::-2, 0, :1:-1]
    x0[:, ::-2, 0, 1:] = np.array([], dtype='uint8').reshape((4, 0, 1))
    x3 = x0 + np.array([], dtype='bool').reshape((4, 0, 1, 2))
    return x0, x1, x2, x3,


def p39():
    x0 = np.array([-1, 9, -4, 7, 2, -2, -7, -8, 4, 0, 4, 7], dtype='int16').reshape((3, 4))
    x1 = np.tensordot(x0, np.array([1], dtype='int64').reshape((1, 1)), 0)
    x2 = np.repeat(x1, 2, axis=2)
    return x0, x1, x2,


def p40():
    x0 = np.array([], dtype='float32').reshape((0, 0, 2))
    x0[None, :] = np.array([], dtype='int8').reshape((1, 0, 0, 2))
    x1 = x0 // np.array([], dtype='uint64').reshape((1, 0, 2))
    x2 = np.array([x0, np.array([], dtype='bool').reshape((0, 0, 2))])
    x2[1, ::2, :, np.array([True, True], bool)] = np.array([], dtype='uint64').reshape((2, 0, 0))
    return x0, x1, x2,


def p41():
    x0 = np.array([5, -1], dtype='int64').reshape((2,))
    x1 = np.logical_and(x0, x0)
    x2 = x0 - np.array([9, 7, -3, -7, -9, 7, 3, 3], dtype='int16').reshape((2, 1, 2, 2))
    x3 = np.not_equal(x0, 2.5)
    x4 = np.transpose(x0)
    return x0, x1, x2, x3, x4,


def p42():
    x0 = np.array([-3], dtype='int64').reshape((1,))
    x1 = np.isin(x0, x0)
    x0[np.array([False], bool)] = np.array([], dtype='float32').reshape((0,))
    x2 = np.matmul(x1, np.array([1], dtype='bool').reshape((1, 1)))
    x3 = np.max(x1, axis=-1, keepdims=True)
    return x0, x1, x2, x3,


def p43():
    x0 = np.array([4, 6, 6, 4, 3, 0], dtype='uint64').reshape((2, 3, 1))
    x1 = np.roll(x0, 1, 0)
    x2 = np.flip(x0)
    x3 = np.maximum.accumulate(x2, axis=-3)
    x4 = np.matmul(x2, np.array([9, 7, 4], dtype='uint64').reshape((1, 3)))
    return x0, x1, x2, x3, x4,


def p44():
    x0 = np.array([], dtype='int32').reshape((1, 0))
    x1 = x0[:]
    x2 = x1.astype('int32')
    x3 = np.tensordot(x1, np.array([0.25, -2.25, -3.0, 2.5, 3.0, 1.0], dtype='float32').reshape((2, 3)), 0)
    x0[:, :1:2] = np.array([], dtype='float32').reshape((1, 0))
    return x0, x1, x2, x3,


def p45():
    x0 = np.array([], dtype='uint8').reshape((2, 4, 2, 0))
    x1 = np.array([1, -2, 6, 9], dtype='int64').reshape((1, 4, 1, 1)) ^ x0
    x2 = np.reshape(x0, (-1, 2))
    x3 = x2 // np.array([-8, 5], dtype='int64').reshape((2,))
    return x0, x1, x2, x3,


def p46():
    x0 = np.array([-9, 9, -2, 8, -2, -2, 1, -5, 9, -5, 2, 1, -1, -2, -6, -9, 0, -8], dtype='int16').reshape((1, 2, 3, 3))
    x1 = np.rint(x0)
    x2 = np.asarray(x0, dtype='<U2')
    x3 = np.sort(x1, axis=-2)
    return x0, x1, x2, x3,


def p47():
    x0 = np.array([0, 0, 0, 1], dtype='bool').reshape((2, 2))
    x1 = np.bitwise_and(np.array([-9, 5, -8, -3], dtype='int64').reshape((2, 2)), x0)
    x2 = np.array([1.0], dtype='float64').reshape(()) * x0
    x3 = np.min(x2, axis=0)
    return x0, x1, x2, x3,


def p48():
    x0 = np.array([1, 1, 0], dtype='bool').reshape((3, 1))
    x1 = np.maximum.accumulate(x0, axis=0)
    x2 = np.less(x0, np.array([3.0, 3.75, -1.5], dtype='float32').reshape((3, 1)))
    x3 = x0[-1]
    x4 = np.matmul(x3, np.array([-2.75, -0.25, -0.25], dtype='float32').reshape((1, 3)))
    return x0, x1, x2, x3, x4,


def p49():
    x0 = np.array([], dtype='float32').reshape((2, 3, 0, 1))
    x0[()] = x0
    x1 = x0[None]
    x2 = np.squeeze(x0)
    return x0, x1, x2,


def p50():
    x0 = np.array([], dtype='float64').reshape((3, 0, 1, 3))
    x1 = np.unique(x0)
    x2 = np.matmul(x1, np.array([], dtype='float64').reshape((0, 3)))
    return x0, x1, x2,


def p51():
    x0 = np.array([0.75, 0.0, -1.0], dtype='float16').reshape((3, 1))
    x0[np.array([[1, 2], [1, -1]]), -1] = np.array([1, 1, 1, 0], dtype='bool').reshape((2, 2))
    x1 = np.argmin(x0, axis=-1, keepdims=True)
    return x0, x1,


def p52():
    x0 = np.array([-2.0], dtype='float32').reshape((1,))
    x1 = np.sort(x0, axis=-1)
    x2 = np.any(x0, axis=-1, keepdims=True)
    x3 = x1[np.array([[0, 0]])]
    x4 = np.logical_not(x3)
    return x0, x1, x2, x3, x4,


def p53():
    x0 = np.array([5, 8, 4, 1], dtype='uint8').reshape((4,))
    x1 = np.outer(x0, x0)
    x2 = np.asarray(x1, dtype='uint32')
    x3 = x0 / np.array([0, 0, 0, 0], dtype='bool').reshape((4,))
    return x0, x1, x2, x3,


def p54():
    x0 = np.array([0], dtype='uint16').reshape((1, 1))
    x1 = np.cumsum(x0, axis=1)
    x1[2:, -1] += np.array([], dtype='uint64').reshape((0,))
    x2 = np.roll(x1, -2)
    x3 = np.all(x1, axis=-2)
    return x0, x1, x2, x3,


def p55():
    x0 = np.array([5, 6, 2, 3, 7, 1, 0, 4], dtype='uint32').reshape((2, 4))
    x1 = np.matmul(x0, np.array([-2.75, -3.5, 0.25, 1.25], dtype='float32').reshape((4, 1)))
    x2 = np.rint(x1)
    x2[[0], 0, None] = np.array([4], dtype='int32').reshape((1, 1))
    return x0, x1, x2,


def p56():
    x0 = np.array([1, -3, -4], dtype='int64').reshape((3, 1))
    x1 = np.ptp(x0, axis=None, keepdims=True)
    x2 = x1 % np.array([8, 7, -7, -6, -8, 0], dtype='int64').reshape((3, 1, 2))
    x3 = x2[None, [2, 0, -1]]
    x4 = x2[None]
    return x0, x1, x2, x3, x4,


def p57():
    x0 = np.array([6, 3, 3, 9, -9, -6, 0, 5, -9, 8, -9, -6, 8, 5, 1, -4, -6, -5, -3, 8, 8, -5, 4, -3], dtype='int32').reshape((2, 4, 3))
    x1 = np.nonzero(x0)[0]
    x2 = x0.astype('<U2')
    x3 = np.floor(x0)
    x0[:] += np.array([-1, -8, -2, -7, 2, 9, -2, 2, -3, 0, -3, 1, -2, 8, -5, -2, 0, -2, 4, 8, 9, 7, -6, -6], dtype='int32').reshape((2, 4, 3))
    return x0, x1, x2, x3,


def p58():
    x0 = np.array([], dtype='float32').reshape((3, 0, 2))
    x1 = np.maximum(x0, np.array([2, -5, 6, -4, -9, 8], dtype='int64').reshape((3, 1, 2)))
    x2 = np.less(np.array([0.0, -2.25], dtype='float32').reshape((1, 1, 2)), x1)
    return x0, x1, x2,


def p59():
    x0 = np.array([8, -5, -7, 7, -3, 4, -3, 9, -2], dtype='int64').reshape((3, 3))
    x1 = np.rot90(x0)
    x2 = np.min(x0, axis=-1)
    return x0, x1, x2,


def p60():
    x0 = np.array([], dtype='float32').reshape((2, 0, 4, 2))
    x1 = np.any(x0, axis=-4)
    x2 = np.squeeze(x0)
    x3 = np.minimum(np.array([0, 1, 1, 1], dtype='bool').reshape((4, 1)), x2)
    return x0, x1, x2, x3,


def p61():
    x0 = np.array([], dtype='float64').reshape((4, 3, 0))
    x1 = np.any(x0, axis=(2,), keepdims=True)
    x2 = x0[:4, [-1], ::2]
    x3 = np.array(x1, dtype='float64')
    x4 = np.stack([x0, x0], axis=0)
    return x0, x1, x2, x3, x4,


def p62():
    x0 = np.array([1], dtype='uint32').reshape((1, 1))
    x0[:] = x0
    x1 = np.all(x0, axis=0, keepdims=True)
    x2 = np.invert(x0)
    x3 = np.invert(x2)
    return x0, x1, x2, x3,


def p63():
    x0 = np.array([], dtype='float64').reshape((4, 0))
    x1 = x0.astype('int64')
    x2 = np.heaviside(x1, np.array([], dtype='bool').reshape((4, 0)))
    return x0, x1, x2,


def p64():
    x0 = np.array([-1.25, 2.25, 3.75, -3.75], dtype='float32').reshape((2, 2))
    x1 = np.concatenate([x0, x0], axis=-2)
    x2 = np.logical_xor(np.array([8, 0, 1, 2, 3, 5, 2, 4], dtype='uint8').reshape((4, 2)), x1)
    return x0, x1, x2,


def p65():
    x0 = np.array([0, 0, 0, 0, 1, 0, 1, 0], dtype='bool').reshape((2, 4))
    x1 = np.equal(x0, np.array([-5, -7, 6, 9], dtype='int32').reshape((4,)))
    x2 = np.array(x1, dtype='float64')
    x3 = np.append(x1, x0)
    x4 = np.conjugate(x3)
    return x0, x1, x2, x3, x4,


def p66():
    x0 = np.array([-2.0, 0.75], dtype='float64').reshape((1, 2))
    x1 = np.diagonal(x0)
    x2 = x0[0, :]
    return x0, x1, x2,


def p67():
    x0 = np.array([5], dtype='int16').reshape(())
    x1 = x0[True]
    x1[np.array([True], bool)] = np.array([7], dtype='uint8').reshape((1,))
    return x0, x1,


def p68():
    x0 = np.array([0], dtype='bool').reshape((1,))
    x0[:] = np.array([2], dtype='int32').reshape((1,))
    x1 = x0[np.array([[-1, -1]])]
    x2 = np.hstack([x0, x0])
    return x0, x1, x2,


def p69():
    x0 = np.array([-3.25, -4.0], dtype='float64').reshape((2,))
    x1 = x0[:]
    x2 = np.square(x0)
    return x0, x1, x2,


def p70():
    x0 = np.array(['zz'], dtype='<U2').reshape(())
    x1 = np.array([-3, 2, 6, 2], dtype='int64').reshape((1, 2, 2))
    x2 = np.cumsum(x1, axis=-3)
    return x0, x1, x2,


def p71():
    x0 = np.array([5, 1, 4], dtype='uint8').reshape((3,))
    x0[:] = np.array([3.75], dtype='float64').reshape((1,))
    x1 = np.asarray(x0, dtype='uint32')
    return x0, x1,


def p72():
    x0 = np.array([-3, 8, -8, 2, 4, 9, 7, -4, -4, 4, -9, 1], dtype='int64').reshape((4, 3))
    x1 = np.flip(x0)
    x0[np.array([True, True, True, True], bool), -1] = np.array([6], dtype='uint64').reshape(())
    return x0, x1,


def p73():
    x0 = np.array([1, 1, 1, 0], dtype='bool').reshape((2, 2))
    x1 = x0 / x0
    x1[:] = np.array([4, 4, 9, 9], dtype='uint8').reshape((2, 2))
    return x0, x1,


def p74():
    x0 = np.array([9, -2, -8, -1], dtype='int16').reshape((2, 2))
    x1 = np.triu(x0)
    x2 = np.count_nonzero(x0, axis=0)
    return x0, x1, x2,


def p75():
    x0 = np.array([-2.0, 2.5, 1.0, 2.75], dtype='float32').reshape((2, 2))
    x1 = np.reshape(x0, (-1,))
    x2 = np.array(x0, dtype='float32')
    x2[[0, 1], ::2] = np.array([-3.0, -2.25], dtype='float64').reshape((2, 1))
    x3 = np.dot(x0, np.array([0, 0], dtype='bool').reshape((2,)))
    return x0, x1, x2, x3,


def p76():
    x0 = np.array([], dtype='float64').reshape((1, 1, 0))
    x0[np.array([False], bool), np.array([False], bool), :] += np.array([], dtype='float64').reshape((0, 1))
    x1 = np.roll(x0, 1, -3)
    x2 = np.dot(x1, np.array([], dtype='int8').reshape((0, 3)))
    return x0, x1, x2,


def p77():
    x0 = np.array([1, 3, 5, 2, -4, -8, -6, 8, 6, -7, 5, 9, 8, -1, 2, 4, -1, 8, 1, 1, 3, -6, 3, -2], dtype='int64').reshape((4, 3, 2, 1))
    x1 = np.isfinite(x0)
    x2 = np.cumprod(x1, axis=-2)
    x3 = x1[None]
    x1[:] = np.array([-4.0, -3.5, -1.5], dtype='float16').reshape((1, 3, 1, 1))
    return x0, x1, x2, x3,


def p78():
    x0 = np.array([-9], dtype='int64').reshape(())
    x0[True] *= np.array([-4], dtype='int64').reshape(())
    x0[None] *= np.array([2], dtype='int64').reshape((1,))
    return x0,


def p79():
    x0 = np.array([8], dtype='int64').reshape((1, 1))
    x1 = np.lcm(x0, np.array([0], dtype='uint8').reshape(()))
    x2 = np.sign(x0)
    x3 = x0[:]
    x4 = np.append(x2, x0)
    return x0, x1, x2, x3, x4,


def p80():
    x0 = np.array([], dtype='bool').reshape((2, 0, 1, 3))
    x1 = np.add.reduce(x0, axis=1)
    x2 = np.ceil(x1)
    x0[:3:-2, 0::-1, :-2:-1, 1] *= np.array([], dtype='bool').reshape((1, 0, 1))
    x2[1, -1, 0] = np.array([4], dtype='int64').reshape(())
    return x0, x1, x2,


def p81():
    x0 = np.array([-7, -6, -5, 1], dtype='int64').reshape((4,))
    x0[()] = 2
    x1 = np.stack([x0, x0], axis=-2)
    return x0, x1,


def p82():
    x0 = np.array([], dtype='int16').reshape((1, 0))
    x1 = x0 - x0
    x2 = x1 / np.array([], dtype='float32').reshape((1, 0))
    x3 = np.minimum(x1, np.array([], dtype='int32').reshape((0,)))
    return x0, x1, x2, x3,


def p83():
    x0 = np.array([-1.75, 0.5], dtype='float16').reshape((2, 1))
    x1 = np.dot(x0, np.array([0.75, 3.5, 3.5], dtype='float32').reshape((1, 3)))
    x2 = x0[[-2, 1]]
    x3 = np.divide(x2, x2)
    return x0, x1, x2, x3,


def p84():
    x0 = np.array([2.0, -1.0, 3.25, 1.75], dtype='float64').reshape((1, 2, 1, 2))
    x1 = np.transpose(x0, (2, 0, 3, 1))
    x2 = np.max(x1, axis=-4)
    return x0, x1, x2,


def p85():
    x0 = np.array([-3.0, 0.25, -2.25, -2.0], dtype='float32').reshape((2, 2))
    x1 = np.sort(x0, axis=-2)
    x2 = np.argmax(x1, axis=-1)
    x3 = np.copysign(x1, np.array([3, 3], dtype='uint8').reshape((2, 1)))
    x4 = x3 % np.array([0.0, 3.25], dtype='float64').reshape((2,))
    return x0, x1, x2, x3, x4,


def p86():
    x0 = np.array([4.0, 0.5, 0.25], dtype='float64').reshape((3, 1))
    x1 = x0[np.array([True, True, True], bool), 1:0]
    x0[()] = x0
    return x0, x1,


def p87():
    x0 = np.array([2, 4, 0, 9], dtype='uint16').reshape((4,))
    x1 = np.fmin(x0, np.array([5], dtype='uint8').reshape(()))
    x2 = np.logical_or(x0, x0)
    return x0, x1, x2,


def p88():
    x0 = np.array([0, 1, 5, -2, -8, 2], dtype='int16').reshape((3, 2, 1))
    x1 = x0[1]
    x2 = np.floor_divide(np.array([-2, -6, -2], dtype='int32').reshape((3, 1, 1)), x0)
    x3 = x2[:-4:2, :, [-1, -1]]
    return x0, x1, x2, x3,


def p89():
    x0 = np.array([7, 6, 6, 6, 3, 0, 5, 0], dtype='uint64').reshape((4, 2))
    x1 = np.clip(x0, 0, 2)
    x2 = x0[None, 2, 0]
    x3 = np.vstack([x1, np.array([-2.0, 4.0, 3.25, -2.25, 1.5, 1.0, 2.5, -4.0], dtype='float16').reshape((4, 2))])
    x4 = np.where(np.array([0.5], dtype='float64').reshape((1,)), x2, x2)
    return x0, x1, x2, x3, x4,


def p90():
    x0 = np.array([], dtype='float32').reshape((0,))
    x1 = x0
    x2 = np.ceil(x1)
    x3 = np.reshape(x2, (1, 0))
    x4 = np.array([2.75], dtype='float64').reshape((1, 1)) / x3
    return x0, x1, x2, x3, x4,


def p91():
    x0 = np.array([1, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1], dtype='bool').reshape((2, 3, 2))
    x1 = np.argmin(x0, axis=1, keepdims=True)
    x2 = np.swapaxes(x0, 1, 0)
    x3 = np.asarray(x1, dtype='uint8')
    return x0, x1, x2, x3,


def p92():
    x0 = np.array([-2.25, 3.75, -0.75, -1.5, 0.25, 1.5], dtype='float32').reshape((1, 2, 3))
    x0[np.array([True], bool)] *= np.array([2.5], dtype='float32').reshape((1,))
    x1 = np.clip(x0, 0, 2)
    x2 = np.tile(x1, (1, 2, 2))
    x3 = x2.astype('int64')
    return x0, x1, x2, x3,


def p93():
    x0 = np.array([7, -7, 4, 4, 1, -8], dtype='int8').reshape((2, 3))
    x0[()] = np.array([-4], dtype='int8').reshape(())
    x1 = np.argmax(x0, axis=1, keepdims=True)
    return x0, x1,


def p94():
    x0 = np.array([-0.5, 2.5, 1.75], dtype='float32').reshape((3,))
    x1 = x0[None, ::2]
    x0[None] = np.array([3, 2, 9], dtype='int64').reshape((1, 3))
    return x0, x1,


def p95():
    x0 = np.array([5, 9, 5, 5, 4, 2, 4, 1, 4, 0, 5, 9, 7, 9, 1, 4], dtype='uint16').reshape((1, 4, 4))
    x1 = x0[()]
    x2 = 3 // x1
    x1[::-1] = np.array([-2, 6, 6, -5], dtype='int16').reshape((4,))
    return x0, x1, x2,


def p96():
    x0 = np.array([4, 1, 7, 0, 8, 2, 5, 0], dtype='uint8').reshape((2, 2, 2))
    x1 = np.matmul(x0, np.array([3.75, -3.0, 2.75, 2.75, -0.5, 0.25, -3.75, 0.5, 0.5, 3.75, 2.25, 2.25], dtype='float32').reshape((2, 2, 3)))
    x2 = np.subtract(x1, np.array([-1.25, -2.75], dtype='float32').reshape((1, 2, 1)))
    return x0, x1, x2,


def p97():
    x0 = np.array([4, 7, 0, 9], dtype='uint32').reshape((2, 2, 1))
    x1 = np.fmax(np.array([4, 4], dtype='int64').reshape((1, 2, 1)), x0)
    x2 = np.argmin(x1, axis=-3)
    x3 = x2 - x2
    x4 = np.asarray(x3, dtype='bool')
    return x0, x1, x2, x3, x4,


def p98():
    x0 = np.array([1.75], dtype='float64').reshape(())
    x1 = np.tensordot(x0, np.array([], dtype='bool').reshape((0, 0)), 0)
    x2 = np.atleast_2d(x0)
    x1[::-2, np.array([], bool)] = np.array([], dtype='uint16').reshape((0, 0))
    return x0, x1, x2,


def p99():
    x0 = np.array([], dtype='float64').reshape((0, 4))
    x1 = np.triu(x0)
    x2 = x0[::-2, np.array([[1, 0]]), None]
    x2[None] = np.array([6], dtype='int64').reshape((1,))
    return x0, x1, x2,


def p100():
    x0 = np.array([5], dtype='int32').reshape((1,))
    x0[:] = np.array([0], dtype='int64').reshape((1,))
    x1 = x0[:]
    return x0, x1,


def p101():
    x0 = np.array([7, 7, 9, 8], dtype='uint8').reshape((4, 1, 1, 1))
    x1 = np.ptp(x0, axis=2, keepdims=True)
    x0[2, 0, :, :] *= np.array([7], dtype='uint8').reshape((1, 1))
    x2 = np.transpose(x0)
    return x0, x1, x2,


def p102():
    x0 = np.array([0], dtype='bool').reshape((1,))
    x1 = x0[[-1, -1, -1]]
    x2 = np.max(x0, axis=(), keepdims=True)
    x1[:4] += np.array([0, 0, 1], dtype='bool').reshape((3,))
    x3 = x0 ^ x0
    return x0, x1, x2, x3,


def p103():
    x0 = np.array([0, 0], dtype='bool').reshape((2,))
    x0[:] = np.array([-1.25, 0.0], dtype='float32').reshape((2,))
    x0[-2] = np.array([-3.25], dtype='float64').reshape(())
    x1 = x0[[-2, -1]]
    return x0, x1,


def p104():
    x0 = np.array([1], dtype='bool').reshape((1,))
    x1 = x0 / -1
    x0[:] = np.array([-4.0], dtype='float64').reshape((1,))
    x2 = np.roll(x0, 1, 0)
    x3 = x2[np.array([False], bool)]
    return x0, x1, x2, x3,


def p105():
    x0 = np.array([], dtype='float64').reshape((0,))
    x1 = x0[np.nonzero(x0)]
    x0[:] *= np.array([4.0], dtype='float64').reshape(())
    x1[:] = np.array([], dtype='float64').reshape((0,))
    return x0, x1,


def p106():
    x0 = np.array(['a', 'b', 'b', 'zz'], dtype='<U2').reshape((1, 4, 1))
    x1 = np.array([9, 7, 9, 5], dtype='uint8').reshape((4,))
    x2 = np.tensordot(x1, np.array([0, 0, 1, 1], dtype='bool').reshape((4,)), 1)
    x1[np.array([[2, 2], [-2, -4]])] += np.array([3, 8, 5, 8], dtype='uint8').reshape((2, 2))
    return x0, x1, x2,


def p107():
    x0 = np.array([6], dtype='int8').reshape(())
    x1 = np.reshape(x0, (-1,))
    x0[True] += np.array([-1], dtype='int8').reshape(())
    return x0, x1,


def p108():
    x0 = np.array([0, 0, 1], dtype='bool').reshape((3,))
    x0[:] += np.array([1], dtype='bool').reshape(())
    x1 = np.asarray(x0, dtype='float32')
    x2 = np.roll(x1, 1, -1)
    return x0, x1, x2,


def p109():
    x0 = np.array([7, 3], dtype='int16').reshape((2, 1))
    x1 = x0[None, -1]
    x1[:] = np.array([3.75], dtype='float16').reshape(())
    x2 = x1 - np.array([8], dtype='uint32').reshape(())
    return x0, x1, x2,


def p110():
    x0 = np.array([3, 2, 2, 9, 8, 3], dtype='uint64').reshape((3, 2))
    x1 = x0[np.array([True, False, False], bool)]
    x1[::2, -3:] *= np.array([3], dtype='uint64').reshape(())
    x2 = np.subtract(x1, True)
    return x0, x1, x2,


def p111():
    x0 = np.array([-2.25], dtype='float16').reshape((1,))
    x1 = np.copysign(np.array([3.25], dtype='float64').reshape((1,)), x0)
    x2 = x1[::-1]
    return x0, x1, x2,


def p112():
    x0 = np.array([], dtype='<U2').reshape((4, 1, 4, 0))
    x1 = x0 + np.array(['ab'], dtype='<U2').reshape((1, 1, 1, 1))
    x2 = x1[-1]
    return x0, x1, x2,


def p113():
    x0 = np.array([], dtype='int8').reshape((2, 3, 1, 0))
    x1 = np.dot(x0, np.array([], dtype='bool').reshape((0, 1)))
    x0[-2:, 2, :, 0:] *= np.array([], dtype='int8').reshape((1, 1, 0))
    return x0, x1,


def p114():
    x0 = np.array([5, 3, -2], dtype='object').reshape((3, 1))
    x0[np.array([True, False, True], bool), 0] = np.array([0, 0], dtype='object').reshape((2,))
    x1 = np.array([-4, 1, -3, 1], dtype='int32').reshape((2, 2))
    x2 = np.count_nonzero(x1, axis=())
    return x0, x1, x2,


def p115():
    x0 = np.array([1], dtype='bool').reshape(())
    x0[()] = np.array([2.5], dtype='float32').reshape(())
    x1 = np.vstack([x0, np.array([-1.0], dtype='float64').reshape(())])
    return x0, x1,


def p116():
    x0 = np.array([], dtype='float16').reshape((0, 1))
    x1 = np.greater_equal(np.array([1], dtype='int64').reshape((1, 1)), x0)
    x2 = x1[::2, -1]
    x3 = np.cumsum(x0, axis=-2)
    x4 = np.stack([x0, np.array([], dtype='float64').reshape((0, 1))], axis=2)
    return x0, x1, x2, x3, x4,


def p117():
    x0 = np.array([1, 0, 1], dtype='bool').reshape((1, 3))
    x1 = x0 / x0
    x2 = np.matmul(x1, np.array([1, 1, 0], dtype='bool').reshape((3, 1)))
    return x0, x1, x2,


def p118():
    x0 = np.array([], dtype='int64').reshape((0, 4))
    x1 = np.pad(x0, 1, mode='constant')
    x2 = np.split(x0, 2, 0)[1]
    return x0, x1, x2,


def p119():
    x0 = np.array([-3, 0], dtype='int32').reshape((2,))
    x1 = x0[:]
    x0[None] = np.array([2.25, 1.5], dtype='float16').reshape((1, 2))
    return x0, x1,


def p120():
    x0 = np.array([0, 4, 7, 9], dtype='uint64').reshape((4,))
    x0[None] *= np.array([6, 5, 4, 6], dtype='uint64').reshape((4,))
    x1 = np.array(x0, dtype='float64')
    return x0, x1,


def p121():
    x0 = np.array([2.75], dtype='float64').reshape((1,))
    x1 = np.array([x0, x0])
    x1[np.array([True, False], bool), -1] = np.array([4.0], dtype='float32').reshape((1,))
    return x0, x1,


def p122():
    x0 = np.array([1, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0], dtype='bool').reshape((4, 4))
    x1 = x0[-1, :]
    x2 = np.argmax(x0, axis=0)
    x3 = x2 / 2.5
    return x0, x1, x2, x3,


def p123():
    x0 = np.array([-1, 9, 1, -7], dtype='int16').reshape((2, 2))
    x1 = x0[:]
    x1[:] = np.array([8], dtype='uint16').reshape((1, 1))
    return x0, x1,


def p124():
    x0 = np.array([2, -4, 2, -9], dtype='int8').reshape((1, 4, 1))
    x0[-1, 3, np.array([[0, 0]])] += np.array([2, -6], dtype='int8').reshape((1, 2))
    x1 = np.negative(x0)
    x2 = x1[1:, -4, None, [-1, -1, -1]]
    x3 = np.clip(x2, 0, 2)
    return x0, x1, x2, x3,


def p125():
    x0 = np.array([2, 0], dtype='uint16').reshape((2,))
    x1 = np.matmul(x0, np.array([6, 5, 1, 7, 0, 3], dtype='uint16').reshape((2, 3)))
    x2 = np.concatenate([x1, x0], axis=None)
    x3 = np.flip(x1)
    return x0, x1, x2, x3,


def p126():
    x0 = np.array([0, 0, 0], dtype='bool').reshape((3,))
    x1 = np.max(x0, axis=None, keepdims=True)
    x2 = np.cumprod(x0, axis=-1)
    x3 = np.floor(x2)
    return x0, x1, x2, x3,


def p127():
    x0 = np.array([8, -2], dtype='int32').reshape((2,))
    x1 = np.less_equal(x0, np.array([-0.25, -0.25], dtype='float16').reshape((2,)))
    x2 = np.cumprod(x1, axis=0)
    x3 = np.gcd(x0, np.array([-2, 5], dtype='int64').reshape((2,)))
    x4 = np.transpose(x0)
    return x0, x1, x2, x3, x4,


def p128():
    x0 = np.array([0, 0, 0, 0, 1, 1], dtype='bool').reshape((3, 2))
    x1 = x0[::-1]
    x2 = np.repeat(x1, 2, axis=1)
    x2[:] = np.array([-1.0], dtype='float64').reshape(())
    return x0, x1, x2,


def p129():
    x0 = np.array([1.25, 3.75, 0.5], dtype='float32').reshape((3,))
    x1 = np.asarray(x0, dtype='uint32')
    x0[:] = np.array([0.25, -3.5, 3.5], dtype='float32').reshape((3,))
    x2 = np.tensordot(x1, np.array([-3.5, -2.0, -2.0, 3.0], dtype='float64').reshape((4,)), 0)
    return x0, x1, x2,


def p130():
    x0 = np.array([-2, -1, 9, 1, 4, -8, -9, -2, 0, -9, 9, 6, 8, 4, 5, 7], dtype='int64').reshape((4, 4))
    x1 = np.min(x0, axis=1)
    x0[:] = np.array([3.75, 1.0, -1.5, -2.5], dtype='float32').reshape((4, 1))
    return x0, x1,


def p131():
    x0 = np.array([], dtype='float32').reshape((0, 1, 2, 2))
    x1 = np.any(x0, axis=(1, 2, 0), keepdims=True)
    x2 = x0[:]
    x3 = np.add(x1, np.array([1.75, 3.5], dtype='float32').reshape((1, 1, 1, 2)))
    return x0, x1, x2, x3,


def p132():
    x0 = np.array([7, 1, 5, 1, 9, 0, 1, 7, 1, 1, 4, 4, 4, 5, 7, 3, 2, 3], dtype='uint32').reshape((3, 3, 2))
    x1 = x0[::-2, -3, np.array([False, False], bool)]
    x2 = x1 + np.array([1.5, 2.75], dtype='float64').reshape((2, 1))
    x3 = np.max(x2, axis=(0,))
    return x0, x1, x2, x3,


def p133():
    x0 = np.array([5, -1, -9], dtype='int16').reshape((3,))
    x0[-2] = np.array([-0.75], dtype='float16').reshape(())
    x1 = np.isin(x0, np.array([9, -9, 5], dtype='int16').reshape((3,)))
    return x0, x1,


def p134():
    x0 = np.array([], dtype='float32').reshape((0, 4, 2))
    x1 = x0[0::-2]
    x1[0::2, :, None] = np.array([0], dtype='int64').reshape(())
    return x0, x1,


def p135():
    x0 = np.array([1.5, 3.0], dtype='float32').reshape((2, 1, 1))
    x1 = np.sum(x0, axis=-2, keepdims=True)
    x2 = np.array([1, 0], dtype='uint64').reshape((2, 1, 1)) % x0
    x3 = np.tensordot(x2, np.array([-1, 9], dtype='int8').reshape((2,)), 0)
    return x0, x1, x2, x3,


def p136():
    x0 = np.array([], dtype='int64').reshape((1, 0))
    x0[::-1, :] += np.array([-9], dtype='int64').reshape(())
    x0[-1, :0] = np.array([1.25], dtype='float64').reshape(())
    x1 = np.swapaxes(x0, 0, -2)
    x2 = np.divide(x0, np.array([-3], dtype='int16').reshape(()))
    return x0, x1, x2,


def p137():
    x0 = np.array([7, -5, 4, 4, 9, 0, -2, 4, -9, 5, -9, 8], dtype='int64').reshape((4, 3, 1))
    x1 = np.triu(x0)
    x2 = np.take(x0, [0, 0], axis=-1)
    return x0, x1, x2,


def p138():
    x0 = np.array([4.0, 0.5, -3.75, 0.0, -2.75, 3.5], dtype='float32').reshape((3, 2))
    x1 = x0[None, np.array([False, False, False], bool), ::2]
    x2 = np.add.reduce(x1, axis=-1)
    x0[()] = np.array([9, 2, 0, 5, 7, 1], dtype='uint64').reshape((3, 2))
    x3 = 0 - x1
    return x0, x1, x2, x3,


def p139():
    x0 = np.array([1.25], dtype='float32').reshape((1,))
    x1 = np.cumprod(x0, axis=-1)
    x2 = np.floor_divide(1.0, x0)
    return x0, x1, x2,


def p140():
    x0 = np.array([1], dtype='int64').reshape((1,))
    x1 = np.absolute(x0)
    x2 = np.maximum.accumulate(x0, axis=-1)
    return x0, x1, x2,


def p141():
    x0 = np.array([], dtype='bool').reshape((1, 0, 3))
    x1 = np.dot(x0, np.array([0, 1, 1, 1, 0, 0], dtype='bool').reshape((1, 3, 2)))
    x1[:, :, :, ::-2, None] = np.array([], dtype='uint64').reshape((0, 1, 1, 1))
    return x0, x1,


def p142():
    x0 = np.array([], dtype='float64').reshape((0, 4))
    x1 = np.dot(x0, np.array([0.5, -2.0, 2.25, 0.25, -3.25, 2.25, -1.25, 3.0, 1.5, -1.75, 4.0, 1.5], dtype='float64').reshape((4, 3)))
    x2 = x0[:, -1]
    x0[:1, -2:] = np.array([], dtype='int64').reshape((0, 2))
    return x0, x1, x2,


def p143():
    x0 = np.array([-7, 6, 4, 1], dtype='int8').reshape((4,))
    x0[[0, -3, 3]] = np.array([-3.0], dtype='float64').reshape(())
    x1 = x0[-5:4:-2]
    return x0, x1,


def p144():
    x0 = np.array([], dtype='int8').reshape((4, 0))
    x1 = np.min(x0, axis=-2)
    x2 = np.not_equal(x1, np.array([], dtype='float32').reshape((0,)))
    x3 = x0[np.array([False, True, True, True], bool), 0::-1]
    x2[::2] += np.array([], dtype='bool').reshape((0,))
    return x0, x1, x2, x3,


def p145():
    x0 = np.array([5, 2], dtype='object').reshape((1, 2))
    x1 = x0[:]
    x2 = np.array([4, 9, 7, 2, 9, 8, 9, 6], dtype='uint16').reshape((4, 1, 2))
    x3 = np.add.reduce(x2, axis=2)
    x4 = np.cumsum(x2, axis=0)
    x5 = np.nonzero(x2)[0]
    return x0, x1, x2, x3, x4, x5,


def p146():
    x0 = np.array([3], dtype='uint64').reshape(())
    x1 = np.squeeze(x0)
    x2 = np.pad(x1, 1, mode='constant')
    x3 = np.take(x1, [0, 0], axis=0)
    return x0, x1, x2, x3,


def p147():
    x0 = np.array([], dtype='bool').reshape((0,))
    x0[0:1:-2] += np.array([], dtype='bool').reshape((0,))
    x1 = np.bitwise_and(x0, x0)
    x0[:] = np.array([0], dtype='bool').reshape((1,))
    return x0, x1,


def p148():
    x0 = np.array([], dtype='float32').reshape((2, 0))
    x1 = x0.astype('int16')
    x2 = np.broadcast_to(x0, (2, 2, 0))
    x0[-2, :0] = np.array([], dtype='float64').reshape((0,))
    x3 = np.array(x0, dtype='int64')
    return x0, x1, x2, x3,


def p149():
    x0 = np.array([0, 8, 2], dtype='uint64').reshape((3,))
    x1 = np.vstack([x0, x0])
    x2 = np.asarray(x1, dtype='bool')
    return x0, x1, x2,


PROGRAMS = [
    ('p0', p0, 'uint32(2,1,2,2)array([[[[8,8],[5,3]]],[[[9,3],[3,6]]]],dtype=uint32)uint32(2,1,2,2)array([[[[8,8],[5,3]]],[[[9,8],[5,6]]]],dtype=uint32)uint32(3,1,2,1,2,2)array([[[[[[8,8],[5,3]]],[[[9,8],[5,6]]]]],[[[[[8,8],[5,3]]],[[[9,8],[5,6]]]]],[[[[[8,8],[5,3]]],[[[9,8],[5,6]]]]]],dtype=uint32)'),
    ('p1', p1, 'int16(2,1,3)array([[[3,-7,-4]],[[-4,-5,-9]]],dtype=int16)int64(6,)array([0,0,0,1,1,1])int64(2,1,3)array([[[3,-7,-4]],[[-4,-5,-9]]])'),
    ('p2', p2, 'int8(2,1)array([[2],[-8]],dtype=int8)bool(2,1)array([[True],[True]])bool(2,1)array([[True],[True]])'),
    ('p3', p3, 'bool(2,)array([True,True])bool(2,)array([True,False])int64(2,)array([1,0])'),
    ('p4', p4, 'float64(2,2)array([[4.,-4.],[-1.5,0.]])float64(2,2)array([[-4.,4.],[-1.5,0.]])'),
    ('p5', p5, 'float32()array(0.,dtype=float32)float32(3,2,0,3)array([],shape=(3,2,0,3),dtype=float32)float32(3,2,0,3)array([],shape=(3,2,0,3),dtype=float32)int64(3,2,0,3)array([],shape=(3,2,0,3),dtype=int64)'),
    ('p6', p6, 'int16(4,2)array([[-9,-5],[-1,3],[-9,-2],[4,9]],dtype=int16)int16(8,2)array([[-9,-5],[-9,-5],[-1,3],[-1,3],[-9,-2],[-9,-2],[4,9],[4,9]],dtype=int16)float64(4,1)array([[1.5],[5.5],[6.],[9.5]])float64(4,1)array([[0.25],[3.],[2.75],[10.25]])int16(4,2)array([[4,9],[-9,-2],[-1,3],[-9,-5]],dtype=int16)'),
    ('p7', p7, 'float32(2,)array([-1.6875,1.5],dtype=float32)int64(2,)array([0,1])int64(1,)array([1])int64(1,)array([1])'),
    ('p8', p8, 'uint8(1,2)array([[0,6]],dtype=uint8)uint8(1,2)array([[0,6]],dtype=uint8)uint8(1,1,2)array([[[0,6]]],dtype=uint8)'),
    ('p9', p9, 'uint8(1,3,3,1)array([[[[4],[9],[9]],[[1],[6],[7]],[[7],[4],[5]]]],dtype=uint8)uint8(1,3,1)array([[[4],[9],[9]]],dtype=uint8)bool(1,3,1)array([[[False],[True],[True]]])'),
    ('p10', p10, 'float64(1,1)array([[-1.75]])int64(1,1)array([[0]])bool(1,1)array([[False]])'),
    ('p11', p11, 'uint64(3,)array([5,0,4],dtype=uint64)uint64(6,)array([5,0,4,5,0,4],dtype=uint64)uint64(3,)array([5,0,4],dtype=uint64)'),
    ('p12', p12, 'int64(1,2,4)array([[[-7,2,3,5],[-8,0,1,-7]]])int64(1,4)array([[0,0,0,0]])int64(0,2,4)array([],shape=(0,2,4),dtype=int64)int64(1,)array([0])'),
    ('p13', p13, 'int32(1,3,2)array([[[-8,5],[9,8],[-8,-8]]],dtype=int32)int32(1,3,2)array([[[-1,0],[0,0],[-1,-1]]],dtype=int32)int32(2,3,1)array([[[-8],[9],[-8]],[[5],[8],[-8]]],dtype=int32)int32(2,3,1)array([[[-8],[9],[-8]],[[5],[8],[-8]]],dtype=int32)int32(2,1,1)array([[[17]],[[16]]],dtype=int32)'),
    ('p14', p14, 'bool(2,3)array([[False,False,False],[True,True,False]])bool(2,3)array([[False,False,False],[True,True,False]])float64(2,3)array([[0.,0.,0.],[1.,5.75,-3.5]])bool(2,3)array([[False,False,False],[False,False,False]])'),
    ('p15', p15, 'float32(0,1,0)array([],shape=(0,1,0),dtype=float32)float32(0,1,0,1)array([],shape=(0,1,0,1),dtype=float32)float32(0,1,0)array([],shape=(0,1,0),dtype=float32)float32(2,0,1,0,1)array([],shape=(2,0,1,0,1),dtype=float32)'),
    ('p16', p16, 'int64(3,1,2,3)array([[[[-3,8,1],[4,-2,-3]]],[[[-2,-4,4],[2,4,0]]],[[[0,-4,-3],[5,-7,-5]]]])int64(2,1,2,3)array([[[[-3,8,1],[4,-2,-3]]],[[[0,-4,-3],[5,-7,-5]]]])int64(2,1,3)array([[[1,6,-2]],[[5,-11,-8]]])'),
    ('p17', p17, 'uint16(0,2,2,2)array([],shape=(0,2,2,2),dtype=uint16)int64(0,2,2,2)array([],shape=(0,2,2,2),dtype=int64)'),
    ('p18', p18, "<U2(2,2,2)array([[['zz','a'],['zz','ab']],[['ab','zz'],['ab','zz']]],dtype='<U2')uint64(3,2,1,3)array([[[[0,2,6]],[[1,9,6]]],[[[4,9,8]],[[6,0,1]]],[[[9,2,1]],[[6,4,1]]]],dtype=uint64)uint64(3,2,1,1)array([[[[6]],[[8]]],[[[5]],[[6]]],[[[8]],[[5]]]],dtype=uint64)<U2(1,2,2,2)array([[[['zz','a'],['zz','ab']],[['ab','zz'],['ab','zz']]]],dtype='<U2')uint64(0,2,1,3)array([],shape=(0,2,1,3),dtype=uint64)"),
    ('p19', p19, 'int64(0,2)array([],shape=(0,2),dtype=int64)int64(0,2)array([],shape=(0,2),dtype=int64)int64(0,2)array([],shape=(0,2),dtype=int64)float64(0,2)array([],shape=(0,2),dtype=float64)'),
    ('p20', p20, 'float32(2,3,1)array([[[-1.75],[-1.25],[-1.5]],[[1.5],[0.25],[-3.25]]],dtype=float32)float32(1,0,1)array([],shape=(1,0,1),dtype=float32)float32(1,0)array([],shape=(1,0),dtype=float32)'),
    ('p21', p21, 'float64(3,2)array([[-4.25,-4.],[-5.75,-4.25],[0.5,-5.25]])float64(3,2)array([[-4.25,-4.],[-5.75,-4.25],[0.5,-5.25]])float64(3,1)array([[-4.],[-4.25],[-5.25]])'),
    ('p22', p22, 'int64(3,0,2,3)array([],shape=(3,0,2,3),dtype=int64)int64(1,2,0,1)array([],shape=(1,2,0,1),dtype=int64)int64(1,2,0,0)array([],shape=(1,2,0,0),dtype=int64)'),
    ('p23', p23, 'float32(3,)array([-3.5,0.5,-4.],dtype=float32)float32(1,2)array([[-4.,0.5]],dtype=float32)uint64(1,2)array([[18446744073709551612,0]],dtype=uint64)'),
    ('p24', p24, 'int16(1,)array([7],dtype=int16)int64(1,)array([0])int64(1,1)array([[0]])int64(2,1,1)array([[[0]],[[0]]])'),
    ('p25', p25, 'uint16(2,4,1)array([[[7],[5],[2],[3]],[[4],[9],[1],[3]]],dtype=uint16)uint16(2,1,4)array([[[7,5,2,3]],[[4,9,1,3]]],dtype=uint16)float64(2,4,1)array([[[7.],[5.],[2.],[3.]],[[4.],[9.],[1.],[3.]]])'),
    ('p26', p26, 'int16(2,)array([-6,-6],dtype=int16)object(2,)array([-6,-6],dtype=object)object(2,)array([19.5,19.5],dtype=object)object(1,)array([-6],dtype=object)'),
    ('p27', p27, 'float16(2,2)array([[1.,1.],[-4.,4.]],dtype=float16)float16(2,)array([1.,1.],dtype=float16)'),
    ('p28', p28, "<U2(2,3,2,1)array([[[['ab'],['zz']],[['a'],['zz']],[[''],['zz']]],[[['zz'],['b']],[['zz'],['a']],[['a'],['b']]]],dtype='<U2')<U2(2,3,4,1)array([[[['ab'],['zz'],['ab'],['zz']],[['a'],['zz'],['a'],['zz']],[[''],['zz'],[''],['zz']]],[[['zz'],['b'],['zz'],['b']],[['zz'],['a'],['zz'],['a']],[['a'],['b'],['a'],['b']]]],dtype='<U2')"),
    ('p29', p29, 'object(2,)array([2,-3],dtype=object)object(2,)array([2,-3],dtype=object)object(2,)array([2,-3],dtype=object)int16(3,1)array([[-6],[7],[5]],dtype=int16)float64(3,3)array([[-12.,18.,22.5],[14.,-21.,-26.25],[10.,-15.,-18.75]])float64(3,3)array([[-12.,6.,28.5],[14.,-7.,-33.25],[10.,-5.,-23.75]])'),
    ('p30', p30, 'bool(3,2,2)array([[[True,True],[True,True]],[[False,True],[False,True]],[[False,True],[False,False]]])bool(3,2,2)array([[[False,True],[False,False]],[[True,True],[True,True]],[[False,True],[False,True]]])int64(3,2,2)array([[[0,1],[0,0]],[[1,1],[1,1]],[[0,1],[0,1]]])int64(2,2)array([[1,3],[1,2]])'),
    ('p31', p31, 'int64(3,0)array([],shape=(3,0),dtype=int64)uint8(3,0)array([],shape=(3,0),dtype=uint8)float64(3,0)array([],shape=(3,0),dtype=float64)float64(3,0)array([],shape=(3,0),dtype=float64)'),
    ('p32', p32, 'int64(0,2,2)array([],shape=(0,2,2),dtype=int64)int64(0,2,2)array([],shape=(0,2,2),dtype=int64)int64(0,2,2)array([],shape=(0,2,2),dtype=int64)int64(0,2,2)array([],shape=(0,2,2),dtype=int64)'),
    ('p33', p33, 'int64(2,0,4)array([],shape=(2,0,4),dtype=int64)float64(4,0,4)array([],shape=(4,0,4),dtype=float64)float64(4,0,4)array([],shape=(4,0,4),dtype=float64)'),
    ('p34', p34, 'uint8(2,3,1)array([[[3],[0],[7]],[[1],[7],[9]]],dtype=uint8)float64(2,3,3)array([[[-10.5,8.25,-3.],[0.,0.,0.],[-24.5,19.25,-7.]],[[0.25,3.5,1.75],[1.75,24.5,12.25],[2.25,31.5,15.75]]])bool(2,1)array([[False],[True]])uint8(2,3,1)array([[[3],[0],[7]],[[1],[7],[9]]],dtype=uint8)bool(1,2,1)array([[[False],[True]]])'),
    ('p35', p35, 'uint32(2,0,1)array([],shape=(2,0,1),dtype=uint32)bool(2,0,1)array([],shape=(2,0,1),dtype=bool)float32(2,0,1)array([],shape=(2,0,1),dtype=float32)'),
    ('p36', p36, 'uint64(1,2,2)array([[[2,2],[6,9]]],dtype=uint64)uint64(3,)array([6,6,6],dtype=uint64)uint64(2,)array([6,6],dtype=uint64)'),
    ('p37', p37, 'float64(2,3)array([[-2.25,2.25,0.],[0.75,2.75,-1.5]])float64(2,3)array([[-2.66666667,4.,inf],[8.,1.09090909,-5.33333333]])float64(2,)array([inf,8.])float64(2,3)array([[1.18518519,1.77777778,inf],[10.66666667,0.39669421,3.55555556]])float64(2,)array([nan,16.])'),
    ('p38', p38, 'bool(4,0,1,2)array([],shape=(4,0,1,2),dtype=bool)int64(4,0,1,2)array([],shape=(4,0,1,2),dtype=int64)int64(0,0)array([],shape=(0,0),dtype=int64)bool(4,0,1,2)array([],shape=(4,0,1,2),dtype=bool)'),
    ('p39', p39, 'int16(3,4)array([[-1,9,-4,7],[2,-2,-7,-8],[4,0,4,7]],dtype=int16)int64(3,4,1,1)array([[[[-1]],[[9]],[[-4]],[[7]]],[[[2]],[[-2]],[[-7]],[[-8]]],[[[4]],[[0]],[[4]],[[7]]]])int64(3,4,2,1)array([[[[-1],[-1]],[[9],[9]],[[-4],[-4]],[[7],[7]]],[[[2],[2]],[[-2],[-2]],[[-7],[-7]],[[-8],[-8]]],[[[4],[4]],[[0],[0]],[[4],[4]],[[7],[7]]]])'),
    ('p40', p40, 'float32(0,0,2)array([],shape=(0,0,2),dtype=float32)float64(0,0,2)array([],shape=(0,0,2),dtype=float64)float32(2,0,0,2)array([],shape=(2,0,0,2),dtype=float32)'),
    ('p41', p41, 'int64(2,)array([5,-1])bool(2,)array([True,True])int64(2,1,2,2)array([[[[-4,-8],[8,6]]],[[[14,-8],[2,-4]]]])bool(2,)array([True,True])int64(2,)array([5,-1])'),
    ('p42', p42, 'int64(1,)array([-3])bool(1,)array([True])bool(1,)array([True])bool(1,)array([True])'),
    ('p43', p43, 'uint64(2,3,1)array([[[4],[6],[6]],[[4],[3],[0]]],dtype=uint64)uint64(2,3,1)array([[[4],[3],[0]],[[4],[6],[6]]],dtype=uint64)uint64(2,3,1)array([[[0],[3],[4]],[[6],[6],[4]]],dtype=uint64)uint64(2,3,1)array([[[0],[3],[4]],[[6],[6],[4]]],dtype=uint64)uint64(2,3,3)array([[[0,0,0],[27,21,12],[36,28,16]],[[54,42,24],[54,42,24],[36,28,16]]],dtype=uint64)'),
    ('p44', p44, 'int32(1,0)array([],shape=(1,0),dtype=int32)int32(1,0)array([],shape=(1,0),dtype=int32)int32(1,0)array([],shape=(1,0),dtype=int32)float64(1,0,2,3)array([],shape=(1,0,2,3),dtype=float64)'),
    ('p45', p45, 'uint8(2,4,2,0)array([],shape=(2,4,2,0),dtype=uint8)int64(2,4,2,0)array([],shape=(2,4,2,0),dtype=int64)uint8(0,2)array([],shape=(0,2),dtype=uint8)int64(0,2)array([],shape=(0,2),dtype=int64)'),
    ('p46', p46, "int16(1,2,3,3)array([[[[-9,9,-2],[8,-2,-2],[1,-5,9]],[[-5,2,1],[-1,-2,-6],[-9,0,-8]]]],dtype=int16)float32(1,2,3,3)array([[[[-9.,9.,-2.],[8.,-2.,-2.],[1.,-5.,9.]],[[-5.,2.,1.],[-1.,-2.,-6.],[-9.,0.,-8.]]]],dtype=float32)<U2(1,2,3,3)array([[[['-9','9','-2'],['8','-2','-2'],['1','-5','9']],[['-5','2','1'],['-1','-2','-6'],['-9','0','-8']]]],dtype='<U2')float32(1,2,3,3)array([[[[-9.,-5.,-2.],[1.,-2.,-2.],[8.,9.,9.]],[[-9.,-2.,-8.],[-5.,0.,-6.],[-1.,2.,1.]]]],dtype=float32)"),
    ('p47', p47, 'bool(2,2)array([[False,False],[False,True]])int64(2,2)array([[0,0],[0,1]])float64(2,2)array([[0.,0.],[0.,1.]])float64(2,)array([0.,0.])'),
    ('p48', p48, 'bool(3,1)array([[True],[True],[False]])bool(3,1)array([[True],[True],[True]])bool(3,1)array([[True],[True],[False]])bool(1,)array([False])float32(3,)array([0.,0.,0.],dtype=float32)'),
    ('p49', p49, 'float32(2,3,0,1)array([],shape=(2,3,0,1),dtype=float32)float32(1,2,3,0,1)array([],shape=(1,2,3,0,1),dtype=float32)float32(2,3,0)array([],shape=(2,3,0),dtype=float32)'),
    ('p50', p50, 'float64(3,0,1,3)array([],shape=(3,0,1,3),dtype=float64)float64(0,)array([],dtype=float64)float64(3,)array([0.,0.,0.])'),
    ('p51', p51, 'float16(3,1)array([[0.75],[1.],[0.]],dtype=float16)int64(3,1)array([[0],[0],[0]])'),
    ('p52', p52, 'float32(1,)array([-2.],dtype=float32)float32(1,)array([-2.],dtype=float32)bool(1,)array([True])float32(1,2)array([[-2.,-2.]],dtype=float32)bool(1,2)array([[False,False]])'),
    ('p53', p53, 'uint8(4,)array([5,8,4,1],dtype=uint8)uint8(4,4)array([[25,40,20,5],[40,64,32,8],[20,32,16,4],[5,8,4,1]],dtype=uint8)uint32(4,4)array([[25,40,20,5],[40,64,32,8],[20,32,16,4],[5,8,4,1]],dtype=uint32)float64(4,)array([inf,inf,inf,inf])'),
    ('p54', p54, 'uint16(1,1)array([[0]],dtype=uint16)uint64(1,1)array([[0]],dtype=uint64)uint64(1,1)array([[0]],dtype=uint64)bool(1,)array([False])'),
    ('p55', p55, 'uint32(2,4)array([[5,6,2,3],[7,1,0,4]],dtype=uint32)float64(2,1)array([[-30.5],[-17.75]])float64(2,1)array([[4.],[-18.]])'),
    ('p56', p56, 'int64(3,1)array([[1],[-3],[-4]])int64(1,1)array([[5]])int64(3,1,2)array([[[5,5]],[[-2,-1]],[[-3,0]]])int64(1,3,1,2)array([[[[-3,0]],[[5,5]],[[-3,0]]]])int64(1,3,1,2)array([[[[5,5]],[[-2,-1]],[[-3,0]]]])'),
    ('p57', p57, "int32(2,4,3)array([[[5,-5,1],[2,-7,3],[-2,7,-12],[8,-12,-5]],[[6,13,-4],[-6,-6,-7],[1,16,17],[2,-2,-9]]],dtype=int32)int64(23,)array([0,0,0,0,0,0,0,0,0,0,0,1,1,1,1,1,1,1,1,1,1,1,1])<U2(2,4,3)array([[['6','3','3'],['9','-9','-6'],['0','5','-9'],['8','-9','-6']],[['8','5','1'],['-4','-6','-5'],['-3','8','8'],['-5','4','-3']]],dtype='<U2')int32(2,4,3)array([[[6,3,3],[9,-9,-6],[0,5,-9],[8,-9,-6]],[[8,5,1],[-4,-6,-5],[-3,8,8],[-5,4,-3]]],dtype=int32)"),
    ('p58', p58, 'float32(3,0,2)array([],shape=(3,0,2),dtype=float32)float64(3,0,2)array([],shape=(3,0,2),dtype=float64)bool(3,0,2)array([],shape=(3,0,2),dtype=bool)'),
    ('p59', p59, 'int64(3,3)array([[8,-5,-7],[7,-3,4],[-3,9,-2]])int64(3,3)array([[-7,4,-2],[-5,-3,9],[8,7,-3]])int64(3,)array([-7,-3,-3])'),
    ('p60', p60, 'float32(2,0,4,2)array([],shape=(2,0,4,2),dtype=float32)bool(0,4,2)array([],shape=(0,4,2),dtype=bool)float32(2,0,4,2)array([],shape=(2,0,4,2),dtype=float32)float32(2,0,4,2)array([],shape=(2,0,4,2),dtype=float32)'),
    ('p61', p61, 'float64(4,3,0)array([],shape=(4,3,0),dtype=float64)bool(4,3,1)array([[[False],[False],[False]],[[False],[False],[False]],[[False],[False],[False]],[[False],[False],[False]]])float64(4,1,0)array([],shape=(4,1,0),dtype=float64)float64(4,3,1)array([[[0.],[0.],[0.]],[[0.],[0.],[0.]],[[0.],[0.],[0.]],[[0.],[0.],[0.]]])float64(2,4,3,0)array([],shape=(2,4,3,0),dtype=float64)'),
    ('p62', p62, 'uint32(1,1)array([[1]],dtype=uint32)bool(1,1)array([[True]])uint32(1,1)array([[4294967294]],dtype=uint32)uint32(1,1)array([[1]],dtype=uint32)'),
    ('p63', p63, 'float64(4,0)array([],shape=(4,0),dtype=float64)int64(4,0)array([],shape=(4,0),dtype=int64)float64(4,0)array([],shape=(4,0),dtype=float64)'),
    ('p64', p64, 'float32(2,2)array([[-1.25,2.25],[3.75,-3.75]],dtype=float32)float32(4,2)array([[-1.25,2.25],[3.75,-3.75],[-1.25,2.25],[3.75,-3.75]],dtype=float32)bool(4,2)array([[False,True],[False,False],[False,False],[False,False]])'),
    ('p65', p65, 'bool(2,4)array([[False,False,False,False],[True,False,True,False]])bool(2,4)array([[False,False,False,False],[False,False,False,False]])float64(2,4)array([[0.,0.,0.,0.],[0.,0.,0.,0.]])bool(16,)array([False,False,False,False,False,False,False,False,False,False,False,False,True,False,True,False])int8(16,)array([0,0,0,0,0,0,0,0,0,0,0,0,1,0,1,0],dtype=int8)'),
    ('p66', p66, 'float64(1,2)array([[-2.,0.75]])float64(1,)array([-2.])float64(2,)array([-2.,0.75])'),
    ('p67', p67, 'int16()array(5,dtype=int16)int16(1,)array([7],dtype=int16)'),
    ('p68', p68, 'bool(1,)array([True])bool(1,2)array([[True,True]])bool(2,)array([True,True])'),
    ('p69', p69, 'float64(2,)array([-3.25,-4.])float64(2,)array([-3.25,-4.])float64(2,)array([10.5625,16.])'),
    ('p70', p70, "<U2()array('zz',dtype='<U2')int64(1,2,2)array([[[-3,2],[6,2]]])int64(1,2,2)array([[[-3,2],[6,2]]])"),
    ('p71', p71, 'uint8(3,)array([3,3,3],dtype=uint8)uint32(3,)array([3,3,3],dtype=uint32)'),
    ('p72', p72, 'int64(4,3)array([[-3,8,6],[2,4,6],[7,-4,6],[4,-9,6]])int64(4,3)array([[6,-9,4],[6,-4,7],[6,4,2],[6,8,-3]])'),
    ('p73', p73, 'bool(2,2)array([[True,True],[True,False]])float64(2,2)array([[4.,4.],[9.,9.]])'),
    ('p74', p74, 'int16(2,2)array([[9,-2],[-8,-1]],dtype=int16)int16(2,2)array([[9,-2],[0,-1]],dtype=int16)int64(2,)array([2,2])'),
    ('p75', p75, 'float32(2,2)array([[-2.,2.5],[1.,2.75]],dtype=float32)float32(4,)array([-2.,2.5,1.,2.75],dtype=float32)float32(2,2)array([[-3.,2.5],[-2.25,2.75]],dtype=float32)float32(2,)array([0.,0.],dtype=float32)'),
    ('p76', p76, 'float64(1,1,0)array([],shape=(1,1,0),dtype=float64)float64(1,1,0)array([],shape=(1,1,0),dtype=float64)float64(1,1,3)array([[[0.,0.,0.]]])'),
    ('p77', p77, 'int64(4,3,2,1)array([[[[1],[3]],[[5],[2]],[[-4],[-8]]],[[[-6],[8]],[[6],[-7]],[[5],[9]]],[[[8],[-1]],[[2],[4]],[[-1],[8]]],[[[1],[1]],[[3],[-6]],[[3],[-2]]]])bool(4,3,2,1)array([[[[True],[True]],[[True],[True]],[[True],[True]]],[[[True],[True]],[[True],[True]],[[True],[True]]],[[[True],[True]],[[True],[True]],[[True],[True]]],[[[True],[True]],[[True],[True]],[[True],[True]]]])int64(4,3,2,1)array([[[[1],[1]],[[1],[1]],[[1],[1]]],[[[1],[1]],[[1],[1]],[[1],[1]]],[[[1],[1]],[[1],[1]],[[1],[1]]],[[[1],[1]],[[1],[1]],[[1],[1]]]])bool(1,4,3,2,1)array([[[[[True],[True]],[[True],[True]],[[True],[True]]],[[[True],[True]],[[True],[True]],[[True],[True]]],[[[True],[True]],[[True],[True]],[[True],[True]]],[[[True],[True]],[[True],[True]],[[True],[True]]]]])'),
    ('p78', p78, 'int64()array(72)'),
    ('p79', p79, 'int64(1,1)array([[8]])int64(1,1)array([[0]])int64(1,1)array([[1]])int64(1,1)array([[8]])int64(2,)array([1,8])'),
    ('p80', p80, 'bool(2,0,1,3)array([],shape=(2,0,1,3),dtype=bool)int64(2,1,3)array([[[0,0,0]],[[0,0,0]]])int64(2,1,3)array([[[0,0,0]],[[4,0,0]]])'),
    ('p81', p81, 'int64(4,)array([2,2,2,2])int64(2,4)array([[2,2,2,2],[2,2,2,2]])'),
    ('p82', p82, 'int16(1,0)array([],shape=(1,0),dtype=int16)int16(1,0)array([],shape=(1,0),dtype=int16)float32(1,0)array([],shape=(1,0),dtype=float32)int32(1,0)array([],shape=(1,0),dtype=int32)'),
    ('p83', p83, 'float16(2,1)array([[-1.75],[0.5]],dtype=float16)float32(2,3)array([[-1.3125,-6.125,-6.125],[0.375,1.75,1.75]],dtype=float32)float16(2,1)array([[-1.75],[0.5]],dtype=float16)float16(2,1)array([[1.],[1.]],dtype=float16)'),
    ('p84', p84, 'float64(1,2,1,2)array([[[[2.,-1.]],[[3.25,1.75]]]])float64(1,1,2,2)array([[[[2.,3.25],[-1.,1.75]]]])float64(1,2,2)array([[[2.,3.25],[-1.,1.75]]])'),
    ('p85', p85, 'float32(2,2)array([[-3.,0.25],[-2.25,-2.]],dtype=float32)float32(2,2)array([[-3.,-2.],[-2.25,0.25]],dtype=float32)int64(2,)array([1,1])float32(2,2)array([[3.,2.],[2.25,0.25]],dtype=float32)float64(2,2)array([[nan,2.],[nan,0.25]])'),
    ('p86', p86, 'float64(3,1)array([[4.],[0.5],[0.25]])float64(3,0)array([],shape=(3,0),dtype=float64)'),
    ('p87', p87, 'uint16(4,)array([2,4,0,9],dtype=uint16)uint16(4,)array([2,4,0,5],dtype=uint16)bool(4,)array([True,True,False,True])'),
    ('p88', p88, 'int16(3,2,1)array([[[0],[1]],[[5],[-2]],[[-8],[2]]],dtype=int16)int16(2,1)array([[5],[-2]],dtype=int16)int32(3,2,1)array([[[0],[-2]],[[-2],[3]],[[0],[-1]]],dtype=int32)int32(0,2,2)array([],shape=(0,2,2),dtype=int32)'),
    ('p89', p89, 'uint64(4,2)array([[7,6],[6,6],[3,0],[5,0]],dtype=uint64)uint64(4,2)array([[2,2],[2,2],[2,0],[2,0]],dtype=uint64)uint64(1,)array([3],dtype=uint64)float64(8,2)array([[2.,2.],[2.,2.],[2.,0.],[2.,0.],[-2.,4.],[3.25,-2.25],[1.5,1.],[2.5,-4.]])uint64(1,)array([3],dtype=uint64)'),
    ('p90', p90, 'float32(0,)array([],dtype=float32)float32(0,)array([],dtype=float32)float32(0,)array([],dtype=float32)float32(1,0)array([],shape=(1,0),dtype=float32)float64(1,0)array([],shape=(1,0),dtype=float64)'),
    ('p91', p91, 'bool(2,3,2)array([[[True,False],[True,True],[False,True]],[[False,False],[False,False],[False,True]]])int64(2,1,2)array([[[2,0]],[[0,0]]])bool(3,2,2)array([[[True,False],[False,False]],[[True,True],[False,False]],[[False,True],[False,True]]])uint8(2,1,2)array([[[2,0]],[[0,0]]],dtype=uint8)'),
    ('p92', p92, 'float32(1,2,3)array([[[-5.625,9.375,-1.875],[-3.75,0.625,3.75]]],dtype=float32)float32(1,2,3)array([[[0.,2.,0.],[0.,0.625,2.]]],dtype=float32)float32(1,4,6)array([[[0.,2.,0.,0.,2.,0.],[0.,0.625,2.,0.,0.625,2.],[0.,2.,0.,0.,2.,0.],[0.,0.625,2.,0.,0.625,2.]]],dtype=float32)int64(1,4,6)array([[[0,2,0,0,2,0],[0,0,2,0,0,2],[0,2,0,0,2,0],[0,0,2,0,0,2]]])'),
    ('p93', p93, 'int8(2,3)array([[-4,-4,-4],[-4,-4,-4]],dtype=int8)int64(2,1)array([[0],[0]])'),
    ('p94', p94, 'float32(3,)array([3.,2.,9.],dtype=float32)float32(1,2)array([[3.,9.]],dtype=float32)'),
    ('p95', p95, 'uint16(1,4,4)array([[[65534,6,6,65531],[65534,6,6,65531],[65534,6,6,65531],[65534,6,6,65531]]],dtype=uint16)uint16(1,4,4)array([[[65534,6,6,65531],[65534,6,6,65531],[65534,6,6,65531],[65534,6,6,65531]]],dtype=uint16)uint16(1,4,4)array([[[0,0,0,0],[0,1,0,3],[0,0,0,0],[0,0,3,0]]],dtype=uint16)'),
    ('p96', p96, 'uint8(2,2,2)array([[[4,1],[7,0]],[[8,2],[5,0]]],dtype=uint8)float32(2,2,3)array([[[17.75,-12.5,11.25],[26.25,-21.,19.25]],[[-22.5,8.5,8.5],[-18.75,2.5,2.5]]],dtype=float32)float32(2,2,3)array([[[19.,-11.25,12.5],[29.,-18.25,22.]],[[-21.25,9.75,9.75],[-16.,5.25,5.25]]],dtype=float32)'),
    ('p97', p97, 'uint32(2,2,1)array([[[4],[7]],[[0],[9]]],dtype=uint32)int64(2,2,1)array([[[4],[7]],[[4],[9]]])int64(2,1)array([[0],[0]])int64(2,1)array([[0],[0]])bool(2,1)array([[False],[False]])'),
    ('p98', p98, 'float64()array(1.75)float64(0,0)array([],shape=(0,0),dtype=float64)float64(1,1)array([[1.75]])'),
    ('p99', p99, 'float64(0,4)array([],shape=(0,4),dtype=float64)float64(0,4)array([],shape=(0,4),dtype=float64)float64(0,1,2,1)array([],shape=(0,1,2,1),dtype=float64)'),
    ('p100', p100, 'int32(1,)array([0],dtype=int32)int32(1,)array([0],dtype=int32)'),
    ('p101', p101, 'uint8(4,1,1,1)array([[[[7]]],[[[7]]],[[[63]]],[[[8]]]],dtype=uint8)uint8(4,1,1,1)array([[[[0]]],[[[0]]],[[[0]]],[[[0]]]],dtype=uint8)uint8(1,1,1,4)array([[[[7,7,63,8]]]],dtype=uint8)'),
    ('p102', p102, 'bool(1,)array([False])bool(3,)array([False,False,True])bool(1,)array([False])bool(1,)array([False])'),
    ('p103', p103, 'bool(2,)array([True,False])bool(2,)array([True,False])'),
    ('p104', p104, 'bool(1,)array([True])float64(1,)array([-1.])bool(1,)array([True])bool(0,)array([],dtype=bool)'),
    ('p105', p105, 'float64(0,)array([],dtype=float64)float64(0,)array([],dtype=float64)'),
    ('p106', p106, "<U2(1,4,1)array([[['a'],['b'],['b'],['zz']]],dtype='<U2')uint8(4,)array([17,7,14,5],dtype=uint8)uint8()array(14,dtype=uint8)"),
    ('p107', p107, 'int8()array(5,dtype=int8)int8(1,)array([5],dtype=int8)'),
    ('p108', p108, 'bool(3,)array([True,True,True])float32(3,)array([1.,1.,1.],dtype=float32)float32(3,)array([1.,1.,1.],dtype=float32)'),
    ('p109', p109, 'int16(2,1)array([[7],[3]],dtype=int16)int16(1,1)array([[3]],dtype=int16)int64(1,1)array([[-5]])'),
    ('p110', p110, 'uint64(3,2)array([[3,2],[2,9],[8,3]],dtype=uint64)uint64(1,2)array([[9,6]],dtype=uint64)uint64(1,2)array([[8,5]],dtype=uint64)'),
    ('p111', p111, 'float16(1,)array([-2.25],dtype=float16)float64(1,)array([-3.25])float64(1,)array([-3.25])'),
    ('p112', p112, "<U2(4,1,4,0)array([],shape=(4,1,4,0),dtype='<U2')<U4(4,1,4,0)array([],shape=(4,1,4,0),dtype='<U4')<U4(1,4,0)array([],shape=(1,4,0),dtype='<U4')"),
    ('p113', p113, 'int8(2,3,1,0)array([],shape=(2,3,1,0),dtype=int8)int8(2,3,1,1)array([[[[0]],[[0]],[[0]]],[[[0]],[[0]],[[0]]]],dtype=int8)'),
    ('p114', p114, 'object(3,1)array([[0],[3],[0]],dtype=object)int32(2,2)array([[-4,1],[-3,1]],dtype=int32)int64(2,2)array([[1,1],[1,1]])'),
    ('p115', p115, 'bool()array(True)float64(2,1)array([[1.],[-1.]])'),
    ('p116', p116, 'float16(0,1)array([],shape=(0,1),dtype=float16)bool(0,1)array([],shape=(0,1),dtype=bool)bool(0,)array([],dtype=bool)float16(0,1)array([],shape=(0,1),dtype=float16)float64(0,1,2)array([],shape=(0,1,2),dtype=float64)'),
    ('p117', p117, 'bool(1,3)array([[True,False,True]])float64(1,3)array([[1.,nan,1.]])float64(1,1)array([[nan]])'),
    ('p118', p118, 'int64(0,4)array([],shape=(0,4),dtype=int64)int64(2,6)array([[0,0,0,0,0,0],[0,0,0,0,0,0]])int64(0,4)array([],shape=(0,4),dtype=int64)'),
    ('p119', p119, 'int32(2,)array([2,1],dtype=int32)int32(2,)array([2,1],dtype=int32)'),
    ('p120', p120, 'uint64(4,)array([0,20,28,54],dtype=uint64)float64(4,)array([0.,20.,28.,54.])'),
    ('p121', p121, 'float64(1,)array([2.75])float64(2,1)array([[4.],[2.75]])'),
    ('p122', p122, 'bool(4,4)array([[True,True,True,True],[True,False,True,False],[True,True,True,True],[True,False,False,False]])bool(4,)array([True,False,False,False])int64(4,)array([0,0,0,0])float64(4,)array([0.,0.,0.,0.])'),
    ('p123', p123, 'int16(2,2)array([[8,8],[8,8]],dtype=int16)int16(2,2)array([[8,8],[8,8]],dtype=int16)'),
    ('p124', p124, 'int8(1,4,1)array([[[2],[-4],[2],[-15]]],dtype=int8)int8(1,4,1)array([[[-2],[4],[-2],[15]]],dtype=int8)int8(3,0,1)array([],shape=(3,0,1),dtype=int8)int8(3,0,1)array([],shape=(3,0,1),dtype=int8)'),
    ('p125', p125, 'uint16(2,)array([2,0],dtype=uint16)uint16(3,)array([12,10,2],dtype=uint16)uint16(5,)array([12,10,2,2,0],dtype=uint16)uint16(3,)array([2,10,12],dtype=uint16)'),
    ('p126', p126, 'bool(3,)array([False,False,False])bool(1,)array([False])int64(3,)array([0,0,0])int64(3,)array([0,0,0])'),
    ('p127', p127, 'int32(2,)array([8,-2],dtype=int32)bool(2,)array([False,True])int64(2,)array([0,0])int64(2,)array([2,1])int32(2,)array([8,-2],dtype=int32)'),
    ('p128', p128, 'bool(3,2)array([[False,False],[False,False],[True,True]])bool(3,2)array([[True,True],[False,False],[False,False]])bool(3,4)array([[True,True,True,True],[True,True,True,True],[True,True,True,True]])'),
    ('p129', p129, 'float32(3,)array([0.25,-3.5,3.5],dtype=float32)uint32(3,)array([1,3,0],dtype=uint32)float64(3,4)array([[-3.5,-2.,-2.,3.],[-10.5,-6.,-6.,9.],[0.,0.,0.,0.]])'),
    ('p130', p130, 'int64(4,4)array([[3,3,3,3],[1,1,1,1],[-1,-1,-1,-1],[-2,-2,-2,-2]])int64(4,)array([-2,-9,-9,4])'),
    ('p131', p131, 'float32(0,1,2,2)array([],shape=(0,1,2,2),dtype=float32)bool(1,1,1,2)array([[[[False,False]]]])float32(0,1,2,2)array([],shape=(0,1,2,2),dtype=float32)float32(1,1,1,2)array([[[[1.75,3.5]]]],dtype=float32)'),
    ('p132', p132, 'uint32(3,3,2)array([[[7,1],[5,1],[9,0]],[[1,7],[1,1],[4,4]],[[4,5],[7,3],[2,3]]],dtype=uint32)uint32(2,0)array([],shape=(2,0),dtype=uint32)float64(2,0)array([],shape=(2,0),dtype=float64)float64(0,)array([],dtype=float64)'),
    ('p133', p133, 'int16(3,)array([5,0,-9],dtype=int16)bool(3,)array([True,False,True])'),
    ('p134', p134, 'float32(0,4,2)array([],shape=(0,4,2),dtype=float32)float32(0,4,2)array([],shape=(0,4,2),dtype=float32)'),
    ('p135', p135, 'float32(2,1,1)array([[[1.5]],[[3.]]],dtype=float32)float32(2,1,1)array([[[1.5]],[[3.]]],dtype=float32)float64(2,1,1)array([[[1.]],[[0.]]])float64(2,1,1,2)array([[[[-1.,9.]]],[[[0.,0.]]]])'),
    ('p136', p136, 'int64(1,0)array([],shape=(1,0),dtype=int64)int64(1,0)array([],shape=(1,0),dtype=int64)float64(1,0)array([],shape=(1,0),dtype=float64)'),
    ('p137', p137, 'int64(4,3,1)array([[[7],[-5],[4]],[[4],[9],[0]],[[-2],[4],[-9]],[[5],[-9],[8]]])int64(4,3,1)array([[[7],[0],[0]],[[4],[0],[0]],[[-2],[0],[0]],[[5],[0],[0]]])int64(4,3,2)array([[[7,7],[-5,-5],[4,4]],[[4,4],[9,9],[0,0]],[[-2,-2],[4,4],[-9,-9]],[[5,5],[-9,-9],[8,8]]])'),
    ('p138', p138, 'float32(3,2)array([[9.,2.],[0.,5.],[7.,1.]],dtype=float32)float32(1,0,1)array([],shape=(1,0,1),dtype=float32)float32(1,0)array([],shape=(1,0),dtype=float32)float32(1,0,1)array([],shape=(1,0,1),dtype=float32)'),
    ('p139', p139, 'float32(1,)array([1.25],dtype=float32)float32(1,)array([1.25],dtype=float32)float32(1,)array([0.],dtype=float32)'),
    ('p140', p140, 'int64(1,)array([1])int64(1,)array([1])int64(1,)array([1])'),
    ('p141', p141, 'bool(1,0,3)array([],shape=(1,0,3),dtype=bool)bool(1,0,1,2)array([],shape=(1,0,1,2),dtype=bool)'),
    ('p142', p142, 'float64(0,4)array([],shape=(0,4),dtype=float64)float64(0,3)array([],shape=(0,3),dtype=float64)float64(0,)array([],dtype=float64)'),
    ('p143', p143, 'int8(4,)array([-3,-3,4,-3],dtype=int8)int8(0,)array([],dtype=int8)'),
    ('p144', p144, 'int8(4,0)array([],shape=(4,0),dtype=int8)int8(0,)array([],dtype=int8)bool(0,)array([],dtype=bool)int8(3,0)array([],shape=(3,0),dtype=int8)'),
    ('p145', p145, 'object(1,2)array([[5,2]],dtype=object)object(1,2)array([[5,2]],dtype=object)uint16(4,1,2)array([[[4,9]],[[7,2]],[[9,8]],[[9,6]]],dtype=uint16)uint64(4,1)array([[13],[9],[17],[15]],dtype=uint64)uint64(4,1,2)array([[[4,9]],[[11,11]],[[20,19]],[[29,25]]],dtype=uint64)int64(8,)array([0,0,1,1,2,2,3,3])'),
    ('p146', p146, 'uint64()array(3,dtype=uint64)uint64()array(3,dtype=uint64)uint64()array(3,dtype=uint64)uint64(2,)array([3,3],dtype=uint64)'),
    ('p147', p147, 'bool(0,)array([],dtype=bool)bool(0,)array([],dtype=bool)'),
    ('p148', p148, 'float32(2,0)array([],shape=(2,0),dtype=float32)int16(2,0)array([],shape=(2,0),dtype=int16)float32(2,2,0)array([],shape=(2,2,0),dtype=float32)int64(2,0)array([],shape=(2,0),dtype=int64)'),
    ('p149', p149, 'uint64(3,)array([0,8,2],dtype=uint64)uint64(2,3)array([[0,8,2],[0,8,2]],dtype=uint64)bool(2,3)array([[False,True,True],[False,True,True]])'),
]


def check():
    """What differs: [(the program's name, the text expected, the text found), ...]"""
    wrong = []
    for name, program, expected in PROGRAMS:
        arrays = [x + 0 if x.dtype.kind == "f" and x.shape else x for x in program()]      # zeros are not negative
        found = "".join(["%s%r%s" % (x.dtype, x.shape, np.array_repr(x)) for x in arrays])
        if "".join(found.split()) != expected:
            wrong.append((name, expected, found))
    return wrong


if __name__ == "__main__":
    differing = check()
    for what in differing[:5]:
        print("%s\nexpected %s\nfound    %s" % what)
    print("%d programs, %d wrong" % (len(PROGRAMS), len(differing)))
    raise SystemExit(1 if differing else 0)
