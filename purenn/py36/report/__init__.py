"""Pictures, a report on a model, and the article as a page."""
