"""Arrays that are joined, cut, put into one another and made of ranges, beside NumPy's: kinds, shapes and errors."""
import pytest

from beside_numpy import compared
from purenn.numpy import joining

np = pytest.importorskip("numpy")

LINES = """
np.concatenate(([1,2],[3.5]))
np.concatenate(([1,2],[3.5]), dtype=int)
np.concatenate(([1,2],[3.5]), dtype=int, casting="unsafe")
np.concatenate(([1,2],[3]), dtype=np.float32)
np.concatenate(([1,2],[3]), dtype=np.float32, casting="safe")
np.concatenate(([1,2],[3]), casting="no")
np.concatenate(([1,2],[3.]), casting="equiv")
np.concatenate(([1,2],[3.]), casting="what")
np.concatenate(([1,2],[3.]), dtype="U")
np.concatenate(([1,2],[3.]), dtype="U", casting="unsafe")
np.concatenate(([1,2],["a"],[3.]), dtype="U")
np.concatenate(([None],[1]), dtype="U")
np.concatenate(([1,2],[3.]), out=np.zeros(3))
np.concatenate(([1,2],[3.]), out=np.zeros(4))
np.concatenate(([1,2],[3.]), out=np.zeros(3,int))
np.concatenate(([1,2],[3.]), out=np.zeros(3,int), casting="unsafe")
np.concatenate(([1,2],[3.]), out=np.zeros(3,int), dtype=int)
np.concatenate(([1,2],[3.]), out=np.zeros((3,1)))
np.concatenate((x for x in ([1,2],[3.])))
np.concatenate(5)
np.concatenate([])
np.concatenate(np.ones((2,2)))
np.concatenate([[1,2],[[3,4]]])
np.concatenate([np.ones((2,3)),np.zeros((2,1))],1)
np.concatenate([np.array(["a","bcd"]),np.array(["ef"])])
np.concatenate([np.array([1,2],np.uint8),np.array([1],np.int8)])
np.stack([[1,2],[3,4]],dtype=float)
np.stack([[1,2],[3,4]],dtype=np.uint8,casting="safe")
np.stack([[1.5,2],[3,4]],axis=-1,out=np.zeros((2,2)))
np.stack([[1.5,2],[3,4]],out=np.zeros((2,2),int))
np.hstack(([1,2],[3.]),dtype=int)
np.hstack(([1,2],[3.]),dtype=int,casting="unsafe")
np.vstack(([1,2],[3.,4]),dtype=np.float32)
np.vstack(([1,2],[3.,4]),dtype=int)
np.hstack(x for x in [[1],[2]])
np.vstack(x for x in [[1],[2]])
np.dstack(map(list,[[1],[2]]))
np.column_stack(x for x in [[1],[2]])
np.stack(x for x in [[1],[2]])
np.block([1,[2]])
np.block([[1],2])
np.block([])
np.block([[1],[]])
np.block(([1,2],[3,4]))
np.block([[np.ones((2,2)),np.zeros((2,1))],[np.zeros((1,2)),5]])
np.block([1,2.5])
np.block(3)
np.delete([1,2,3],[True,False,True])
np.delete([1,2,3],True)
np.delete([1,2,3],[True,False])
np.delete([1,2,3],np.array([0],dtype=object))
np.delete([1,2,3],np.array([0.]))
np.delete([1,2,3],[])
np.delete([1,2,3],np.array([]))
np.delete([1,2,3],3)
np.delete([1,2,3],-4)
np.delete([1,2,3],[-1,0,0])
np.delete(np.arange(12).reshape(3,4),[[0,1],[1,0]],axis=1)
np.delete(np.arange(12).reshape(3,4),slice(None,None,2),axis=1)
np.delete(np.arange(12).reshape(3,4),1,axis=-2)
np.delete([1,2,3],1.5)
np.delete([1,2,3],"a")
np.insert([1,2,3],[1],[9,8])
np.insert([1,2,3],1,[9,8])
np.insert([1,2,3],[1,1],[9,8])
np.insert([1,2,3],[2,0],[9,8])
np.insert([1,2,3],[-1,3],9)
np.insert([1,2,3],4,9)
np.insert([1,2,3],[4],9)
np.insert([1,2,3],[],[])
np.insert([1,2,3],np.array([]),[])
np.insert([1,2,3],np.array([1.,2.]),[1,2])
np.insert([1,2,3],[[0,1]],[1,2])
np.insert([1,2,3],slice(0,2),[7,8])
np.insert([1,2,3],[0,1],[7,8,9])
np.insert(np.array([[1,1],[2,2],[3,3]]),[1],[1,2,3],axis=1)
np.insert(np.array([[1,1],[2,2],[3,3]]),[1],[[1],[2],[3]],axis=1)
np.insert(np.array([[1,1],[2,2],[3,3]]),1,[1,2,3],axis=1)
np.insert(np.array([[1,1],[2,2],[3,3]]),1,[[1],[2],[3]],axis=1)
np.insert(np.array([[1,1],[2,2],[3,3]]),[0,2],[[5],[6],[7]],axis=1)
np.insert(np.array([[1,1],[2,2],[3,3]]),[0,2],[5,6],axis=1)
np.insert(np.array([[1,1],[2,2],[3,3]]),1,5,axis=0)
np.insert(np.arange(24).reshape(2,3,4),1,np.arange(8).reshape(2,4),axis=1)
np.insert(np.arange(24).reshape(2,3,4),[1],np.arange(8).reshape(2,1,4),axis=1)
np.insert(np.array([1,2],np.int8),0,300)
np.insert(np.array([1,2],np.int8),0,2.7)
np.trim_zeros(np.array([[0,0,0],[0,1,2],[0,0,0]]))
np.trim_zeros(np.array([[0,0,0],[0,1,2],[0,0,0]]),axis=0)
np.trim_zeros(np.array([[0,0,0],[0,1,2],[0,0,0]]),"f",axis=(0,1))
np.trim_zeros(np.array([[0,0,0],[0,1,2],[0,0,0]]),"b",axis=[-1])
np.trim_zeros(np.zeros((2,3)))
np.trim_zeros([0,1,0])
np.trim_zeros((0,1,0),"B")
np.trim_zeros([0.,np.nan,0])
np.trim_zeros([0,1,0],"x")
np.trim_zeros([0,1,0],axis=())
np.trim_zeros(np.array(3))
np.trim_zeros([0,1,0],axis=2)
np.meshgrid([1,2],[3,4,5],copy=False)
np.meshgrid([1,2],[3,4,5],sparse=True)
np.meshgrid([1,2],[3,4,5],what=True)
np.meshgrid([1,2],[3,4,5],indexing="xx")
np.r_[1:4,0,4]
np.r_[-1:1:6j,[0]*3,5,6]
np.r_["0,2",[1,2,3],[4,5,6]]
np.r_["0,2,0",[1,2,3],[4,5,6]]
np.r_["1,2,0",[1,2,3],[4,5,6]]
np.r_["1",[[1],[2]],[[3],[4]]]
np.r_["-1",[[1],[2]],[[3],[4]]]
np.r_["1,3",[1,2],[3,4]]
np.r_["1,3,1",[1,2],[3,4]]
np.r_["0,3,-2",[1,2],[[3,4]]]
np.r_["x",[1,2]]
np.r_[np.array([1,2],np.float32),1.5]
np.r_[np.array([1,2],np.float32),1:3]
np.r_[np.array([1,2],np.uint8),3]
np.r_[1,2.5]
np.r_[True,2]
np.r_[np.float32(1),2.5]
np.c_[[1,2],[3,4]]
np.c_[np.array([[1,2,3]]),0,0,np.array([[4,5,6]])]
np.c_["0",[1,2],[3,4]]
np.c_[1:3,[4,5]]
np.c_[np.array([1,2],np.float32),[3,4]]
np.mgrid[0:3,0:2]
np.mgrid[0.1:0.33:0.1,]
np.mgrid[0:1:3j,0:2]
np.mgrid[np.float32(0.1):np.float32(0.33):np.float32(0.1),]
np.mgrid[np.float32(0.1):np.float32(0.33):np.float32(0.1)]
np.ogrid[0:3,0:1:3j]
np.mgrid[:3]
np.mgrid[0:1:1j]
np.arange(np.float32(0),np.float32(1),np.float32(.25))
np.arange(np.float32(3))
np.mgrid[0:5:2,1:2:0.3]
np.mgrid[0:1:1j,0:2]
np.ogrid[5:0:-2,0:3]
np.mgrid[0:0,0:2]
np.array(np.arange(3),copy=None,ndmin=2)
np.array(np.arange(3),copy=False,ndmin=2)
np.arange(np.int8(3))
np.arange(np.uint64(3))
np.arange(np.array(3,np.float32))
np.arange(True)
np.arange(2.5)
np.arange(0,1,np.float32(.3))
"""


def test_lines():
    assert compared(LINES, joining) == []


def test_blocks_are_copied():
    numbers = joining.asarray([[1, 2], [3, 4]])
    for made in (joining.block(numbers), joining.block([numbers]), joining.concatenate([numbers])):
        made[0, 0] = 9
    assert numbers.tolist() == [[1, 2], [3, 4]]
