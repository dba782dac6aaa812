from .dual import Dual as Dual, derivative as derivative, gradient as gradient
from .interval import Interval as Interval

__all__ = ["Dual", "Interval", "derivative", "gradient"]
