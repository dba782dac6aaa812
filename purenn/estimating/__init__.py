"""What the estimators do as scikit-learn does, where purenn's own networks do otherwise."""
