from .dual import Dual as Dual, derivative as derivative, gradient as gradient

__all__ = ["Dual", "derivative", "gradient"]
